import { chownSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../../../shared/errors.ts';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { temporaryFile, temporaryFolder } from '../../../support/folders.ts';
import { cloneOf, type History, newHistory } from '../../../support/histories.ts';
import { everybody, read } from '../../../support/people.ts';

const open: Direct[] = [];
const workspace = () => {
  const direct = newDirect();
  open.push(direct);
  return direct;
};
afterEach(() => {
  for (const { store } of open.splice(0)) store.close();
});

const ana = 'Ana Pires <ana@pires.example>';
const bo = 'Bo Lind <bo@lind.example>';
const namesIn = async (direct: Direct) => [...(await everybody(direct)).keys()];

/** Adds the folder, reads it, and gives back what the run said. */
async function sync(direct: Direct, path: string, options: { useMailmap?: boolean } = {}) {
  const { id } = await direct.api.sources.add({ kind: 'git', path, ...options });
  const report = await direct.api.sources.syncSource({ id });
  return { id, report };
}

/** Why a folder cannot be read; the run is in the records, with the same sentence. */
async function problem(path: string): Promise<AppError> {
  const direct = workspace();
  const { id } = await direct.api.sources.add({ kind: 'git', path });
  const error = await direct.api.sources.syncSource({ id }).then(
    () => Promise.reject(new Error('It was read.')),
    (thrown: AppError) => thrown,
  );
  const { state, freshAt, lastRun } = await direct.api.sources.get({ id });
  expect({ state, freshAt, outcome: lastRun?.outcome, problem: lastRun?.problem }).toEqual({
    state: 'failed',
    freshAt: null,
    outcome: 'failed',
    problem: error.message,
  });
  return error;
}

describe('a folder that can be read', () => {
  it.each([true, false])('is a clone, bare: %s', async (bare) => {
    const history = newHistory({ bare });
    history.commit({ by: ana });
    const direct = workspace();
    expect((await sync(direct, history.folder)).report).toMatchObject({ added: 1, incomplete: null, remarks: [] });
  });

  it.each(['community.git', 'community'])('is called after itself, without .git: %s', async (name) => {
    const history = newHistory({ bare: true, name });
    history.commit({ by: ana });
    const direct = workspace();
    await sync(direct, history.folder);
    expect((await direct.api.sources.list({})).sources[0]?.name).toBe('community');
  });

  it('is the .git folder of a clone, which is called after the clone', async () => {
    const history = newHistory({ name: 'community' });
    history.commit({ by: ana });
    const direct = workspace();
    await sync(direct, history.gitFolder);
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
    expect((await direct.api.sources.list({})).sources[0]?.name).toBe('community');
  });

  it('is a work tree beside its clone', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const beside = temporaryFile('beside');
    history.git('worktree', 'add', '--quiet', '-b', 'topic', beside, 'main');
    writeFileSync(join(beside, '.mailmap'), 'Ana Maria Pires <ana@pires.example>\n');
    const direct = workspace();
    await sync(direct, beside);
    expect(await namesIn(direct)).toEqual(['Ana Maria Pires']);
  });

  it('is a clone whose HEAD is detached: its branches count, not where it stands', async () => {
    const history = newHistory();
    const [first] = history.commit({ by: ana }, { by: bo });
    history.git('update-ref', '--no-deref', 'HEAD', first ?? '');
    const direct = workspace();
    expect((await sync(direct, history.folder)).report).toMatchObject({ added: 2, incomplete: null });
  });

  it('is an empty repository, and says that there are no commits yet', async () => {
    for (const bare of [true, false]) {
      const direct = workspace();
      const history = newHistory({ bare });
      const { id, report } = await sync(direct, history.folder);
      expect(report).toMatchObject({ added: 0, incomplete: null, remarks: ['This repository has no commits yet.'] });
      history.commit({ by: ana });
      expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 1, remarks: [] });
    }
  });

  it('has a name with spaces, quotes and letters of all kinds', async () => {
    const history = newHistory({ name: `a "clone" of 'Zoë' $HOME; 王 -n` });
    history.commit({ by: ana });
    const direct = workspace();
    expect((await sync(direct, history.folder)).report.added).toBe(1);
  });

  it('has a name that begins like an option', async () => {
    const history = newHistory({ name: '--upload-pack=touch' });
    history.commit({ by: ana });
    const direct = workspace();
    expect((await sync(direct, history.folder)).report.added).toBe(1);
  });

  it('is reached through a link, and is one source with it', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const link = temporaryFile('link');
    symlinkSync(history.folder, link);
    const direct = workspace();
    await sync(direct, link);
    await expect(direct.api.sources.add({ kind: 'git', path: history.folder })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is left exactly as it was', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo, files: { 'README.md': 'x' } });
    const listing = () => readdirSync(history.folder, { recursive: true }).sort();
    const before = listing();
    const direct = workspace();
    const { id } = await sync(direct, history.folder);
    await direct.api.sources.creditDocumentation({ id });
    expect(listing()).toEqual(before);
  });
});

