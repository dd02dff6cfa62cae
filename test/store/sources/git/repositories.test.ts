import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../../../support/folders.ts';
import { newHistory } from '../../../support/histories.ts';
import { addAndRead, ana, bo, freshWorkspace, namesIn } from '../../../support/reading.ts';

describe('a folder that can be read', () => {
  it.each([true, false])('is a clone, bare: %s', async (bare) => {
    const history = newHistory({ bare });
    history.commit({ by: ana });
    const direct = freshWorkspace();
    expect((await addAndRead(direct, history.folder)).report).toMatchObject({ added: 1, incomplete: null, remarks: [] });
  });

  it.each(['community.git', 'community'])('is called after itself, without .git: %s', async (name) => {
    const history = newHistory({ bare: true, name });
    history.commit({ by: ana });
    const direct = freshWorkspace();
    await addAndRead(direct, history.folder);
    expect((await direct.api.sources.list({})).sources[0]?.name).toBe('community');
  });

  it('is the .git folder of a clone, which is called after the clone', async () => {
    const history = newHistory({ name: 'community' });
    history.commit({ by: ana });
    const direct = freshWorkspace();
    await addAndRead(direct, history.gitFolder);
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
    expect((await direct.api.sources.list({})).sources[0]?.name).toBe('community');
  });

  it('is a work tree beside its clone', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const beside = temporaryFile('beside');
    history.git('worktree', 'add', '--quiet', '-b', 'topic', beside, 'main');
    writeFileSync(join(beside, '.mailmap'), 'Ana Maria Pires <ana@pires.example>\n');
    const direct = freshWorkspace();
    await addAndRead(direct, beside);
    expect(await namesIn(direct)).toEqual(['Ana Maria Pires']);
  });

  it('is a clone whose HEAD is detached: its branches count, not where it stands', async () => {
    const history = newHistory();
    const [first] = history.commit({ by: ana }, { by: bo });
    history.git('update-ref', '--no-deref', 'HEAD', first ?? '');
    const direct = freshWorkspace();
    expect((await addAndRead(direct, history.folder)).report).toMatchObject({ added: 2, incomplete: null });
  });

  it('is an empty repository, and says that there are no commits yet', async () => {
    for (const bare of [true, false]) {
      const direct = freshWorkspace();
      const history = newHistory({ bare });
      const { id, report } = await addAndRead(direct, history.folder);
      expect(report).toMatchObject({ added: 0, incomplete: null, remarks: ['This repository has no commits yet.'] });
      history.commit({ by: ana });
      expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 1, remarks: [] });
    }
  });

  it('has a name with spaces, quotes and letters of all kinds', async () => {
    const history = newHistory({ name: `a "clone" of 'Zoë' $HOME; 王 -n` });
    history.commit({ by: ana });
    const direct = freshWorkspace();
    expect((await addAndRead(direct, history.folder)).report.added).toBe(1);
  });

  it('has a name that begins like an option', async () => {
    const history = newHistory({ name: '--upload-pack=touch' });
    history.commit({ by: ana });
    const direct = freshWorkspace();
    expect((await addAndRead(direct, history.folder)).report.added).toBe(1);
  });

  it('is reached through a link, and is one source with it', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    const link = temporaryFile('link');
    symlinkSync(history.folder, link);
    const direct = freshWorkspace();
    await addAndRead(direct, link);
    await expect(direct.api.sources.add({ kind: 'git', path: history.folder })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is left exactly as it was', async () => {
    const history = newHistory();
    history.commit({ by: ana }, { by: bo, files: { 'README.md': 'x' } });
    const listing = () => readdirSync(history.folder, { recursive: true }).sort();
    const before = listing();
    const direct = freshWorkspace();
    const { id } = await addAndRead(direct, history.folder);
    await direct.api.sources.creditDocumentation({ id });
    expect(listing()).toEqual(before);
  });
});
