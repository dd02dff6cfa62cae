import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keysOfPeople } from '../../../electron/core/contributors/queries.ts';
import { exportFormats } from '../../../shared/contract/tables.ts';
import type { Direct } from '../../support/direct.ts';
import { copyOf, temporaryFile } from '../../support/folders.ts';
import { newHistory } from '../../support/histories.ts';
import { everybody, manyPeople, read, uidOf } from '../../support/people.ts';
import { freshWorkspace } from '../../support/reading.ts';
import { newWorkspace, tickingClock, today } from '../../support/workspaces.ts';

afterEach(() => vi.restoreAllMocks());

const filter = { all: [] };
const left = (path: string) => readdirSync(dirname(path));

/** Ana with a tag and an account, one who is called like a formula, one with line breaks and quotes in the name, and a bot. */
async function community(): Promise<Direct> {
  const direct = freshWorkspace();
  const history = newHistory({ bare: true });
  const at = (day: number) => Date.UTC(2024, 0, day, 23, 30);
  history.commit(
    { by: 'Ana Pires <ana@pires.example>', at: at(1) },
    { by: 'Ana Pires <ana@pires.example>', at: at(9) },
    { by: 'Zoë "Z", Brontë <12+zoe@users.noreply.github.com>', at: at(2) },
    { by: '=HYPERLINK(1) <formula@evil.example>', at: at(3) },
    { by: '-5 <minus@evil.example>', at: at(4) },
    { by: '渡辺 🦊 <fox@fox.example>', at: at(5) },
  );
  await read(direct, history);
  const ana = await uidOf(direct, 'Ana Pires');
  for (const tag of ['mentor', '@core']) await direct.api.contributors.tagContributors({ people: { contributors: [ana] }, tag });
  return direct;
}

/** What Cairn itself says about everybody, in the words of the file. */
async function expected({ api, store }: Direct): Promise<string[][]> {
  const { rows } = await api.contributors.list({ sort: 'name', limit: 200 });
  const emails = new Map(
    (store.db.prepare("SELECT value FROM identity WHERE type = 'email' ORDER BY uid").all() as { value: string }[]).map(({ value }) => [
      value,
      value,
    ]),
  );
  const day = (at: number | null) => (at === null ? '' : new Date(at).toISOString().slice(0, 10));
  return Promise.all(
    rows.map(async (row) => {
      const { identities } = await api.contributors.get({ contributor: row.id });
      const address =
        identities.find(({ type, value }) => type === 'email' && emails.has(value) && !value.includes('noreply'))?.value ?? '';
      const handle = row.handle.startsWith('@') ? row.handle.slice(1) : '';
      const tags = row.tags.map(({ name }) => name).join(', ');
      return [row.name, handle, address, '', row.kind, day(row.firstActive), day(row.lastActive), String(row.contributions), tags];
    }),
  );
}

