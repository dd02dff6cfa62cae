import { countsByPaths } from '../../../../shared/domain/contributors/documentation.ts';
import { row, rows } from '../../store/database.ts';
import { noChanges } from '../../store/derivation.ts';
import type { SyncContext } from '../sync-context.ts';
import { gitProblem, startGit } from './command.ts';
import { openRepository, type Repository } from './repository.ts';

type Counts = ReturnType<typeof countsByPaths>;

/** Commits per start of git: reading paths is slow, so progress and cancel come often. */
const batchSize = 500;

/** An empty field before each commit's hash: a file may be called like a commit, but no file is called nothing. */
const header = '--format=%x00%H';
const diffTree = ['diff-tree', '--stdin', '-r', '--root', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', header];

/** The end of a longer name says enough: no system has room for it, and nobody but a made-up history has it. */
const longestName = 64 * 1024;

/** What each of these commits counts as by the files it touched. Commits without files (merges, empty ones) are missing from the answer. */
async function readCounts(repository: Repository, hashes: readonly string[], signal: AbortSignal): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>();
  let current: string | null = '';
  let rest: Buffer = Buffer.alloc(0);
  const run = startGit(repository.folder, diffTree, hashes.map((hash) => `${hash}\n`).join(''), signal);
  for await (const chunk of run.process.stdout as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(0);
    rest = bytes.subarray(Math.max(end + 1, bytes.length - longestName));
    if (end < 0) continue;
    for (const field of bytes.toString('utf8', 0, end).split('\u0000')) {
      if (field === '') current = null;
      else if (current === null) current = field;
      // Not all names are kept: a commit may touch millions. git puts a line end between a commit and its first file.
      else if (counts.get(current) !== 'code') counts.set(current, countsByPaths([counts.has(current) ? field : field.replace(/^\n/, '')]));
    }
  }
  const { code, complaint } = await run.ended;
  signal.throwIfAborted();
  if (code !== 0) throw gitProblem(complaint, repository.folder);
  return counts;
}

interface Unread {
  id: number;
  key: string;
  identity_id: number;
  counts_as: 'code' | 'documentation' | 'merge';
}

/**
 * The second, slow pass over a clone: which files each commit touched, so that documentation counts as documentation.
 * Goes on where it stopped; each batch is one transaction.
 */
export async function creditDocumentation(
  context: SyncContext,
  sourceId: number,
  path: string,
): Promise<{ read: number; documentation: number }> {
  const { store, job, derivation } = context;
  const { db } = store;
  const repository = await openRepository(path, job.signal);
  const { total } = row<{ total: number }>(
    db.prepare("SELECT count(*) AS total FROM activity WHERE source_id = :sourceId AND kind = 'commit' AND paths_read = 0"),
    { sourceId },
  ) ?? { total: 0 };
  const result = { read: 0, documentation: 0 };
  for (let last = 0; ; ) {
    const unread = rows<Unread>(
      db.prepare(
        `SELECT id, key, identity_id, counts_as FROM activity WHERE id > :last AND source_id = :sourceId AND kind = 'commit' AND paths_read = 0
         ORDER BY id LIMIT ${batchSize}`,
      ),
      { last, sourceId },
    );
    if (unread.length === 0) return result;
    last = unread.at(-1)?.id ?? last;
    const counts = await readCounts(
      repository,
      unread.filter((commit) => commit.counts_as !== 'merge').map((commit) => commit.key),
      job.signal,
    );
    store.transaction(() => {
      const changes = noChanges();
      for (const commit of unread) {
        db.prepare('UPDATE activity SET paths_read = 1 WHERE id = :id').run({ id: commit.id });
        const countsAs = commit.counts_as === 'merge' ? null : (counts.get(commit.key) ?? null);
        if (countsAs === 'documentation') result.documentation += 1;
        if (countsAs === null || countsAs === commit.counts_as) continue;
        const same = rows<{ id: number; identity_id: number }>(
          db.prepare("SELECT id, identity_id FROM activity WHERE key >= :key AND key < :key || ';' AND counts_as = :before"),
          { key: commit.key, before: commit.counts_as },
        );
        for (const activity of same) {
          db.prepare('UPDATE activity SET counts_as = :countsAs WHERE id = :id').run({ countsAs, id: activity.id });
          changes.reclassified.push({ identityId: activity.identity_id, from: commit.counts_as, to: countsAs });
        }
      }
      derivation.follow(changes);
    });
    result.read += unread.length;
    job.progress(result.read, total);
    context.committed();
    await job.breathe();
  }
}
