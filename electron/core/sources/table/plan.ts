/** From the mapping a person made to what lines are read with: own fields, teammates, how days and numbers are written. */
import type { TablePreview } from '../../../../shared/contract/tables.ts';
import { fold } from '../../../../shared/domain/identities/fold.ts';
import { mappingProblem } from '../../../../shared/domain/tables/import/fields.ts';
import type { ImportPlan, OwnField } from '../../../../shared/domain/tables/import/person-line.ts';
import { type Database, rows } from '../../store/database.ts';
import { newUid } from '../../store/ids.ts';
import { counted, refused } from '../../tables/queries.ts';
import type { Mapping } from './config.ts';

/** A field of the workspace's own that is to be made before something stands in it. */
export interface NewField extends OwnField {
  name: string;
  as: Mapping['columns'][number]['as'];
}

export interface Plan extends ImportPlan {
  mapping: Mapping;
  fields: NewField[];
}

/** What the preview found out about a column is taken where the mapping does not say it. */
export function completed(mapping: Mapping, columns: TablePreview['columns']): Mapping {
  return {
    ...mapping,
    columns: mapping.columns.map((column) => {
      const { order, decimal } = columns[column.column] ?? { order: null, decimal: null };
      return {
        ...column,
        ...(column.order === undefined && order !== null ? { order } : {}),
        ...(column.decimal === undefined && decimal !== null ? { decimal } : {}),
      };
    }),
  };
}

/** Throws a sentence when the mapping cannot be used. */
export function planOf(db: Database, mapping: Mapping, heads: readonly string[]): Plan {
  const problem = mappingProblem(mapping, heads.length);
  if (problem !== null) throw refused(`${problem} Nothing was imported.`);
  const own = new Map<number, OwnField>();
  const fields: NewField[] = [];
  for (const column of mapping.columns) if (column.field === 'custom') own.set(column.column, ownField(db, column, heads, fields));
  const teammates = new Map<string, string[]>();
  for (const { uid, name } of rows<{ uid: string; name: string }>(db.prepare('SELECT uid, name FROM teammate WHERE left = 0')))
    teammates.set(fold(name), [...(teammates.get(fold(name)) ?? []), uid]);
  const teammate = (name: string): string | null => {
    const [first, ...others] = teammates.get(fold(name)) ?? [];
    return first !== undefined && others.length === 0 ? first : null;
  };
  return { mapping, heads, own, fields, teammate };
}

function ownField(
  db: Database,
  { column, customField, newField, as }: Mapping['columns'][number],
  heads: readonly string[],
  fields: NewField[],
): OwnField {
  const known = rows<{ id: string; name: string; kind: OwnField['kind']; choices: string }>(
    db.prepare('SELECT uid AS id, name, kind, choices FROM custom_field'),
  );
  const found = known.find(({ id, name }) => (customField === undefined ? fold(name) === fold(newField?.name ?? '') : id === customField));
  if (found) return { id: found.id, kind: found.kind, choices: JSON.parse(found.choices) as string[] };
  if (newField === undefined)
    throw refused(
      `The field that the column “${heads[column] ?? ''}” was for is not there any more. Choose another. Nothing was imported.`,
    );
  const twin = fields.find(({ name }) => fold(name) === fold(newField.name));
  if (twin) return twin;
  if ((newField.kind === 'choice') !== newField.choices.length > 0)
    throw refused('A choice needs something to choose from, and no other field does. Nothing was imported.');
  const made: NewField = { ...newField, id: newUid(), as };
  fields.push(made);
  return made;
}

/** Inside a change set. */
export function makeFields(db: Database, fields: readonly NewField[]): void {
  for (const { id, name, kind, choices } of fields)
    db.prepare('INSERT INTO custom_field VALUES (:id, :name, :key, :kind, :choices)').run({
      id,
      name,
      key: fold(name),
      kind,
      choices: JSON.stringify(choices),
    });
}

export const lines = (count: number): string => counted(count, 'line', 'lines');