describe('a list written into a file', () => {
  it.each(['csv', 'xlsx'] as const)('as %s is read back equal', async (format) => {
    const direct = await community();
    const path = temporaryFile(`people.${format}`);
    const written = await direct.api.tables.exportList({ format, path, sort: 'name' });
    expect(written).toMatchObject({ path, people: 5, bytes: readFileSync(path).length });
    expect(left(path)).toEqual([`people.${format}`]);
    const found = await direct.api.tables.preview({ file: path });
    expect(found.columns.map(({ name, field }) => [name, field])).toEqual([
      ['Name', 'name'],
      ['Handle', 'username'],
      ['E-mail', 'email'],
      ['May be contacted', null],
      ['Kind', 'personKind'],
      ['First active', 'firstActive'],
      ['Last active', 'lastActive'],
      ['Contributions', 'contributions'],
      ['Tags', 'tags'],
    ]);
    expect(found.rows.map(({ cells }) => cells)).toEqual(await expected(direct));
    expect(found.remarks).toEqual([]);
  });

  it('as CSV begins with a mark for Excel, and runs nothing in it', async () => {
    const direct = await community();
    const path = temporaryFile('people.csv');
    await direct.api.tables.exportList({ format: 'csv', path, columns: ['name', 'tags'], sort: 'name' });
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\ufeffName,Tags\r\n')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(1)"`);
    expect(text).toContain('\r\n-5,');
    expect(text).toContain(`"'@core, mentor"`);
    for (const line of text.split('\r\n')) for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=@+]/);
  });

  it('as .xlsx says of every cell where it stands, which some programs cannot do without', async () => {
    const direct = await community();
    const path = temporaryFile('people.xlsx');
    await direct.api.tables.exportList({ format: 'xlsx', path, columns: ['name', 'handle', 'lastActive'], sort: 'name' });
    const sheet = Buffer.from(unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml'] ?? []).toString();
    expect(sheet.match(/ r="[A-Z]?\d+"/g)?.map((place) => place.slice(4, -1))).toEqual([
      '1',
      'A1',
      'B1',
      'C1',
      '2',
      'A2',
      'C2',
      '3',
      'A3',
      'C3',
      '4',
      'A4',
      'C4',
      '5',
      'A5',
      'B5',
      'C5',
      '6',
      'A6',
      'C6',
    ]);
  });

  it('as JSON and as vCard holds the same people', async () => {
    const direct = await community();
    const json = temporaryFile('people.json');
    await direct.api.tables.exportList({ format: 'json', path: json, sort: 'name', columns: ['name', 'email', 'tags', 'contributions'] });
    const people = JSON.parse(readFileSync(json, 'utf8')) as { name: string }[];
    expect(people).toContainEqual({ name: 'Ana Pires', email: 'ana@pires.example', tags: ['@core', 'mentor'], contributions: 2 });
    expect(people.map(({ name }) => name)).toEqual((await expected(direct)).map(([name]) => name));
    const cards = temporaryFile('people.vcf');
    await direct.api.tables.exportList({ format: 'vcard', path: cards, sort: 'name' });
    const text = readFileSync(cards, 'utf8');
    expect(text.match(/^FN:.*$/gm)?.map((line) => line.slice(3).trimEnd().replaceAll('\\', ''))).toEqual(people.map(({ name }) => name));
    expect(text).toContain('CATEGORIES:@core,mentor\r\n');
    expect(text).toContain('NOTE:2 contributions\\, last active 2024-01-09\r\n');
  });

  it('says beside the address who refused to be contacted, without being asked for it', async () => {
    const direct = await community();
    await direct.api.contributors.recordConsent({
      people: { contributors: [await uidOf(direct, 'Ana Pires')] },
      purpose: 'contact',
      state: 'refused',
      basis: 'said so',
      text: 'On the phone.',
    });
    const path = temporaryFile('people.csv');
    await direct.api.tables.exportList({ format: 'csv', path, sort: 'name' });
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\ufeffName,Handle,E-mail,May be contacted,Kind,')).toBe(true);
    expect(text).toContain('\r\nAna Pires,,ana@pires.example,Refused,human,');
  });

  it('gives days in the reporting zone', async () => {
    const direct = await community();
    const triggers = direct.store.db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'workspace'").all();
    for (const { name } of triggers) direct.store.db.exec(`DROP TRIGGER ${name}`);
    direct.store.db.exec("UPDATE workspace SET reporting_zone = 'Asia/Tokyo'");
    const path = temporaryFile('people.csv');
    await direct.api.tables.exportList({ format: 'csv', path, columns: ['name', 'lastActive'], people: { search: 'Ana', filter } });
    expect(readFileSync(path, 'utf8')).toContain('Ana Pires,2024-01-10');
  });

  it('holds those chosen, or those a filter gives but some, in the order of the list', async () => {
    const direct = await community();
    const all = await everybody(direct);
    const uid = (name: string) => all.get(name) ?? '';
    const namesFor = async (people: Parameters<typeof direct.api.tables.exportList>[0]['people'], sort: 'name' | 'count') => {
      const path = temporaryFile('people.json');
      await direct.api.tables.exportList({ format: 'json', path, columns: ['name'], people, sort });
      return (JSON.parse(readFileSync(path, 'utf8')) as { name: string }[]).map(({ name }) => name);
    };
    expect(await namesFor({ contributors: [uid('渡辺 🦊'), uid('Ana Pires'), uid('Ana Pires')] }, 'count')).toEqual([
      'Ana Pires',
      '渡辺 🦊',
    ]);
    expect(await namesFor({ filter, except: [uid('Ana Pires'), uid('-5')] }, 'name')).toEqual(
      [...all.keys()].filter((name) => !['Ana Pires', '-5'].includes(name)),
    );
    await expect(namesFor({ search: 'nobody at all', filter }, 'name')).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('Nobody fits'),
    });
  });

  it('has everyone over many pages once, in the order of the list', async () => {
    const direct = freshWorkspace();
    await read(direct, manyPeople(1203));
    const path = temporaryFile('people.csv');
    expect(await direct.api.tables.exportList({ format: 'csv', path, sort: 'name' })).toMatchObject({ people: 1203 });
    const names = readFileSync(path, 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(names).toEqual([...(await everybody(direct)).keys()]);
    const keys = keysOfPeople(direct.store.db, { search: '', filter, except: [] }, { sort: 'name', direction: undefined }, today);
    expect(keys.length).toBe(1203);
  });
});

