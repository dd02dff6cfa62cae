/** What the list of contributors can show beside the names, and what it can be grouped by. */
import { detailColumns, plainColumns } from '../domain/contributors/columns.ts';
import { z } from '../zod.ts';
import { uid } from './common.ts';

export type DetailColumn = (typeof detailColumns)[number];

/** A detail, or a field of the workspace by its uid. */
export const detailColumn = z.union([z.enum(detailColumns), uid]);
/** What a row says in such columns; a column without a value is left out. Instants and days as text. */
export const detailCells = z.record(z.string().max(40), z.string());
export const mostColumns = 40;

export const listColumn = z.union([z.enum([...plainColumns, ...detailColumns]), uid]);
export type ListColumn = z.infer<typeof listColumn>;
/** In their order, after the name. `width` in rem; left out: as wide as the column is by itself. */
export const listColumns = z
  .array(z.strictObject({ column: listColumn, width: z.number().min(2).max(40).optional() }))
  .max(mostColumns)
  .refine((columns) => new Set(columns.map(({ column }) => column)).size === columns.length, 'Each column stands once.');
export type ListColumns = z.infer<typeof listColumns>;

export const plainGroupings = ['tag', 'owner', 'affiliation', 'standing', 'kind', 'persona', 'lastActive'] as const;
/** One thing, or a choice of the workspace by the uid of its field. */
export const grouping = z.union([z.enum(plainGroupings), uid]);
export type Grouping = z.infer<typeof grouping>;

/** A group of the list: `name` as a person reads it, `null` for those of whom it is not known; `count` of its people. */
export const listGroup = z.strictObject({ group: z.string(), name: z.string().nullable(), count: z.int() });
export type ListGroup = z.infer<typeof listGroup>;
