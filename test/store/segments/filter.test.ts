import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactRow } from '../../../shared/contract/contacts.ts';
import type { Details } from '../../../shared/contract/details.ts';
import type { Condition, Filter, ValueTest } from '../../../shared/contract/segments.ts';
import { consentAnswers, consentPurposes } from '../../../shared/domain/contributors/consent.ts';
import { countedKinds } from '../../../shared/domain/contributors/contributions.ts';
import { standingOn, standings } from '../../../shared/domain/contributors/details.ts';
import { daysAgo } from '../../../shared/domain/time/ages.ts';
import { type Direct, newDirect } from '../../support/direct.ts';
import { newHistory } from '../../support/histories.ts';
import { everybody, read } from '../../support/people.ts';
import { runs } from '../../support/runs.ts';
import { signatures } from '../../support/signatures.ts';
import { today } from '../../support/workspaces.ts';

/*
 * The one filter tree, against the same tree worked out over plain values: who has which kinds of contribution, tags and
 * sources, and on which days.
 */

const day = 86_400_000;

interface Person {
  uid: string;
  kinds: Set<string>;
  kind: string;
  tags: Set<string>;
  sources: Set<string>;
  /** When, for every activity with a date one can believe. */
  at: number[];
  contributions: number;
  firstActive: number | null;
  details: Details;
  notes: number;
  consent: Record<string, string>;
  contacts: ContactRow[];
}

let direct: Direct;
let people: Person[];
let tags: string[];
let sources: string[];
let watcher: string;
let fieldOf: Record<'room' | 'talks' | 'joined' | 'region', string>;

const dayName = (days: number): string => new Date(today + days * day).toISOString().slice(0, 10);

/** A part of the people gets each thing, so that every answer but one is wrong. */
async function noteThings(uids: readonly string[]): Promise<void> {
  const { contributors, team } = direct.api;
  const every = (n: number, from = 0) => uids.filter((_, at) => at % n === from);
  const set = async (field: string, value: string, some: readonly string[]) =>
    contributors.setDetail({ people: { contributors: [...some] }, field, value });
  watcher = (await team.addTeammate({ name: 'Mara Solberg' })).id;
  await team.iAm({ teammate: watcher });
  const make = async (name: string, kind: 'text' | 'number' | 'date' | 'choice', choices: string[] = []) =>
    (await contributors.addCustomField({ name, kind, choices })).id;
  fieldOf = {
    room: await make('Room', 'text'),
    talks: await make('Talks wanted', 'number'),
    joined: await make('Joined', 'date'),
    region: await make('Region', 'choice', ['North', 'South']),
  };
  await set('affiliation', 'Zoë & Sons', every(3));
  await set('affiliation', 'zoe & sons', every(5, 1));
  await set('affiliation', 'Harbour', every(4, 2));
  await set('shirtSize', 'M', every(2));
  await set('owner', watcher, every(6, 1));
  await set(fieldOf.room, 'By the WINDOW', every(3, 1));
  for (const [n, talks] of ['-2', '0', '2.5', '10', '9'].entries()) await set(fieldOf.talks, talks, every(7, n));
  for (const [n, days] of [-400, -10, 30].entries()) await set(fieldOf.joined, dayName(days), every(5, n));
  await set(fieldOf.region, 'North', every(4));
  for (const [at, contributor] of uids.entries()) {
    const standing = (which: (typeof standings)[number], from: number | null, to: number | null) =>
      contributors.addDetail({
        contributor,
        item: { kind: 'standing', standing: which, from: from === null ? null : dayName(from), to: to === null ? null : dayName(to) },
      });
    if (at % 4 === 0) await standing('staff', -100, at % 8 === 0 ? -1 : 0);
    if (at % 6 === 0) await standing('core', null, null);
    if (at % 9 === 1) await standing('wider', null, 5);
    if (at % 3 === 0)
      await contributors.addDetail({ contributor, item: { kind: 'language', language: 'pt', level: at % 2 === 0 ? 'fluent' : 'working' } });
    if (at % 4 === 1) await contributors.addDetail({ contributor, item: { kind: 'language', language: 'de', level: 'fluent' } });
    if (at % 5 === 2) await contributors.addDetail({ contributor, item: { kind: 'specialisation', text: 'Übersetzung' } });
    if (at % 5 === 3) await contributors.addDetail({ contributor, item: { kind: 'motivation', text: 'Fun' } });
    if (at % 7 === 3) await contributors.watchContributor({ contributor, watch: true });
    if (at % 4 === 3) await contributors.addNote({ contributor, text: 'Met in spring.' });
    if (at % 3 === 1)
      await contributors.logContact({
        contributor,
        channel: 'call',
        at: today - at * 11 * day,
        followUpOn: at % 2 === 0 ? dayName(at - 9) : null,
      });
    if (at % 6 === 1) await contributors.logContact({ contributor, channel: 'mail', at: today - day });
  }
  const consent = async (
    some: string[],
    purpose: 'contact' | 'swag',
    state: 'given' | 'refused' | 'withdrawn',
    until: string | null = null,
  ) => contributors.recordConsent({ people: { contributors: some }, purpose, state, basis: 'said so', text: 'On the phone.', until });
  await consent(every(2), 'contact', 'given');
  await consent(every(4), 'contact', 'withdrawn');
  await consent(every(6, 2), 'contact', 'given', dayName(-1));
  await consent(every(3), 'swag', 'refused');
  await consent(every(3, 1), 'swag', 'given', dayName(0));
}

