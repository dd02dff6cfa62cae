/** Answers are kept until somebody is touched: what is decided or recorded about a person must be in the next one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conditionSql } from '../../../electron/core/segments/queries.ts';
import { latestVersion } from '../../../electron/core/store/migrations/index.ts';
import type { Condition, Filter } from '../../../shared/contract/segments.ts';
import { peopleFile } from '../../support/people-file.ts';
import { planOf } from '../../support/plans.ts';
import { databaseAt } from '../../support/versions.ts';
import { type Desk, startDesk, today } from '../../support/workspaces.ts';

const day = 86_400_000;
let desk: Desk;
let ana: string;
let bo: string;

beforeEach(async () => {
  const file = await peopleFile(4);
  ({ ana, bo } = file);
  // A reader with a memory, as in the app.
  desk = startDesk();
  await desk.api.workspace.open({ path: file.path });
});
afterEach(() => desk.settle());

const count = async (filter: Filter): Promise<number> => (await desk.api.segments.count({ filter })).count;

describe('a list follows at once', () => {
  it('what is noted of somebody, and what is taken away again, by hand or by undo', async () => {
    const { contributors, history } = desk.api;
    const atHarbour: Filter = { field: 'value', of: 'affiliation', is: { how: 'anyOf', values: ['harbour'] } };
    const speaks: Filter = { field: 'language', anyOf: ['pt'] };
    const isStaff: Filter = { field: 'standing', anyOf: ['staff'] };
    const isWider: Filter = { field: 'standing', anyOf: ['wider'] };
    const all = async () => Promise.all([atHarbour, speaks, isStaff, isWider, { field: 'note' } as Filter].map(count));
    expect(await all()).toEqual([0, 0, 0, 4, 0]);
    await contributors.setDetail({ people: { contributors: [ana, bo] }, field: 'affiliation', value: 'Harbour' });
    const { id } = await contributors.addDetail({ contributor: ana, item: { kind: 'language', language: 'pt', level: 'fluent' } });
    await contributors.addDetail({ contributor: bo, item: { kind: 'standing', standing: 'staff', from: null, to: null } });
    await contributors.addNote({ contributor: bo, text: 'Met in spring.' });
    expect(await all()).toEqual([2, 1, 1, 3, 1]);
    await contributors.removeDetail({ detail: id });
    await contributors.setDetail({ people: { contributors: [ana] }, field: 'affiliation', value: null });
    expect(await all()).toEqual([1, 0, 1, 3, 1]);
    await history.undo({});
    await history.undo({});
    expect(await all()).toEqual([2, 1, 1, 3, 1]);
  });

  it('contacts and follow-ups', async () => {
    const { contributors } = desk.api;
    const all = async () =>
      Promise.all(
        (
          [
            { field: 'contacted' },
            { field: 'contacted', lastDays: 30 },
            { field: 'followUp', due: true },
            { field: 'followUp', due: false },
          ] satisfies Filter[]
        ).map(count),
      );
    expect(await all()).toEqual([0, 0, 0, 0]);
    const { id } = await contributors.logContact({ contributor: ana, channel: 'call', at: today - 40 * day, followUpOn: '2020-01-01' });
    expect(await all()).toEqual([1, 0, 1, 1]);
    await contributors.finishFollowUp({ contact: id });
    expect(await all()).toEqual([1, 0, 0, 0]);
    await contributors.editContact({ contact: id, at: today - day });
    expect(await all()).toEqual([1, 1, 0, 0]);
    await contributors.removeContact({ contact: id });
    expect(await all()).toEqual([0, 0, 0, 0]);
  });

  it('consents, though they are records and no change set tells of them', async () => {
    const record = (state: 'given' | 'withdrawn') =>
      desk.api.contributors.recordConsent({
        people: { contributors: [ana] },
        purpose: 'contact',
        state,
        basis: 'said so',
        text: 'By mail.',
      });
    const all = async () =>
      Promise.all(
        (['given', 'withdrawn', 'none'] as const).map((answer) => count({ field: 'consent', purpose: 'contact', anyOf: [answer] })),
      );
    expect(await all()).toEqual([0, 0, 4]);
    await record('given');
    expect(await all()).toEqual([1, 0, 3]);
    await record('withdrawn');
    expect(await all()).toEqual([0, 1, 3]);
  });
});

describe('every field is found through an index', () => {
  const uid = '0190a8b4-0000-7000-8000-000000000008';
  const conditions: Condition[] = [
    { field: 'contribution', anyOf: ['code'] },
    { field: 'active', lastDays: 90 },
    { field: 'tag', anyOf: [uid] },
    { field: 'source', anyOf: [uid] },
    { field: 'productGroup', anyOf: [uid] },
    { field: 'kind', anyOf: ['human'] },
    { field: 'contributions', from: 2, to: 5 },
    { field: 'firstActive', lastDays: 90 },
    { field: 'value', of: 'affiliation', is: { how: 'noted' } },
    { field: 'value', of: 'affiliation', is: { how: 'anyOf', values: ['Harbour'] } },
    { field: 'value', of: uid, is: { how: 'contains', text: 'room' } },
    { field: 'value', of: uid, is: { how: 'number', from: 1, to: 2 } },
    { field: 'value', of: uid, is: { how: 'date', from: '2026-01-01' } },
    { field: 'standing', anyOf: ['staff'] },
    { field: 'standing', anyOf: ['wider', 'core'] },
    { field: 'language', anyOf: ['pt'] },
    { field: 'specialisation', anyOf: [] },
    { field: 'motivation', anyOf: ['Fun'] },
    { field: 'watched' },
    { field: 'note' },
    { field: 'consent', purpose: 'contact', anyOf: ['given'] },
    { field: 'consent', purpose: 'contact', anyOf: ['none', 'refused'] },
    { field: 'contacted', lastDays: 30 },
    { field: 'followUp', due: true },
    { field: 'followUp', due: false },
  ];
  it.each(conditions.map((condition) => [JSON.stringify(condition), condition] as const))('%s', (_, condition) => {
    const db = databaseAt(latestVersion);
    const { table, key, where, parameters } = conditionSql(condition, { asOf: today, day: () => '2026-05-14' });
    const bound = Object.entries(parameters).reduce(
      (sql, [name, value]) => sql.replaceAll(new RegExp(`:${name}\\b`, 'g'), typeof value === 'number' ? String(value) : `'${value}'`),
      `SELECT ${key} FROM ${table} WHERE ${where}`,
    );
    const scans = planOf(db, bound)
      .split('\n')
      .filter((line) => /^SCAN/.test(line.trim()) && !/SCAN json_each|SCAN .*USING (COVERING )?INDEX/.test(line));
    expect(scans).toEqual([]);
    expect(planOf(db, bound)).toMatch(/USING .*(INDEX|PRIMARY KEY)/);
  });
});
