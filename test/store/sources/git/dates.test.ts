import { describe, expect, it } from 'vitest';
import { newHistory } from '../../../support/histories.ts';
import { ana, firstProfile, firstTimeline, readCommits, readHistory } from '../../../support/reading.ts';
import { today } from '../../../support/workspaces.ts';

const day = 86_400_000;

describe('dates', () => {
  const usual = Date.UTC(2024, 2, 1, 12);

  it.each([
    ['1970 by the author, believable by the committer', 0, usual, { at: usual, dateFrom: 'committer' }],
    ['2100 by the author, believable by the committer', Date.UTC(2100, 0, 1), usual, { at: usual, dateFrom: 'committer' }],
    ['later by the author than by the committer', usual + day, usual, { at: usual, dateFrom: 'committer' }],
    ['believable by the author, 1970 by the committer', usual, 0, { at: usual, dateFrom: 'author' }],
    ['believable by the author, 2100 by the committer', usual, Date.UTC(2100, 0, 1), { at: usual, dateFrom: 'author' }],
    ['1970 by both', 0, 1000, { at: 1000, dateFrom: 'none' }],
    ['2100 by both', Date.UTC(2100, 0, 1), Date.UTC(2100, 0, 2), { at: Date.UTC(2100, 0, 2), dateFrom: 'none' }],
  ] as const)('%s', async (_, at, committedAt, shown) => {
    const direct = await readCommits({ by: ana, at, committedAt });
    expect(await firstTimeline(direct)).toMatchObject([shown]);
    const { row, undated, activeDays } = await firstProfile(direct);
    const isDated = shown.dateFrom !== 'none';
    expect([row.firstActive, row.lastActive, undated, activeDays]).toEqual(isDated ? [shown.at, shown.at, 0, 1] : [null, null, 1, 0]);
    expect(row.contributions).toBe(1);
  });

  it('nobody can believe are in no month and no sorting before dates that count', async () => {
    const direct = await readCommits({ by: 'Zed <z@x.example>', at: 0 }, { by: ana, at: usual });
    const { rows } = await direct.api.contributors.list({ sort: 'lastActive' });
    expect(rows.map(({ name }) => name)).toEqual(['Ana Pires', 'Zed']);
    const [zed] = (await direct.api.contributors.list({ search: 'zed' })).rows;
    expect(await direct.api.contributors.months({ contributor: zed?.id ?? '' })).toEqual({ months: [] });
  });

  it('keep the offset of where the author was', async () => {
    const direct = await readCommits({ by: ana, at: usual, zone: '-0330' }, { by: ana, at: usual + 1000, zone: '+1400' });
    expect((await firstTimeline(direct)).map(({ offset }) => offset)).toEqual([840, -210]);
  });

  it('draw the last twelve months of a row from today', async () => {
    const direct = await readCommits({ by: ana, at: today - 400 * day }, { by: ana, at: today - 40 * day }, { by: ana, at: today - day });
    expect((await firstProfile(direct)).row.months).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
  });

  it.each([
    ['before 1970', '-1 +0000'],
    ['beyond all counting', '99999999999999999999 +0000'],
    ['with an offset of days', '1709294400 +9999'],
    ['missing', ''],
    ['a word', 'yesterday +0000'],
  ])('that git itself would not write, %s, do no harm', async (_, date) => {
    const history = newHistory({ bare: true });
    const [base] = history.commit({ by: ana, at: usual });
    const tree = history.git('rev-parse', `${base}^{tree}`);
    history.raw(Buffer.from(`tree ${tree}\nparent ${base}\nauthor ${ana} ${date}\ncommitter ${ana} 1709294400 +0000\n\nOdd\n`));
    const direct = await readHistory(history);
    expect((await firstProfile(direct)).row).toMatchObject({ activities: 2 });
  });
});
