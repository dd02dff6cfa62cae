import { describe, expect, it } from 'vitest';
import { type History, newHistory } from '../../../support/histories.ts';
import { freshWorkspace } from '../../../support/reading.ts';

/** Who is found when these refs are read, and what the run says. */
async function people(history: History, refs?: string[]) {
  const direct = freshWorkspace();
  const { id } = await direct.api.sources.add({ kind: 'git', path: history.folder, ...(refs ? { refs } : {}) });
  const { incomplete, remarks } = await direct.api.sources.syncSource({ id });
  const { rows } = await direct.api.contributors.list({ sort: 'name', limit: 200 });
  return { names: rows.map(({ name }) => name), incomplete, remarks };
}

/** A commit by somebody called like the ref it is on. */
function history(...refs: string[]): History {
  const made = newHistory({ bare: true });
  made.commit(...refs.map((ref) => ({ by: `${ref} <${ref.replaceAll('/', '.')}@x.example>`, on: ref, parents: [] as string[] })));
  return made;
}

describe('by default', () => {
  it('local and remote branches are read', async () => {
    const { names } = await people(history('main', 'topic/one', 'refs/remotes/origin/main', 'refs/remotes/fork/topic/two'));
    expect(names).toEqual(['main', 'refs/remotes/fork/topic/two', 'refs/remotes/origin/main', 'topic/one']);
  });

  it('copies of merge and pull requests, notes, stashes and tags are not', async () => {
    const { names } = await people(
      history(
        'main',
        'refs/pull/1/head',
        'refs/pull/1/merge',
        'refs/merge-requests/2/head',
        'refs/remotes/origin/pr/3',
        'refs/remotes/origin/pull/4/head',
        'refs/remotes/origin/merge-requests/5',
        'refs/notes/commits',
        'refs/stash',
        'refs/tags/v1',
        'refs/replace/x',
        'refs/original/refs/heads/main',
        'refs/keep-around/abc',
      ),
    );
    expect(names).toEqual(['main']);
  });

  it('branches that only sound like pull requests are', async () => {
    const { names } = await people(history('pr/3', 'refs/remotes/origin/pr/next', 'refs/remotes/origin/pull-me'));
    expect(names).toEqual(['pr/3', 'refs/remotes/origin/pr/next', 'refs/remotes/origin/pull-me']);
  });

  it('a clone without branches is read from where it stands', async () => {
    const made = history('main');
    made.git('update-ref', '--no-deref', 'HEAD', made.git('rev-parse', 'main'));
    made.deleteBranch('main');
    expect((await people(made)).names).toEqual(['main']);
  });

  it('a branch that points at nothing does not disturb the others', async () => {
    const made = history('main');
    made.git('symbolic-ref', 'refs/heads/broken', 'refs/heads/nowhere');
    expect(await people(made)).toEqual({ names: ['main'], incomplete: null, remarks: [] });
  });
});

describe('by name', () => {
  const made = history('main', 'release/1', 'release/2', 'topic/a', 'refs/remotes/origin/main', 'refs/pull/1/head', 'refs/tags/v1');

  it.each<[string[], string[]]>([
    [['main'], ['main']],
    [['refs/heads/main'], ['main']],
    [['release/*'], ['release/1', 'release/2']],
    [
      ['refs/heads/release/*', 'topic/a'],
      ['release/1', 'release/2', 'topic/a'],
    ],
    [['origin/main'], ['refs/remotes/origin/main']],
    [['refs/remotes/origin/*'], ['refs/remotes/origin/main']],
    [['refs/pull'], ['refs/pull/1/head']],
    [['refs/pull/'], ['refs/pull/1/head']],
    [['refs/pull/*'], ['refs/pull/1/head']],
    [['v1'], ['refs/tags/v1']],
    [['HEAD'], ['main']],
    [['main', 'refs/heads/main', 'HEAD'], ['main']],
  ])('%j reads %j', async (refs, names) => {
    expect((await people(made, refs)).names).toEqual(names);
  });

  it('an annotated tag stands for its commit', async () => {
    made.git('tag', '-a', '-m', 'Version 2', 'v2', 'topic/a');
    expect((await people(made, ['v2'])).names).toEqual(['topic/a']);
  });

  it('one that is not there is named, and the others are read', async () => {
    const { names, incomplete } = await people(made, ['main', 'relase/*']);
    expect(names).toEqual(['main']);
    expect(incomplete).toBe('There is no branch or tag called "relase/*" in this clone.');
  });

  it.each([
    '--all',
    '-n1',
    '^main',
    'main..topic/a',
    'main@{0}',
    ':/oops',
    '--output=/tmp/pwned',
    'main\nrefs/pull/1/head',
    '.*',
    'mai[n]',
  ])('%j is a name like any other, and no instruction to git', async (name) => {
    const { names, incomplete } = await people(made, [name]);
    expect(names).toEqual([]);
    expect(incomplete).toContain('There is no branch or tag called');
  });
});
