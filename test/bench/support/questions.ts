/** Everything a window asks about people, as groups of inputs: each group is one line of the bench. */
import type { contributorListInput, contributorSorts } from '../../../shared/contract/contributors.ts';
import type { Condition, Filter } from '../../../shared/contract/segments.ts';
import { detailColumns } from '../../../shared/domain/contributors/columns.ts';
import type { z } from '../../../shared/zod.ts';
import { largeEnd } from './large.ts';
import { pick } from './names.ts';

export type ListInput = z.input<typeof contributorListInput>;

export interface Question {
  procedure: 'ids' | 'byIds' | 'list' | 'summary' | 'get' | 'months' | 'timeline' | 'tags';
  input: Record<string, unknown>;
  /** What the same person asked just before: the letters without the last one. */
  before?: Question;
}

export interface Group {
  measure: string;
  questions: Question[];
  /** Milliseconds. */
  limit: number;
}

/** What the questions are about, read from the workspace once. */
export interface Known {
  people: { key: number; uid: string; name: string; handle: string }[];
  /** Most activities first. */
  busiest: string[];
  tags: { id: string; people: number }[];
  sources: string[];
  teammates: string[];
  /** Where deep pages of the busiest person's timeline begin. */
  deep: { at: number; key: number }[];
}

const quick = 16;
/** Everybody's keys, there and back. */
const whole = 50;
/** Trees of five conditions. */
const five = 50;
const day = 86_400_000;
const sorts: (typeof contributorSorts)[number][] = ['lastActive', 'name', 'firstActive', 'count'];
const ids = (input: ListInput): Question => ({ procedure: 'ids', input });
/** As the window asks while somebody types: with the rows it shows first. */
const typing = (input: ListInput): Question => ({ procedure: 'ids', input: { ...input, firstRows: 50 } });
const group = (measure: string, questions: Question[], limit = quick): Group => ({ measure, questions, limit });

function everybody(): Group[] {
  return sorts.flatMap((sort) =>
    (['ascending', 'descending'] as const).map((direction) =>
      group(`ids, everybody by ${sort} ${direction}`, [ids({ sort, direction })], whole),
    ),
  );
}

/** Fifty people looked for letter by letter: by name, by handle, by two words, and the letters everybody has. */
function searches(known: Known, random: () => number): Group[] {
  const common = ['a', 'e', 'an', 'ar', 'ma', 'com', 'example', 'github'];
  const texts = Array.from({ length: 50 }, (_, n) => {
    const { name, handle } = pick(known.people, random);
    return n % 4 === 3 ? handle : name;
  });
  const typed = (length: number): Question[] =>
    [...texts.map((text) => text.slice(0, length)), ...common.filter((text) => text.length === length)].map((search, n) => {
      const sort = sorts[n % sorts.length] ?? 'name';
      return { ...typing({ search, sort }), before: typing({ search: search.slice(0, -1), sort }) };
    });
  const jumped = texts.map((text) => text.slice(-5)).map((search) => typing({ search }));
  const twoWords = texts.map((text) => text.replace(/^(\S)\S*\s+(\S{1,3}).*$/, '$1 $2')).map((search) => typing({ search }));
  return [
    ...Array.from({ length: 8 }, (_, at) => group(`ids, search of ${at + 1} letter${at === 0 ? '' : 's'}`, typed(at + 1))),
    group('ids, search of two beginnings', twoWords),
    group('ids, search of something else each time', jumped),
  ];
}

function conditions(known: Known): [name: string, filters: Filter[]][] {
  const [newsletter, ...fewer] = [...known.tags].sort((a, b) => b.people - a.people).map(({ id }) => id);
  const [first = '', second = ''] = known.sources;
  const since = (days: number): Condition => ({ field: 'active', from: largeEnd - days * day });
  const between = (from: number, to: number): Condition => ({ field: 'active', from: largeEnd - from * day, to: largeEnd - to * day });
  const human: Condition = { field: 'kind', anyOf: ['human'] };
  const tagged = (...anyOf: string[]): Condition => ({ field: 'tag', anyOf });
  const last: Condition = { field: 'active', lastDays: Math.ceil((Date.now() - largeEnd) / day) + 90 };
  return [
    ['kind, most of them', [human]],
    ['kind, few of them', [{ field: 'kind', anyOf: ['bot', 'agent'] }]],
    ['contribution, most of them', [{ field: 'contribution', anyOf: ['code'] }]],
    ['contribution, several', [{ field: 'contribution', anyOf: ['documentation', 'review', 'help'] }]],
    ['active lately', [last, since(30), since(365)]],
    ['active in a month', Array.from({ length: 12 }, (_, n) => between(60 + 400 * n, 30 + 400 * n))],
    ['active in a year', Array.from({ length: 12 }, (_, n) => between(700 + 365 * n, 335 + 365 * n))],
    ['tag of a fifth of everybody', [tagged(newsletter ?? '')]],
    ['tag of few', fewer.map((tag) => tagged(tag))],
    ['source, most of them', [{ field: 'source', anyOf: [first] }]],
    ['sources', [{ field: 'source', anyOf: [first, second] }]],
    ['without a tag', [{ not: tagged(newsletter ?? '') }]],
    ['people, active, from a source', [{ all: [human, since(730), { field: 'source', anyOf: [first] }] }]],
    ['one or the other', [{ any: [tagged(fewer[0] ?? ''), { field: 'contribution', anyOf: ['review'] }, between(900, 600)] }]],
    [
      'nested',
      [
        {
          all: [
            human,
            { any: [{ field: 'source', anyOf: [second] }, { not: tagged(newsletter ?? '') }] },
            { not: { field: 'search', text: 'bot' } },
          ],
        },
      ],
    ],
  ];
}

