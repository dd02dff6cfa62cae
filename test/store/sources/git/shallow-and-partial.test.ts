import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cloneOf, type History, newHistory } from '../../../support/histories.ts';
import { addAndRead, ana, bo, freshWorkspace } from '../../../support/reading.ts';

describe('a shallow clone', () => {
  it('is read as far as it goes, and says what is missing and how to get it', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: bo }, { by: bo }, { by: ana });
    const shallow = cloneOf(history, '--depth=1');
    const direct = freshWorkspace();
    const { id, report } = await addAndRead(direct, shallow.folder);
    expect(report).toMatchObject({ added: 1, incomplete: expect.stringContaining('git fetch --unshallow') });
    expect(await direct.api.sources.get({ id })).toMatchObject({ state: 'incomplete', lastRun: { outcome: 'incomplete' } });
  });

  it('that was completed gives what a whole one gives', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: bo }, { by: bo }, { by: ana });
    const shallow = cloneOf(history, '--depth=1');
    const direct = freshWorkspace();
    const { id } = await addAndRead(direct, shallow.folder);
    shallow.git('fetch', '--quiet', '--unshallow');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 2, incomplete: null, gone: 0 });
    expect(await direct.api.sources.get({ id })).toMatchObject({ state: 'fresh', commits: 3 });
  });

  it('that is deepened step by step is read further each time', async () => {
    const history = newHistory({ bare: true });
    history.commit(...Array.from({ length: 6 }, () => ({ by: ana })));
    const shallow = cloneOf(history, '--depth=1');
    const direct = freshWorkspace();
    const { id } = await addAndRead(direct, shallow.folder);
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
    const direct = freshWorkspace();
    const { report } = await addAndRead(direct, clone.folder);
    expect(report).toMatchObject({ added: 2, incomplete: null, remarks: [expect.stringContaining('partial clone')] });
  });

  it('without files is enough to know which ones were touched', async () => {
    const { clone } = partial('blob:none');
    const direct = freshWorkspace();
    const { id } = await addAndRead(direct, clone.folder);
    expect(await direct.api.sources.creditDocumentation({ id })).toMatchObject({ read: 2, documentation: 1 });
  });

  it('without folders says so when asked for them, and fetches nothing', async () => {
    const { origin, clone } = partial('tree:0');
    const objects = () => clone.git('count-objects', '-v');
    const before = objects();
    const direct = freshWorkspace();
    const { id } = await addAndRead(direct, clone.folder);
    await expect(direct.api.sources.creditDocumentation({ id })).rejects.toMatchObject({
      code: 'source_error',
      message: expect.stringContaining('partial clone'),
    });
    expect(objects()).toBe(before);
    expect(existsSync(origin.folder)).toBe(true);
    expect((await direct.api.sources.get({ id })).commits).toBe(2);
  });
});
