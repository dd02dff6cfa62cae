import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '../../../shared/contract/define.ts';
import type { Contract } from '../../../shared/contract/index.ts';
import { type Direct, newDirect } from '../../support/direct.ts';
import { newHistory } from '../../support/histories.ts';
import { read, uidOf } from '../../support/people.ts';

const day = 86_400_000;
const start = Date.UTC(2024, 0, 1, 12);

/** Name, how many commits, and in which week of 2024 they begin: one commit a day. */
const people: [string, number, number][] = [
  ['Ana Pires', 9, 0],
  ['Ágnes Kovács', 4, 10],
  ['bo', 1, 20],
  ['Łukasz Żółć', 12, 5],
  ['王小明', 3, 30],
  ["Siobhán O'Brien", 2, 40],
  ['Иван Петров', 7, 15],
  ['100% "quoted" *star*', 5, 25],
];
const address = (name: string) => `${people.findIndex(([one]) => one === name)}@community.example`;

let direct: Direct;
beforeAll(async () => {
  direct = newDirect();
  const history = newHistory({ bare: true, name: 'core' });
  history.commit(
    ...people.flatMap(([name, commits, week]) =>
      Array.from({ length: commits }, (_, n) => ({
        by: `${name} <${address(name)}>`,
        at: start + (week * 7 + n) * day,
        message: `${name} ${n}`,
      })),
    ),
  );
  await read(direct, history);
});
afterAll(() => direct.store.close());

type Input = CallInput<Contract['contributors']['procedures']['list']>;
const names = async (input: Input) => (await direct.api.contributors.list({ limit: 200, ...input })).rows.map(({ name }) => name);

describe('the list', () => {
  it('is sorted by name as a person would look it up', async () => {
    expect(await names({ sort: 'name' })).toEqual([
      '100% "quoted" *star*',
      'Ágnes Kovács',
      'Ana Pires',
      'bo',
      'Иван Петров',
      'Łukasz Żółć',
      "Siobhán O'Brien",
      '王小明',
    ]);
  });

  it('is sorted by count, most first, and the other way round', async () => {
    const byCount = ['Łukasz Żółć', 'Ana Pires', 'Иван Петров', '100% "quoted" *star*', 'Ágnes Kovács', '王小明', "Siobhán O'Brien", 'bo'];
    expect(await names({ sort: 'count' })).toEqual(byCount);
    expect(await names({ sort: 'count', direction: 'ascending' })).toEqual([...byCount].reverse());
  });

  it('is sorted by first and last activity, newest first', async () => {
    expect((await names({ sort: 'firstActive' })).slice(0, 3)).toEqual(["Siobhán O'Brien", '王小明', '100% "quoted" *star*']);
    expect((await names({ sort: 'lastActive', direction: 'ascending' }))[0]).toBe('Ana Pires');
  });

  it('comes page by page, without gaps and repeats', async () => {
    const whole = await names({ sort: 'name' });
    const pages = [];
    for (let offset = 0; offset < people.length; offset += 3) pages.push(...(await names({ sort: 'name', offset, limit: 3 })));
    expect(pages).toEqual(whole);
    expect(await direct.api.contributors.list({ offset: 1000 })).toEqual({ total: people.length, rows: [] });
  });

  it('is the same by keys: ids first, then rows in their order', async () => {
    const { ids } = await direct.api.contributors.ids({ sort: 'count' });
    expect(ids).toBeInstanceOf(Uint32Array);
    const { rows } = await direct.api.contributors.byIds({ ids: [...ids] });
    expect(rows.map(({ key }) => key)).toEqual([...ids]);
    expect(rows.map(({ name }) => name)).toEqual(await names({ sort: 'count' }));
  });

  it('leaves out keys that are nobody’s', async () => {
    const { ids } = await direct.api.contributors.ids({});
    const { rows } = await direct.api.contributors.byIds({ ids: [4_000_000, ids[0] ?? 0, 0] });
    expect(rows.map(({ key }) => key)).toEqual([ids[0]]);
  });
});

