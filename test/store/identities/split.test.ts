/** "That is not me": answers that two are not one person, and profiles taken apart by their identities. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Direct } from '../../support/direct.ts';
import { dumpDerived } from '../../support/dump.ts';
import { type History, newHistory } from '../../support/histories.ts';
import { everybody, read, uidOf } from '../../support/people.ts';
import { freshWorkspace } from '../../support/reading.ts';
import { rebuilt } from '../../support/rebuilt.ts';

const signed = ['Ana Pires <ana@pires.example>', 'Ana P. <ana@work.example>', 'anap <ana@home.example>', 'Bo Lind <bo@lind.example>'];
const joining = (...lines: string[]): string => lines.map((line) => `Ana Pires <ana@pires.example> <${line}>\n`).join('');

let direct: Direct;
let history: History;
let source: string;
let project: History;
let gates: string;
beforeEach(async () => {
  direct = freshWorkspace();
  history = newHistory({ bare: true, name: 'thistledown.git' });
  history.commit(...signed.map((by, at) => ({ by, at: Date.UTC(2024, at, 1) })));
  source = await read(direct, history, { useMailmap: false });
  // In another project a .mailmap says that they are one.
  project = newHistory({ bare: true, name: 'gates.git' });
  project.commit({ by: signed[1] ?? '' }, { by: signed[2] ?? '' });
  project.mailmap(joining('ana@work.example', 'ana@home.example'));
  gates = await read(direct, project);
});

const people = async () => Object.fromEntries([...(await everybody(direct)).entries()].sort());
/** Addresses of each person, but for whoever writes the .mailmap. */
async function addresses(): Promise<string[][]> {
  const rows = (await direct.api.contributors.list({ limit: 200 })).rows.filter(({ name }) => name !== 'Keeper');
  const profiles = await Promise.all(rows.map(({ id }) => direct.api.contributors.get({ contributor: id })));
  return profiles.map(({ identities }) => identities.map(({ value }) => value).sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}
const identity = async (name: string, value: string) =>
  (await direct.api.contributors.get({ contributor: await uidOf(direct, name) })).identities.find((one) => one.value === value)?.id ?? '';
const split = async (...values: string[]) => {
  const contributor = await uidOf(direct, 'Ana Pires');
  const identities = await Promise.all(values.map((value) => identity('Ana Pires', value)));
  return direct.api.identities.splitContributor({ contributor, identities });
};

describe('a profile is split', () => {
  it('by picking identities, against the .mailmap that joined them, and stays so after every sync', async () => {
    expect(await addresses()).toEqual([['ana@home.example', 'ana@pires.example', 'ana@work.example'], ['bo@lind.example']]);
    const before = dumpDerived(direct.store.db);
    const { contributor, other } = await split('ana@work.example');
    expect(contributor).not.toBe(other);
    const apart = [['ana@home.example', 'ana@pires.example'], ['ana@work.example'], ['bo@lind.example']];
    expect(await addresses()).toEqual(apart);
    expect(dumpDerived(direct.store.db)).toEqual(rebuilt(direct));
    history.commit({ by: signed[1] ?? '' }, { by: signed[2] ?? '' });
    await direct.api.sources.syncSource({ id: source, full: true });
    expect(await addresses()).toEqual(apart);
    expect((await direct.api.contributors.get({ contributor: other })).row.contributions).toBe(2);
    await direct.api.sources.syncSource({ id: gates, full: true });
    expect(await addresses()).toEqual(apart);
    expect((await direct.api.history.list({ limit: 1 })).rows[0]?.label).toBe('Split ana@work.example from Ana Pires');
    await direct.api.history.undo({});
    expect(await addresses()).toHaveLength(2);
    history.move('main', 'refs/heads/main~2');
    await direct.api.sources.syncSource({ id: source });
    expect(dumpDerived(direct.store.db)).toEqual(before);
  });

  it('into two that each stay whole, also where only the others held them together', async () => {
    await split('ana@work.example', 'ana@home.example');
    // Both are joined by the line of ana@pires.example alone.
    expect(await addresses()).toEqual([['ana@home.example', 'ana@work.example'], ['ana@pires.example'], ['bo@lind.example']]);
    expect(dumpDerived(direct.store.db)).toEqual(rebuilt(direct));
  });

  it('against what a person said before, which is taken back', async () => {
    const [ana, bo] = [await uidOf(direct, 'Ana Pires'), await uidOf(direct, 'Bo Lind')];
    await direct.api.contributors.mergeContributors({ contributor: ana, other: bo });
    await split('bo@lind.example');
    expect(await addresses()).toHaveLength(2);
    expect((await direct.api.contributors.get({ contributor: ana })).merges).toEqual([]);
    await direct.api.history.undo({});
    expect(await addresses()).toHaveLength(1);
  });

  it('with what was written of an identity going with it', async () => {
    const { other } = await split('ana@work.example');
    await direct.api.history.undo({});
    await direct.api.contributors.addNote({ contributor: other, text: 'Met at work.' });
    await split('ana@work.example');
    expect((await direct.api.contributors.get({ contributor: other })).notes.map(({ text }) => text)).toEqual(['Met at work.']);
    expect((await direct.api.contributors.get({ contributor: await uidOf(direct, 'Ana Pires') })).notes).toEqual([]);
  });

  it('not where a .mailmap gives all of it to the others, and it says what to do', async () => {
    await direct.api.sources.removeSource({ id: source });
    await expect(split('ana@work.example')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('let the source be read without its .mailmap first'),
    });
    expect(await addresses()).toEqual([['ana@home.example', 'ana@pires.example', 'ana@work.example']]);
  });

  it('not into nobody, nor by what belongs to somebody else', async () => {
    const before = await addresses();
    await expect(split('ana@work.example', 'ana@home.example', 'ana@pires.example')).rejects.toMatchObject({ code: 'invalid_input' });
    const [ana, bo] = [await uidOf(direct, 'Ana Pires'), await identity('Bo Lind', 'bo@lind.example')];
    await expect(direct.api.identities.splitContributor({ contributor: ana, identities: [bo] })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Not all of these belong to Ana Pires'),
    });
    expect(await addresses()).toEqual(before);
  });
});

