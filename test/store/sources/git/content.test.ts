import { afterEach, describe, expect, it } from 'vitest';
import type { ActivityRow } from '../../../../shared/contract/contributors.ts';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { checkSearchIndex } from '../../../support/dump.ts';
import { type CommitText, type History, newHistory } from '../../../support/histories.ts';
import { read } from '../../../support/people.ts';
import { today } from '../../../support/workspaces.ts';

const open: Direct[] = [];
afterEach(() => {
  for (const { store } of open.splice(0)) {
    checkSearchIndex(store.db);
    store.close();
  }
});

const ana = 'Ana Pires <ana@pires.example>';
const day = 86_400_000;

async function readHistory(history: History): Promise<Direct> {
  const direct = newDirect();
  open.push(direct);
  const id = await read(direct, history);
  expect(await direct.api.sources.get({ id })).toMatchObject({ state: 'fresh', setAside: 0 });
  return direct;
}

async function readCommits(...commits: CommitText[]): Promise<Direct> {
  const history = newHistory({ bare: true });
  history.commit(...commits);
  return readHistory(history);
}

const first = async ({ api }: Direct) => {
  const [row] = (await api.contributors.list({ sort: 'name' })).rows;
  return api.contributors.get({ contributor: row?.id ?? '' });
};
const timeline = async (direct: Direct): Promise<ActivityRow[]> => {
  const { row } = await first(direct);
  return (await direct.api.contributors.timeline({ contributor: row.id })).rows;
};
const names = async ({ api }: Direct) => (await api.contributors.list({ sort: 'name', limit: 200 })).rows.map(({ name }) => name);

describe('dates', () => {
  const usual = Date.UTC(2024, 2, 1, 12);

  it.each([
    ['1970 by the author, believable by the committer', 0, usual, { at: usual, dateFrom: 'committer' }],
    ['2100 by the author, believable by the committer', Date.UTC(2100, 0, 1), usual, { at: usual, dateFrom: 'committer' }],
    ['later by the author than by the committer', usual + day, usual, { at: usual, dateFrom: 'committer' }],
    ['believable by the author, 1970 by the committer', usual, 0, { at: usual, dateFrom: 'author' }],
    ['believable by the author, 2100 by the committer', usual, Date.UTC(2100, 0, 1), { at: usual, dateFrom: 'author' }],
    ['1970 by both', 0, 1000, { at: 1000, dateFrom: 'none' }],
    ['2100 by both', Date.UTC(2100, 0, 1), Date.UTC(2100, 0, 2), { at: Date.UTC(2100, 0, 2), dateFrom: 'none' }],
  ] as const)('%s', async (_, at, committedAt, shown) => {
    const direct = await readCommits({ by: ana, at, committedAt });
    expect(await timeline(direct)).toMatchObject([shown]);
    const { row, undated, activeDays } = await first(direct);
    const isDated = shown.dateFrom !== 'none';
    expect([row.firstActive, row.lastActive, undated, activeDays]).toEqual(isDated ? [shown.at, shown.at, 0, 1] : [null, null, 1, 0]);
    expect(row.contributions).toBe(1);
  });

  it('nobody can believe are in no month and no sorting before dates that count', async () => {
    const direct = await readCommits({ by: 'Zed <z@x.example>', at: 0 }, { by: ana, at: usual });
    const { rows } = await direct.api.contributors.list({ sort: 'lastActive' });
    expect(rows.map(({ name }) => name)).toEqual(['Ana Pires', 'Zed']);
    const [zed] = (await direct.api.contributors.list({ search: 'zed' })).rows;
    expect(await direct.api.contributors.months({ contributor: zed?.id ?? '' })).toEqual({ months: [] });
  });

  it('keep the offset of where the author was', async () => {
    const direct = await readCommits({ by: ana, at: usual, zone: '-0330' }, { by: ana, at: usual + 1000, zone: '+1400' });
    expect((await timeline(direct)).map(({ offset }) => offset)).toEqual([840, -210]);
  });

  it('draw the last twelve months of a row from today', async () => {
    const direct = await readCommits({ by: ana, at: today - 400 * day }, { by: ana, at: today - 40 * day }, { by: ana, at: today - day });
    expect((await first(direct)).row.months).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
  });

  it.each([
    ['before 1970', '-1 +0000'],
    ['beyond all counting', '99999999999999999999 +0000'],
    ['with an offset of days', '1709294400 +9999'],
    ['missing', ''],
    ['a word', 'yesterday +0000'],
  ])('that git itself would not write, %s, do no harm', async (_, date) => {
    const history = newHistory({ bare: true });
    const [base] = history.commit({ by: ana, at: usual });
    const tree = history.git('rev-parse', `${base}^{tree}`);
    history.raw(Buffer.from(`tree ${tree}\nparent ${base}\nauthor ${ana} ${date}\ncommitter ${ana} 1709294400 +0000\n\nOdd\n`));
    const direct = await readHistory(history);
    expect((await first(direct)).row).toMatchObject({ activities: 2 });
  });
});