describe('writing a list', () => {
  it('leaves a file that is there alone, unless it may be replaced', async () => {
    const direct = await community();
    const path = temporaryFile('people.csv');
    writeFileSync(path, 'mine');
    await expect(direct.api.tables.exportList({ format: 'csv', path })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('left as it is'),
    });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await direct.api.tables.exportList({ format: 'csv', path, replace: true });
    expect(readFileSync(path, 'utf8')).toContain('Ana Pires');
    expect(left(path)).toEqual(['people.csv']);
  });

  it('never takes the place of a workspace, a folder or a link', async () => {
    const direct = await community();
    const replace = (path: string) => direct.api.tables.exportList({ format: 'csv', path, replace: true });
    await expect(replace(direct.store.path)).rejects.toMatchObject({ message: expect.stringContaining('.cairn') });
    const folder = temporaryFile('people.csv');
    mkdirSync(folder);
    await expect(replace(folder)).rejects.toMatchObject({ code: 'conflict' });
    const link = temporaryFile('link.csv');
    symlinkSync(direct.store.path, link);
    await expect(replace(link)).rejects.toMatchObject({ code: 'conflict' });
    expect(existsSync(copyOf(direct.store.path))).toBe(true);
    await expect(replace(join(folder, 'gone', 'people.csv'))).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each(exportFormats)('as %s that is stopped leaves nothing behind, and says so', async (format) => {
    const desk = await newWorkspace({ clock: tickingClock() });
    await read(desk, manyPeople(1500));
    const path = temporaryFile('people.out');
    desk.onJob((job) => {
      if (job.procedure === 'tables.exportList' && job.done > 0 && job.state === 'running') void desk.api.jobs.cancel({ id: job.id });
    });
    await expect(desk.api.tables.exportList({ format, path })).rejects.toMatchObject({
      code: 'cancelled',
      message: 'Stopped. No file was written, and nothing was left behind.',
    });
    expect(left(path)).toEqual([]);
    await desk.settle();
  });

  it('on a full disk leaves nothing behind, keeps what was there, and can be done again', async () => {
    const direct = await community();
    const path = temporaryFile('people.csv');
    writeFileSync(path, 'mine');
    const handle = await open(path);
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    vi.spyOn(prototype, 'write').mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const write = () => direct.api.tables.exportList({ format: 'csv', path, replace: true });
    await expect(write()).rejects.toMatchObject({ code: 'storage', message: expect.stringContaining('The disk is full') });
    expect(left(path)).toEqual(['people.csv']);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await write();
    expect(readFileSync(path, 'utf8')).toContain('Ana Pires');
  });

  it('says how far it is', async () => {
    const desk = await newWorkspace({ clock: tickingClock() });
    await read(desk, manyPeople(1200));
    const path = temporaryFile('people.csv');
    const said: [number, number | null, string][] = [];
    desk.onJob((job) => void (job.procedure === 'tables.exportList' && said.push([job.done, job.total, job.title])));
    await desk.api.tables.exportList({ format: 'csv', path });
    expect(said).toContainEqual([500, 1200, 'Writing 1,200 people']);
    expect(said.at(-1)).toEqual([1200, 1200, 'Writing 1,200 people']);
    await desk.settle();
  });
});
