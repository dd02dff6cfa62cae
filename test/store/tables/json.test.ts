import { describe, expect, it } from 'vitest';
import { freshWorkspace } from '../../support/reading.ts';
import { fileOf } from '../../support/spreadsheets.ts';

const lookAt = (content: string) => freshWorkspace().api.tables.preview({ file: fileOf('table.json', content), whole: true });
const cells = ({ rows }: { rows: { cells: string[] }[] }) => rows.map((row) => row.cells);

const people = [
  { login: 'ana', name: 'Ana {"Pires"}', place: { city: 'Porto' }, roles: ['doc', 'code'], active: true },
  { login: 'bo', extra: [{ deep: 1 }], score: 1.5, name: null },
];
const heads = ['login', 'name', 'place.city', 'roles', 'active', 'extra', 'score'];
const rows = [
  ['ana', 'Ana {"Pires"}', 'Porto', 'doc, code', 'true', '', ''],
  ['bo', '', '', '', '', '[{"deep":1}]', '1.5'],
];

describe('a table as JSON', () => {
  it.each([
    ['a list', JSON.stringify(people)],
    ['a list over many lines', JSON.stringify(people, null, 2)],
    ['one entry to a line', people.map((one) => JSON.stringify(one)).join('\n')],
    ['a list inside of something', JSON.stringify({ projectName: 'x', files: ['README'], contributors: people }, null, 2)],
    ['one entry', JSON.stringify(people[0])],
  ])('is read from %s', async (_, content) => {
    const found = await lookAt(content);
    const isOne = content === JSON.stringify(people[0]);
    expect(found).toMatchObject({ recognised: { format: 'json', delimiter: null }, headerRows: 1, remarks: [] });
    expect(found.columns.map(({ name }) => name)).toEqual(isOne ? heads.slice(0, 5) : heads);
    expect(cells(found)).toEqual(isOne ? [rows[0]?.slice(0, 5)] : rows);
  });

  it('of any length is read entry by entry, and a field that comes up late is said to be left out', async () => {
    const many = Array.from({ length: 30_000 }, (_, n) => ({ login: `p${n}`, note: 'x'.repeat(50), ...(n === 20_000 ? { late: 1 } : {}) }));
    const found = await lookAt(JSON.stringify(many));
    expect(found.counts.rows).toBe(30_000);
    expect(found.remarks).toEqual(['1 field comes up after the first 1,000 entries only and was left out: late.']);
  });

  it('loses only the entries that are broken or too long', async () => {
    const content = ['{"login":"ana"}', '{"login":oops}', `{"login":"${'x'.repeat(2_000_000)}"}`, '{"login":"bo"}'].join('\n');
    const found = await lookAt(content);
    expect(cells(found)).toEqual([['ana'], ['bo']]);
    expect(found.setAside).toEqual([
      { number: 2, why: 'It is not valid JSON.' },
      { number: 3, why: 'It is longer than 1 MB, which no entry of a list is.' },
    ]);
  });

  it('that ends in the middle gives what came before', async () => {
    const found = await lookAt('[{"login":"ana"},{"login":"b');
    expect(cells(found)).toEqual([['ana']]);
    expect(found.remarks).toEqual(['The file ends in the middle of an entry. What came before it was read.']);
  });

  it('that is not valid, or holds nothing, is said to be', async () => {
    await expect(lookAt('{"contributors": [}')).rejects.toMatchObject({ message: expect.stringContaining('not valid') });
    await expect(lookAt('[]')).rejects.toMatchObject({ message: expect.stringContaining('nothing in this table') });
    await expect(lookAt(`[{${Array.from({ length: 501 }, (_, n) => `"k${n}":1`).join(',')}}]`)).rejects.toMatchObject({
      message: expect.stringContaining('more than 500 columns'),
    });
  });
});
