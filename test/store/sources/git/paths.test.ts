import { describe, expect, it } from 'vitest';
import type { Direct } from '../../../support/direct.ts';
import { cloneOf, newHistory } from '../../../support/histories.ts';
import { read, uidOf } from '../../../support/people.ts';
import { ana, bo, freshWorkspace } from '../../../support/reading.ts';

/** What a person's activities count as, by kind. */
async function countsOf({ api }: Direct, name: string): Promise<Record<string, number>> {
  const { counts } = await api.contributors.get({ contributor: await uidOf({ api }, name) });
  return Object.fromEntries(counts.map(({ kind, count }) => [kind, count]));
}

describe('documentation', () => {
  it('is a commit that touches nothing else; a mixed one is code, once', async () => {
    const history = newHistory();
    history.commit(
      { by: ana, files: { 'README.md': '1', 'docs/a.html': '1' } },
      { by: ana, files: { 'src/a.c': '1' } },
      { by: ana, files: { 'docs/b.md': '1', 'src/b.c': '1' } },
      { by: ana, files: { 'docs/b.md': null } },
    );
    const direct = freshWorkspace();
    const id = await read(direct, history);
    expect(await countsOf(direct, 'Ana Pires')).toEqual({ code: 4 });
    expect(await direct.api.sources.creditDocumentation({ id })).toEqual({ read: 4, documentation: 2, incomplete: null });
    expect(await countsOf(direct, 'Ana Pires')).toEqual({ code: 2, documentation: 2 });
    expect((await direct.api.sources.get({ id })).pathsRead).toBe(4);
  });

  it('is so for its co-authors, and not for who reviewed or applied it', async () => {
    const history = newHistory();
    const message = `Explain\n\nCo-authored-by: ${bo}\nReviewed-by: Cy <cy@x.example>\n`;
    history.commit({ by: ana, committedBy: 'Dana <dana@x.example>', message, files: { 'README.md': '1' } });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    await direct.api.sources.creditDocumentation({ id });
    expect(await countsOf(direct, 'Ana Pires')).toEqual({ documentation: 1 });
    expect(await countsOf(direct, 'Bo Lind')).toEqual({ documentation: 1 });
    expect(await countsOf(direct, 'Cy')).toEqual({ review: 1 });
    expect(await countsOf(direct, 'Dana')).toEqual({ committed: 1 });
  });

  it('is not a merge, nor a commit that touches nothing', async () => {
    const history = newHistory();
    history.commit(
      { by: ana, files: { 'README.md': '1' } },
      { by: bo, on: 'side', parents: ['main'], files: { 'docs/a.md': '1' } },
      { by: ana, parents: ['main', 'side'], files: { 'docs/a.md': '1' } },
      { by: ana },
    );
    const direct = freshWorkspace();
    const id = await read(direct, history);
    await direct.api.sources.creditDocumentation({ id });
    expect(await countsOf(direct, 'Ana Pires')).toEqual({ documentation: 1, merge: 1, code: 1 });
  });

  it('is looked for once: the next pass reads what is new', async () => {
    const history = newHistory();
    history.commit({ by: ana, files: { 'README.md': '1' } });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    await direct.api.sources.creditDocumentation({ id });
    history.commit({ by: ana, files: { 'README.md': '2' } });
    await direct.api.sources.syncSource({ id });
    expect(await direct.api.sources.creditDocumentation({ id })).toMatchObject({ read: 1, documentation: 1 });
    expect(await direct.api.sources.creditDocumentation({ id })).toMatchObject({ read: 0, documentation: 0 });
  });

  it('stays when everything is read again', async () => {
    const history = newHistory();
    history.commit({ by: ana, files: { 'README.md': '1' } }, { by: ana, files: { 'a.c': '1' } });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    await direct.api.sources.creditDocumentation({ id });
    expect(await direct.api.sources.syncSource({ id, full: true })).toMatchObject({ changed: 0, unchanged: 2 });
    expect(await countsOf(direct, 'Ana Pires')).toEqual({ documentation: 1, code: 1 });
  });

  it('of a commit that two clones share counts once', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana, files: { 'README.md': '1' } });
    const fork = cloneOf(history, '--mirror');
    const direct = freshWorkspace();
    await read(direct, history);
    const second = await read(direct, fork);
    for (const { id } of (await direct.api.sources.list({})).sources) await direct.api.sources.creditDocumentation({ id });
    expect(await countsOf(direct, 'Ana Pires')).toEqual({ documentation: 1 });
    expect((await direct.api.sources.get({ id: second })).pathsRead).toBe(1);
  });
});

describe('names of files', () => {
  it.each(['docs/ü.md', 'docs/a b.md', 'docs/"q".md', 'docs/tab\tnew\nline.md', 'docs/-n.md', 'docs/:(top).md'])(
    'like %j are read as they are',
    async (path) => {
      const history = newHistory();
      history.commit({ by: ana, files: { [JSON.stringify(path)]: '1' } }, { by: ana, files: { 'a.c': '1' } });
      const direct = freshWorkspace();
      const id = await read(direct, history);
      expect(await direct.api.sources.creditDocumentation({ id })).toMatchObject({ read: 2, documentation: 1 });
    },
  );

  it('that are the hash of another commit are not taken for it', async () => {
    const history = newHistory();
    const [older = ''] = history.commit({ by: bo, files: { 'README.md': '1' } });
    // Read newest first: when this one is looked at, the other's turn has not come.
    history.commit({ by: ana, files: { [older]: '1' } });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    await direct.api.sources.creditDocumentation({ id });
    expect(await countsOf(direct, 'Bo Lind')).toEqual({ documentation: 1 });
    expect(await countsOf(direct, 'Ana Pires')).toEqual({ code: 1 });
  });
});

describe('a history in SHA-256', () => {
  it('is read like any other', async () => {
    const history = newHistory({ format: 'sha256' });
    history.commit({ by: ana, files: { 'README.md': '1' } }, { by: bo, message: `x\n\nReviewed-by: ${ana}\n`, files: { 'a.c': '1' } });
    const direct = freshWorkspace();
    const id = await read(direct, history);
    expect(await direct.api.sources.creditDocumentation({ id })).toMatchObject({ read: 2, documentation: 1 });
    expect(await countsOf(direct, 'Ana Pires')).toEqual({ documentation: 1, review: 1 });
    history.move('main', 'main~1');
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ gone: 1 });
  });
});
