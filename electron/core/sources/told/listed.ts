/** People whom a table or a list names, with or without anything that they did, and what it says of them. */
import { type Database, row } from '../../store/database.ts';
import type { FactWriter, Outcome } from '../facts.ts';

/** `renames`: whether another name than before is taken in. */
export function keepNamed({ changes }: FactWriter, db: Database, source: number, identity: number, name: string, renames = true): Outcome {
  const key = { source, identity };
  const known = row<{ name: string }>(
    db.prepare('SELECT name FROM table_person WHERE source_id = :source AND identity_id = :identity'),
    key,
  );
  if (known && (!renames || known.name === name)) return 'unchanged';
  db.prepare('INSERT INTO table_person VALUES (:source, :identity, :name) ON CONFLICT DO UPDATE SET name = excluded.name').run({
    ...key,
    name,
  });
  changes.recount.add(identity);
  return known ? 'changed' : 'added';
}

/** True when it is another value than before. `field` as in `profile_value`. */
export function keepPersonFact(
  { changes }: FactWriter,
  db: Database,
  source: number,
  identity: number,
  field: string,
  value: string,
): boolean {
  const key = { identity, field, source };
  const known = row<{ value: string }>(
    db.prepare('SELECT value FROM person_fact WHERE identity_id = :identity AND field = :field AND source_id = :source'),
    key,
  );
  if (known?.value === value) return false;
  db.prepare('INSERT INTO person_fact VALUES (:identity, :field, :source, :value) ON CONFLICT DO UPDATE SET value = excluded.value').run({
    ...key,
    value,
  });
  changes.recount.add(identity);
  return true;
}
