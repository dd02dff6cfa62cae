/**
 * What people added themselves, among the facts: lists, figures and filters read these, so that what is added by hand behaves as what
 * a source tells, at the same speed. The decisions stay the truth; this follows them and can be made anew from them.
 */
import { byHandSource, startOfDay } from '../../../shared/domain/contributors/by-hand.ts';
import type { ContributionKind } from '../../../shared/domain/contributors/contributions.ts';
import { DATED } from '../../../shared/domain/time/dated.ts';
import { monthOf } from '../../../shared/domain/time/months.ts';
import { type Database, row, rows } from '../store/database.ts';
import { type FactChanges, noChanges, type StoredActivity } from '../store/derivation.ts';
import { insertIdentity, keepIdentity, keepName, UNSIGNED } from '../store/identities.ts';

interface Changed {
  table: 'added_person' | 'added_identity' | 'added_activity' | 'same_person' | 'not_same_person';
  uid: string;
  /** The row as it was left, or else as it was. */
  image: string;
  stands: number;
}

const changedSql = `SELECT table_name AS "table", row_uid AS uid, coalesce(after, before) AS image, after IS NOT NULL AS stands FROM change
  WHERE change_set = :changeSet AND table_name IN ('added_person', 'added_identity', 'added_activity', 'same_person', 'not_same_person') ORDER BY id`;

/** The integer that facts added by hand carry where others carry their source's. */
function sourceId(db: Database): number {
  const { id: uid } = byHandSource;
  db.prepare('INSERT INTO source_key (uid) VALUES (:uid) ON CONFLICT DO NOTHING').run({ uid });
  return row<{ id: number }>(db.prepare('SELECT id FROM source_key WHERE uid = :uid'), { uid })?.id ?? 0;
}

const identityOf = (db: Database, uid: string): number | null =>
  row<{ id: number }>(db.prepare('SELECT id FROM identity WHERE uid = :uid'), { uid })?.id ?? null;

/** An added person is an identity of their own: (`hand`, `name`, the uid of the person), for two people may have one name. */
function keepPerson(db: Database, uid: string, name: string): number {
  return identityOf(db, uid) ?? insertIdentity(db, { uid, platform: 'hand', type: 'name', value: name, lower: uid });
}

interface Wanted {
  key: string;
  identityId: number;
  countsAs: ContributionKind;
  title: string;
  day: string;
}

const wantedSql = `SELECT added_activity.uid AS key, identity.id AS identityId, counts_as AS countsAs, title, day
  FROM added_activity JOIN identity ON identity.uid = anchor`;

interface Known {
  id: number;
  identityId: number;
  countsAs: string;
  title: string;
  at: number;
}

/** Brings the copy of one activity up to date. */
function keepActivity(db: Database, source: number, uid: string, changes: FactChanges): void {
  const wanted = row<Wanted>(db.prepare(`${wantedSql} WHERE added_activity.uid = :uid`), { uid });
  const known = row<Known>(
    db.prepare(
      'SELECT id, identity_id AS identityId, counts_as AS countsAs, title, at FROM activity WHERE key = :uid AND source_id = :source',
    ),
    { uid, source },
  );
  if (!wanted) {
    if (!known) return;
    db.prepare('DELETE FROM activity WHERE id = :id').run({ id: known.id });
    changes.recount.add(known.identityId);
    return;
  }
  const { identityId, countsAs, title } = wanted;
  const at = startOfDay(wanted.day) ?? 0;
  const month = monthOf(at);
  if (!known) {
    const nameId = keepName(db, UNSIGNED);
    const made = db
      .prepare(
        `INSERT INTO activity (source_id, kind, key, identity_id, name_id, counts_as, at, month, dated, title)
         VALUES (:source, :countsAs, :uid, :identityId, :nameId, :countsAs, :at, :month, :dated, :title)`,
      )
      .run({ source, uid, identityId, nameId, countsAs, at, month, dated: DATED.author, title });
    const id = Number(made.lastInsertRowid);
    const added: StoredActivity = { id, sourceId: source, kind: countsAs, identityId, nameId, countsAs, at, month, dated: DATED.author };
    changes.added.push(added);
    return;
  }
  if (known.identityId === identityId && known.countsAs === countsAs && known.at === at && known.title === title) return;
  db.prepare(
    'UPDATE activity SET identity_id = :identityId, kind = :countsAs, counts_as = :countsAs, at = :at, month = :month, title = :title WHERE id = :id',
  ).run({ id: known.id, identityId, countsAs, at, month, title });
  changes.recount.add(known.identityId).add(identityId);
}

const relink = (changes: FactChanges, ...identities: (number | null)[]): void => {
  for (const id of identities) if (id !== null) changes.relink.add(id);
};

/** Follows the decisions of a change set (by its number), and says what changed in the facts. Following it again changes nothing. */
export function followByHand(db: Database, changeSet: number): FactChanges {
  const changes = noChanges();
  for (const { table, uid, image, stands } of rows<Changed>(db.prepare(changedSql), { changeSet })) {
    const value = JSON.parse(image) as Record<string, string>;
    if (table === 'added_activity') keepActivity(db, sourceId(db), uid, changes);
    else if (table === 'added_person') {
      if (stands === 1) relink(changes, keepPerson(db, uid, value.name ?? ''));
    } else {
      if (table === 'added_identity' && stands === 1) keepIdentity(db, value.platform ?? '', value.type ?? '', value.value ?? '');
      relink(changes, identityOf(db, value.anchor ?? value.one ?? ''), identityOf(db, value.other ?? ''));
    }
  }
  return changes;
}

/** Everything added by hand from nothing; what is right already stays as it is. The caller computes what follows from it. */
export function rebuildByHand(db: Database): void {
  for (const { uid, name } of rows<{ uid: string; name: string }>(db.prepare('SELECT uid, name FROM added_person ORDER BY uid')))
    keepPerson(db, uid, name);
  for (const { platform, type, value } of rows<{ platform: string; type: string; value: string }>(
    db.prepare('SELECT platform, type, value FROM added_identity ORDER BY uid'),
  ))
    keepIdentity(db, platform, type, value);
  const known = row<{ id: number }>(db.prepare('SELECT id FROM source_key WHERE uid = :uid'), { uid: byHandSource.id });
  const wanted = rows<{ uid: string }>(db.prepare('SELECT uid FROM added_activity ORDER BY uid'));
  if (!known && wanted.length === 0) return;
  const source = sourceId(db);
  db.prepare('DELETE FROM activity WHERE source_id = :source AND key NOT IN (SELECT uid FROM added_activity)').run({ source });
  const changes = noChanges();
  for (const { uid } of wanted) keepActivity(db, source, uid, changes);
}
