import { spawnSync } from 'node:child_process';
import { chownSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../../shared/errors.ts';
import { temporaryFile, temporaryFolder } from '../../../support/folders.ts';
import { newHistory } from '../../../support/histories.ts';
import { read } from '../../../support/people.ts';
import { ana, freshWorkspace, namesIn } from '../../../support/reading.ts';

/** Why a folder cannot be read; the run is in the records, with the same sentence. */
async function problem(path: string): Promise<AppError> {
  const direct = freshWorkspace();
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

describe('a folder that cannot be read says why', () => {
  it('when there is no git history in it', async () => {
    const direct = freshWorkspace();
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
    const direct = freshWorkspace();
    const id = await read(direct, history);
    rmSync(history.gitFolder, { recursive: true });
    await expect(direct.api.sources.syncSource({ id })).rejects.toMatchObject({ details: { problem: 'not_git' } });
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
  });

  it('when it is not there, or is a file', async () => {
    const direct = freshWorkspace();
    await expect(direct.api.sources.add({ kind: 'git', path: temporaryFile('nowhere') })).rejects.toMatchObject({ code: 'not_found' });
    const file = temporaryFile('file');
    writeFileSync(file, 'x');
    await expect(direct.api.sources.add({ kind: 'git', path: file })).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await direct.api.sources.list({})).sources).toEqual([]);
  });

  it('when it has gone since it was added, keeping what was read', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    rmSync(history.folder, { recursive: true });
    await expect(direct.api.sources.syncSource({ id })).rejects.toMatchObject({
      code: 'source_error',
      details: { problem: 'folder_gone' },
    });
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
    for (const name of ['.', ...(readdirSync(history.folder, { recursive: true }) as string[])])
      chownSync(join(history.folder, name), 65534, 65534);
    const error = await problem(history.folder);
    expect(error.details?.problem).toBe('dubious_ownership');
    expect(error.message).toContain(`git config --global --add safe.directory "${history.folder}"`);
  });

  it.runIf(process.getuid?.() === 0)('whose name would be a command, with one that can be pasted all the same', async () => {
    const history = newHistory({ name: "o'clone $(touch mark)" });
    history.commit({ by: ana });
    chownSync(history.folder, 65534, 65534);
    chownSync(history.gitFolder, 65534, 65534);
    const command = (await problem(history.folder)).message.replace(/^.*run: /, '');
    // A shell makes one word of the folder, and nothing else.
    const words = spawnSync('sh', ['-c', `git() { printf '%s\\n' "$@"; }; ${command}`], {
      encoding: 'utf8',
      cwd: temporaryFolder(),
    }).stdout.split('\n');
    expect(words.slice(0, -1)).toEqual(['config', '--global', '--add', 'safe.directory', history.folder]);
  });

  it('when its configuration is broken', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    writeFileSync(join(history.gitFolder, 'config'), '[core\nbroken');
    const error = await problem(history.folder);
    expect(error).toMatchObject({ code: 'source_error' });
    expect(error.message).not.toMatch(/undefined|Error:/);
  });

  it('in words without signs that act on a terminal or turn the sentence around', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const included = temporaryFile('in\u202ecluded\u009b31m');
    writeFileSync(included, '[core\nbroken');
    history.configure('include.path', included);
    const { message } = await problem(history.folder);
    expect(message).toContain('cluded');
    expect(message).not.toMatch(/\p{C}/u);
  });
});
