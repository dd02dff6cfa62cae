import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isDateFormat } from '../../../electron/core/tables/xlsx/workbook.ts';
import { freshWorkspace } from '../../support/reading.ts';
import { fileOf, inlineRows, xlsxFile, xlsxParts } from '../../support/spreadsheets.ts';

const look = (file: string, options: { sheet?: string; whole?: boolean } = {}) => freshWorkspace().api.tables.preview({ file, ...options });
const cells = ({ rows }: { rows: { cells: string[] }[] }) => rows.map((row) => row.cells);
const plain = inlineRows([
  ['Name', 'E-mail'],
  ['Ana', 'ana@p.example'],
]);

describe('an .xlsx', () => {
  it('is read with shared texts, numbers, days by their style, truths and gaps', async () => {
    const file = xlsxFile({
      sheets: [
        {
          name: 'People',
          rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>
            <row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="1"><v>45292</v></c><c r="C3"><v>0.30000000000000004</v></c><c r="D3" t="b"><v>1</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>Bo &amp; Co</t></is></c><c r="B4" s="2"><v>45351.5</v></c><c r="C4"><v>1E+21</v></c><c r="D4" t="b"><v>0</v></c></row>
            <row r="5"><c r="A5" s="3"><v>7</v></c><c r="B5" s="1"><v>0.25</v></c><c r="C5" t="d"><v>2024-03-01T00:00:00</v></c></row>`,
        },
      ],
      texts: ['<t>Name</t>', '<t>Day</t>', '<t>Active</t>', '<r><t>Zoë </t></r><r><t>Brontë</t></r><rPh><t>ゾエ</t></rPh>'],
      formats: { 164: 'dd\\.mm\\.yyyy', 165: '"day" 0' },
      styles: [0, 14, 164, 165],
    });
    const found = await look(file);
    expect(found.recognised).toEqual({
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      quote: null,
      sheet: 'People',
      sheets: [{ name: 'People', hidden: false }],
    });
    expect(found.columns.map(({ name }) => name)).toEqual(['Name', 'Day', 'Column 3', 'Active']);
    expect(cells(found)).toEqual([
      ['Zoë Brontë', '2024-01-01', '0.3', 'TRUE'],
      ['Bo & Co', '2024-02-29 12:00:00', '1e+21', 'FALSE'],
      ['7', '06:00:00', '2024-03-01', ''],
    ]);
    expect(found.rows.map(({ number }) => number)).toEqual([3, 4, 5]);
    expect(found.columns[1]).toMatchObject({ kind: 'text' });
    expect(found.remarks).toEqual(['1 column has no head and is called “Column 3” here.']);
  });

  it('counts days from 1904 when it says so', async () => {
    const rows = '<row><c t="inlineStr"><is><t>Date</t></is></c></row><row><c s="1"><v>43830</v></c></row>';
    expect(cells(await look(xlsxFile({ sheets: [{ name: 'A', rows }], styles: [0, 14], from1904: true })))).toEqual([['2024-01-01']]);
  });

  it('has several sheets: the first that shows, or one by name, and hidden ones are named', async () => {
    const other = inlineRows([['Name'], ['Bo']]);
    const file = xlsxFile({
      sheets: [
        { name: 'Secret', rows: other, hidden: true },
        { name: 'People', rows: plain },
        { name: 'Other', rows: other },
      ],
    });
    const found = await look(file);
    expect(found.recognised).toMatchObject({
      sheet: 'People',
      sheets: [{ name: 'Secret', hidden: true }, { name: 'People' }, { name: 'Other' }],
    });
    expect(found.remarks).toEqual([
      'This file has 3 sheets. This is “People”; the others are not read.',
      'A sheet is hidden in it: “Secret”.',
    ]);
    expect(cells(await look(file, { sheet: 'Secret' }))).toEqual([['Bo']]);
    await expect(look(file, { sheet: 'Gone' })).rejects.toMatchObject({
      code: 'not_found',
      message: 'There is no sheet “Gone” in this file. There is “Secret”, “People”, “Other”.',
    });
  });

  it('with formulas gives the values they last showed, and counts them', async () => {
    const rows = `<row><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Sum</t></is></c></row>
      <row><c t="str"><f>UPPER("ana")</f><v>ANA</v></c><c><f>1+1</f><v>2</v></c></row>
      <row><c t="str"><f>A9</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row><c><v>1</v></c></row>`;
    const found = await look(xlsxFile({ sheets: [{ name: 'A', rows }] }));
    expect(cells(found)).toEqual([
      ['ANA', '2'],
      ['1', ''],
    ]);
    expect(found.remarks).toEqual([
      '4 cells are formulas: the value it last showed is taken.',
      '1 formula has no value, because no spreadsheet has worked it out. Open and save the file there first.',
      '1 cell shows an error such as #N/A and counts as empty.',
    ]);
  });

  it('with merged cells: what one says counts for all it covers, in heads and in rows', async () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>Contact</t></is></c><c r="C1" t="inlineStr"><is><t>Team</t></is></c></row>
      ${inlineRows([['Name', 'E-mail', 'Group']])}${inlineRows([['Ana', 'ana@p.example', 'Docs']])}
      <row r="4"><c r="A4" t="inlineStr"><is><t>Bo</t></is></c></row><row r="5"/><row r="6"><c r="A6" t="inlineStr"><is><t>Dana</t></is></c></row>`;
    const after = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C3:C5"/></mergeCells>';
    const found = await look(xlsxFile({ sheets: [{ name: 'A', rows, after }] }));
    expect(found.headerRows).toBe(2);
    expect(found.columns.map(({ name }) => name)).toEqual(['Contact Name', 'Contact E-mail', 'Team Group']);
    expect(cells(found)).toEqual([
      ['Ana', 'ana@p.example', 'Docs'],
      ['Bo', '', 'Docs'],
      ['Dana', '', ''],
    ]);
    expect(found.remarks).toEqual(['2 cells are merged: what they say counts for every cell covered.']);
  });

  it.each([
    ['yyyy\\-mm\\-dd', true],
    ['[$-407]d. mmmm yyyy', true],
    ['h:mm', true],
    ['0.00', false],
    ['General', false],
    ['"days" 0', false],
    ['[Red]#,##0\\ "s"', false],
  ])('tells by its format %j whether a number is a day: %s', (code, isDate) => {
    expect(isDateFormat(code)).toBe(isDate);
  });
});

describe('a bad .xlsx', () => {
  it('that would unpack to a hundred times what is reasonable is refused before it is unpacked', async () => {
    const bomb = zipSync({
      ...xlsxParts({ sheets: [{ name: 'A', rows: plain }] }),
      'xl/worksheets/sheet0.xml': new Uint8Array(90_000_000).fill(32),
    });
    expect(bomb.length).toBeLessThan(200_000);
    await expect(look(fileOf('bomb.xlsx', bomb))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('would unpack to far more than its size'),
    });
  });

  it('that says it is smaller than it is, is stopped there', async () => {
    const parts = {
      ...xlsxParts({ sheets: [{ name: 'A', rows: plain }] }),
      'xl/worksheets/sheet0.xml': new Uint8Array(5_000_000).fill(32),
    };
    const packed = Buffer.from(zipSync(parts));
    const size = Buffer.from([0x40, 0x4b, 0x4c, 0x00]);
    for (let at = packed.indexOf(size); at !== -1; at = packed.indexOf(size, at + 1)) packed.writeUInt32LE(1000, at);
    await expect(look(fileOf('liar.xlsx', packed))).rejects.toMatchObject({ message: expect.stringContaining('damaged') });
  });

  it('with texts in 1,000 columns is refused, and with empty styled cells there is not', async () => {
    const row = (cell: string) => `<row>${cell.repeat(1000)}</row>`;
    await expect(look(xlsxFile({ sheets: [{ name: 'A', rows: row('<c><v>1</v></c>') }] }))).rejects.toMatchObject({
      message: expect.stringContaining('more than 500 columns'),
    });
    const styled = `${plain}<row><c r="ALL3" s="0"/></row>`;
    expect(cells(await look(xlsxFile({ sheets: [{ name: 'A', rows: styled }] })))).toEqual([['Ana', 'ana@p.example']]);
  });

  it('with a text of 2 MB in a cell loses that row', async () => {
    const rows = `${plain}<row><c t="inlineStr"><is><t>${'x'.repeat(2_000_000)}</t></is></c></row>${inlineRows([['Bo', 'bo@l.example']])}`;
    const found = await look(xlsxFile({ sheets: [{ name: 'A', rows }] }));
    expect(found.setAside).toEqual([{ number: 3, why: 'It is longer than 1 MB, which no row of a list is.' }]);
    expect(cells(found)).toHaveLength(2);
  });

  it('that defines entities to grow is refused, not grown', async () => {
    const parts = xlsxParts({ sheets: [{ name: 'A', rows: plain }] });
    const grows =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    await expect(look(fileOf('e.xlsx', zipSync({ ...parts, 'xl/worksheets/sheet0.xml': Buffer.from(grows) })))).rejects.toMatchObject({
      message: expect.stringContaining('damaged'),
    });
  });

  it('that is cut off, or is another kind of zip, is said to be', async () => {
    const whole = readFileSync(xlsxFile({ sheets: [{ name: 'A', rows: plain }] }));
    await expect(look(fileOf('cut.xlsx', whole.subarray(0, whole.length / 2)))).rejects.toMatchObject({
      message: expect.stringContaining('damaged'),
    });
    const zipped = (parts: Record<string, string>) =>
      fileOf('x.zip', zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)]))));
    await expect(look(zipped({ 'a.txt': 'a' }))).rejects.toMatchObject({ message: expect.stringContaining('a zip with other files') });
    await expect(look(zipped({ mimetype: 'x', 'content.xml': '<x/>' }))).rejects.toMatchObject({
      message: expect.stringContaining('OpenDocument'),
    });
    const relations = '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>';
    await expect(look(zipped({ '_rels/.rels': relations, 'word/document.xml': '<x/>' }))).rejects.toMatchObject({
      message: expect.stringContaining('a document or a presentation'),
    });
  });

  it('with an empty sheet is said to hold nothing', async () => {
    await expect(look(xlsxFile({ sheets: [{ name: 'A', rows: '' }] }))).rejects.toMatchObject({
      message: expect.stringContaining('nothing in this table'),
    });
  });
});
