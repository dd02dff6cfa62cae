import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchDay } from '../../../renderer/app/day-change.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('says once that the day is another one, and nothing while it is the same or nobody listens', () => {
  let day = '2026-05-14';
  const isNew = vi.fn();
  const stop = watchDay(() => day, isNew);
  vi.advanceTimersByTime(3_600_000);
  expect(isNew).not.toHaveBeenCalled();
  day = '2026-05-15';
  vi.advanceTimersByTime(3_600_000);
  expect(isNew).toHaveBeenCalledTimes(1);
  stop();
  day = '2026-05-16';
  vi.advanceTimersByTime(3_600_000);
  expect(isNew).toHaveBeenCalledTimes(1);
});
