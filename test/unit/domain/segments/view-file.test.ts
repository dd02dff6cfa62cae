import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readViewFile, viewAsFile } from '../../../../shared/domain/segments/view-file.ts';

const mentor = '0190a8b4-0000-7000-8000-000000000001';
const region = '0190a8b4-0000-7000-8000-000000000002';
const mara = '0190a8b4-0000-7000-8000-000000000003';
const editor = '0190a8b4-0000-7000-8000-000000000004';
const names: Record<string, string> = { [mentor]: 'Mentor', [editor]: 'Editor', [region]: 'title', [mara]: 'Mara Solberg' };
const nameOf = (_what: string, uid: string) => names[uid] ?? null;
const uidOf = (_what: string, name: string) => Object.keys(names).find((uid) => names[uid] === name) ?? null;

const content = {
  search: 'an',
  filter: {
    all: [
      { field: 'tag', anyOf: [mentor] },
      { field: 'productGroup', anyOf: [editor] },
      {
        not: {
          any: [
            { field: 'value', of: 'owner', is: { how: 'anyOf', values: [mara] } },
            { field: 'watched', by: mara },
          ],
        },
      },
      { field: 'value', of: region, is: { how: 'anyOf', values: ['North'] } },
      { field: 'value', of: 'title', is: { how: 'noted' } },
    ],
  },
  sort: 'name',
  direction: 'ascending',
  columns: [{ column: 'title' }, { column: region, width: 9 }],
  grouping: region,
};

describe('a view as a file', () => {
  it('names what belongs to a workspace, and comes back as it was', () => {
    const text = viewAsFile('Mentors', content, nameOf);
    expect(text).not.toMatch(/0190a8b4/);
    expect(text).toContain('"own": "title"');
    expect(readViewFile(text, uidOf)).toEqual({ name: 'Mentors', content, notFound: [], leftOut: [] });
  });

  it('leaves out what another workspace does not have, and says so', () => {
    const text = viewAsFile('Mentors', content, nameOf);
    expect(readViewFile(text, () => null)).toEqual({
      name: 'Mentors',
      content: {
        ...content,
        filter: { all: [{ field: 'value', of: 'title', is: { how: 'noted' } }] },
        columns: [{ column: 'title' }],
        grouping: null,
      },
      notFound: [
        ['tag', 'Mentor'],
        ['productGroup', 'Editor'],
        ['teammate', 'Mara Solberg'],
        ['field', 'title'],
      ],
      leftOut: ['tag', 'productGroup', 'value', 'watched', 'value', 'column', 'grouping'],
    });
  });

  it('takes nothing that Cairn did not write, however it is made', () => {
    const problem = { problem: expect.stringMatching(/not a view that Cairn saved/) };
    for (const text of ['', 'null', '[]', '{}', '{"kind":"cairn view"}', '"x"', `${'['.repeat(50_000)}${']'.repeat(50_000)}`])
      expect(readViewFile(text, uidOf)).toEqual(problem);
    expect(readViewFile('x'.repeat(300_000), uidOf)).toEqual(problem);
    let deep: unknown = { field: 'note' };
    for (let n = 0; n < 3000; n += 1) deep = { not: deep };
    expect(readViewFile(JSON.stringify({ kind: 'cairn view', version: 1, name: 'Deep', filter: deep }), uidOf)).toEqual(problem);
    expect(readViewFile('{"kind":"cairn view","version":2,"name":"x"}', uidOf)).toEqual({ problem: expect.stringMatching(/newer Cairn/) });
  });

  it('does not break on any text at the place of another', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (filter) => {
        const text = `{"kind":"cairn view","version":1,"name":"Odd","filter":${filter},"columns":[${filter}],"grouping":${filter}}`;
        expect(readViewFile(text, uidOf)).toBeDefined();
      }),
    );
  });
});
