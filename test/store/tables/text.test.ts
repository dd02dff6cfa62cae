import { openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../../shared/contract/define.ts';
import type { tables } from '../../../shared/contract/tables.ts';
import { temporaryFile } from '../../support/folders.ts';
import { freshWorkspace } from '../../support/reading.ts';
import { fileOf } from '../../support/spreadsheets.ts';

type Options = CallInput<typeof tables.procedures.preview>;

const look = (input: Options) => freshWorkspace().api.tables.preview(input);
const lookAt = (content: string | Uint8Array, options: Options = {}) => look({ file: fileOf('table.csv', content), ...options });
const cells = ({ rows }: { rows: { cells: string[] }[] }) => rows.map((row) => row.cells);

describe('a table as text', () => {
  it('says what it is, what its columns hold and what it would take them for', async () => {
    const found = await lookAt(
      'Name;GitHub;E-Mail;Beitritt;Spende\nZoë Brontë;zoe;zoe@b.example;25.3.2024;1,50\n"Pires; Ana";ana;ana@p.example;1.4.2024;2\n',
    );
    expect(found.recognised).toEqual({ format: 'text', encoding: 'utf-8', delimiter: ';', quote: '"', sheet: null, sheets: [] });
    expect(found.headerRows).toBe(1);
    expect(found.columns.map(({ name, kind, field, platform }) => [name, kind, field, platform])).toEqual([
      ['Name', 'name', 'name', null],
      ['GitHub', 'username', 'username', 'github'],
      ['E-Mail', 'email', 'email', null],
      ['Beitritt', 'date', 'date', null],
      ['Spende', 'number', null, null],
    ]);
    expect(found.columns[3]).toMatchObject({ order: 'dmy', filled: 2, others: 0, samples: ['25.3.2024', '1.4.2024'] });
    expect(found.columns[4]).toMatchObject({ decimal: 'comma' });
    expect(cells(found)[1]).toEqual(['Pires; Ana', 'ana', 'ana@p.example', '1.4.2024', '2']);
    expect(found).toMatchObject({ counts: { rows: 2, setAside: 0, short: 0, long: 0, whole: true }, remarks: [] });
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\ufeffName\tCity\nZoë\tKöln\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 without one', Buffer.from('Name\tCity\nZoë\tKöln\n', 'utf16le').swap16(), 'utf-16be'],
    ['UTF-8 with a mark', Buffer.from('\ufeffName\tCity\nZoë\tKöln\n'), 'utf-8'],
    ['Latin-1', Buffer.from('Name\tCity\nZoë\tKöln\n', 'latin1'), 'windows-1252'],
  ])('is read in %s', async (_, content, encoding) => {
    const found = await lookAt(content);
    expect(found).toMatchObject({ recognised: { encoding }, columns: [{ name: 'Name' }, { name: 'City' }] });
    expect(cells(found)).toEqual([['Zoë', 'Köln']]);
  });

  it('in the wrong encoding is said to be, and read in the right one when that is chosen', async () => {
    const late = Buffer.concat([Buffer.from(`Name\n${'Ana\n'.repeat(20_000)}`), Buffer.from('Zoë\n', 'latin1')]);
    expect((await lookAt(late, { whole: true })).remarks).toEqual([
      '1 character could not be read as UTF-8. If names look wrong, choose another encoding.',
    ]);
    expect((await lookAt(late, { whole: true, encoding: 'windows-1252' })).remarks).toEqual([]);
  });

  it('pasted from a spreadsheet needs no file', async () => {
    const found = await look({ text: 'Name\tE-mail\r\nAna\tana@p.example\r\n"two\r\nlines"\tbo@l.example' });
    expect(found.recognised).toMatchObject({ encoding: null, delimiter: '\t' });
    expect(cells(found)).toEqual([
      ['Ana', 'ana@p.example'],
      ['two\r\nlines', 'bo@l.example'],
    ]);
  });

  it('keeps quotes over several lines and two quotes for one, wherever the pieces of the file end', async () => {
    const note = `He said ""hello"",\n${'and more '.repeat(60)}`;
    const rows = Array.from({ length: 1500 }, (_, n) => `${n},"${note}"`);
    const found = await lookAt(`id,note\n${rows.join('\n')}\n`, { whole: true });
    expect(found.counts).toEqual({ rows: 1500, setAside: 0, short: 0, long: 0, whole: true });
    expect(found.columns[1]).toMatchObject({ filled: 1500 });
    expect(cells(found)[49]?.[1]?.slice(0, 20)).toBe('He said "hello",\nand');
  });

  it.each(['\n', '\r\n', '\r'])('has rows whatever its lines end with: %j', async (end) => {
    const found = await lookAt(['Name,City', 'Ana,Porto', '', '"Bo","Lund"', ''].join(end));
    expect(cells(found)).toEqual([
      ['Ana', 'Porto'],
      ['Bo', 'Lund'],
    ]);
    expect(found.rows.map(({ number }) => number)).toEqual([2, 4]);
  });

  it('is looked at to its 10,000th row, or to its end when asked', async () => {
    const content = `Day\n${'1/2/2024\n'.repeat(90_000)}25/2/2024\n`;
    const first = await lookAt(content);
    expect(first).toMatchObject({
      counts: { whole: false },
      columns: [{ order: 'dmy', remark: expect.stringContaining('day or the month') }],
    });
    expect(first.counts.rows).toBeLessThan(90_001);
    expect(await lookAt(content, { whole: true })).toMatchObject({
      counts: { rows: 90_001, whole: true },
      columns: [{ order: 'dmy', remark: null }],
    });
  });

  it('has the heads that one says it has', async () => {
    const content = 'Ana,Porto\nBo,Lund\nChidi,Lagos\n';
    expect(await lookAt(content)).toMatchObject({
      headerRows: 0,
      columns: [{ name: 'Column 1' }, { name: 'Column 2' }],
      counts: { rows: 3 },
    });
    expect(await lookAt(content, { headerRows: 1 })).toMatchObject({ columns: [{ name: 'Ana' }, { name: 'Porto' }], counts: { rows: 2 } });
    expect(await lookAt(content, { headerRows: 2 })).toMatchObject({
      columns: [{ name: 'Ana Bo' }, { name: 'Porto Lund' }],
      counts: { rows: 1 },
    });
  });
});

describe('a bad table', () => {
  it('that is empty is said to be', async () => {
    for (const content of ['', '\n\n\n', ' , \n,,\n'])
      await expect(lookAt(content)).rejects.toMatchObject({
        code: 'invalid_input',
        message: 'There is nothing in this table. Choose another file or sheet.',
      });
  });

  it('with heads only is said to have no rows', async () => {
    expect(await lookAt('Name,E-mail\n')).toMatchObject({
      columns: [{ name: 'Name', kind: 'empty', field: 'name' }, { name: 'E-mail' }],
      counts: { rows: 0 },
      remarks: ['There are heads but no rows under them.'],
    });
  });

  it('with ragged rows keeps every row, and says which cells it did not', async () => {
    const found = await lookAt(`a,b,c\n${'1,2,3\n'.repeat(60)}4\n5,6,7,8\n9,10,11,,\n`, { headerRows: 1 });
    expect(found.counts).toMatchObject({ rows: 63, short: 1, long: 1 });
    expect(found.remarks).toEqual([
      '1 row has fewer cells than there are columns: the rest counts as empty.',
      '1 row has more cells than there are columns: what is beyond was left out. A separator inside of a text may be the reason.',
    ]);
  });

  it('with a quotation mark that never closes loses that row and no other', async () => {
    const found = await lookAt(`name,note\n${'Ana,x\n'.repeat(30)}Bo,"never closed\n${'Chidi,y\n'.repeat(200_000)}`, { whole: true });
    expect(found.setAside).toEqual([{ number: 32, why: 'A quotation mark is opened in it and never closed.' }]);
    expect(found.counts).toMatchObject({ rows: 200_030, setAside: 1 });
    expect(found.remarks).toEqual(['1 row could not be read and was set aside; all others were.']);
    const short = await lookAt('name,note\nBo,"never closed\nAna,x\n');
    expect(cells(short)).toEqual([['Ana', 'x']]);
  });

  it('full of quotation marks that never close is given up', async () => {
    const bad = 'a,"b"c\n'.repeat(3000);
    await expect(lookAt(`x,y\n${bad}`, { whole: true })).rejects.toMatchObject({
      message: expect.stringContaining('Choose another quotation mark'),
    });
    expect(await lookAt(`x,y\n${bad}`, { quote: "'", headerRows: 1, whole: true })).toMatchObject({ counts: { rows: 3000 } });
  });

  it('with a line of 100 MB loses that line, without holding it', async () => {
    const path = temporaryFile('long.csv');
    const file = openSync(path, 'w');
    writeSync(file, 'name,note\nAna,x\nBo,');
    const piece = 'long '.repeat(200_000);
    for (let n = 0; n < 100; n += 1) writeSync(file, piece);
    writeSync(file, '\nChidi,y\n');
    const found = await look({ file: path, whole: true });
    expect(found.setAside).toEqual([{ number: 3, why: 'It is longer than 1 MB, which no row of a list is.' }]);
    expect(cells(found)).toEqual([
      ['Ana', 'x'],
      ['Chidi', 'y'],
    ]);
    rmSync(path);
  });

  it('with more than 500 columns is refused', async () => {
    await expect(lookAt(`${Array.from({ length: 1000 }, (_, n) => `c${n}`).join(',')}\n`)).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'This table has more than 500 columns. Nothing was read. Take out the columns you do not need and try again.',
    });
  });

  it.each([
    ['a program called .csv', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...new Array<number>(50).fill(0)]), 'not text'],
    ['a PDF called .csv', Buffer.from('%PDF-1.7\nname,email\n'), 'a PDF'],
    ['a workspace', Buffer.from('SQLite format 3\0'), 'Cairn workspace'],
  ])('that is %s is refused', async (_, content, words) => {
    await expect(lookAt(content)).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining(words) });
  });

  it('that is not there, is a folder, or is not named at all', async () => {
    await expect(look({ file: temporaryFile('gone.csv') })).rejects.toMatchObject({ code: 'not_found' });
    await expect(look({ file: '/tmp' })).rejects.toMatchObject({ message: expect.stringContaining('not a file') });
    await expect(look({})).rejects.toMatchObject({ code: 'invalid_input' });
    const cut = fileOf('cut.csv', 'Name\nAna\n');
    truncateSync(cut, 0);
    await expect(look({ file: cut })).rejects.toMatchObject({ message: expect.stringContaining('nothing in this table') });
  });

  it('tells every word of a column that has few, wherever it stands, and none of one that has many', async () => {
    const rows = Array.from({ length: 9_000 }, (_, n) => `${n === 8_900 ? 'Zine' : n % 3 ? 'talk' : 'podcast'},Title ${n}`);
    const { columns } = await lookAt(`Activity,Title\n${rows.join('\n')}\n`);
    expect(columns.map(({ words }) => words)).toEqual([['talk', 'podcast', 'Zine'], []]);
  });

  it('with zeros in the middle keeps what stands around them', async () => {
    const content = Buffer.concat([Buffer.from(`Name\n${'Ana\n'.repeat(20_000)}`), Buffer.from('B\0o\n')]);
    expect(await lookAt(content, { whole: true })).toMatchObject({ counts: { rows: 20_001 }, columns: [{ samples: ['Ana', 'Bo'] }] });
    expect((await lookAt(content, { whole: true })).columns[0]?.words).toEqual(['Ana', 'Bo']);
  });
});
