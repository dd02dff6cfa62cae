import { expect, it } from 'vitest';
import { callWords } from '../../../../renderer/events/words.ts';
import { callOf } from '../../../../shared/domain/events/call.ts';

const now = Date.UTC(2026, 10, 1);
const written = (at: number): string => new Date(at).toISOString();

it('names the day that a call for papers ends on as its list does, wherever it is read', () => {
  const words = (day: string) => callWords(callOf(day, '', '').call, now, written);
  expect(words('2026-11-30')).toMatch(/^until .*30.*, anywhere on Earth$/);
  expect(words('2026-10-30')).toMatch(/^ended .*30.*, anywhere on Earth$/);
  // One with a time is an instant.
  expect(callWords(callOf('2026-11-30 18:00', 'Europe/Berlin', '').call, now, written)).toBe('until 2026-11-30T17:00:00.000Z');
  expect(words('TBA')).toBe('end to be announced');
});
