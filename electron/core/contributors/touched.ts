import { commitSeen, type Database, rows } from '../store/database.ts';

/** So many commits are remembered; a reader that is further behind reads everything again. */
const remembered = 2000;
/** Stands for everybody: what is rebuilt is not listed. */
const everybody = 0;
/** Above this many it is quicker to read everybody again than these. */
const mostListed = 5000;

/** Notes, for readers, which contributors this transaction touches. */
export function touch(db: Database, contributors: Iterable<number>): void {
  const note = db.prepare('INSERT OR IGNORE INTO contributor_change SELECT seq + 1, ? FROM clock');
  const ids = [...contributors];
  for (const id of ids.length > mostListed ? [everybody] : ids) note.run(id);
  db.prepare('DELETE FROM contributor_change WHERE seq <= (SELECT seq FROM clock) - ?').run(remembered);
}

export const touchEverybody = (db: Database): void => touch(db, [everybody]);

/** The same for everybody whom a change set is about; of more than a reader would look at one by one, everybody. */
export function touchDecided(db: Database, changeSet: number): void {
  const of =
    'FROM change JOIN identity ON identity.uid = anchor JOIN contributor_identity ON identity_id = identity.id WHERE change_set = ?';
  const { people } = db.prepare(`SELECT count(*) AS people ${of}`).get(changeSet) as { people: number };
  if (people > mostListed) touchEverybody(db);
  else db.prepare(`INSERT OR IGNORE INTO contributor_change SELECT (SELECT seq + 1 FROM clock), contributor_id ${of}`).run(changeSet);
}

/** Contributors that were touched by commits after `seq`; `null` when that is too long ago, or too many, to tell. */
export function touchedSince(db: Database, seq: number): number[] | null {
  if (commitSeen(db) - seq > remembered) return null;
  const found = rows<{ id: number }>(
    db.prepare('SELECT DISTINCT contributor_id AS id FROM contributor_change WHERE seq > :seq ORDER BY id LIMIT :most'),
    { seq, most: mostListed + 1 },
  ).map(({ id }) => id);
  return found.length > mostListed || found[0] === everybody ? null : found;
}
