import type { QueryHandlers } from '../../../shared/contract/define.ts';
import type { ChangeSetRow, history } from '../../../shared/contract/history.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from '../store/database.ts';
import { showValue, whatChanged } from './words.ts';

interface Head {
  seq: number;
  uid: string;
  at: number;
  label: string;
  changes: number;
  undoes: string | null;
  undone: number;
  command: string;
}

const headSql = `SELECT change_set.seq, change_set.uid, change_set.at, change_set.label, change_set.command, target.uid AS undoes, change_set.undone_by IS NOT NULL AS undone,
  (SELECT count(*) FROM change WHERE change_set = change_set.seq) AS changes
  FROM change_set LEFT JOIN change_set AS target ON target.seq = change_set.undoes`;

const toRow = ({ uid, at, label, changes, undoes, undone, command }: Head): ChangeSetRow => ({
  id: uid,
  at,
  label,
  changes,
  undoes,
  undone: undone === 1,
  undoable: command !== 'workspace.create',
});

/** One change set as a screen shows it. */
export function changeSetBySeq(db: Database, seq: number): ChangeSetRow | null {
  const found = row<Head>(db.prepare(`${headSql} WHERE change_set.seq = :seq`), { seq });
  return found ? toRow(found) : null;
}

/** The change set that is being written is not part of what undo and redo choose from. */
const earlier = 'seq < coalesce((SELECT change_set FROM journal_now), 9e15)';

/** Making the workspace is where history begins: it is shown, and never offered for undo. */
const undoable = "role <> 'undo' AND undone_by IS NULL AND command <> 'workspace.create'";

/** The change that undo would take back: the newest that stands. A redo brings its change back, so that one stands again. */
export function undoTarget(db: Database): number | null {
  return (
    row<{ seq: number }>(
      db.prepare(`SELECT seq FROM change_set WHERE role = 'do' AND ${undoable} AND ${earlier} ORDER BY seq DESC LIMIT 1`),
    )?.seq ?? null
  );
}

/** The undo that redo would take back: the newest that stands, unless something new was done since. */
export function redoTarget(db: Database): number | null {
  const found = row<{ seq: number }>(
    db.prepare(
      `SELECT seq FROM change_set WHERE role = 'undo' AND undone_by IS NULL AND ${earlier} AND seq > coalesce((SELECT max(seq) FROM change_set WHERE role = 'do' AND ${earlier}), 0)
       ORDER BY seq DESC LIMIT 1`,
    ),
  );
  return found?.seq ?? null;
}

export function historyQueries(db: Database): QueryHandlers<typeof history> {
  const standing = (seq: number | null): ChangeSetRow | null => (seq === null ? null : changeSetBySeq(db, seq));
  const clusterOf = `SELECT identity.uid FROM contributor_identity JOIN identity ON identity.id = identity_id WHERE contributor_id IN (
    SELECT contributor_id FROM identity JOIN contributor_identity ON identity_id = identity.id WHERE identity.uid = :contributor)`;

  return {
    list({ contributor, offset, limit }) {
      const about = contributor === undefined ? '1' : `change_set.seq IN (SELECT change_set FROM change WHERE anchor IN (${clusterOf}))`;
      const who = contributor === undefined ? {} : { contributor };
      const total = row<{ total: number }>(db.prepare(`SELECT count(*) AS total FROM change_set WHERE ${about}`), who)?.total ?? 0;
      const found = rows<Head>(db.prepare(`${headSql} WHERE ${about} ORDER BY change_set.seq DESC LIMIT :limit OFFSET :offset`), {
        ...who,
        limit,
        offset,
      });
      return { total, rows: found.map(toRow) };
    },

    changes({ changeSet, offset, limit }) {
      const seq = row<{ seq: number }>(db.prepare('SELECT seq FROM change_set WHERE uid = :changeSet'), { changeSet })?.seq;
      if (seq === undefined) throw new AppError('not_found', 'This change is not in the history.', { id: changeSet });
      const total = row<{ total: number }>(db.prepare('SELECT count(*) AS total FROM change WHERE change_set = :seq'), { seq })?.total ?? 0;
      const found = rows<{ table_name: string; anchor: string | null; before: string | null; after: string | null }>(
        db.prepare('SELECT table_name, anchor, before, after FROM change WHERE change_set = :seq ORDER BY id LIMIT :limit OFFSET :offset'),
        { seq, limit, offset },
      );
      return {
        total,
        rows: found.map((change) => ({
          what: whatChanged(db, change.table_name, change.anchor, change.after ?? change.before),
          before: showValue(db, change.table_name, change.before),
          after: showValue(db, change.table_name, change.after),
        })),
      };
    },

    state: () => ({ undo: standing(undoTarget(db)), redo: standing(redoTarget(db)) }),
  };
}
