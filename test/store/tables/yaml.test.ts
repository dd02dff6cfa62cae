import { describe, expect, it } from 'vitest';
import { freshWorkspace } from '../../support/reading.ts';
import { fileOf } from '../../support/spreadsheets.ts';

const lookAt = (content: string) => freshWorkspace().api.tables.preview({ file: fileOf('people.yml', content), whole: true });
const cells = ({ rows }: { rows: { cells: string[] }[] }) => rows.map((row) => row.cells);

const list = `- name: Ana Pires
  gitlab: ana
  place: {city: Porto}
  roles: [doc, code]
- name: Bo Lind
  gitlab: 1e5
  version: 15.10
  note: >-
    Over two
    - lines
`;
const heads = ['name', 'gitlab', 'place.city', 'roles', 'version', 'note'];
const rows = [
  ['Ana Pires', 'ana', 'Porto', 'doc, code', '', ''],
  ['Bo Lind', '1e5', '', '', '15.10', 'Over two - lines'],
];
const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));

describe('a table as YAML', () => {
  it.each([
    ['a list', list],
    ['a list with a beginning and an end', `# Heroes\n---\n${list}...\n`],
    ['a list that stands to the right', indented(list, 2)],
    ['a list written on Windows', list.replaceAll('\n', '\r\n')],
    ['a list under a name', `heroes:\n${indented(list, 2)}`],
    ['entries that begin on the next line', list.replaceAll(/^- name/gm, '-\n  name')],
  ])('is read from %s', async (_, content) => {
    const found = await lookAt(content);
    expect(found).toMatchObject({ recognised: { format: 'yaml', delimiter: null }, headerRows: 1, remarks: [], setAside: [] });
    expect(found.columns.map(({ name }) => name)).toEqual(heads);
    expect(cells(found)).toEqual(rows);
  });

  it('is offered as people with their accounts', async () => {
    const { suggested } = await lookAt(list);
    expect(suggested.target).toBe('people');
    expect(suggested.columns).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ column: 0, field: 'name' }),
        expect.objectContaining({ column: 1, field: 'username', platform: 'gitlab' }),
      ]),
    );
  });

  it('takes an entry that begins as another does', async () => {
    const found = await lookAt('- &hero\n  name: Ana Pires\n  role: Hero\n- <<: *hero\n  name: Bo Lind\n');
    expect(cells(found)).toEqual([
      ['Ana Pires', 'Hero'],
      ['Bo Lind', 'Hero'],
    ]);
  });

  it('of any length is read entry by entry', async () => {
    const found = await lookAt(Array.from({ length: 5000 }, (_, n) => `- name: Person ${n}\n  gitlab: p${n}\n`).join(''));
    expect(found.counts).toMatchObject({ rows: 5000, setAside: 0 });
    expect(cells(found)[49]).toEqual(['Person 49', 'p49']);
  });

  it('loses only the entries that are broken, too long, or about several people', async () => {
    const found = await lookAt(
      `- name: Ana Pires\n- name: "Bo\n- name: ${'x'.repeat(1_100_000)}\n- name: Cem Aksoy and Dia Roy\n- name: Eli Katz and Fay Wong\n  gitlab: eli, fay\n- name: Gus\n  name: Hal\n`,
    );
    expect(cells(found)).toEqual([
      ['Ana Pires', ''],
      ['Eli Katz', 'eli'],
      ['Fay Wong', 'fay'],
    ]);
    expect(found.setAside).toEqual([
      { number: 2, why: 'It is not valid YAML.' },
      { number: 3, why: 'It is longer than 1 MB, which no entry of a list is.' },
      { number: 4, why: expect.stringContaining('“Cem Aksoy and Dia Roy” reads like several people') },
      { number: 6, why: 'It is not clear: “name” stands there twice.' },
    ]);
    expect(found.remarks).toContain('1 entry is about several people and became a line for each of them.');
  });

  it('that is not valid, or made to harm, is said to be', async () => {
    await expect(lookAt('heroes:\n- name: "Ana\n')).rejects.toMatchObject({
      message: expect.stringMatching(/looks like YAML but is not valid YAML \(line 3\)/),
    });
    const bomb = `heroes:\n- a0: &a0 [x]\n${Array.from({ length: 20 }, (_, n) => `  a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(10)}]`).join('\n')}`;
    await expect(lookAt(bomb)).rejects.toMatchObject({ message: expect.stringContaining('made to grow without bounds') });
    expect((await lookAt(`- name: Ana\n- name: ${'['.repeat(20_000)}\n`)).setAside).toEqual([
      { number: 2, why: 'It is nested deeper than any list is.' },
    ]);
    await expect(lookAt(`heroes:\n- name: ${'x'.repeat(5_000_000)}\n`)).rejects.toMatchObject({
      message: expect.stringContaining('too large to look through'),
    });
  });

  it.each([
    ['CSV', 'name,email\n- a: b,c\n'],
    ['dashes', '- \n- \n'],
    ['a list of words', '- Ana\n- Bo\n'],
  ])('is not what else has dashes in it: %s', async (_, content) => {
    expect((await lookAt(content).catch(() => null))?.recognised.format ?? 'none').not.toBe('yaml');
  });
});
