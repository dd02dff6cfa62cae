import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CallInput } from '../../../../shared/contract/define.ts';
import type { tables } from '../../../../shared/contract/tables.ts';
import { dumpDecisions, dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { temporaryFile } from '../../../support/folders.ts';
import { ana, freshWorkspace, namesIn, readCommits } from '../../../support/reading.ts';
import { fileOf, inlineRows, xlsxFile, xlsxParts } from '../../../support/spreadsheets.ts';
import { newWorkspace, tickingClock } from '../../../support/workspaces.ts';

afterEach(() => vi.restoreAllMocks());

type Mapping = NonNullable<CallInput<typeof tables.procedures.importTable>['mapping']>;
const nameAndMail: Mapping = {
  target: 'people',
  columns: [
    { column: 0, field: 'name' },
    { column: 1, field: 'email' },
  ],
};
const noted: Mapping = { target: 'people', columns: [...nameAndMail.columns, { column: 2, field: 'note', as: 'decisions' }] };

const many = (count: number): string =>
  `Name,Mail,Note\n${Array.from({ length: count }, (_, n) => `Person ${n},p${n}@x.example,Note ${n}\n`).join('')}`;

describe('what is no table', () => {
  const bomb = () =>
    zipSync({ ...xlsxParts({ sheets: [{ name: 'A', rows: '' }] }), 'xl/worksheets/sheet0.xml': new Uint8Array(90_000_000).fill(32) });
  it.each<[string, string, () => string | Uint8Array]>([
    ['a picture called .csv', 'table.csv', () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
    ['an .xlsx that unpacks to far more than it is', 'table.xlsx', bomb],
    ['1,000 columns', 'table.csv', () => `${Array.from({ length: 1000 }, (_, n) => `c${n}`).join(',')}\n`.repeat(3)],
    ['nothing at all', 'table.csv', () => ''],
  ])('%s is refused in a sentence, and no source is made of it', async (_, name, content) => {
    const direct = freshWorkspace();
    await expect(direct.api.tables.importTable({ file: fileOf(name, content()), mapping: nameAndMail })).rejects.toMatchObject({
      code: expect.stringMatching(/invalid_input|storage/),
      message: expect.stringMatching(/^[A-Z“].*\.$/s),
    });
    expect((await direct.api.sources.list({})).sources).toEqual([]);
  });

  it('a mapping that cannot be used is refused before anything is written', async () => {
    const direct = freshWorkspace();
    const text = 'Name,Handle\nAna,ana';
    const asked = (mapping: Mapping) => direct.api.tables.importTable({ text, mapping });
    await expect(asked({ target: 'people', columns: [{ column: 5, field: 'name' }] })).rejects.toMatchObject({ message: /no column 6/ });
    await expect(asked({ target: 'people', columns: [{ column: 1, field: 'username' }] })).rejects.toMatchObject({
      message: /where the usernames/,
    });
    await expect(asked({ target: 'people', columns: [] })).rejects.toMatchObject({ message: /whom a line is about/ });
    await expect(asked({ target: 'activities', columns: [{ column: 0, field: 'name' }] })).rejects.toMatchObject({
      message: /holds the date/,
    });
    expect((await direct.api.sources.list({})).sources).toEqual([]);
  });
});

describe('cells made to hold Cairn up', () => {
  const spaces = ' '.repeat(20_000);
  it.each<[string, string]>([
    ['a head that is nearly an address', `a@${'@.'.repeat(20_000)} x,Mail\nAna,ana@x.example\n`],
    ['a name of spaces before an address', `Name,Mail\nAna,"${spaces}a"\nAna,ana@x.example\n`],
    ['an address of dots', `Name,Mail\nAna,a@${'.'.repeat(40_000)}>\nAna,ana@x.example\n`],
    ['a day with a long way to its time', `Name,Mail,Since\nAna,ana@x.example,2020-01-01 10:00${spaces}x\n`],
    ['a language of brackets', `Name,Mail,Languages\nAna,ana@x.example,${'('.repeat(20_000)}\n`],
  ])('%s is read past', async (_, text) => {
    const direct = freshWorkspace();
    const languages = text.includes('Languages') ? [{ column: 2, field: 'language' as const, as: 'decisions' as const }] : [];
    await direct.api.tables.preview({ text });
    await direct.api.tables.importTable({
      text,
      headerRows: 1,
      mapping: { target: 'people', columns: [...nameAndMail.columns, ...languages] },
    });
    expect(await namesIn(direct)).toEqual(['Ana']);
  });
});

it('quotation marks that never close are refused before they take minutes', async () => {
  const direct = freshWorkspace();
  const text = `Name,Mail\n${'"a\n'.repeat(250_000)}`;
  await expect(direct.api.tables.importTable({ text, mapping: nameAndMail })).rejects.toMatchObject({
    message: expect.stringMatching(/quotation marks in this file do not close/),
  });
  expect((await direct.api.contributors.list({})).total).toBe(0);
});

describe('a messy table', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-16', Buffer.from('\ufeffName\tMail\nZoë\tzoe@b.example\n', 'utf16le')],
    ['Latin-1', Buffer.from('Name\tMail\nZoë\tzoe@b.example\n', 'latin1')],
  ])('in %s brings names with all their letters', async (_, content) => {
    const direct = freshWorkspace();
    await direct.api.tables.importTable({ file: fileOf('table.csv', content) });
    expect(await namesIn(direct)).toEqual(['Zoë']);
  });

  it('in the wrong encoding says so', async () => {
    const direct = freshWorkspace();
    const report = await direct.api.tables.importTable({
      file: fileOf('t.csv', Buffer.from('Name,Mail\nZoë,z@b.example\n', 'latin1')),
      encoding: 'utf-8',
    });
    expect(report.remarks.join()).toContain('could not be read as UTF-8');
  });

  it('with formulas and merged cells says of an import what it says of a look', async () => {
    const rows = `${inlineRows([['Name', 'Mail']])}<row><c t="inlineStr"><is><t>Ana Pires</t></is></c><c t="str"><f>LOWER("A@X.EXAMPLE")</f><v>a@x.example</v></c></row>`;
    const direct = freshWorkspace();
    const file = xlsxFile({ sheets: [{ name: 'People', rows, after: '<mergeCells><mergeCell ref="A4:B5"/></mergeCells>' }] });
    const { remarks } = await direct.api.tables.preview({ file });
    expect(remarks.length).toBeGreaterThan(0);
    expect((await direct.api.tables.importTable({ file })).remarks).toEqual(expect.arrayContaining(remarks));
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
  });

  it('takes every address of a cell for the same person, the name in front of it, and duplicate heads one by one', async () => {
    const direct = await readCommits({ by: ana });
    const text = 'E-mail,E-mail\n"Ana <ana@pires.example>; ana@home.example, ANA@pires.example",\nBo <bo@x>,\nbo at home,bo@y.example\n';
    const mapping: Mapping = {
      target: 'people',
      columns: [
        { column: 0, field: 'email' },
        { column: 1, field: 'email' },
      ],
    };
    const report = await direct.api.tables.importTable({ text, mapping });
    expect(report).toMatchObject({
      added: 3,
      rejected: 0,
      people: { new: 2, known: 1 },
      leftOut: [{ cells: 1, why: 'is no e-mail address', number: 4 }],
    });
    const { rows } = await direct.api.contributors.list({ search: 'Ana' });
    const { identities } = await direct.api.contributors.get({ contributor: rows[0]?.id ?? '' });
    expect(identities.map(({ value, proofs }) => `${value} ${proofs.join()}`).sort()).toEqual([
      'ana@home.example table',
      'ana@pires.example table',
    ]);
  });

  it('gives an address that stands with unlike names to nobody, in whatever order the lines come', async () => {
    const lines = ['Ana Pires,team@x.example,anap', 'Bo Lind,team@x.example,bol', 'Bo L.,bo@lind.example,bol', 'Zoë,zoe@x.example,anap'];
    const mapping: Mapping = { target: 'people', columns: [...nameAndMail.columns, { column: 2, field: 'username', platform: 'github' }] };
    const people = async (order: string[]) => {
      const direct = freshWorkspace();
      const report = await direct.api.tables.importTable({ text: ['Name,Mail,GitHub', ...order].join('\n'), mapping });
      expect(report.remarks.join()).toContain("stands with unlike names is nobody's");
      const { rows } = await direct.api.contributors.list({ sort: 'name' });
      return Promise.all(
        rows.map(async ({ id }) =>
          (await direct.api.contributors.get({ contributor: id })).identities.map(({ value }) => value.replace(/ \(.*\)/, '')).sort(),
        ),
      );
    };
    const found = (await people(lines)).map(String).sort();
    expect(found).toEqual(['Ana Pires', 'bo@lind.example,bol', 'zoe@x.example']);
    expect((await people(lines.toReversed())).map(String).sort()).toEqual(found);
  });

  it('has its rejected lines as a file that can be corrected and imported, without formulas', async () => {
    const direct = freshWorkspace();
    const file = fileOf('t.csv', 'Name,Mail\nAna,ana@x.example\n,"=HYPERLINK(1)"\n');
    const rejectedPath = temporaryFile('rejected.csv');
    const report = await direct.api.tables.importTable({ file, mapping: nameAndMail, dryRun: true, rejectedPath });
    expect(report).toMatchObject({ rejected: 1, rejectedFile: { path: rejectedPath, lines: 1 } });
    const text = readFileSync(rejectedPath, 'utf8');
    expect(text.split('\r\n')).toEqual([
      '\ufeffName,Mail,Why this line was not imported',
      `,"'=HYPERLINK(1)","Line 3: It says nothing about who it is: no e-mail address, no account, no name."`,
      '',
    ]);
    expect((await direct.api.sources.list({})).sources).toEqual([]);
    writeFileSync(rejectedPath, text.replace(',"', 'Bo,"'));
    await direct.api.tables.importTable({ file, mapping: nameAndMail });
    expect(await direct.api.tables.importTable({ file: rejectedPath })).toMatchObject({ source: { name: 't.csv' }, added: 1 });
    await expect(direct.api.tables.importTable({ file, rejectedPath })).rejects.toMatchObject({ code: 'conflict' });
    // Not over the table itself, whatever was answered.
    const before = readFileSync(file, 'utf8');
    await expect(direct.api.tables.importTable({ file, rejectedPath: file, replace: true })).rejects.toMatchObject({
      message: 'This is the table itself. Choose another name for the lines that are rejected.',
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('an import that does not come to its end', () => {
  it('of a file that changes meanwhile keeps what was read, decides nothing, and says so', async () => {
    const desk = await newWorkspace({ clock: tickingClock() });
    const file = fileOf('t.csv', many(1500));
    let changed = false;
    desk.onJob(({ procedure, done, unit }) => {
      if (procedure !== 'tables.importTable' || unit !== 'lines' || done === 0 || changed) return;
      changed = true;
      appendFileSync(file, 'Late,late@x.example,Late\n');
    });
    const report = await desk.api.tables.importTable({ file, mapping: noted });
    expect(report).toMatchObject({
      incomplete: expect.stringContaining('changed while it was read'),
      decisions: { set: 0 },
      changeSet: null,
    });
    expect((await desk.api.contributors.list({})).total).toBeGreaterThanOrEqual(1500);
    await desk.settle();
  });

  it('because it is stopped keeps its people and decides nothing; the next one goes on', async () => {
    const desk = await newWorkspace({ clock: tickingClock() });
    const file = fileOf('t.csv', many(2500));
    let stopped = false;
    desk.onJob((job) => {
      if (job.procedure !== 'tables.importTable' || job.unit !== 'lines' || job.done === 0 || stopped) return;
      stopped = true;
      void desk.api.jobs.cancel({ id: job.id });
    });
    await expect(desk.api.tables.importTable({ file, mapping: noted })).rejects.toMatchObject({
      code: 'cancelled',
      message: expect.stringContaining('are kept; nothing was noted'),
    });
    const kept = (await desk.api.contributors.list({})).total;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(2500);
    expect((await desk.api.sources.list({})).sources).toMatchObject([{ state: 'incomplete' }]);
    const report = await desk.api.tables.importTable({ file, mapping: noted });
    expect(report).toMatchObject({ added: 2500 - kept, unchanged: kept, decisions: { set: 2500 } });
    await desk.settle();
  });

  it('on a full disk leaves no file of rejected lines, and what was there', async () => {
    const direct = freshWorkspace();
    const handle = await open(fileOf('x', 'x'));
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    vi.spyOn(prototype, 'write').mockRejectedValue(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const file = fileOf('t.csv', 'Name,Mail\n,\nx,noreply@x\n,noreply@y\n');
    await expect(direct.api.tables.importTable({ file, mapping: nameAndMail, rejectedPath: temporaryFile('r.csv') })).rejects.toMatchObject(
      { code: 'storage', message: expect.stringContaining('disk is full') },
    );
  });

  it('can be taken back whole: after the table is removed nothing of it is left', async () => {
    const direct = await readCommits({ by: ana });
    const dump = () => ({
      derived: dumpDerived(direct.store.db),
      facts: dumpFacts(direct.store.db),
      decisions: dumpDecisions(direct.store.db),
    });
    const before = dump();
    const { source, changeSet } = await direct.api.tables.importTable({ text: many(50), mapping: noted });
    await direct.api.history.undo({ changeSet: changeSet ?? '' });
    await direct.api.sources.removeSource({ id: source?.id ?? '' });
    const after = dump();
    expect(after.derived).toEqual({ ...before.derived, contributor_identity: after.derived.contributor_identity });
    expect(after.decisions).toEqual(before.decisions);
    expect({ ...after.facts, identity: [] }).toEqual({ ...before.facts, identity: [] });
  });
});