beforeAll(async () => {
  direct = newDirect();
  for (const name of ['one', 'two']) {
    const history = newHistory({ bare: true, name });
    history.commit(
      ...signatures.flatMap((by, n) =>
        (name === 'two' && n % 3 === 0 ? [] : [0, 1]).map((time) => ({
          by,
          at: n === 7 && time === 1 ? 0 : today - (n * 23 + time * 200) * day,
          message: time === 0 ? `${name} ${n}\n\nReviewed-by: ${signatures[(n * 5) % signatures.length]}\n` : `${name} ${n}`,
          ...(n % 4 === 0 ? { committedBy: 'Keeper <keeper@example.org>' } : {}),
        })),
      ),
    );
    history.commit({ by: 'Una Dated <una@dated.example>', at: 0, committedAt: 0 });
    await read(direct, history);
  }
  const uids = [...(await everybody(direct)).values()];
  for (const [n, tag] of ['Mentor', 'Speaker'].entries()) {
    await direct.api.contributors.tagContributors({ people: { contributors: uids.filter((_, at) => at % (n + 2) === 0) }, tag });
  }
  await noteThings(uids);
  tags = (await direct.api.contributors.tags({})).tags.map(({ id }) => id);
  sources = (await direct.api.sources.list({})).sources.map(({ id }) => id);
  const { rows } = await direct.api.contributors.list({ limit: 200 });
  people = await Promise.all(
    rows.map(async ({ id, kind, tags: its, contributions, firstActive }) => {
      const profile = await direct.api.contributors.get({ contributor: id });
      const timeline = await direct.api.contributors.timeline({ contributor: id, limit: 200 });
      return {
        uid: id,
        kind,
        kinds: new Set<string>(profile.counts.map((count) => count.kind)),
        tags: new Set(its.map((tag) => tag.id)),
        sources: new Set(profile.sources.map((source) => source.id)),
        contributions,
        firstActive,
        details: profile.details,
        notes: profile.notes.length,
        consent: profile.consent,
        contacts: (await direct.api.contributors.contacts({ contributor: id, limit: 200 })).rows,
        at: timeline.rows.filter(({ dateFrom }) => dateFrom !== 'none').map(({ at }) => at),
      };
    }),
  );
});
afterAll(() => direct.store.close());

