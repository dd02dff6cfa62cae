import { expect, it } from 'vitest';
import { NO_DATE, withMonths } from '../../../../renderer/contributors/profile/timeline-items.ts';
import type { ActivityRow } from '../../../../shared/contract/contributors.ts';

const row = (at: string, dateFrom: ActivityRow['dateFrom'] = 'author'): ActivityRow => ({
  id: '00000000-0000-4000-8000-000000000000',
  kind: 'commit',
  countsAs: 'code',
  title: at,
  key: at,
  link: null,
  reference: null,
  productGroup: null,
  at: Date.parse(at),
  offset: -600,
  dateFrom,
  source: { id: '00000000-0000-4000-8000-000000000001', name: 'thistledown' },
  event: null,
  byHand: null,
});

it('puts a head before each UTC month, and what has no date at the end under one of its own', () => {
  const items = withMonths([
    row('2026-05-01T00:00:00Z'),
    row('2026-04-30T23:59:59Z'),
    row('2026-04-02T10:00:00Z'),
    row('1970-01-01T00:00:00Z', 'none'),
  ]);
  expect(items.map((item) => (item.type === 'month' ? item.month : item.row.title))).toEqual([
    '2026-05',
    '2026-05-01T00:00:00Z',
    '2026-04',
    '2026-04-30T23:59:59Z',
    '2026-04-02T10:00:00Z',
    NO_DATE,
    '1970-01-01T00:00:00Z',
  ]);
});
