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
  const sourced = sourcedOf(db, id, (field) => field in custom || field in values);
  for (const { field, value, stands } of sourced) {
    if (!stands) continue;
    if (isUid(field)) custom[field] = value;
    else values[field as DetailField] = value;
  }
  return { values, items, owner: doerOf(db, values.owner ?? null), watchers: [...watchers.values()], custom, sourced };
}

/** What tables say. Of several that say different things of one field the one added last stands. */
function sourcedOf(db: Database, id: number, isDecided: (field: string) => boolean): Details['sourced'] {
  const told = rows<{ field: string; value: string; source: string; name: string }>(
    db.prepare(
      `SELECT field, person_fact.value, source.uid AS source, source.name FROM contributor_identity JOIN identity ON identity.id = contributor_identity.identity_id
       JOIN person_fact ON person_fact.identity_id = identity.id JOIN source_key ON source_key.id = source_id JOIN source ON source.uid = source_key.uid
       WHERE contributor_id = :id ORDER BY source_id DESC, identity.uid LIMIT 1000`,
    ),
    { id },
  );
  const standing = new Set<string>();
  return told.map(({ field, value, source, name }) => {
    const stands = !isDecided(field) && !standing.has(field);
    standing.add(field);
    return { field, value, source: { id: source, name }, stands };
  });
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
