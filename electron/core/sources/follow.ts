import type { Database } from '../store/database.ts';
import { row, rows } from '../store/database.ts';
import type { Derivation } from '../store/derivation.ts';
import { forgetFigure } from './figures.ts';
import { removeFacts } from './gone.ts';
import { sourceKey } from './queries.ts';
import { forgetWaiting } from './rhythm/waiting.ts';

/** Sources that a change set (by its number) brought back, or told to read something else: they are to be read anew. */
export function sourcesToRead(db: Database, changeSet: number): string[] {
  return rows<{ uid: string }>(
    db.prepare(
      `SELECT row_uid AS uid FROM change JOIN change_set ON change_set.seq = change_set
       WHERE change_set = :changeSet AND table_name = 'source' AND after IS NOT NULL
       AND CASE WHEN before IS NULL THEN role <> 'do' ELSE json_extract(before, '$.config') <> json_extract(after, '$.config') END`,
    ),
    { changeSet },
  ).map(({ uid }) => uid);
}

/** The source that a job is about, if it is read from somewhere: from a server, or from a path of the workspace's choosing, which may lead to one too. */
export function readSource(db: Database, input: unknown): string | null {
  const id = (input as { id?: unknown } | null)?.id;
  if (typeof id !== 'string') return null;
  return row(db.prepare("SELECT 1 FROM source WHERE uid = :id AND kind NOT IN ('table', 'sample')"), { id }) === undefined ? null : id;
}

export const asksServer = (db: Database, id: string): boolean =>
  row(db.prepare("SELECT 1 FROM source WHERE uid = :id AND kind <> 'git'"), { id }) !== undefined;

const uidsOf = (db: Database, changeSet: number, which: string): string[] =>
  rows<{ uid: string }>(db.prepare(`SELECT row_uid AS uid FROM change WHERE change_set = :changeSet AND ${which}`), { changeSet }).map(
    ({ uid }) => uid,
  );

/** Sources that a change set took away. */
const sourcesGone = (db: Database, changeSet: number): string[] => uidsOf(db, changeSet, "table_name = 'source' AND after IS NULL");

/** Those that nothing reads any more since: what is known of them stays. */
const sourcesRetired = (db: Database, changeSet: number): string[] =>
  uidsOf(db, changeSet, "table_name = 'source_retired' AND after IS NOT NULL");

/** Sources whose reading a change set ended. */
export const sourcesLeft = (db: Database, changeSet: number): string[] => [...sourcesGone(db, changeSet), ...sourcesRetired(db, changeSet)];

/** Servers that an undo leads back to another address: what was read at the one is not the other's. */
function sourcesMoved(db: Database, changeSet: number): string[] {
  return uidsOf(
    db,
    changeSet,
    `table_name = 'source' AND before IS NOT NULL AND after IS NOT NULL
     AND (before ->> '$.config') ->> '$.address' <> (after ->> '$.config') ->> '$.address'`,
  );
}

/**
 * After decisions: what only a source said goes with it, whether it was removed or its adding was undone. Undo of that
 * brings the source back, to be read anew.
 */
export function followSourceDecisions(db: Database, derivation: Derivation, changeSet: number): void {
  for (const uid of [...sourcesGone(db, changeSet), ...sourcesMoved(db, changeSet)]) {
    const key = sourceKey(db, uid);
    if (key !== null) {
      removeFacts(db, derivation, key);
      forgetFigure(db, key);
    }
    forgetWaiting(db, uid);
    db.prepare('DELETE FROM source_cursor WHERE source_uid = :uid').run({ uid });
  }
  for (const uid of sourcesRetired(db, changeSet)) forgetWaiting(db, uid);
}