describe('two are not the same', () => {
  it('whatever proves the contrary later, for all of both; and are again when that is taken back', async () => {
    await direct.api.sources.removeSource({ id: gates });
    expect(await addresses()).toHaveLength(4);
    const { 'Ana Pires': ana = '', 'Ana P.': work = '' } = await people();
    const { answer } = await direct.api.identities.notSame({ contributor: ana, other: work });
    expect(await direct.api.identities.notSame({ contributor: work, other: ana })).toEqual({ answer });
    expect((await direct.api.contributors.get({ contributor: work })).apart).toMatchObject([
      { id: answer, contributor: ana, name: 'Ana Pires' },
    ]);
    await read(direct, project);
    expect(await addresses()).toEqual([['ana@home.example', 'ana@pires.example'], ['ana@work.example'], ['bo@lind.example']]);
    await direct.api.identities.takeBackNotSame({ answer });
    expect(await addresses()).toHaveLength(2);
    await expect(direct.api.identities.takeBackNotSame({ answer })).rejects.toMatchObject({ code: 'not_found' });
    await direct.api.history.undo({});
    expect(await addresses()).toHaveLength(3);
    expect(dumpDerived(direct.store.db)).toEqual(rebuilt(direct));
  });

  it('unless somebody says later that they are: the last word counts, and undo brings the answer back', async () => {
    const [ana, bo] = [await uidOf(direct, 'Ana Pires'), await uidOf(direct, 'Bo Lind')];
    await direct.api.identities.notSame({ contributor: ana, other: bo });
    await direct.api.contributors.mergeContributors({ contributor: ana, other: bo });
    const profile = await direct.api.contributors.get({ contributor: ana });
    expect([profile.apart, profile.merges.length]).toEqual([[], 1]);
    expect(await addresses()).toHaveLength(1);
    await direct.api.history.undo({});
    expect((await direct.api.contributors.get({ contributor: bo })).apart).toMatchObject([{ name: 'Ana Pires' }]);
  });

  it('is refused of one person, with the way to take them apart', async () => {
    const ana = await uidOf(direct, 'Ana Pires');
    await expect(direct.api.identities.notSame({ contributor: ana, other: ana })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('split the profile'),
    });
  });
});
