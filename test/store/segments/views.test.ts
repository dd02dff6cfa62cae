import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Direct, openDirect } from '../../support/direct.ts';
import { copyOf, temporaryFile } from '../../support/folders.ts';
import { peopleFile } from '../../support/people-file.ts';

let direct: Direct;
let ana: string;
let bo: string;

beforeEach(async () => {
  const file = await peopleFile(4);
  ({ ana, bo } = file);
  direct = await openDirect(file.path);
});
afterEach(() => direct.store.close());

const names = async () => (await direct.api.segments.list({})).views.map(({ name }) => name);

describe('a saved view', () => {
  it('is saved, changed, renamed, duplicated and removed, each with undo', async () => {
    const { segments, history } = direct.api;
    const { id } = await segments.addView({ name: 'Mentors', content: { search: 'an' } });
    expect((await segments.list({})).views).toEqual([
      {
        id,
        name: 'Mentors',
        search: 'an',
        filter: { all: [] },
        sort: 'lastActive',
        direction: 'descending',
        columns: null,
        grouping: null,
      },
    ]);
    await segments.saveView({
      view: id,
      content: { sort: 'name', direction: 'ascending', columns: [{ column: 'owner', width: 9 }], grouping: 'tag' },
    });
    await segments.renameView({ view: id, name: 'Coaches' });
    expect((await segments.duplicateView({ view: id })).name).toBe('Coaches 2');
    expect((await segments.duplicateView({ view: id })).name).toBe('Coaches 3');
    await segments.removeView({ view: id });
    expect(await names()).toEqual(['Coaches 2', 'Coaches 3']);
    const labels = (await history.list({ limit: 7 })).rows.map(({ label }) => label);
    expect(labels.slice(0, 5)).toEqual([
      'Took away the view Coaches',
      'Made the view Coaches 3 out of Coaches',
      'Made the view Coaches 2 out of Coaches',
      'Renamed the view Mentors to Coaches',
      'Changed the view Mentors',
    ]);
    await history.undo({});
    expect((await segments.list({})).views[0]).toMatchObject({
      name: 'Coaches',
      grouping: 'tag',
      columns: [{ column: 'owner', width: 9 }],
    });
    for (let n = 0; n < 4; n += 1) await history.undo({});
    expect((await segments.list({})).views).toMatchObject([{ name: 'Mentors', search: 'an', grouping: null }]);
    await direct.reopen();
    expect(await names()).toEqual(['Mentors']);
  });

  it('has a name of its own, whatever its case', async () => {
    const { segments } = direct.api;
    await segments.addView({ name: 'Mentors', content: {} });
    await expect(segments.addView({ name: 'MENTORS', content: {} })).rejects.toMatchObject({
      code: 'conflict',
      message: 'There is a view called Mentors already. Nothing was changed.',
    });
  });
});

describe('a view as a file', () => {
  it('works in another workspace, and says what it did not find there', async () => {
    const { segments, contributors, team } = direct.api;
    const tag = (await contributors.tagContributors({ people: { contributors: [ana] }, tag: 'Mentor' })).tag;
    const field = (await contributors.addCustomField({ name: 'Region', kind: 'choice', choices: ['North'] })).id;
    const mara = (await team.addTeammate({ name: 'Mara Solberg' })).id;
    const { id } = await segments.addView({
      name: 'Mentors',
      content: {
        filter: {
          all: [
            { field: 'tag', anyOf: [tag] },
            { not: { field: 'value', of: 'owner', is: { how: 'anyOf', values: [mara] } } },
            { field: 'value', of: field, is: { how: 'anyOf', values: ['North'] } },
          ],
        },
        columns: [{ column: field }, { column: 'owner' }],
        grouping: field,
      },
    });
    const path = temporaryFile('mentors.cairn-view.json');
    await segments.exportView({ view: id, path });
    expect(readFileSync(path, 'utf8')).not.toContain(tag);
    await expect(segments.exportView({ view: id, path })).rejects.toMatchObject({ code: 'conflict' });

    const again = await segments.importView({ path });
    expect(again).toMatchObject({ notFound: [], leftOut: [], view: { name: 'Mentors 2' } });
    const { id: _one, name: _first, ...before } = (await segments.list({})).views[0] ?? { id: '', name: '' };
    const { id: _two, name: _second, ...after } = again.view;
    expect(after).toEqual(before);

    const other = await openDirect(copyOf((await peopleFile(4)).path));
    const ours = (await other.api.contributors.tagContributors({ people: { contributors: [bo] }, tag: 'MENTOR' })).tag;
    expect(await other.api.segments.importView({ path })).toEqual({
      view: expect.objectContaining({
        name: 'Mentors',
        filter: { all: [{ field: 'tag', anyOf: [ours] }] },
        columns: [{ column: 'owner' }],
        grouping: null,
      }),
      notFound: ['the teammate “Mara Solberg”', 'the field “Region”'],
      leftOut: ['a condition on a field', 'a column', 'the grouping'],
    });
    other.store.close();
  });

  it('is refused whole where it is not what Cairn writes', async () => {
    const path = temporaryFile('odd.cairn-view.json');
    const refused = async (text: string | Buffer, message: RegExp) => {
      writeFileSync(path, text);
      await expect(direct.api.segments.importView({ path })).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringMatching(message),
      });
    };
    const file = (content: object) => JSON.stringify({ kind: 'cairn view', version: 1, name: 'Odd', ...content });
    await refused('', /not a view that Cairn saved/);
    await refused(Buffer.alloc(2_000_000, 0x20), /not a view that Cairn saved/);
    await refused(file({ filter: { field: 'tag', anyOf: 7, more: 1 }, sort: 'height' }), /not as Cairn writes it/);
    await refused(file({ columns: [{ column: 'owner' }, { column: 'owner' }] }), /not as Cairn writes it \(columns/);
    await refused(file({ filter: { all: [{ drop: 'table' }] } }), /not as Cairn writes it/);
    await refused(file({ name: '   ' }), /not as Cairn writes it/);
    expect(await names()).toEqual([]);
  });
});