describe('sizes', () => {
  it('a message of 200 kB is read, and its title shortened', async () => {
    const direct = await readCommits({ by: ana, message: `${'long '.repeat(40_000)}\n` }, { by: ana, message: `Short\n\n${'line\n'.repeat(40_000)}` });
    const titles = (await timeline(direct)).map(({ title }) => title);
    expect(titles[0]).toBe('Short');
    expect(titles[1]?.length).toBe(301);
    expect(titles[1]?.startsWith('long long ')).toBe(true);
  });

  it('a name of 10 kB is read, shortened, and still one name', async () => {
    const name = 'Ana '.repeat(2500).trim();
    const direct = await readCommits({ by: `${name} <ana@pires.example>` }, { by: `${name} <ana@pires.example>` });
    const { row, identities } = await first(direct);
    expect(row.name.length).toBeLessThanOrEqual(501);
    expect(identities[0]?.names).toHaveLength(1);
    expect(row.contributions).toBe(2);
  });

  it('an address of 10 kB is read, and stays one identity', async () => {
    const address = `${'a'.repeat(10_000)}@x.example`;
    const direct = await readCommits({ by: `Ana <${address}>` }, { by: `Ana <${address}>` });
    expect((await first(direct)).identities.map(({ activities }) => activities)).toEqual([2]);
  });

  it('a thousand credits in one message are read', async () => {
    const lines = Array.from({ length: 1000 }, (_, n) => `Reviewed-by: Reviewer ${n} <r${n}@x.example>`);
    const direct = await readCommits({ by: ana, message: `Big\n\n${lines.join('\n')}\n` });
    expect((await direct.api.contributors.list({})).total).toBe(1001);
  });
});

describe('letters', () => {
  const latin = { name: Buffer.from('Jos\xe9 Garc\xeda', 'latin1'), address: 'jose@x.example' };

  it('of a name in another encoding are read by the header that says so', async () => {
    const direct = await readCommits({ by: latin, encoding: 'ISO-8859-1', message: Buffer.from('Caf\xe9', 'latin1') });
    expect(await names(direct)).toEqual(['José García']);
    expect((await timeline(direct))[0]?.title).toBe('Café');
  });

  it('of a name in another encoding are read as Western European without one', async () => {
    const direct = await readCommits({ by: latin, message: Buffer.from('Caf\xe9', 'latin1') });
    expect(await names(direct)).toEqual(['José García']);
    expect((await timeline(direct))[0]?.title).toBe('Café');
  });

  it('under a header nobody knows are read all the same', async () => {
    const direct = await readCommits({ by: 'Zoë <z@x.example>', encoding: 'klingon-1' }, { by: ana });
    expect((await names(direct)).sort()).toEqual(['Ana Pires', 'Zoë']);
  });

  it('in Japanese by their header', async () => {
    const direct = await readCommits({ by: { name: Buffer.from([0x8e, 0x52, 0x93, 0x63]), address: 'y@x.example' }, encoding: 'Shift_JIS' });
    expect(await names(direct)).toEqual(['山田']);
  });

  it('that are no letters at all end as blanks', async () => {
    const direct = await readCommits({ by: { name: 'Ana\u0007\u001b[31m \tPires\u0085', address: 'ana\u0001@pires.example' }, message: 'Be\u0007ep\u001b[2J' });
    const { row, identities } = await first(direct);
    expect(row.name).toBe('Ana [31m Pires');
    expect(identities[0]?.value).toBe('ana @pires.example');
    expect((await timeline(direct))[0]?.title).toBe('Be ep [2J');
  });

  it.each([
    '<b>Ana</b>',
    '"><script>alert(1)</script>',
    "Robert'); DROP TABLE contributor;--",
    '=HYPERLINK("http://evil.example")',
    '{{constructor}}',
    '../../etc/passwd',
    'المبرمج',
    'a\u202egnp.exe',
    '\u200bAna',
    'Ａｎａ',
    '👩‍💻 Ana',
    '%s%n',
  ])('of %j are kept as text', async (text) => {
    // < and > cannot stand in a name in git: it takes them out itself.
    const direct = await readCommits({ by: { name: text.replace(/[<>]/g, ''), address: 'x@x.example' }, message: text });
    const { row } = await first(direct);
    expect(row.name).toBe(text.replace(/[<>]/g, ''));
    expect((await timeline(direct))[0]?.title).toBe(text);
    expect((await direct.api.contributors.list({ search: row.name.slice(0, 200) })).total).toBe(1);
  });
});

