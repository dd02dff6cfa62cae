import { expect, it } from 'vitest';
import { dayIn } from '../../../../shared/domain/time/days.ts';

const evening = Date.UTC(2026, 4, 14, 23, 30);
const day = Date.UTC(2026, 4, 14) / 86_400_000;

it('is the day there, not here', () => {
  expect(dayIn('UTC')(evening)).toBe(day);
  expect(dayIn('Europe/Berlin')(evening)).toBe(day + 1);
  expect(dayIn('America/Lima')(Date.UTC(2026, 4, 15, 4))).toBe(day);
});

it('is the day of UTC where the zone is none', () => {
  expect(dayIn('Mars/Olympus')(evening)).toBe(day);
});
