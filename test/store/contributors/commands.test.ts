import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Direct, newDirect, openDirect } from '../../support/direct.ts';
import { copyOf } from '../../support/folders.ts';
import { newHistory } from '../../support/histories.ts';
import { everybody, read, uidOf } from '../../support/people.ts';

let template: string;
let direct: Direct;
let ana: string;
let bo: string;
let source: string;

beforeAll(async () => {
  const made = newDirect();
  const history = newHistory();
  history.mailmap('Ana Pires <ana@pires.example> <ana@old.example>\n');
  history.commit(
    { by: 'Ana Pires <ana@pires.example>' },
    { by: 'ana <ana@old.example>' },
    { by: 'Bo Lind <bo@lind.example>' },
    { by: 'weblate[bot] <bot@weblate.example>' },
  );
  source = await read(made, history);
  ana = await uidOf(made, 'Ana Pires');
  bo = await uidOf(made, 'Bo Lind');
  made.store.close();
  template = made.store.path;
});
beforeEach(async () => {
  direct = await openDirect(copyOf(template));
});
afterEach(() => direct.store.close());

const profile = (contributor: string) => direct.api.contributors.get({ contributor });
const tagsOf = async (contributor: string) => (await profile(contributor)).row.tags.map(({ name }) => name);

describe('a name', () => {
  it('that was corrected is shown over the one the sources give, which stays to be seen', async () => {
    expect(await direct.api.contributors.renameContributor({ contributor: bo, name: 'Bo Lindqvist' })).toMatchObject({
      name: 'Bo Lindqvist',
    });
    expect(await profile(bo)).toMatchObject({ row: { name: 'Bo Lindqvist' }, sourcedName: 'Bo Lind' });
  });

  it('goes back to what the sources say when it is emptied', async () => {
    await direct.api.contributors.renameContributor({ contributor: bo, name: 'Bo Lindqvist' });
    expect(await direct.api.contributors.renameContributor({ contributor: bo, name: ' ' })).toMatchObject({ name: 'Bo Lind' });
    expect((await profile(bo)).sourcedName).toBeNull();
  });

  it('is the person’s, whichever identity it was given to', async () => {
    const { identities } = await profile(ana);
    expect(identities.length).toBe(2);
    for (const [index, { id }] of identities.entries()) {
      await direct.api.contributors.renameContributor({ contributor: id, name: `Ana ${index}` });
      expect((await profile(ana)).row.name).toBe(`Ana ${index}`);
    }
    await direct.api.contributors.renameContributor({ contributor: ana, name: '' });
    expect((await profile(ana)).row.name).toBe('Ana Pires');
  });

  it('stays when the source is read again', async () => {
    await direct.api.contributors.renameContributor({ contributor: bo, name: 'Bo Lindqvist' });
    await direct.api.sources.syncSource({ id: source, full: true });
    expect((await profile(bo)).row.name).toBe('Bo Lindqvist');
  });
});

describe('what somebody is', () => {
  it('is decided over what the evidence says, and can be left to it again', async () => {
    const bot = await uidOf(direct, 'weblate[bot]');
    expect((await profile(bot)).row.kind).toBe('bot');
    await direct.api.contributors.decideKind({ contributor: bot, kind: 'human' });
    expect(await profile(bot)).toMatchObject({ row: { kind: 'human' }, kindReason: 'somebody said so' });
    await direct.api.contributors.decideKind({ contributor: bot, kind: null });
    expect(await profile(bot)).toMatchObject({ row: { kind: 'bot' }, kindReason: expect.stringContaining('[bot]') });
  });
});

