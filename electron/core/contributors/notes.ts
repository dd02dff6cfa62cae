import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from '../store/database.ts';
import { doerOf } from '../team/queries.ts';

type NoteRow = ContributorProfile['notes'][number];
type Stored = Omit<NoteRow, 'by'> & { anchor: string; by: string | null };

/** Who wrote it stands in the journal, with the change that made it. */
const noteSql = `SELECT note.uid AS id, note.anchor, note.text, note.at, edited_at AS editedAt, (
    SELECT change_set.by FROM change JOIN change_set ON seq = change_set WHERE change.anchor = note.anchor AND table_name = 'note'
      AND row_uid = note.uid AND change.before IS NULL ORDER BY change_set LIMIT 1) AS by`;

const toNote = (db: Database, { anchor: _anchor, by, ...kept }: Stored): NoteRow => ({ ...kept, by: doerOf(db, by) });

/** A note by its uid, and whose it is. Throws `not_found`. */
export function noteOf(db: Database, uid: string): { anchor: string; note: NoteRow } {
  const found = row<Stored>(db.prepare(`${noteSql} FROM note WHERE uid = :uid`), { uid });
  if (!found) throw new AppError('not_found', 'This note is not there any more.', { id: uid });
  return { anchor: found.anchor, note: toNote(db, found) };
}

/** Notes about a contributor (integer key), newest first. */
export const notesOf = (db: Database, id: number): NoteRow[] =>
  rows<Stored>(
    db.prepare(`${noteSql} FROM contributor_identity JOIN identity ON identity.id = identity_id JOIN note ON note.anchor = identity.uid
      WHERE contributor_id = :id ORDER BY note.at DESC, note.uid DESC`),
    { id },
  ).map((stored) => toNote(db, stored));
