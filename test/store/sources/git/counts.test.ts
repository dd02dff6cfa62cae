import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { type CommitText, type History, newHistory } from '../../../support/histories.ts';
import { read } from '../../../support/people.ts';
import { freshWorkspace } from '../../../support/reading.ts';
import { runs, within } from '../../../support/runs.ts';
import { signatures } from '../../../support/signatures.ts';

const mailmap = 'Ana Pires <ana@pires.example> <ana.pires@work.example>\nDana <dana@weiss.example> Dana Weiss <team@example.org>\n';

/** What git itself counts over local and remote branches. */
function gitCounts(history: History, format: '%aE' | '%ae') {
  const addresses = history.git('log', '--branches', '--remotes', `--format=<${format}>`).split('\n');
  return {
    commits: Number(history.git('rev-list', '--count', '--branches', '--remotes')),
    merges: Number(history.git('rev-list', '--count', '--merges', '--branches', '--remotes')),
    authors: new Set(addresses.map((address) => address.toLowerCase())).size,
  };
}

/** Commits by these signatures, each a link of a chain, with a side branch merged now and then. */
function grow(history: History, people: readonly number[]): void {
  const commits = people.flatMap((n, at): CommitText[] => {
    const by = signatures[n % signatures.length] ?? '';
    const message = at % 4 === 1 ? `Change\n\nReviewed-by: ${signatures[(n * 7) % signatures.length]}\n` : 'Change';
    if (at % 9 === 8)
      return [
        { by, on: 'side', parents: ['main'] },
        { by, parents: ['main', 'side'], message: 'Merge' },
      ];
    return [{ by, message, committedBy: signatures[(n * 5) % signatures.length] ?? by }];
  });
  history.commit(...commits);
}

const everybody = [...signatures.keys(), ...signatures.keys()];

describe('the figures of a source', () => {
  it.each([
    [true, '%aE'],
    [false, '%ae'],
  ] as const)('equal what git counts, with .mailmap used: %s', async (useMailmap, format) => {
    const history = newHistory({ bare: true });
    grow(history, everybody);
    history.mailmap(mailmap);
    const direct = freshWorkspace();
    const id = await read(direct, history, { useMailmap });
    const { commits, merges, authors } = await direct.api.sources.get({ id });
    expect({ commits, merges, authors }).toEqual(gitCounts(history, format));
  });

  it(
    'equal what git counts, whatever the history',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(40), { minLength: 1, maxLength: 25 }), fc.boolean(), async (people, useMailmap) => {
          const history = newHistory({ bare: true });
          grow(history, people);
          history.mailmap(mailmap);
          const direct = newDirect();
          try {
            const id = await read(direct, history, { useMailmap });
            const { commits, merges, authors } = await direct.api.sources.get({ id });
            expect({ commits, merges, authors }).toEqual(gitCounts(history, useMailmap ? '%aE' : '%ae'));
          } finally {
            direct.store.close();
          }
        }),
        { numRuns: runs(8) },
      );
    },
    within(60_000),
  );

  it('count every commit once, in the summary and over the people', async () => {
    const history = newHistory({ bare: true });
    grow(history, everybody);
    const direct = freshWorkspace();
    await read(direct, history);
    const kinds = direct.store.db.raw
      .prepare("SELECT count(*) AS n, count(DISTINCT key) AS keys FROM activity WHERE kind = 'commit'")
      .get();
    const { commits } = gitCounts(history, '%aE');
    expect(kinds).toEqual({ n: commits, keys: commits });
  });
});

describe('reading again', () => {
  it('adds and changes nothing', async () => {
    const history = newHistory({ bare: true });
    grow(history, [...signatures.keys()]);
    const direct = freshWorkspace();
    const id = await read(direct, history);
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, unchanged: 0, gone: 0, incomplete: null });
  });

  it('adds and changes nothing even when everything is read again', async () => {
    const history = newHistory({ bare: true });
    grow(history, everybody);
    const direct = freshWorkspace();
    const id = await read(direct, history);
    const before = [dumpFacts(direct.store.db), dumpDerived(direct.store.db)];
    const { commits } = gitCounts(history, '%aE');
    expect(await direct.api.sources.syncSource({ id, full: true })).toMatchObject({ added: 0, changed: 0, unchanged: commits, gone: 0 });
    expect([dumpFacts(direct.store.db), dumpDerived(direct.store.db)]).toEqual(before);
  });

  it('gives the same people whether a history was read at once or as it grew', async () => {
    const once = newHistory({ bare: true });
    const grown = newHistory({ bare: true });
    const people = [...signatures.keys(), ...signatures.keys()];
    grow(once, people);
    const whole = freshWorkspace();
    await read(whole, once);

    const direct = freshWorkspace();
    grow(grown, people.slice(0, 5));
    const id = await read(direct, grown);
    // Five more each time, built exactly as the other history was.
    for (let at = 5; at < people.length; at += 5) {
      rebuildTo(grown, people.slice(0, at + 5));
      await direct.api.sources.syncSource({ id });
    }
    expect(grown.git('rev-parse', 'main')).toBe(once.git('rev-parse', 'main'));
    const peopleOf = async ({ api }: Direct) =>
      (await api.contributors.list({ limit: 200 })).rows
        .map(({ id: uid, name, kind, contributions, activities, firstActive, lastActive }) => ({
          uid,
          name,
          kind,
          contributions,
          activities,
          firstActive,
          lastActive,
        }))
        .sort((a, b) => (a.uid < b.uid ? -1 : 1));
    expect(await peopleOf(direct)).toEqual(await peopleOf(whole));
  });
});

/** The same commits from the beginning: equal content gives equal hashes, so only the new ones are new. */
function rebuildTo(history: History, people: readonly number[]): void {
  const fresh = newHistory({ bare: true });
  grow(fresh, people);
  history.git('fetch', '--quiet', '--force', fresh.folder, 'refs/heads/*:refs/heads/*');
}