describe('notes', () => {
  it('are shown newest first, with when they were changed', async () => {
    const first = await direct.api.contributors.addNote({ contributor: ana, text: '  First.  ' });
    const second = await direct.api.contributors.addNote({ contributor: ana, text: 'Second.' });
    await direct.api.contributors.editNote({ note: first.id, text: 'First, better.' });
    expect((await profile(ana)).notes).toEqual([
      { ...second, text: 'Second.', editedAt: null },
      { id: first.id, text: 'First, better.', at: first.at, editedAt: first.at, by: null },
    ]);
  });

  it('say who wrote them, also when somebody else changed them or brought them back', async () => {
    const mara = await direct.api.team.addTeammate({ name: 'Mara Solberg' });
    const ilo = await direct.api.team.addTeammate({ name: 'Ilo Brandt' });
    await direct.api.team.iAm({ teammate: mara.id });
    const note = await direct.api.contributors.addNote({ contributor: ana, text: 'Met in spring.' });
    expect(note.by?.name).toBe('Mara Solberg');
    await direct.api.team.iAm({ teammate: ilo.id });
    expect(await direct.api.contributors.editNote({ note: note.id, text: 'Met in May.' })).toMatchObject({ by: { name: 'Mara Solberg' } });
    await direct.api.contributors.removeNote({ note: note.id });
    await direct.api.history.undo({});
    expect((await profile(ana)).notes).toMatchObject([{ text: 'Met in May.', by: { name: 'Mara Solberg' } }]);
  });

  it('about somebody who is not there, and notes that are not there, are refused', async () => {
    const nobody = 'bbbbbbbb-bbbb-5bbb-8bbb-bbbbbbbbbbbb';
    await expect(direct.api.contributors.addNote({ contributor: nobody, text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(direct.api.contributors.editNote({ note: nobody, text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(direct.api.contributors.removeNote({ note: nobody })).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each(['', '   ', 'x'.repeat(20_001)])('of %j are refused', async (text) => {
    await expect(direct.api.contributors.addNote({ contributor: ana, text })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('survive their source, and the person is shown for them', async () => {
    await direct.api.contributors.addNote({ contributor: bo, text: 'Met in spring.' });
    await direct.api.sources.removeSource({ id: source });
    expect(await profile(bo)).toMatchObject({ row: { activities: 0 }, notes: [{ text: 'Met in spring.' }] });
    expect((await direct.api.contributors.list({})).total).toBe(1);
  });
});

describe('tags', () => {
  const everyone = { filter: { all: [] } };

  it('are made once, whatever their case and accents', async () => {
    const first = await direct.api.contributors.tagContributors({ people: { contributors: [ana] }, tag: 'Café' });
    const second = await direct.api.contributors.tagContributors({ people: { contributors: [bo] }, tag: 'CAFE' });
    expect(second.tag).toBe(first.tag);
    expect((await direct.api.contributors.tags({})).tags).toEqual([{ id: first.tag, name: 'Café', people: 2 }]);
  });

  it('are carried once, whichever identity they were given to', async () => {
    const { identities } = await profile(ana);
    const [one = '', other = ''] = identities.map(({ id }) => id);
    expect(await direct.api.contributors.tagContributors({ people: { contributors: [one, other] }, tag: 'Mentor' })).toMatchObject({
      tagged: 1,
      had: 1,
    });
    expect(await direct.api.contributors.tagContributors({ people: { contributors: [other] }, tag: 'Mentor' })).toMatchObject({
      tagged: 0,
      had: 1,
    });
    expect(await tagsOf(ana)).toEqual(['Mentor']);
  });

  it('are put on everyone a filter gives but some', async () => {
    const people = { search: 'o', filter: { field: 'kind' as const, anyOf: ['human' as const] }, except: [ana] };
    await direct.api.contributors.tagContributors({ people, tag: 'Mentor' });
    expect([await tagsOf(ana), await tagsOf(bo)]).toEqual([[], ['Mentor']]);
    expect(await tagsOf(await uidOf(direct, 'weblate[bot]'))).toEqual([]);
  });

  it('are taken off whichever identity carries them', async () => {
    const { identities } = await profile(ana);
    const { tag } = await direct.api.contributors.tagContributors({ people: { contributors: [identities[0]?.id ?? ''] }, tag: 'Mentor' });
    await direct.api.contributors.tagContributors({ people: { contributors: [bo] }, tag: 'Mentor' });
    expect(await direct.api.contributors.untagContributors({ people: { contributors: [identities[1]?.id ?? ''] }, tag })).toEqual({
      untagged: 1,
    });
    expect([await tagsOf(ana), await tagsOf(bo)]).toEqual([[], ['Mentor']]);
    expect(await direct.api.contributors.untagContributors({ people: everyone, tag })).toEqual({ untagged: 1 });
  });

  it('that nobody knows cannot be taken off', async () => {
    await expect(direct.api.contributors.untagContributors({ people: everyone, tag: ana })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are shown in their order with every row', async () => {
    for (const tag of ['zebra', 'Ähre', 'mentor']) await direct.api.contributors.tagContributors({ people: { contributors: [ana] }, tag });
    expect(await tagsOf(ana)).toEqual(['Ähre', 'mentor', 'zebra']);
  });
});

it('says how many carried the tag that was taken off, not how many were chosen', async () => {
  const people = [...(await everybody(direct)).values()];
  const { tag } = await direct.api.contributors.tagContributors({ people: { contributors: people.slice(0, 2) }, tag: 'speaker' });
  expect(await direct.api.contributors.untagContributors({ people: { contributors: people }, tag })).toEqual({ untagged: 2 });
  expect((await direct.api.history.list({ limit: 1 })).rows[0]?.label).toBe('Took the tag speaker off 2 people');
});
