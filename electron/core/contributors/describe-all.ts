import { type Database, integers } from '../store/database.ts';
import { contributorDescriptions } from './describe.ts';

/** Names, handles and what search looks in, of everybody anew. What they are stays: the evidence may be among what was hidden. */
export function describeAll(db: Database): void {
  const { describe } = contributorDescriptions(db);
  const write = db.prepare(
    'UPDATE contributor SET name = :name, name_key = :nameKey, sourced_name = :sourcedName, handle = :handle WHERE id = :id',
  );
  const writeText = db.prepare('UPDATE contributor_text SET text = :text WHERE contributor_id = :id');
  for (const id of integers(db, 'SELECT id FROM contributor ORDER BY id')) {
    const found = describe(id);
    if (!found) continue;
    const { name, nameKey, sourcedName, handle, text } = found;
    write.run({ id, name, nameKey, sourcedName, handle });
    writeText.run({ id, text });
  }
}