describe('commits that git itself would not write', () => {
  const odd = (write: (tree: string, parent: string) => string | Buffer) => async () => {
    const history = newHistory({ bare: true });
    const [base] = history.commit({ by: ana });
    history.raw(Buffer.from(write(history.git('rev-parse', `${base}^{tree}`), base ?? '')));
    history.commit({ by: 'Bo Lind <bo@lind.example>' });
    const direct = await readHistory(history);
    const { activities } = await direct.api.contributors.summary({});
    expect(activities).toBeGreaterThanOrEqual(3);
    expect(await names(direct)).toContain('Bo Lind');
  };
  const who = `${ana} 1709294400 +0000`;

  it('without a message', odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\n`));
  it('without anything after the header', odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n`));
  it('with headers nobody knows', odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\nmood good\n\nHello\n`));
  it('with a signature', odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----\n\nSigned\n`));
  it('with a null character in the message', odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\nHel\0lo\n`));
  it('with one parent twice', odd((tree, parent) => `tree ${tree}\nparent ${parent}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\nTwice\n`));
  it('without an author’s address', odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor Ana 1709294400 +0000\ncommitter ${who}\n\nOdd\n`));
  it('with three brackets', odd((tree, parent) => `tree ${tree}\nparent ${parent}\nauthor Ana <a<b@x.example>> 1709294400 +0000\ncommitter ${who}\n\nOdd\n`));
  it('without an author', odd((tree, parent) => `tree ${tree}\nparent ${parent}\ncommitter ${who}\n\nOdd\n`));
});

describe('credits', () => {
  const credited = async (...lines: string[]) => {
    const direct = await readCommits({ by: 'Zed <z@x.example>', message: `Change\n\n${lines.join('\n')}\n` });
    const { rows } = await direct.api.contributors.list({ sort: 'name', limit: 200 });
    const found = await Promise.all(rows.filter(({ name }) => name !== 'Zed').map(({ id }) => direct.api.contributors.get({ contributor: id })));
    return found.map(({ row, counts }) => `${row.name}: ${counts.map(({ kind, count }) => `${kind} ${count}`).join(', ')}`);
  };

  it('are of their own kinds, whatever the case of their word', async () => {
    expect(await credited('reviewed-BY: Ana <a@x.example>', 'Co-Authored-By: Bo <b@x.example>', 'Acked-by: Cy <c@x.example>')).toEqual([
      'Ana: review 1',
      'Bo: code 1',
    ]);
  });

  it('of several people on one line, or on a folded one', async () => {
    expect(await credited('Reviewed-by: Ana <a@x.example>, "Lind, Bo" <b@x.example>; Cy <c@x.example>')).toHaveLength(3);
    expect(await credited('Reviewed-by: Ana', '  Pires <a@x.example>')).toEqual(['Ana Pires: review 1']);
  });

  it('of one person twice count once', async () => {
    expect(await credited('Reviewed-by: Ana Pires <a@x.example>', 'Reviewed-by: Ana <A@x.example>', 'Tested-by: Ana <a@x.example>')).toEqual([
      'Ana Pires: review 1, test 1',
    ]);
  });

  it('of two people at one placeholder address count for both', async () => {
    expect(await credited('Reviewed-by: Ana Pires <root@localhost>', 'Reviewed-by: Bo Lind <root@localhost>')).toEqual([
      'Ana Pires: review 1',
      'Bo Lind: review 1',
    ]);
  });

  it('inside the message, and not at its end, are text', async () => {
    expect(await credited('Reviewed-by: Ana <a@x.example>', '', 'And this is why.')).toEqual([]);
  });

  it('come out the same when everything is read again', async () => {
    const history = newHistory({ bare: true });
    const lines = ['Reviewed-by: Ana Pires <a@x.example>', 'Reviewed-by: ana <A@x.example>', 'Reviewed-by: Bo <root@localhost>', 'Reviewed-by: Cy <root@localhost>'];
    history.commit({ by: 'Zed <z@x.example>', message: `Change\n\n${lines.join('\n')}\n` });
    const direct = await readHistory(history);
    const [source] = (await direct.api.sources.list({})).sources;
    expect(await direct.api.sources.syncSource({ id: source?.id ?? '', full: true })).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });
});
