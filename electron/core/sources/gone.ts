import { daysKey } from '../../../shared/domain/events/known-event.ts';
import { type Database, row, rows } from '../store/database.ts';
import { type Derivation, noChanges } from '../store/derivation.ts';
import { removeWork } from './remote/remove.ts';
import type { SyncContext } from './sync-context.ts';

const columns = 'kind, key, identity_id, name_id, counts_as, at, at_offset, month, dated, recorded_by, recorded_at, recorded_offset, title';
const batch = 500;
// A credit's key is the item's, a colon, and whom it names.
const notPresent = "substr(key, 1, instr(key || ':', ':') - 1) NOT IN (SELECT key FROM temp.present WHERE of_source = :sourceId)";

/**
 * Keeps aside what this source has no more. An activity that another source still has goes over to that one; the rest
 * moves to `activity_gone`, where it can be looked up, and out of the figures. Returns how many items (not their credits).
 */
export async function keepAside(context: SyncContext, sourceId: number, present: AsyncIterable<string[]>): Promise<number> {
  const { db } = context.store;
  // Two sources may be looked through at the same time, each taking its turn.
  db.exec('CREATE TEMP TABLE IF NOT EXISTS present (of_source INTEGER, key TEXT, PRIMARY KEY (of_source, key)) WITHOUT ROWID');
  const forget = db.prepare('DELETE FROM temp.present WHERE of_source = :sourceId');
  forget.run({ sourceId });
  const note = db.prepare('INSERT OR IGNORE INTO temp.present VALUES (:sourceId, :key)');
  for await (const keys of present) {
    for (const key of keys) note.run({ sourceId, key });
    await context.job.breathe();
  }
  const absent = rows<{ id: number; kind: string }>(
    db.prepare(`SELECT id, kind FROM activity WHERE source_id = :sourceId AND ${notPresent}`),
    { sourceId },
  );
  const elsewhere = rows<{ id: number; identityId: number }>(
    db.prepare(
      `SELECT id, identity_id AS identityId FROM activity_also JOIN activity ON activity.id = activity_id WHERE activity_also.source_id = :sourceId AND ${notPresent}`,
    ),
    { sourceId },
  );
  forgetAlso(context, sourceId, elsewhere);
  for (let start = 0; start < absent.length; start += batch) {
    const ids = absent.slice(start, start + batch).map(({ id }) => id);
    context.store.transaction(() => moveAside(context, sourceId, ids));
    context.committed();
    await context.job.breathe();
  }
  forget.run({ sourceId });
  return absent.filter(({ kind }) => kind === 'commit').length;
}

/** What another source brought and this one had too, and has no more. */
function forgetAlso(
  context: Pick<SyncContext, 'store' | 'derivation'>,
  sourceId: number,
  activities: readonly { id: number; identityId: number }[],
): void {
  if (activities.length === 0) return;
  context.store.transaction(() => {
    const changes = noChanges();
    const forget = context.store.db.prepare('DELETE FROM activity_also WHERE activity_id = :id AND source_id = :sourceId');
    for (const { id, identityId } of activities) {
      forget.run({ id, sourceId });
      changes.recount.add(identityId);
    }
    context.derivation.follow(changes);
  });
}

/** Takes activities out of a source, in the caller's transaction: over to another source that has them, or aside. */
export function moveAside(
  { store: { db }, derivation, now }: Pick<SyncContext, 'store' | 'derivation' | 'now'>,
  sourceId: number,
  ids: readonly number[],
): void {
  const changes = noChanges();
  const receivers = new Set<number>();
  for (const id of ids) {
    const activity = row<{ identity_id: number }>(db.prepare('SELECT identity_id FROM activity WHERE id = :id'), { id });
    if (!activity) continue;
    changes.recount.add(activity.identity_id);
    if (handOver(db, id, receivers)) continue;
    db.prepare(
      `INSERT OR IGNORE INTO activity_gone (source_id, ${columns}, gone_at) SELECT :sourceId, ${columns}, :now FROM activity WHERE id = :id`,
    ).run({ id, sourceId, now: now() });
    db.prepare('DELETE FROM activity WHERE id = :id').run({ id });
  }
  lookAgain(db, sourceId, receivers);
  derivation.follow(changes);
}

/** What was gone and is back again, inside the caller's transaction. */
export function forgetGone(db: Database, sourceId: number): void {
  db.prepare(
    `DELETE FROM activity_gone WHERE source_id = :sourceId
     AND EXISTS (SELECT 1 FROM activity WHERE activity.key = activity_gone.key AND activity.kind = activity_gone.kind)`,
  ).run({ sourceId });
}

