import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Direct, openDirect } from '../../support/direct.ts';
import { copyOf } from '../../support/folders.ts';
import { peopleFile } from '../../support/people-file.ts';

let template: string;
let direct: Direct;
let ana: string;
let bo: string;

beforeAll(async () => {
  ({ path: template, ana, bo } = await peopleFile(4));
});
beforeEach(async () => {
  direct = await openDirect(copyOf(template));
});
afterEach(() => direct.store.close());

const tag = (contributor: string, name = 'Mentor') =>
  direct.api.contributors.tagContributors({ people: { contributors: [contributor] }, tag: name });
const untag = (contributor: string, id: string) =>
  direct.api.contributors.untagContributors({ people: { contributors: [contributor] }, tag: id });
const rename = (name: string) => direct.api.contributors.renameContributor({ contributor: ana, name });
/** The id of what was done last. */
const last = async () => (await direct.api.history.list({ limit: 1 })).rows[0]?.id ?? '';
const refusedBy = async (changeSet: string) => (await direct.api.history.undo({ changeSet })).refused;

describe('what undo must leave alone is named with its reason', () => {
  it('changed again', async () => {
    await rename('Ana P.');
    const changeSet = await last();
    await rename('Ana Pires-Lind');
    expect(await refusedBy(changeSet)).toEqual([{ what: 'Name of Ana Pires-Lind', reason: 'It was changed again later.' }]);
  });

  it('a field of one’s own that a value names', async () => {
    const { id } = await direct.api.contributors.addCustomField({ name: 'Cohort', kind: 'text', choices: [] });
    const changeSet = await last();
    await direct.api.contributors.setDetail({ people: { contributors: [bo] }, field: id, value: 'Spring' });
    expect((await refusedBy(changeSet)).map(({ reason }) => reason)).toEqual(['Something made later needs it.']);
    await direct.api.contributors.setDetail({ people: { contributors: [bo] }, field: id, value: null });
    expect(await refusedBy(changeSet)).toEqual([]);
  });

  it('removed', async () => {
    const { id } = await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    const changeSet = await last();
    await direct.api.contributors.removeNote({ note: id });
    expect(await refusedBy(changeSet)).toEqual([{ what: 'Note about Ana Pires', reason: 'It was removed later.' }]);
  });

  it('removed and set anew, which is a change to a person', async () => {
    await rename('Ana P.');
    const changeSet = await last();
    await rename('');
    await rename('Ana Pires-Lind');
    expect(await refusedBy(changeSet)).toEqual([{ what: 'Name of Ana Pires-Lind', reason: 'It was changed again later.' }]);
  });

  it('another value in its place', async () => {
    await rename('Ana P.');
    await rename('');
    const changeSet = await last();
    await rename('Ana Pires-Lind');
    expect(await refusedBy(changeSet)).toEqual([{ what: 'Name of Ana Pires-Lind', reason: 'Something else has taken its place since.' }]);
  });

  it('a tag taken off', async () => {
    await tag(bo);
    const { tag: id } = await tag(ana);
    const changeSet = await last();
    await untag(ana, id);
    expect(await refusedBy(changeSet)).toEqual([{ what: 'Tag of Ana Pires', reason: 'It was taken off later.' }]);
  });

  it('a tag given again', async () => {
    await tag(bo);
    const { tag: id } = await tag(ana);
    await untag(ana, id);
    const changeSet = await last();
    await tag(ana);
    expect(await refusedBy(changeSet)).toEqual([{ what: 'Tag of Ana Pires', reason: 'The tag was given again later.' }]);
  });

  it('a tag that others carry', async () => {
    await tag(ana);
    const changeSet = await last();
    await tag(bo);
    expect(await refusedBy(changeSet)).toEqual([{ what: 'The tag itself', reason: 'Other people carry it by now.' }]);
  });

  it('a tag that is gone, and that one of its name was made since', async () => {
    const { tag: id } = await tag(ana);
    const made = await last();
    await untag(ana, id);
    const takenOff = await last();
    expect(await refusedBy(made)).toEqual([{ what: 'Tag of Ana Pires', reason: 'It was taken off later.' }]);
    const droppedTag = await last();
    expect(await refusedBy(takenOff)).toEqual([{ what: 'Tag of Ana Pires', reason: 'The tag itself is not there any more.' }]);
    await tag(bo, 'mentor');
    expect(await refusedBy(droppedTag)).toEqual([{ what: 'The tag itself', reason: 'Another tag has this name by now.' }]);
  });
});

describe('what nothing would come of is known before the click', () => {
  const rows = async () => (await direct.api.history.list({ limit: 5 })).rows;

  it('a name that was changed again, until that is undone', async () => {
    await rename('Ana P.');
    expect((await rows())[0]?.blocked).toBeNull();
    await rename('Ana Pires-Lind');
    const [, first] = await rows();
    expect(first?.blocked).toBe('It was changed again later.');
    expect((await direct.api.history.undo({ changeSet: first?.id ?? '' })).restored).toBe(0);
    await direct.api.history.undo({});
    expect((await rows()).find(({ id }) => id === first?.id)?.blocked).toBeNull();
  });

  it('not where a part of it can still be undone', async () => {
    await direct.api.contributors.tagContributors({ people: { contributors: [ana, bo] }, tag: 'Mentor' });
    const [made] = await rows();
    const { tags } = await direct.api.contributors.tags({});
    await untag(ana, tags[0]?.id ?? '');
    expect((await rows()).find(({ id }) => id === made?.id)?.blocked).toBeNull();
  });
});
