/**
 * Which files change requests touch. Each costs a request of its own, so they are asked for only where a rule of a product group is about
 * files, after everything else was read, the latest first; what a run does not come to is the next one's.
 */
import { type Database, row, rows } from '../../store/database.ts';
import { mustBeThere } from '../engine.ts';
import type { FactWriter } from '../facts.ts';
import type { SyncContext } from '../sync-context.ts';
import { Gap, notRead } from './failures.ts';
import { inParallel } from './in-parallel.ts';
import type { FilesOfChanges } from './touched.ts';

/** Written together. */
const batch = 50;

const isAskedFor = (db: Database): boolean => row(db.prepare("SELECT 1 FROM product_group_rule WHERE over = 'path' LIMIT 1")) !== undefined;

interface Wanted {
  key: string;
  number: number;
  project: string;
  path: string;
  stamp: number;
}

/** What was merged touches what it touched then; anything else may have come to touch more whenever its stamp moved. */
const wantedSql = (which: string): string => `SELECT change_request.key, number, project.key AS project, project.path, updated_at AS stamp
  FROM change_request JOIN project ON project.id = project_id LEFT JOIN files_read ON files_read.key = change_request.key
  WHERE change_request.source_id = :sourceId AND gone_at IS NULL AND ${which} ORDER BY opened_at DESC, change_request.key`;
const unread = '(as_of IS NULL OR as_of < coalesce(merged_at, updated_at))';

/** `full`: also what is known already. Gives back why some could not be read; throws what ends a run. */
export async function readFiles(
  context: SyncContext,
  sourceId: number,
  facts: FactWriter,
  files: FilesOfChanges,
  full: boolean,
  host: string,
  /** Says here what it did. */
  remarks: string[],
): Promise<string | null> {
  const { db } = context.store;
  if (!isAskedFor(db)) return null;
  const wanted = rows<Wanted>(db.prepare(wantedSql(full ? '1' : unread)), { sourceId });
  let missed = 0;
  let why = '';
  for (let start = 0; start < wanted.length; start += batch) {
    const some = wanted.slice(start, start + batch);
    const found = await inParallel(some, files.atOnce, (one) => askFor(one, files, host));
    context.store.transaction(() => {
      mustBeThere(db, sourceId);
      for (const [n, names] of found.entries()) if (Array.isArray(names)) write(db, facts, some[n] as Wanted, names);
      context.derivation.follow(facts.take());
    });
    const gaps = found.filter((one) => one instanceof Gap);
    missed += gaps.length;
    why ||= gaps[0]?.why ?? '';
    context.job.progress(start + some.length, wanted.length);
    context.committed();
    await context.job.breathe();
    // One is as good as another where none of so many may be seen.
    if (gaps.length === some.length && some.length === batch) {
      missed += wanted.length - start - some.length;
      break;
    }
  }
  const read = wanted.length - missed;
  if (read > 0) remarks.push(`Read which files ${read} change ${read === 1 ? 'request touches' : 'requests touch'}.`);
  return missed === 0
    ? null
    : `Of ${missed} change ${missed === 1 ? 'request' : 'requests'} it could not be read which files they touch: ${why}`;
}

async function askFor({ key, number, project, path }: Wanted, files: FilesOfChanges, host: string): Promise<string[] | Gap> {
  try {
    return (await files.of({ number, project: { key: project, path } })) ?? [];
  } catch (error) {
    const failure = notRead(key, path, host, null, error);
    return failure instanceof Gap ? failure : new Gap(failure.message);
  }
}

function write(db: Database, facts: FactWriter, { key, stamp }: Wanted, names: readonly string[]): void {
  db.prepare('INSERT INTO files_read VALUES (:key, :stamp) ON CONFLICT DO UPDATE SET as_of = excluded.as_of').run({ key, stamp });
  const had = new Set(
    rows<{ path: string }>(db.prepare('SELECT path FROM touched_file WHERE key = :key'), { key }).map(({ path }) => path),
  );
  const fresh = names.filter((name) => !had.delete(name));
  const add = db.prepare('INSERT INTO touched_file VALUES (:key, :path)');
  for (const path of fresh) add.run({ key, path });
  const drop = db.prepare('DELETE FROM touched_file WHERE key = :key AND path = :path');
  for (const path of had) drop.run({ key, path });
  if (fresh.length > 0 || had.size > 0) facts.changes.work.add(key);
}
