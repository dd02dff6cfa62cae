import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Direct, openDirect } from '../../support/direct.ts';
import { dumpDecisions, dumpDerived } from '../../support/dump.ts';
import { copyOf } from '../../support/folders.ts';
import { peopleFile } from '../../support/people-file.ts';

let template: string;
let direct: Direct;
let ana: string;
let bo: string;

beforeAll(async () => {
  ({ path: template, ana, bo } = await peopleFile(6));
});

const begin = async () => {
  direct = await openDirect(copyOf(template));
};
afterEach(() => direct.store.close());

/** What people decided, and what follows from it. */
const state = () => ({ ...dumpDecisions(direct.store.db), ...dumpDerived(direct.store.db) });

describe('history', () => {
  it('says in words what was done, newest first', async () => {
    await begin();
    const { id } = await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    await direct.api.contributors.editNote({ note: id, text: 'Better.' });
    await direct.api.contributors.renameContributor({ contributor: bo, name: 'Bo O.' });
    await direct.api.contributors.tagContributors({ people: { contributors: [ana, bo] }, tag: 'Mentor' });
    await direct.api.history.undo({});
    expect((await direct.api.history.list({ limit: 5 })).rows.map(({ label, undone }) => [label, undone])).toEqual([
      ['Undid: Tagged 2 people with Mentor', false],
      ['Tagged 2 people with Mentor', true],
      ['Renamed Bo Lind to Bo O.', false],
      ['Changed a note about Ana Pires', false],
      ['Wrote a note about Ana Pires', false],
    ]);
  });

  it('of one person names only what is about them', async () => {
    await begin();
    await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    await direct.api.contributors.renameContributor({ contributor: bo, name: 'Bo O.' });
    const { rows, total } = await direct.api.history.list({ contributor: ana });
    expect([total, rows.map(({ label }) => label)]).toEqual([1, ['Wrote a note about Ana Pires']]);
  });

  it('shows what a change touched, before and after', async () => {
    await begin();
    const { id } = await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    await direct.api.contributors.editNote({ note: id, text: 'Better.' });
    const changeSet = (await direct.api.history.state({})).undo?.id ?? '';
    expect(await direct.api.history.changes({ changeSet })).toEqual({
      total: 1,
      rows: [{ what: 'Note about Ana Pires', before: 'First.', after: 'Better.' }],
    });
  });

  it('calls a tag that is gone by its name', async () => {
    await begin();
    await direct.api.contributors.tagContributors({ people: { contributors: [ana] }, tag: 'Mentor' });
    const changeSet = (await direct.api.history.state({})).undo?.id ?? '';
    await direct.api.history.undo({});
    expect((await direct.api.contributors.tags({})).tags).toEqual([]);
    expect((await direct.api.history.changes({ changeSet })).rows).toEqual([
      { what: 'The tag itself', before: null, after: 'Mentor' },
      { what: 'Tag of Ana Pires', before: null, after: 'Mentor' },
    ]);
  });

  it('counts what a person would count: a new tag is not one of those tagged', async () => {
    await begin();
    const countOf = async () => (await direct.api.history.list({ limit: 1 })).rows[0]?.changes;
    await direct.api.contributors.tagContributors({ people: { contributors: [ana, bo] }, tag: 'Mentor' });
    expect(await countOf()).toBe(2);
    await direct.api.history.undo({});
    expect(await countOf()).toBe(2);
    await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    expect(await countOf()).toBe(1);
  });

  it('offers a change in one place only: at the last of its undo and redo', async () => {
    await begin();
    await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    const rows = async () =>
      (await direct.api.history.list({ limit: 4 })).rows
        .filter(({ label }) => label.includes('a note'))
        .map(({ role, undone, undoable }) => `${role}${undone ? ' undone' : ''}${undoable ? ' undoable' : ''}`)
        .reverse();
    expect(await rows()).toEqual(['do undoable']);
    await direct.api.history.undo({});
    expect(await rows()).toEqual(['do undone', 'undo undoable']);
    await direct.api.history.redo({});
    expect(await rows()).toEqual(['do', 'undo undone', 'redo undoable']);
    // By the name of the original it is the redo that is undone, so that no row is left behind that could not be.
    const original = (await direct.api.history.list({ limit: 3 })).rows[2]?.id ?? '';
    await direct.api.history.undo({ changeSet: original });
    expect(await rows()).toEqual(['do undone', 'undo', 'redo undone', 'undo undoable']);
    expect((await direct.api.contributors.get({ contributor: ana })).notes).toEqual([]);
    await expect(direct.api.history.undo({ changeSet: original })).rejects.toMatchObject({ message: 'This change was undone already.' });
  });

  it('has no trace of a command that changed nothing', async () => {
    await begin();
    const { total } = await direct.api.history.list({});
    await direct.api.contributors.renameContributor({ contributor: ana, name: '' });
    await direct.api.workspace.rebuildDerived({});
    await direct.api.contributors.decideKind({ contributor: ana, kind: null });
    expect((await direct.api.history.list({})).total).toBe(total);
  });

  it('has no trace of a command that failed', async () => {
    await begin();
    const before = state();
    const { total } = await direct.api.history.list({});
    const nobody = 'bbbbbbbb-bbbb-5bbb-8bbb-bbbbbbbbbbbb';
    await expect(direct.api.contributors.tagContributors({ people: { contributors: [ana, nobody] }, tag: 'Mentor' })).rejects.toMatchObject(
      { code: 'not_found', message: expect.stringContaining('Nothing was changed') },
    );
    expect((await direct.api.history.list({})).total).toBe(total);
    expect(state()).toEqual(before);
  });
});