/** As a person would compare them: "Zoë" is "zoe". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function holds(value: string | undefined, is: ValueTest): boolean {
  if (value === undefined) return false;
  switch (is.how) {
    case 'noted':
      return true;
    case 'anyOf':
      return is.values.some((one) => plain(one) === plain(value));
    case 'contains':
      return plain(value).includes(plain(is.text));
    case 'number':
      return Number(value) >= (is.from ?? -Infinity) && Number(value) <= (is.to ?? Infinity);
    case 'date':
      return value >= (is.from ?? '') && value <= (is.to ?? '9999');
  }
}

function itemsOf<K extends Details['items'][number]['item']['kind']>({ details }: Person, kind: K) {
  return details.items.flatMap(({ item }) => (item.kind === kind ? [item as Extract<typeof item, { kind: K }>] : []));
}

const within = (value: number | null, from: number | undefined, to: number | undefined): boolean =>
  value !== null && value >= (from ?? -Infinity) && value <= (to ?? Infinity);

function meets(person: Person, condition: Condition): boolean {
  switch (condition.field) {
    case 'contribution':
      return condition.anyOf.some((kind) => person.kinds.has(kind));
    case 'kind':
      return condition.anyOf.some((kind) => kind === person.kind);
    case 'tag':
      return condition.anyOf.some((tag) => person.tags.has(tag));
    case 'source':
      return condition.anyOf.some((source) => person.sources.has(source));
    // There are none here; test/store/product-groups asks for them.
    case 'productGroup':
      return false;
    case 'active': {
      const { lastDays } = condition;
      if (lastDays !== undefined) return person.at.some((at) => daysAgo(at, today) < lastDays);
      const { from = -Infinity, to = Infinity } = condition;
      return person.at.some((at) => at >= from && at <= to);
    }
    case 'tagged':
      return person.tags.size > 0;
    case 'contributions':
      return within(person.contributions, condition.from, condition.to);
    case 'firstActive':
      return condition.lastDays === undefined
        ? within(person.firstActive, condition.from, condition.to)
        : person.firstActive !== null && daysAgo(person.firstActive, today) < condition.lastDays;
    case 'value':
      return holds({ ...person.details.custom, ...person.details.values }[condition.of], condition.is);
    case 'standing':
      return condition.anyOf.includes(standingOn(dayName(0), itemsOf(person, 'standing')));
    case 'language':
      return itemsOf(person, 'language').some(
        ({ language, level }) =>
          (condition.anyOf.length === 0 || condition.anyOf.includes(language)) &&
          (condition.level === undefined || condition.level === level),
      );
    case 'specialisation':
    case 'motivation': {
      const { anyOf } = condition;
      return itemsOf(person, condition.field).some(({ text }) => anyOf.length === 0 || anyOf.some((one) => plain(one) === plain(text)));
    }
    case 'watched':
      return person.details.watchers.some(({ id }) => condition.by === undefined || condition.by === id);
    case 'note':
      return person.notes > 0;
    case 'consent':
      return condition.anyOf.some((answer) => answer === person.consent[condition.purpose]);
    case 'contacted':
      return person.contacts.some(({ at }) => condition.lastDays === undefined || daysAgo(at, today) < condition.lastDays);
    case 'followUp':
      return person.contacts.some(({ followUp }) => followUp && !followUp.done && (!condition.due || followUp.on <= dayName(0)));
    case 'search':
      throw new Error('Searching is tested with the list.');
  }
}

const passes = (person: Person, filter: Filter): boolean => {
  if ('all' in filter) return filter.all.every((part) => passes(person, part));
  if ('any' in filter) return filter.any.some((part) => passes(person, part));
  if ('not' in filter) return !passes(person, filter.not);
  return meets(person, filter);
};

const found = async (filter: Filter) => (await direct.api.contributors.list({ filter, limit: 200 })).rows.map(({ id }) => id).sort();
const expected = (filter: Filter) =>
  people
    .filter((person) => passes(person, filter))
    .map(({ uid }) => uid)
    .sort();

const instant = fc.integer({ min: -30, max: 900 }).map((days) => today - days * day);
const condition = fc.oneof<fc.Arbitrary<Condition>[]>(
  fc.record({ field: fc.constant('contribution' as const), anyOf: fc.subarray([...countedKinds], { minLength: 1 }) }),
  fc.record({
    field: fc.constant('kind' as const),
    anyOf: fc.subarray(['human', 'bot', 'agent', 'unknown'] as const, { minLength: 1 }).map((some) => [...some]),
  }),
  fc.nat(2).map((n) => ({ field: 'tag' as const, anyOf: n === 2 ? tags : [tags[n] ?? ''] })),
  fc.nat(2).map((n) => ({ field: 'source' as const, anyOf: n === 2 ? sources : [sources[n] ?? ''] })),
  fc.record({ field: fc.constant('active' as const), lastDays: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ field: fc.constant('active' as const), from: instant }),
  fc.record({ field: fc.constant('active' as const), to: instant }),
  fc.record({ field: fc.constant('active' as const), from: instant, to: instant }),
  fc.constant({ field: 'active' as const }),
  fc.constantFrom<Condition>(
    { field: 'tagged' },
    { field: 'note' },
    { field: 'contacted' },
    { field: 'watched' },
    { field: 'followUp', due: true },
    { field: 'followUp', due: false },
    { field: 'language', anyOf: [] },
    { field: 'specialisation', anyOf: [] },
    { field: 'motivation', anyOf: ['fun'] },
    { field: 'specialisation', anyOf: ['ubersetzung', 'Backend'] },
  ),
  fc.nat(3).map((n) => (n === 3 ? { field: 'watched', by: '0190a8b4-0000-7000-8000-000000000000' } : { field: 'watched', by: watcher })),
  fc.tuple(fc.nat(4), fc.nat(4)).map(([from, to]): Condition => ({ field: 'contributions', from, to: from + to })),
  fc.tuple(instant, instant).map(([from, to]): Condition => ({ field: 'firstActive', from, to })),
  fc.integer({ min: 1, max: 900 }).map((lastDays): Condition => ({ field: 'firstActive', lastDays })),
  fc.integer({ min: 1, max: 300 }).map((lastDays): Condition => ({ field: 'contacted', lastDays })),
  fc.subarray([...standings], { minLength: 1 }).map((anyOf): Condition => ({ field: 'standing', anyOf })),
  fc
    .tuple(fc.subarray(['pt', 'de', 'fr'], { minLength: 0 }), fc.constantFrom('fluent' as const, 'working' as const, undefined))
    .map(([anyOf, level]): Condition => ({ field: 'language', anyOf, ...(level ? { level } : {}) })),
  fc
    .tuple(fc.constantFrom(...consentPurposes), fc.subarray([...consentAnswers], { minLength: 1 }))
    .map(([purpose, anyOf]): Condition => ({ field: 'consent', purpose, anyOf })),
  fc
    .tuple(
      fc.constantFrom<string>('affiliation', 'shirtSize', 'owner', 'persona', 'room', 'talks', 'joined', 'region'),
      fc.constantFrom<ValueTest>(
        { how: 'noted' },
        { how: 'anyOf', values: ['ZOE & Sons'] },
        { how: 'anyOf', values: ['harbour', 'M', 'North'] },
        { how: 'contains', text: 'o' },
        { how: 'contains', text: 'windöw' },
        { how: 'number', from: -1, to: 9 },
        { how: 'number', to: 2.5 },
        { how: 'number' },
        { how: 'date', from: dayName(-10) },
        { how: 'date', from: dayName(-500), to: dayName(-10) },
      ),
    )
    .filter(([of, { how }]) => (how === 'number') === (of === 'talks') || how === 'noted')
    .map(
      ([of, is]): Condition => ({
        field: 'value',
        of: (fieldOf[of as keyof typeof fieldOf] ?? of) as Extract<Condition, { field: 'value' }>['of'],
        is: of === 'owner' && is.how === 'anyOf' ? { how: 'anyOf', values: [watcher] } : is,
      }),
    ),
);
const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    condition,
    fc.array(tie('filter'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('filter').map((not) => ({ not })),
  ),
}));

describe('the filter tree', () => {
  it('has people of every sort to choose from', () => {
    expect(people.length).toBeGreaterThan(12);
    expect(new Set(people.map(({ kind }) => kind))).toEqual(new Set(['human', 'bot', 'unknown']));
    expect(people.some(({ at }) => at.length === 0)).toBe(true);
  });

  it('gives whom it says, whatever the tree', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        expect(await found(filter)).toEqual(expected(filter));
        expect((await direct.api.segments.count({ filter })).count).toBe(expected(filter).length);
      }),
      { numRuns: runs(300) },
    );
  });

  it('has somebody for every answer, and somebody else', () => {
    const all: Filter[] = [
      ...standings.map((one): Filter => ({ field: 'standing', anyOf: [one] })),
      ...consentAnswers.map((one): Filter => ({ field: 'consent', purpose: 'contact', anyOf: [one] })).filter((_, n) => n !== 1),
      { field: 'consent', purpose: 'swag', anyOf: ['refused'] },
      { field: 'followUp', due: true },
      { field: 'contacted', lastDays: 30 },
      { field: 'value', of: 'affiliation', is: { how: 'noted' } },
      { field: 'value', of: fieldOf.talks, is: { how: 'number', from: -1, to: 9 } },
    ];
    for (const filter of all) {
      const some = expected(filter).length;
      expect([JSON.stringify(filter), some > 0 && some < people.length]).toEqual([JSON.stringify(filter), true]);
    }
  });

  it('gives everyone for an empty "all", and the rest for its opposite', async () => {
    expect(await found({ all: [] })).toHaveLength(people.length);
    expect(await found({ not: { all: [] } })).toEqual([]);
  });

  it('takes tags and sources that are not there for nobody’s', async () => {
    const nobody = 'bbbbbbbb-bbbb-5bbb-8bbb-bbbbbbbbbbbb';
    expect(await found({ field: 'tag', anyOf: [nobody] })).toEqual([]);
    expect(await found({ field: 'source', anyOf: [nobody] })).toEqual([]);
  });

  it('says when it is nested deeper than any person builds', async () => {
    let filter: Filter = { all: [] };
    for (let depth = 0; depth < 25; depth += 1) filter = { not: filter };
    await expect(direct.api.contributors.list({ filter })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('nested too deeply'),
    });
  });
});