describe('a .mailmap', () => {
  const line = 'Ana Maria Pires <ana@pires.example>\n';

  it('is read from the work tree', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    history.mailmap(line);
    const direct = workspace();
    await sync(direct, history.folder);
    expect(await namesIn(direct)).toEqual(['Ana Maria Pires']);
  });

  it('is read from HEAD in a bare repository', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana, files: { '.mailmap': line } });
    const direct = workspace();
    await sync(direct, history.folder);
    expect(await namesIn(direct)).toEqual(['Ana Maria Pires']);
  });

  it('is not followed where it is a link, such as one to a file of the person', async () => {
    const secret = temporaryFile('secret');
    writeFileSync(secret, 'Stolen <ana@pires.example>\n');
    const history = newHistory();
    history.commit({ by: ana });
    symlinkSync(secret, join(history.folder, '.mailmap'));
    const direct = workspace();
    await sync(direct, history.folder);
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
  });

  it('that is a folder is none', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    mkdirSync(join(history.folder, '.mailmap'));
    const direct = workspace();
    expect((await sync(direct, history.folder)).report).toMatchObject({ added: 1, incomplete: null });
  });

  it('holds for credits as it does for authors', async () => {
    const history = newHistory();
    history.mailmap('Bo Lind <bo@lind.example> <bo@old.example>\n');
    history.commit({ by: ana, message: 'x\n\nReviewed-by: bo <bo@old.example>\n' }, { by: 'B <bo@old.example>' });
    const direct = workspace();
    await sync(direct, history.folder);
    const { rows } = await direct.api.contributors.list({ sort: 'name' });
    expect(rows.map(({ name, contributions }) => [name, contributions])).toEqual([['Ana Pires', 1], ['Bo Lind', 2]]);
  });

  it('is the one in the clone, whatever its configuration names', async () => {
    const other = temporaryFile('other-mailmap');
    writeFileSync(other, 'Somebody Else <ana@pires.example>\n');
    const history = newHistory();
    history.commit({ by: ana, files: { elsewhere: 'Another One <ana@pires.example>\n' } });
    history.configure('mailmap.file', other);
    history.configure('mailmap.blob', 'main:elsewhere');
    history.configure('log.mailmap', 'false');
    history.mailmap(line);
    const direct = workspace();
    await sync(direct, history.folder);
    expect(await namesIn(direct)).toEqual(['Ana Maria Pires']);
  });
});

describe('a folder that cannot be read says why', () => {
  it('when there is no git history in it', async () => {
    const direct = workspace();
    await expect(direct.api.sources.add({ kind: 'git', path: temporaryFolder() })).rejects.toMatchObject({
      code: 'source_error',
      message: expect.stringContaining('no git history in this folder'),
      details: { problem: 'not_git' },
    });
    expect((await direct.api.sources.list({})).sources).toEqual([]);
  });

  it('when there is none in it any more', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const direct = workspace();
    const id = await read(direct, history);
    rmSync(history.gitFolder, { recursive: true });
    await expect(direct.api.sources.syncSource({ id })).rejects.toMatchObject({ details: { problem: 'not_git' } });
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
  });

  it('when it is not there, or is a file', async () => {
    const direct = workspace();
    await expect(direct.api.sources.add({ kind: 'git', path: temporaryFile('nowhere') })).rejects.toMatchObject({ code: 'not_found' });
    const file = temporaryFile('file');
    writeFileSync(file, 'x');
    await expect(direct.api.sources.add({ kind: 'git', path: file })).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await direct.api.sources.list({})).sources).toEqual([]);
  });

  it('when it has gone since it was added, keeping what was read', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const direct = workspace();
    const id = await read(direct, history);
    rmSync(history.folder, { recursive: true });
    await expect(direct.api.sources.syncSource({ id })).rejects.toMatchObject({ code: 'source_error', details: { problem: 'folder_gone' } });
    await expect(direct.api.sources.creditDocumentation({ id })).rejects.toMatchObject({ details: { problem: 'folder_gone' } });
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
    expect(await direct.api.sources.get({ id })).toMatchObject({ state: 'failed', commits: 1 });
  });

  it('when git is not installed', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const path = process.env.PATH;
    process.env.PATH = temporaryFolder('no programs');
    try {
      const error = await problem(history.folder);
      expect(error).toMatchObject({ code: 'source_error', details: { problem: 'git_missing' } });
      expect(error.message).toMatch(/Install git/);
    } finally {
      process.env.PATH = path;
    }
  });

  it.runIf(process.getuid?.() === 0)('when it belongs to another user, with the command that says one trusts it', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    for (const name of ['.', ...(readdirSync(history.folder, { recursive: true }) as string[])]) chownSync(join(history.folder, name), 65534, 65534);
    const error = await problem(history.folder);
    expect(error.details?.problem).toBe('dubious_ownership');
    expect(error.message).toContain(`git config --global --add safe.directory "${history.folder}"`);
  });

  it('when its configuration is broken', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    writeFileSync(join(history.gitFolder, 'config'), '[core\nbroken');
    const error = await problem(history.folder);
    expect(error).toMatchObject({ code: 'source_error' });
    expect(error.message).not.toMatch(/undefined|Error:/);
  });
});

