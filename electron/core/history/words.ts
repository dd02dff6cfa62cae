/** What the journal's rows mean to a person. A table that is missing here is shown by its name. */
import { type Database, row } from '../store/database.ts';

type Image = Record<string, string | number | null>;

const parse = (image: string | null): Image => (image === null ? {} : (JSON.parse(image) as Image));

function personOf(db: Database, anchor: string | null): string {
  if (anchor === null) return '';
  const found = row<{ name: string }>(
    db.prepare(
      'SELECT name FROM identity JOIN contributor_identity ON identity_id = identity.id JOIN contributor ON contributor.id = contributor_id WHERE identity.uid = :anchor',
    ),
    { anchor },
  );
  return found?.name ?? 'somebody who is not here any more';
}

const tagOf = (db: Database, uid: unknown): string =>
  row<{ name: string }>(db.prepare('SELECT name FROM tag WHERE uid = :uid'), { uid: String(uid) })?.name ?? 'a tag that is gone';

const fields: Record<string, string> = { name: 'Name', kind: 'What it is' };

/** "Note about Ana Pires" */
export function whatChanged(db: Database, table: string, anchor: string | null, image: string | null): string {
  const value = parse(image);
  switch (table) {
    case 'note':
      return `Note about ${personOf(db, anchor)}`;
    case 'person_tag':
      return `Tag of ${personOf(db, anchor)}`;
    case 'profile_value':
      return `${fields[String(value.field)] ?? String(value.field)} of ${personOf(db, anchor)}`;
    case 'tag':
      return 'Tag';
    case 'source':
      return 'Source';
    case 'workspace':
      return 'Workspace';
    default:
      return table;
  }
}

const longest = 500;

/** The part of a row that a person would recognise; `null` when there was no row. */
export function showValue(db: Database, table: string, image: string | null): string | null {
  if (image === null) return null;
  const value = parse(image);
  const text = table === 'person_tag' ? tagOf(db, value.tag_uid) : String(value.text ?? value.value ?? value.name ?? '');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
