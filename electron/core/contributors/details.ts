import type { CustomField, DetailItem, Details } from '../../../shared/contract/details.ts';
import type { DetailField } from '../../../shared/domain/contributors/details.ts';
import { type Database, row, rows } from '../store/database.ts';
import { doerOf } from '../team/queries.ts';

const ofPerson = 'FROM contributor_identity JOIN identity ON identity.id = identity_id';

/** Name and kind are on the profile itself. */
const elsewhere = new Set(['name', 'kind']);
const isUid = (field: string): boolean => field.includes('-');

/** What is noted about a contributor (integer key). Where two identities of one person have a value each, the later one stands. */
export function detailsOf(db: Database, id: number): Details {
  const values: Partial<Record<DetailField, string>> = {};
  const custom: Record<string, string> = {};
  const noted = rows<{ field: string; value: string }>(
    db.prepare(
      `SELECT field, profile_value.value ${ofPerson} JOIN profile_value ON anchor = identity.uid WHERE contributor_id = :id ORDER BY profile_value.uid`,
    ),
    { id },
  );
  for (const { field, value } of noted) {
    if (isUid(field)) custom[field] = value;
    else if (!elsewhere.has(field)) values[field as DetailField] = value;
  }
  const items: Details['items'] = [];
  const watchers = new Map<string, Details['watchers'][number]>();
  for (const { uid, kind, value } of rows<{ uid: string; kind: string; value: string }>(
    db.prepare(
      `SELECT profile_item.uid, kind, profile_item.value ${ofPerson} JOIN profile_item ON anchor = identity.uid WHERE contributor_id = :id ORDER BY profile_item.uid LIMIT 1000`,
    ),
    { id },
  )) {
    const content = JSON.parse(value) as Record<string, unknown>;
    if (kind !== 'watch') items.push({ id: uid, item: { kind, ...content } as DetailItem });
    else {
      const watcher = doerOf(db, String(content.teammate));
      if (watcher) watchers.set(watcher.id, watcher);
    }
  }
  return { values, items, owner: doerOf(db, values.owner ?? null), watchers: [...watchers.values()], custom };
}

const customSql = `SELECT uid AS id, name, kind, choices,
  (SELECT count(DISTINCT contributor_id) FROM profile_value JOIN identity ON identity.uid = anchor
   JOIN contributor_identity ON identity_id = identity.id WHERE field = custom_field.uid) AS people FROM custom_field`;

type Stored = Omit<CustomField, 'choices'> & { choices: string };
const toField = (stored: Stored): CustomField => ({ ...stored, choices: JSON.parse(stored.choices) as string[] });

export const customFieldsOf = (db: Database): CustomField[] =>
  rows<Stored>(db.prepare(`${customSql} ORDER BY name_key LIMIT 200`)).map(toField);

export function customFieldOf(db: Database, uid: string): CustomField | null {
  const found = row<Stored>(db.prepare(`${customSql} WHERE uid = :uid`), { uid });
  return found ? toField(found) : null;
}
