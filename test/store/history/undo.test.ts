import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Direct, newDirect, openDirect } from '../../support/direct.ts';
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

describe('undo', () => {
  const commands: [string, () => Promise<unknown>][] = [
    ['a corrected name', () => direct.api.contributors.renameContributor({ contributor: ana, name: 'Ana Pires-Lind' })],
    ['what somebody is', () => direct.api.contributors.decideKind({ contributor: ana, kind: 'bot' })],
    ['a note', () => direct.api.contributors.addNote({ contributor: ana, text: 'Met in spring.' })],
    ['a tag on two people', () => direct.api.contributors.tagContributors({ people: { contributors: [ana, bo] }, tag: 'Mentor' })],
    ['the name of the workspace', () => direct.api.workspace.renameWorkspace({ name: 'Thistledown' })],
    ['the time zone', () => direct.api.workspace.setTimeZone({ zone: 'Asia/Tokyo' })],
    ['the name of a source', async () => direct.api.sources.renameSource({ id: await source(), name: 'core' })],
  ];
  const source = async () => (await direct.api.sources.list({})).sources[0]?.id ?? '';

  it.each(commands)('undoes %s, and redo brings it again, also after closing and opening', async (_, command) => {
    await begin();
    const before = state();
    await command();
    const after = state();
    expect(after).not.toEqual(before);
    await direct.reopen();
    expect(await direct.api.history.undo({})).toMatchObject({ refused: [], refusedCount: 0 });
    expect(state()).toEqual(before);
    await direct.reopen();
    expect(await direct.api.history.redo({})).toMatchObject({ refused: [], refusedCount: 0 });
    expect(state()).toEqual(after);
  });

  it('undoes the newest change first, one by one, to the beginning', async () => {
    await begin();
    const states = [state()];
    for (const [, command] of commands) {
      await command();
      states.push(state());
    }
    for (const expected of states.slice(0, -1).reverse()) {
      await direct.api.history.undo({});
      expect(state()).toEqual(expected);
    }
    for (const expected of states.slice(1)) {
      await direct.api.history.redo({});
      expect(state()).toEqual(expected);
    }
    await expect(direct.api.history.redo({})).rejects.toMatchObject({ code: 'not_found', message: 'There is nothing to redo.' });
  });

  it('never undoes the making of the workspace', async () => {
    await begin();
    const [made] = (await direct.api.history.list({})).rows.slice(-1);
    expect(made?.label).toContain('Made the workspace');
    await expect(direct.api.history.undo({ changeSet: made?.id ?? '' })).rejects.toMatchObject({ code: 'conflict' });
    // The source is a decision too: it is what can be undone first.
    expect((await direct.api.history.state({})).undo?.label).toMatch(/^Added the source/);
  });

  it('says when there is nothing to undo', async () => {
    direct = newDirect();
    await expect(direct.api.history.undo({})).rejects.toMatchObject({ code: 'not_found', message: 'There is nothing to undo.' });
  });

  it('of a change long past leaves what came after it alone', async () => {
    await begin();
    const first = await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    const changeSet = (await direct.api.history.state({})).undo?.id ?? '';
    const second = await direct.api.contributors.addNote({ contributor: ana, text: 'Second.' });
    expect(await direct.api.history.undo({ changeSet })).toMatchObject({ restored: 1 });
    const { notes } = await direct.api.contributors.get({ contributor: ana });
    expect(notes.map(({ id }) => id)).toEqual([second.id]);
    expect(first.id).not.toBe(second.id);
  });

  it('of an undo is a redo', async () => {
    await begin();
    await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    const after = state();
    const undone = await direct.api.history.undo({});
    const redone = await direct.api.history.undo({ changeSet: undone.changeSet?.id ?? '' });
    expect(redone.changeSet?.label).toBe('Redid: Wrote a note about Ana Pires');
    expect(state()).toEqual(after);
    expect((await direct.api.history.state({})).undo?.label).toBe('Wrote a note about Ana Pires');
  });

  it('of what was undone already is refused', async () => {
    await begin();
    await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    const changeSet = (await direct.api.history.state({})).undo?.id ?? '';
    await direct.api.history.undo({ changeSet });
    await expect(direct.api.history.undo({ changeSet })).rejects.toMatchObject({
      code: 'conflict',
      message: 'This change was undone already.',
    });
  });

  it('of an undo that was redone already is refused in its own words', async () => {
    await begin();
    await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    const { changeSet } = await direct.api.history.undo({});
    await direct.api.history.redo({});
    await expect(direct.api.history.undo({ changeSet: changeSet?.id ?? '' })).rejects.toMatchObject({
      code: 'conflict',
      message: 'This was redone already.',
    });
  });

  it('of a change nobody knows is refused', async () => {
    await begin();
    await expect(direct.api.history.undo({ changeSet: ana })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses a row that was changed again later, and names it', async () => {
    await begin();
    const note = await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    const changeSet = (await direct.api.history.state({})).undo?.id ?? '';
    await direct.api.contributors.editNote({ note: note.id, text: 'Better.' });
    expect(await direct.api.history.undo({ changeSet })).toMatchObject({
      restored: 0,
      refusedCount: 1,
      refused: [{ what: 'Note about Ana Pires', reason: 'It was changed again later.' }],
    });
    expect((await direct.api.contributors.get({ contributor: ana })).notes[0]?.text).toBe('Better.');
  });

  it('refuses a row that was removed later, and names it', async () => {
    await begin();
    const note = await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    const changeSet = (await direct.api.history.state({})).undo?.id ?? '';
    await direct.api.contributors.removeNote({ note: note.id });
    expect(await direct.api.history.undo({ changeSet })).toMatchObject({
      refused: [{ what: 'Note about Ana Pires', reason: 'It was removed later.' }],
    });
  });

  it('refuses only the rows it must: a tag that somebody else carries stays', async () => {
    await begin();
    const { tag } = await direct.api.contributors.tagContributors({ people: { contributors: [ana] }, tag: 'Mentor' });
    const changeSet = (await direct.api.history.state({})).undo?.id ?? '';
    await direct.api.contributors.tagContributors({ people: { contributors: [bo] }, tag: 'Mentor' });
    expect(await direct.api.history.undo({ changeSet })).toMatchObject({
      restored: 1,
      refused: [{ what: 'The tag itself', reason: 'Other people carry it by now.' }],
    });
    expect((await direct.api.contributors.tags({})).tags).toEqual([{ id: tag, name: 'Mentor', people: 1 }]);
    expect((await direct.api.contributors.get({ contributor: bo })).row.tags).toHaveLength(1);
  });

  it('that can restore nothing leaves no trace in the history', async () => {
    await begin();
    const note = await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    const changeSet = (await direct.api.history.state({})).undo?.id ?? '';
    await direct.api.contributors.editNote({ note: note.id, text: 'Better.' });
    const { total } = await direct.api.history.list({});
    const { changeSet: made } = await direct.api.history.undo({ changeSet });
    expect((await direct.api.history.list({})).total).toBe(total);
    expect(made).toBeNull();
  });

  it('is forgotten for redo as soon as something new is done', async () => {
    await begin();
    await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    await direct.api.history.undo({});
    await direct.api.contributors.addNote({ contributor: ana, text: 'Second.' });
    expect((await direct.api.history.state({})).redo).toBeNull();
    await expect(direct.api.history.redo({})).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each([
    'a "quoted" text',
    "it's",
    'back\\slash',
    '{"json": [1]}',
    'line\nline\ttab',
    'Zoë 🪨 王',
    '\u202eright to left',
    '%s :text $1',
    '<b onload=x>',
  ])('brings back %j letter by letter', async (text) => {
    await begin();
    const { id } = await direct.api.contributors.addNote({ contributor: ana, text });
    const before = state();
    await direct.api.contributors.removeNote({ note: id });
    await direct.api.history.undo({});
    expect((await direct.api.contributors.get({ contributor: ana })).notes[0]?.text).toBe(text);
    expect(state()).toEqual(before);
  });
});

describe('a null character', () => {
  it('is refused where a text comes in: the journal could not bring it back', async () => {
    await begin();
    await expect(direct.api.contributors.addNote({ contributor: ana, text: 'a\0b' })).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await direct.api.contributors.get({ contributor: ana })).notes).toEqual([]);
  });
});