/** What a cursor names instead of a .mailmap when commits came over that were named by another one: everything is read anew. */
export const handedOver = 'handed over';

/** Another source may name people otherwise: one that received commits reads everything anew next time, unless both use the same .mailmap. */
function lookAgain(db: Database, sourceId: number, receivers: ReadonlySet<number>): void {
  const mailmapOf = (source: string) =>
    `(SELECT cursor ->> '$.mailmap' FROM source_cursor JOIN source_key ON source_key.uid = source_uid WHERE id = ${source})`;
  const mark = db.prepare(
    `UPDATE source_cursor SET cursor = json_set(cursor, '$.mailmap', :handedOver) WHERE cursor ->> '$.mailmap' IS NOT NULL
     AND source_uid = (SELECT uid FROM source_key WHERE id = :receiver) AND ${mailmapOf(':receiver')} IS NOT ${mailmapOf(':sourceId')}`,
  );
  for (const receiver of receivers) mark.run({ receiver, sourceId, handedOver });
}

/** Gives an activity to another source that has it too, and adds that one to `receivers`. False where none has. */
function handOver(db: Database, id: number, receivers: Set<number>): boolean {
  const other = row<{ source_id: number | null }>(
    db.prepare('SELECT min(source_id) AS source_id FROM activity_also WHERE activity_id = :id'),
    { id },
  );
  if (!other || other.source_id === null) return false;
  db.prepare('DELETE FROM activity_also WHERE activity_id = :id AND source_id = :sourceId').run({ id, sourceId: other.source_id });
  db.prepare('UPDATE activity SET source_id = :sourceId WHERE id = :id').run({ id, sourceId: other.source_id });
  receivers.add(other.source_id);
  return true;
}

/** Beyond this many it is quicker to compute everything anew than person by person. */
const rebuildAbove = 5000;

/** Takes everything that only this source said out of the facts, inside the caller's transaction. Returns how many activities. */
export function removeFacts(db: Database, derivation: Derivation, sourceId: number): number {
  const changes = noChanges();
  const touched = `SELECT DISTINCT identity_id AS id FROM activity WHERE source_id = :sourceId
    UNION SELECT identity_id FROM table_person WHERE source_id = :sourceId
    UNION SELECT identity_id FROM activity_also JOIN activity ON activity.id = activity_id WHERE activity_also.source_id = :sourceId`;
  for (const { id } of rows<{ id: number }>(db.prepare(touched), { sourceId })) changes.recount.add(id);
  db.prepare('DELETE FROM activity_also WHERE source_id = :sourceId').run({ sourceId });
  const shared = 'SELECT DISTINCT id FROM activity JOIN activity_also ON activity_id = activity.id WHERE activity.source_id = :sourceId';
  const receivers = new Set<number>();
  for (const { id } of rows<{ id: number }>(db.prepare(shared), { sourceId })) handOver(db, id, receivers);
  lookAgain(db, sourceId, receivers);
  const removed = Number(db.prepare('DELETE FROM activity WHERE source_id = :sourceId').run({ sourceId }).changes);
  db.prepare('DELETE FROM activity_gone WHERE source_id = :sourceId').run({ sourceId });
  for (const table of ['set_aside', 'table_person', 'person_fact', 'import_staged'])
    db.prepare(`DELETE FROM ${table} WHERE source_id = :sourceId`).run({ sourceId });
  for (const key of removeWork(db, sourceId)) changes.work.add(key);
  const eventDays = 'SELECT DISTINCT starts_on AS first, ends_on AS last FROM source_event WHERE source_id = :sourceId';
  for (const { first, last } of rows<{ first: string; last: string }>(db.prepare(eventDays), { sourceId }))
    changes.eventDays.add(daysKey(first, last));
  for (const table of ['source_event', 'source_talk']) db.prepare(`DELETE FROM ${table} WHERE source_id = :sourceId`).run({ sourceId });
  const proved =
    'SELECT identity_id AS id FROM identity_proof WHERE source_id = :sourceId UNION SELECT other_id FROM identity_proof WHERE source_id = :sourceId';
  for (const { id } of rows<{ id: number }>(db.prepare(proved), { sourceId })) changes.relink.add(id);
  db.prepare('DELETE FROM identity_proof WHERE source_id = :sourceId').run({ sourceId });
  if (changes.recount.size > rebuildAbove) derivation.rebuild();
  else derivation.follow(changes);
  return removed;
}
