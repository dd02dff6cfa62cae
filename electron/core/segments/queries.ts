import type { Condition, Filter } from '../../../shared/contract/segments.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Parameters } from '../store/database.ts';

/** Deeper trees than any person builds are an attack on the stack. */
const deepest = 20;
const day = 86_400_000;

/** A filter as SQL over `contributor`: a condition, and the values it names. */
export interface FilterSql {
  where: string;
  parameters: Parameters;
}

/** One field's reading side: SQL that is true for the contributors it means. `bind` stores a value and gives its name. */
type Field<F extends Condition['field']> = (
  condition: Extract<Condition, { field: F }>,
  bind: (value: string | number) => string,
  asOf: number,
) => string;

const listed = (values: readonly string[], bind: (value: string) => string): string =>
  `(SELECT value FROM json_each(${bind(JSON.stringify(values))}))`;

/** Every word must occur somewhere in the names, handles and addresses. Three letters and more go through the index. */
export function searchSql(text: string, bind: (value: string | number) => string): string {
  const words = [
    ...new Set(
      fold(text)
        .split(/\s+/)
        .filter((word) => word !== ''),
    ),
  ].slice(0, 8);
  if (words.length === 0) return '1';
  const long = words.filter((word) => [...word].length >= 3);
  const short = words.filter((word) => [...word].length < 3);
  const indexed = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  const parts = short.map((word) => `instr(text, ${bind(word)}) > 0`);
  if (long.length > 0)
    parts.push(`contributor_id IN (SELECT rowid FROM contributor_search WHERE contributor_search MATCH ${bind(indexed)})`);
  return `contributor.id IN (SELECT contributor_id FROM contributor_text WHERE ${parts.join(' AND ')})`;
}

const fields: { [F in Condition['field']]: Field<F> } = {
  search: ({ text }, bind) => searchSql(text, bind),
  contribution: ({ anyOf }, bind) =>
    `contributor.id IN (SELECT contributor_id FROM contributor_kind WHERE counts_as IN ${listed(anyOf, bind)})`,
  active: ({ from, to, lastDays }, bind, asOf) => {
    const start = lastDays === undefined ? (from ?? null) : asOf - lastDays * day;
    const end = lastDays === undefined ? (to ?? null) : null;
    if (end === null) return start === null ? 'contributor.last_at IS NOT NULL' : `contributor.last_at >= ${bind(start)}`;
    const first = bind(start ?? -8.64e15);
    const last = bind(end);
    // The span rules most people out before anybody's activities are looked at.
    return `(contributor.first_at <= ${last} AND contributor.last_at >= ${first} AND (
      contributor.first_at >= ${first} OR contributor.last_at <= ${last} OR EXISTS (
        SELECT 1 FROM contributor_identity JOIN activity USING (identity_id)
        WHERE contributor_id = contributor.id AND at BETWEEN ${first} AND ${last} AND dated < 2)))`;
  },
  tag: ({ anyOf }, bind) =>
    `contributor.id IN (SELECT contributor_id FROM person_tag JOIN identity ON identity.uid = anchor JOIN contributor_identity ON identity_id = identity.id
      WHERE tag_uid IN ${listed(anyOf, bind)})`,
  source: ({ anyOf }, bind) =>
    `contributor.id IN (SELECT contributor_id FROM contributor_source JOIN source_key ON source_key.id = source_id WHERE uid IN ${listed(anyOf, bind)})`,
  kind: ({ anyOf }, bind) => `contributor.kind IN ${listed(anyOf, bind)}`,
};

/** The one filter tree as SQL. `asOf` (UTC epoch milliseconds) is what "the last 90 days" counts back from. */
export function filterSql(filter: Filter, asOf: number): FilterSql {
  const parameters: Parameters = {};
  const bind = (value: string | number): string => {
    const name = `filter${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `:${name}`;
  };
  const walk = (node: Filter, depth: number): string => {
    if (depth > deepest) throw new AppError('invalid_input', 'This filter is nested too deeply. Put some of its parts on one level.');
    if ('all' in node) return node.all.length === 0 ? '1' : `(${node.all.map((part) => walk(part, depth + 1)).join(' AND ')})`;
    if ('any' in node) return `(${node.any.map((part) => walk(part, depth + 1)).join(' OR ')})`;
    if ('not' in node) return `NOT (${walk(node.not, depth + 1)})`;
    return conditionSql(node, bind, asOf);
  };
  return { where: walk(filter, 0), parameters };
}

function conditionSql<F extends Condition['field']>(
  condition: Extract<Condition, { field: F }>,
  bind: (value: string | number) => string,
  asOf: number,
): string {
  const field = fields[condition.field as F] as Field<F>;
  return field(condition, bind, asOf);
}
