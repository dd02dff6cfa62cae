import type { QueryHandlers } from '../../../shared/contract/define.ts';
import type { ChangeSetRow, history } from '../../../shared/contract/history.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from '../store/database.ts';
import { doerOf } from '../team/queries.ts';
import { whyBlocked } from './undo.ts';
import { showValue, whatChanged } from './words.ts';

interface Head {
  seq: number;
  uid: string;
  at: number;
  by: string | null;
  onBehalfOf: string | null;
  label: string;
  changes: number;
  role: ChangeSetRow['role'];
  undoes: string | null;
  undone: number;
  /** It was undone once, however things stand now. */
  met: number;
  made: number;
  sourceId: string | null;
  sourceName: string | null;
  sourceEffect: 'goes' | 'comes' | null;
}

/** Commands that no undo touches; a restore and the making of the file are said by the host. */
export const neverUndone = ['workspace.create', 'workspace.createSample', 'workspace.restore', 'contributors.purgePostalAddress'] as const;
const never = neverUndone.map((command) => `'${command}'`).join(', ');

/** A source that came or went as a whole. Only a few commands can touch one, so that no other change set is looked through. */
const ofSource = (value: string) => `(SELECT ${value} FROM change WHERE change_set = change_set.seq AND table_name = 'source'
  AND (before IS NULL) <> (after IS NULL) AND change_set.command IN ('sources.add', 'sources.removeSource', 'history.undo', 'history.redo') LIMIT 1)`;

const headSql = `SELECT change_set.seq, change_set.uid, change_set.at, change_set.by, change_set.on_behalf_of AS onBehalfOf, change_set.label, change_set.role, target.uid AS undoes,
  change_set.undone_by IS NOT NULL AS undone,
  EXISTS (SELECT 1 FROM change_set AS later WHERE later.undoes = change_set.seq) AS met, change_set.command IN (${never}) AS made,
  (SELECT coalesce(nullif(count(*) FILTER (WHERE table_name <> 'tag'), 0), count(*)) FROM change WHERE change_set = change_set.seq) AS changes,
  ${ofSource('row_uid')} AS sourceId, ${ofSource("coalesce(before, after) ->> '$.name'")} AS sourceName,
  ${ofSource("iif(before IS NULL, 'goes', 'comes')")} AS sourceEffect
  FROM change_set LEFT JOIN change_set AS target ON target.seq = change_set.undoes`;

const toRow =
  (db: Database) =>
  ({
    seq,
    uid,
    at,
    by,
    onBehalfOf,
    label,
    changes,
    role,
    undoes,
    undone,
    met,
    made,
    sourceId,
    sourceName,
    sourceEffect,
  }: Head): ChangeSetRow => {
    // A restore undid it, and with it everything that came after the backup.
    const undoable = met === 0 && made === 0 && undone === 0;
    return {
      id: uid,
      at,
      by: doerOf(db, by),
      onBehalfOf: doerOf(db, onBehalfOf),
      label,
      changes,
      role,
      undoes,
      undone: undone === 1,
      redone: met === 1 && undone === 0,
      undoable,
      blocked: undoable ? whyBlocked(db, seq) : null,
      source: sourceId === null || sourceEffect === null ? null : { id: sourceId, name: sourceName ?? '', effect: sourceEffect },
    };
  };

/** One change set as a screen shows it. */
export function changeSetBySeq(db: Database, seq: number): ChangeSetRow | null {
  const found = row<Head>(db.prepare(`${headSql} WHERE change_set.seq = :seq`), { seq });
  return found ? toRow(db)(found) : null;
}

/** The change set that is being written is not part of what undo and redo choose from. */
const earlier = 'seq < coalesce((SELECT change_set FROM journal_now), 9e15)';

/**
 * The last of the line that a change set stands in: what was done, its undo, the redo of that, and so on. A line has one end,
 * and only that is undone; undoing the same change in two places would leave two truths about it. UNION ends also where a
 * tampered file has a line that bites its own tail.
 */
export function endOfLine(db: Database, seq: number): number {
  const line = `WITH RECURSIVE line (seq) AS (SELECT :seq UNION SELECT change_set.seq FROM line JOIN change_set ON undoes = line.seq)
    SELECT max(seq) AS seq FROM line`;
  return row<{ seq: number }>(db.prepare(line), { seq })?.seq ?? seq;
}

/** What undo comes to next: the newest change that stands. A redo brings its change back, so that one stands again. */
export function undoTarget(db: Database): number | null {
  return (
    row<{ seq: number }>(
      db.prepare(
        `SELECT seq FROM change_set WHERE role = 'do' AND undone_by IS NULL AND command NOT IN (${never}) AND ${earlier}
         ORDER BY seq DESC LIMIT 1`,
      ),
    )?.seq ?? null
  );
}

/** What redo comes to next: the newest undo that stands, unless something new was done since. */
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
      return { total, rows: found.map(toRow(db)) };
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
