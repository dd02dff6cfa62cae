import type { Condition, Filter } from '../../../shared/contract/segments.ts';
import { dayName } from '../../../shared/domain/time/days.ts';
import { AppError } from '../../../shared/errors.ts';
import { contributorFields } from '../contributors/fields.ts';
import type { Parameters } from '../store/database.ts';
import type { Bind, Field, FieldSql, Now } from './fields.ts';

/** In UTC, where nobody says what day it is in the workspace. */
const utcDay = (asOf: number) => (): string => dayName(Math.floor(asOf / 86_400_000));

/** Deeper trees than any person builds are an attack on the stack. */
const deepest = 20;

/** A filter as SQL over `contributor`: a condition, and the values it names. */
interface FilterSql {
  where: string;
  parameters: Parameters;
}

/** Every field of a filter, from the areas that bring them; the compiler asks for one that is missing. */
const fields: { [F in Condition['field']]: Field<F> } = { ...contributorFields };

function binder(parameters: Parameters): Bind {
  return (value) => {
    const name = `filter${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `:${name}`;
  };
}

/** One condition by itself, and the values it names. */
export function conditionSql<F extends Condition['field']>(condition: Extract<Condition, { field: F }>, now: Now): FieldSql & FilterSql {
  const parameters: Parameters = {};
  const field = fields[condition.field as F] as Field<F>;
  return { ...field(condition, binder(parameters), now), parameters };
}

/** Throws when a filter is nested more deeply than people nest. */
export function refuseDeepFilters(node: Filter, depth = 0): void {
  if (depth > deepest) throw new AppError('invalid_input', 'This filter is nested too deeply. Put some of its parts on one level.');
  const parts = 'all' in node ? node.all : 'any' in node ? node.any : 'not' in node ? [node.not] : [];
  for (const part of parts) refuseDeepFilters(part, depth + 1);
}

/** The one filter tree as SQL. `asOf`: UTC epoch milliseconds; `day`: what day that is in the workspace. */
export function filterSql(filter: Filter, asOf: number, day = utcDay(asOf)): FilterSql {
  refuseDeepFilters(filter);
  const parameters: Parameters = {};
  const bind = binder(parameters);
  const condition = <F extends Condition['field']>(node: Extract<Condition, { field: F }>): string => {
    const { table, key, where, complement } = (fields[node.field as F] as Field<F>)(node, bind, { asOf, day });
    return `contributor.id ${complement ? 'NOT IN' : 'IN'} (SELECT ${key} FROM ${table} WHERE ${where})`;
  };
  const walk = (node: Filter): string => {
    if ('all' in node) return node.all.length === 0 ? '1' : `(${node.all.map(walk).join(' AND ')})`;
    if ('any' in node) return `(${node.any.map(walk).join(' OR ')})`;
    return 'not' in node ? `NOT ${walk(node.not)}` : condition(node);
  };
  return { where: walk(filter), parameters };
}
