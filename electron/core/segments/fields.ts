/** What a filter can be made of, on the reading side. Areas bring their fields; `queries.ts` puts them together. */
import type { Condition } from '../../../shared/contract/segments.ts';

/** Takes a value in and gives the name that stands for it in the SQL. */
export type Bind = (value: string | number) => string;

/**
 * One condition as the rows that name the contributors it means: the column `key` of `table`, where `where` holds. From
 * these parts come "everybody it means", "which of these few it means" and a condition on `contributor`, each with its index.
 * Answers are kept until somebody is touched (`contributors/touched.ts`): a field may look at what a sync or a decision about
 * the person changes, and at nothing else.
 */
export interface FieldSql {
  table: string;
  key: string;
  where: string;
  /** The rows name those it does not mean: for what is told of some people and holds for all others. */
  complement?: boolean;
}

/** The moment a question is asked at. */
export interface Now {
  /** UTC epoch milliseconds: "the last 90 days" counts back from it. */
  asOf: number;
  /** The day it is where the workspace counts its days: `2026-05-14`. */
  day(): string;
}

/** How one field is read. */
export type Field<F extends Condition['field']> = (condition: Extract<Condition, { field: F }>, bind: Bind, now: Now) => FieldSql;

/** `IN` any of these. */
export const listed = (values: readonly string[], bind: Bind): string => `(SELECT value FROM json_each(${bind(JSON.stringify(values))}))`;
