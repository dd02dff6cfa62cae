import { isDay } from '../domain/time/days.ts';
import { z } from '../zod.ts';

/** Every id in a contract: a UUID as text. */
export const uid = z.uuid().meta({ description: 'a uid' });

/** UTC epoch milliseconds. */
export const instant = z.int().meta({ description: 'UTC epoch milliseconds' });

/** A day without a time, such as `2026-05-14`. */
export const day = z.string().refine(isDay, 'A date is written like 2026-05-14.').meta({ description: 'a day: 2026-05-14' });

/** A file or folder name. Relative names are resolved where the person stood. */
export const fileName = z.string().min(1).max(4096);

/** Headless and test lists page by offset; at most 200 rows cross at once. */
export const page = z.strictObject({
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
});

export const pageOf = <R extends z.ZodType>(row: R) => z.strictObject({ total: z.int().min(0), rows: z.array(row) });

/**
 * Ordered integer keys, 4 bytes a row. `z.instanceof` would make the JSON Schema throw and print as an object, hence a
 * custom schema with a description of its own.
 */
export const idArray = z
  .custom<Uint32Array>((value) => value instanceof Uint32Array)
  .meta({ type: 'array', items: { type: 'integer' }, description: 'ordered row keys' });

/** An input or output without fields. */
export const nothing = z.strictObject({});
