import { expect, it } from 'vitest';
import { daysAfter, stateOf } from '../../../../shared/domain/events/event.ts';

it('is planned until its last day is over', () => {
  expect(stateOf({ startsOn: '2026-05-14', endsOn: '2026-05-15' }, '2026-05-15')).toBe('planned');
  expect(stateOf({ startsOn: '2026-05-13', endsOn: '2026-05-14' }, '2026-05-15')).toBe('done');
});

it('keeps its days in order when one of them moves', () => {
  const [one, three] = [
    { startsOn: '2026-05-14', endsOn: '2026-05-14' },
    { startsOn: '2026-05-14', endsOn: '2026-05-16' },
  ];
  expect(daysAfter(one, { startsOn: '2026-05-10' })).toEqual({ startsOn: '2026-05-10', endsOn: '2026-05-10' });
  expect(daysAfter(three, { startsOn: '2026-05-10' })).toEqual({ startsOn: '2026-05-10', endsOn: '2026-05-16' });
  expect(daysAfter(three, { startsOn: '2026-06-01' })).toEqual({ startsOn: '2026-06-01', endsOn: '2026-06-01' });
  expect(daysAfter(one, { endsOn: '2026-05-15' })).toEqual({ startsOn: '2026-05-14', endsOn: '2026-05-15' });
  expect(daysAfter(one, { endsOn: '2026-05-13' })).toBeNull();
  expect(daysAfter(one, {})).toEqual(one);
});
