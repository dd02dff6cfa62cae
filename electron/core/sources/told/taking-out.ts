/** What a source told of an item and tells no more: a comment that was deleted, a speaker who was replaced. */
import { type Database, rows } from '../../store/database.ts';
import type { FactWriter } from '../facts.ts';

/** Of one item: its own key, and what stands behind a colon after it. */
export const ofItem = "source_id = :sourceId AND (key = :key OR (key >= :key || ':' AND key < :key || ';'))";

/** `told`: kind, a space and key of every activity that the item still has. True when something was taken out. */
export function takeOut(db: Database, facts: FactWriter, sourceId: number, key: string, told: ReadonlySet<string>): boolean {
  const there = rows<{ id: number; kind: string; key: string; identityId: number }>(
    db.prepare(`SELECT id, kind, key, identity_id AS identityId FROM activity WHERE ${ofItem}`),
    { sourceId, key },
  );
  const gone = there.filter((one) => !told.has(`${one.kind} ${one.key}`));
  for (const { id, identityId } of gone) {
    db.prepare('DELETE FROM activity_also WHERE activity_id = :id').run({ id });
    db.prepare('DELETE FROM activity WHERE id = :id').run({ id });
    facts.changes.recount.add(identityId);
  }
  return gone.length > 0;
}