describe('searching as you type', () => {
  it.each([
    ['ana', ['Ana Pires']],
    ['ANA', ['Ana Pires']],
    ['pires ana', ['Ana Pires']],
    ['agnes', ['Ágnes Kovács']],
    ['kovács', ['Ágnes Kovács']],
    ['lukasz zolc', ['Łukasz Żółć']],
    ['ŁUKASZ', ['Łukasz Żółć']],
    ['ukas', ['Łukasz Żółć']],
    ['王', ['王小明']],
    ['小明', ['王小明']],
    ['ivan', ['Иван Петров']],
    ['петр', ['Иван Петров']],
    ["o'b", ["Siobhán O'Brien"]],
    ["o'brien", ["Siobhán O'Brien"]],
    ['o’brien', ["Siobhán O'Brien"]],
    ['obrien', ["Siobhán O'Brien"]],
    ['brien', ["Siobhán O'Brien"]],
    ['"quo', ['100% "quoted" *star*']],
    ['*star*', ['100% "quoted" *star*']],
    ['100%', ['100% "quoted" *star*']],
    ['bo', ['bo']],
    ['0@community', ['Ana Pires']],
    ['nobody', []],
    ['ana nobody', []],
    ['" OR 1=1 --', []],
    ['NEAR(', []],
    ['text:ana', []],
  ])('%j finds %j', async (search, expected) => {
    expect(await names({ search, sort: 'name' })).toEqual(expected);
  });

  it.each(['', '   ', '\t'])('%j finds everybody', async (search) => {
    expect(await names({ search })).toHaveLength(people.length);
  });

  it('finds a corrected name, and still the one the sources give', async () => {
    const contributor = await uidOf(direct, 'bo');
    await direct.api.contributors.renameContributor({ contributor, name: 'Bo Lindqvist' });
    expect(await names({ search: 'lindqvist' })).toEqual(['Bo Lindqvist']);
    expect(await names({ search: 'bo' })).toEqual(['Bo Lindqvist']);
    expect(await names({ sort: 'name' })).toContain('Bo Lindqvist');
    await direct.api.history.undo({});
    expect(await names({ search: 'lindqvist' })).toEqual([]);
  });
});

describe('a profile', () => {
  it('opens by any identity of the person', async () => {
    const contributor = await uidOf(direct, 'Ana Pires');
    const { identities } = await direct.api.contributors.get({ contributor });
    for (const { id } of identities) expect((await direct.api.contributors.get({ contributor: id })).row.id).toBe(contributor);
  });

  it('of nobody says so', async () => {
    const contributor = 'bbbbbbbb-bbbb-5bbb-8bbb-bbbbbbbbbbbb';
    for (const query of ['get', 'months', 'timeline'] as const) {
      await expect(direct.api.contributors[query]({ contributor })).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('shows every activity once, newest first, page by page', async () => {
    const contributor = await uidOf(direct, 'Łukasz Żółć');
    const titles: string[] = [];
    let after: { at: number; key: number } | undefined;
    do {
      const page = await direct.api.contributors.timeline({ contributor, limit: 5, ...(after ? { after } : {}) });
      titles.push(...page.rows.map(({ title }) => title));
      after = page.next ?? undefined;
    } while (after);
    expect(titles).toEqual(Array.from({ length: 12 }, (_, n) => `Łukasz Żółć ${11 - n}`));
  });

  it('shows only the kinds that are asked for', async () => {
    const contributor = await uidOf(direct, 'Ana Pires');
    expect((await direct.api.contributors.timeline({ contributor, countsAs: ['code'] })).rows).toHaveLength(9);
    expect((await direct.api.contributors.timeline({ contributor, countsAs: ['review', 'merge'] })).rows).toEqual([]);
  });

  it('counts its months and days', async () => {
    const contributor = await uidOf(direct, 'Łukasz Żółć');
    const { activeDays, counts, sources } = await direct.api.contributors.get({ contributor });
    expect([activeDays, counts, sources]).toMatchObject([12, [{ kind: 'code', count: 12 }], [{ name: 'core', activities: 12 }]]);
    expect(await direct.api.contributors.months({ contributor })).toEqual({
      months: [{ month: '2024-02', activities: 12, activeDays: 12 }],
    });
  });
});

it('the summary counts everybody once', async () => {
  expect(await direct.api.contributors.summary({})).toEqual({
    total: people.length,
    byKind: { human: people.length, bot: 0, agent: 0, unknown: 0 },
    activities: 43,
  });
});