/** Each of five conditions of different fields: what is computed from activities, what people said, and both; few people and many. */
function fiveConditions(known: Known): Filter[] {
  const [newsletter = '', ...fewer] = [...known.tags].sort((a, b) => b.people - a.people).map(({ id }) => id);
  const [owner = ''] = known.teammates;
  const human: Condition = { field: 'kind', anyOf: ['human'] };
  const since = (days: number): Condition => ({ field: 'active', from: largeEnd - days * day });
  const year: Condition = { field: 'active', from: largeEnd - 730 * day, to: largeEnd - 365 * day };
  const source: Condition = { field: 'source', anyOf: known.sources.slice(0, 1) };
  const affiliated: Condition = { field: 'value', of: 'affiliation', is: { how: 'anyOf', values: ['Harbour Labs', 'Freelance'] } };
  const containing: Condition = { field: 'value', of: 'affiliation', is: { how: 'contains', text: 'north' } };
  const owned: Condition = { field: 'value', of: 'owner', is: { how: 'anyOf', values: [owner] } };
  const core: Condition = { field: 'standing', anyOf: ['core', 'staff'] };
  const wider: Condition = { field: 'standing', anyOf: ['wider'] };
  const speaks: Condition = { field: 'language', anyOf: ['de', 'fr'] };
  const mayContact: Condition = { field: 'consent', purpose: 'contact', anyOf: ['given', 'none'] };
  const refused: Condition = { field: 'consent', purpose: 'contact', anyOf: ['refused', 'withdrawn'] };
  const many: Condition = { field: 'contributions', from: 3 };
  const tagged: Condition = { field: 'tag', anyOf: fewer };
  return [
    { all: [human, since(3650), source, wider, mayContact] },
    { all: [human, year, many, mayContact, { not: { field: 'tag', anyOf: [newsletter] } }] },
    { all: [affiliated, owned, speaks, wider, { field: 'contacted' }] },
    { all: [human, many, wider, { not: refused }, { not: affiliated }] },
    { any: [core, owned, tagged, containing, { field: 'followUp', due: true }] },
    { all: [{ any: [core, speaks] }, { any: [year, { field: 'note' }] }, { not: refused }] },
    { all: [human, { field: 'contribution', anyOf: ['documentation', 'review'] }, source, since(1095), { field: 'search', text: 'ma' }] },
  ];
}

function filters(known: Known): Group[] {
  const inputs = conditions(known);
  const searched = inputs.flatMap(([, some]) => some.map((filter, n) => ids({ filter, search: ['ma', 'an', 'ole', 'sch'][n % 4] ?? '' })));
  return [
    ...inputs.map(([name, some]) =>
      group(
        `ids, filter: ${name}`,
        some.flatMap((filter) => sorts.map((sort) => ids({ filter, sort }))),
      ),
    ),
    group('ids, filter and search', searched),
    group(
      'ids, five conditions',
      fiveConditions(known).flatMap((filter) => sorts.map((sort) => ids({ filter, sort }))),
      five,
    ),
  ];
}

function profiles(known: Known, random: () => number): Group[] {
  const some = Array.from({ length: 60 }, () => pick(known.people, random).uid);
  const [busiest = ''] = known.busiest;
  const of = (procedure: Question['procedure'], uids: readonly string[]): Question[] =>
    uids.map((contributor) => ({ procedure, input: { contributor } }));
  const timeline = (input: object): Question => ({ procedure: 'timeline', input: { contributor: busiest, ...input } });
  return [
    group('get', of('get', some)),
    group('get, the twenty busiest', of('get', known.busiest)),
    group('months', of('months', some)),
    group('months, the twenty busiest', of('months', known.busiest)),
    group('timeline', of('timeline', some)),
    group('timeline, the twenty busiest', of('timeline', known.busiest)),
    group(
      'timeline, deep pages of the busiest',
      known.deep.map((after) => timeline({ after })),
    ),
    group('timeline, rare kinds of the busiest', [
      ...known.deep.map((after) => timeline({ after, countsAs: ['test'] })),
      timeline({ countsAs: ['talk'] }),
    ]),
  ];
}

/** The same questions for the same workspace. */
export function questions(known: Known, random: () => number): Group[] {
  const keys = (count: number, more: object = {}): Question[] =>
    Array.from({ length: 40 }, () => ({
      procedure: 'byIds',
      input: { ids: Array.from({ length: count }, () => pick(known.people, random).key), ...more },
    }));
  const list = (input: object): Question => ({ procedure: 'list', input: { limit: 50, ...input } });
  return [
    ...everybody(),
    ...searches(known, random),
    ...filters(known),
    group('byIds, 100 scattered', keys(100)),
    group('byIds, 200 scattered', keys(200)),
    group('byIds, 100 scattered with every column', keys(100, { columns: detailColumns })),
    group(
      'list, first page',
      sorts.map((sort) => list({ sort })),
    ),
    group(
      'list, deep page',
      sorts.map((sort, n) => list({ sort, offset: 60_000 + 9_000 * n })),
    ),
    group(
      'list, searched',
      ['an', 'maria', 'k', 'silva'].map((search) => list({ search })),
    ),
    ...profiles(known, random),
    group('tags', [{ procedure: 'tags', input: {} }]),
    group('summary', [{ procedure: 'summary', input: {} }]),
  ];
}