describe('a shallow clone', () => {
  it('is read as far as it goes, and says what is missing and how to get it', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: bo }, { by: bo }, { by: ana });
    const shallow = cloneOf(history, '--depth=1');
    const direct = workspace();
    const { id, report } = await sync(direct, shallow.folder);
    expect(report).toMatchObject({ added: 1, incomplete: expect.stringContaining('git fetch --unshallow') });
    expect(await direct.api.sources.get({ id })).toMatchObject({ state: 'incomplete', lastRun: { outcome: 'incomplete' } });
  });

  it('that was completed gives what a whole one gives', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: bo }, { by: bo }, { by: ana });
    const shallow = cloneOf(history, '--depth=1');
    const direct = workspace();
    const { id } = await sync(direct, shallow.folder);
    shallow.git('fetch', '--quiet', '--unshallow');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 2, incomplete: null, gone: 0 });
    expect(await direct.api.sources.get({ id })).toMatchObject({ state: 'fresh', commits: 3 });
  });

  it('that is deepened step by step is read further each time', async () => {
    const history = newHistory({ bare: true });
    history.commit(...Array.from({ length: 6 }, () => ({ by: ana })));
    const shallow = cloneOf(history, '--depth=1');
    const direct = workspace();
    const { id } = await sync(direct, shallow.folder);
    shallow.git('fetch', '--quiet', '--deepen=2');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 2, incomplete: expect.any(String) });
    expect((await direct.api.sources.get({ id })).commits).toBe(3);
  });
});

describe('a partial clone', () => {
  const partial = (filter: string): { origin: History; clone: History } => {
    const origin = newHistory({ bare: true });
    origin.configure('uploadpack.allowFilter', 'true');
    origin.commit({ by: ana, files: { 'README.md': 'x', 'docs/a.md': 'y' } }, { by: bo, files: { 'src/a.c': 'z' } });
    return { origin, clone: cloneOf(origin, '--bare', `--filter=${filter}`) };
  };

  it('is read completely, and says what may be missing', async () => {
    const { clone } = partial('blob:none');
    const direct = workspace();
    const { report } = await sync(direct, clone.folder);
    expect(report).toMatchObject({ added: 2, incomplete: null, remarks: [expect.stringContaining('partial clone')] });
  });

  it('without files is enough to know which ones were touched', async () => {
    const { clone } = partial('blob:none');
    const direct = workspace();
    const { id } = await sync(direct, clone.folder);
    expect(await direct.api.sources.creditDocumentation({ id })).toMatchObject({ read: 2, documentation: 1 });
  });

  it('without folders says so when asked for them, and fetches nothing', async () => {
    const { origin, clone } = partial('tree:0');
    const objects = () => clone.git('count-objects', '-v');
    const before = objects();
    const direct = workspace();
    const { id } = await sync(direct, clone.folder);
    await expect(direct.api.sources.creditDocumentation({ id })).rejects.toMatchObject({
      code: 'source_error',
      message: expect.stringContaining('partial clone'),
    });
    expect(objects()).toBe(before);
    expect(existsSync(origin.folder)).toBe(true);
    expect((await direct.api.sources.get({ id })).commits).toBe(2);
  });
});

