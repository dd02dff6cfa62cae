import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { Direct } from '../../support/direct.ts';
import { dumpDerived } from '../../support/dump.ts';
import { type History, newHistory } from '../../support/histories.ts';
import { everybody, read, uidOf } from '../../support/people.ts';
import { freshWorkspace } from '../../support/reading.ts';

const signed = {
  ana: 'Ana Pires <ana@pires.example>',
  work: 'anap <ana@work.example>',
  bo: 'Bo Lind <bo@lind.example>',
  bot: 'dependabot[bot] <49+dependabot[bot]@users.noreply.github.com>',
};

let direct: Direct;
let history: History;
let source: string;
let ana: string;
let work: string;
let bo: string;
beforeEach(async () => {
  direct = freshWorkspace();
  history = newHistory({ bare: true, name: 'thistledown.git' });
  history.commit(...Object.values(signed).map((by, at) => ({ by, at: Date.UTC(2024, at, 1) })));
  source = await read(direct, history);
  [ana, work, bo] = [await uidOf(direct, 'Ana Pires'), await uidOf(direct, 'anap'), await uidOf(direct, 'Bo Lind')];
});

const merge = (contributor: string, other: string) => direct.api.contributors.mergeContributors({ contributor, other });
const names = async () => [...(await everybody(direct)).keys()].sort();
const contributionsOf = async (contributor: string) => (await direct.api.contributors.get({ contributor })).row.contributions;
const refusal = async (work_: Promise<unknown>): Promise<string> => {
  const error = await work_.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error('It was not refused.');
  return `${error.code}: ${error.message}`;
};

describe('two people who are one', () => {
  it('are one row with everything of both, and two again by undo, also what arrived since', async () => {
    const before = dumpDerived(direct.store.db);
    const row = await merge(ana, work);
    expect(row).toMatchObject({ name: 'Ana Pires', contributions: 2, firstActive: Date.UTC(2024, 0, 1), lastActive: Date.UTC(2024, 1, 1) });
    expect(await names()).toEqual(['Ana Pires', 'Bo Lind', 'dependabot[bot]']);
    const profile = await direct.api.contributors.get({ contributor: work });
    expect(profile.merges).toMatchObject([{ name: 'Ana Pires', otherName: 'anap', reason: '', by: null }]);
    expect(profile.identities.map(({ proofs }) => proofs)).toEqual([['hand'], ['hand']]);

    history.commit({ by: signed.work }, { by: signed.work });
    await direct.api.sources.syncSource({ id: source });
    expect(await contributionsOf(ana)).toBe(4);
    await direct.api.history.undo({});
    expect([await contributionsOf(ana), await contributionsOf(work)]).toEqual([1, 3]);
    await direct.api.history.redo({});
    expect(await contributionsOf(ana)).toBe(4);
    await direct.api.history.undo({});
    history.move('main', 'refs/heads/main~2');
    await direct.api.sources.syncSource({ id: source });
    expect(dumpDerived(direct.store.db)).toEqual(before);
  });

  it('keep what was decided about either, show the later, and get their own back', async () => {
    await direct.api.contributors.setDetail({ people: { contributors: [ana] }, field: 'shirtSize', value: 'M' });
    await direct.api.contributors.setDetail({ people: { contributors: [work] }, field: 'shirtSize', value: 'L' });
    await direct.api.contributors.addNote({ contributor: ana, text: 'One' });
    await direct.api.contributors.addNote({ contributor: work, text: 'Two' });
    await merge(work, ana);
    const profile = await direct.api.contributors.get({ contributor: ana });
    expect(profile.details.values.shirtSize).toBe('L');
    expect(profile.kept).toEqual([{ field: 'shirtSize', value: 'M' }]);
    expect(profile.notes).toHaveLength(2);
    expect(await direct.api.contributors.splitContributors({ merge: profile.merges[0]?.id ?? '' })).toEqual({ apart: true });
    const split = await direct.api.contributors.get({ contributor: ana });
    expect([split.details.values.shirtSize, split.kept, split.notes.map(({ text }) => text)]).toEqual(['M', [], ['One']]);
    expect((await direct.api.contributors.get({ contributor: work })).details.values.shirtSize).toBe('L');
    expect((await direct.api.history.list({ limit: 1 })).rows[0]?.label).toBe('Split anap from Ana Pires');
  });

  it('are whoever was added by hand and whom a source tells of', async () => {
    const { id } = await direct.api.contributors.addContributor({ name: 'Ana Maria Pires' });
    await direct.api.contributors.addActivity({ contributor: id, countsAs: 'talk', title: 'Gates' });
    await merge(id, ana);
    expect((await direct.api.contributors.get({ contributor: id })).row).toMatchObject({ name: 'Ana Pires', contributions: 2 });
    await direct.api.history.undo({});
    expect(await names()).toContain('Ana Maria Pires');
    expect([await contributionsOf(id), await contributionsOf(ana)]).toEqual([1, 1]);
  });

  it('say so when something else joins them as well', async () => {
    await merge(ana, work);
    history.mailmap('Ana Pires <ana@pires.example> <ana@work.example>\n');
    await direct.api.sources.syncSource({ id: source, full: true });
    const { merges } = await direct.api.contributors.get({ contributor: ana });
    expect(await direct.api.contributors.splitContributors({ merge: merges[0]?.id ?? '' })).toEqual({ apart: false });
  });
});

describe('a merge is refused', () => {
  it('of somebody with themselves, of two who are one, and in a circle', async () => {
    expect(await refusal(merge(ana, ana))).toMatch(/^conflict: That is Ana Pires both times/);
    await merge(ana, work);
    expect(await refusal(merge(work, ana))).toMatch(/^conflict: .*one person already\. Nothing was changed\.$/);
    await merge(work, bo);
    expect(await refusal(merge(bo, ana))).toMatch(/^conflict: .*one person already/);
    expect(await names()).toHaveLength(2);
    const { merges } = await direct.api.contributors.get({ contributor: bo });
    await direct.api.contributors.splitContributors({ merge: merges[0]?.id ?? '' });
    expect(await names()).toEqual(['Ana Pires', 'Bo Lind', 'dependabot[bot]']);
    expect(await contributionsOf(bo)).toBe(2);
    expect(await refusal(direct.api.contributors.splitContributors({ merge: merges[0]?.id ?? '' }))).toMatch(/^not_found: /);
  });

  it('of a bot with a person, by evidence or because somebody said so, until that is put right', async () => {
    const bot = await uidOf(direct, 'dependabot[bot]');
    for (const [one, two] of [
      [bot, ana],
      [ana, bot],
    ] as const)
      expect(await refusal(merge(one, two))).toMatch(/^conflict: dependabot\[bot\] is a bot and Ana Pires a person/);
    await direct.api.contributors.decideKind({ contributor: bo, kind: 'agent' });
    expect(await refusal(merge(ana, bo))).toContain('Bo Lind is an AI agent');
    await direct.api.contributors.decideKind({ contributor: bo, kind: null });
    await merge(ana, bo);
    expect(await contributionsOf(ana)).toBe(2);
  });

  it('of somebody who is not there', async () => {
    expect(await refusal(merge(ana, '00000000-0000-4000-8000-000000000000'))).toMatch(/^not_found: /);
  });
});
