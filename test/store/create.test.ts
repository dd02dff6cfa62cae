import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWarning } from '../../electron/core/store/surroundings.ts';
import { temporaryFile, temporaryFolder } from '../support/folders.ts';
import { startDesk } from '../support/workspaces.ts';

describe('making a workspace', () => {
  it('in a folder that is not there says so', async () => {
    const desk = startDesk();
    const path = join(temporaryFolder(), 'nowhere', 'new.cairn');
    await expect(desk.api.workspace.create({ path })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('folder'),
    });
  });

  it('never overwrites a file, whatever is in it', async () => {
    const desk = startDesk();
    for (const bytes of ['', 'Dear diary', 'SQLite format 3\0']) {
      const path = temporaryFile('file.cairn');
      writeFileSync(path, bytes);
      await expect(desk.api.workspace.create({ path })).rejects.toMatchObject({ code: 'conflict' });
      expect(readFileSync(path).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  it('makes exactly the file that was named, and asks for the ending', async () => {
    const desk = startDesk();
    const without = temporaryFile('thistledown');
    await expect(desk.api.workspace.create({ path: without })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(readdirSync(dirname(without))).toEqual([]);
    const made = await desk.api.workspace.create({ path: `${without}.cairn` });
    expect(made).toMatchObject({ name: 'thistledown', path: `${without}.cairn`, readOnly: false, warning: null });
    await desk.settle();
  });
});

describe('a name that is too long for what lies beside the file', () => {
  it.each(['x'.repeat(185), '社'.repeat(62), 'x'.repeat(300)])('is refused in words', async (name) => {
    const desk = startDesk();
    const path = temporaryFile(`${name}.cairn`);
    await expect(desk.api.workspace.create({ path })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('too long'),
    });
    // One that is there, or not, is said to be so all the same.
    await expect(desk.api.workspace.open({ path })).rejects.toMatchObject({
      details: { problem: expect.stringMatching(/missing|no_permission/) },
    });
    await desk.settle();
  });
});

describe('a folder that is risky', () => {
  it('is known by what lies in it, above the file too', () => {
    const folder = temporaryFolder('shared');
    mkdirSync(join(folder, '.stfolder'));
    mkdirSync(join(folder, 'work'));
    expect(folderWarning(join(folder, 'work', 'community.cairn'))).toMatch(/Syncthing/);
    expect(folderWarning(join(temporaryFolder(), 'community.cairn'))).toBeNull();
  });

  it('is said with the workspace that lies in it', async () => {
    const desk = startDesk();
    const folder = join(temporaryFolder('Dropbox'), 'community.cairn');
    const made = await desk.api.workspace.create({ path: folder });
    expect(made.warning).toMatch(/Dropbox syncs/);
    expect((await desk.api.workspace.current({})).warning).toBe(made.warning);
    await desk.settle();
  });
});
