import { expect, it } from 'vitest';
import { mostOnTheSameDays, withoutCrowds } from '../../../../shared/domain/sources/crowded.ts';
import { type ToldEvent, toldNothing } from '../../../../shared/domain/sources/told.ts';

const on = (day: string, count: number): ToldEvent[] =>
  Array.from({ length: count }, (_, n) => ({ key: `${day} ${n}`, name: `Event ${n}`, startsOn: day, endsOn: day }) as ToldEvent);

it('takes a full calendar as it is', () => {
  const told = { ...toldNothing(), events: [...on('2026-05-01', mostOnTheSameDays), ...on('2026-05-02', mostOnTheSameDays)] };
  expect(withoutCrowds(told)).toBe(told);
});

it('sets aside what is more on one day than anybody reads, says so, and keeps the rest', () => {
  const told = { ...toldNothing(), events: [...on('2026-05-01', mostOnTheSameDays + 3), ...on('2026-05-02', 5)] };
  const { events, aside } = withoutCrowds(told);
  expect(events).toHaveLength(mostOnTheSameDays + 5);
  expect(aside.map(({ key }) => key)).toEqual([0, 1, 2].map((n) => `2026-05-01 ${mostOnTheSameDays + n}`));
  expect(aside[0]?.reason).toBe('More than 500 events of this source stand on 2026-05-01. This one was left out.');
});
