/** How a table is imported and what came of it, as it crosses; the procedures are in tables.ts. */
import { consentBases, consentPurposes } from '../domain/contributors/consent.ts';
import { customKinds } from '../domain/contributors/details.ts';
import { importedKinds, importFields, importTargets, takenAs } from '../domain/tables/import/fields.ts';
import { z } from '../zod.ts';
import { day, uid } from './common.ts';
import { choices, fieldName } from './details.ts';

const MOST_COLUMNS = 500;

export const importColumn = z.strictObject({
  column: z
    .int()
    .min(0)
    .max(MOST_COLUMNS - 1)
    .meta({ description: 'from 0, as in the preview' }),
  field: z.enum(importFields),
  as: z.enum(takenAs).default('facts').meta({ description: 'what the table says, or what a person says through it' }),
  platform: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,59}$/)
    .optional()
    .meta({ description: 'where usernames are from: github' }),
  order: z.enum(['iso', 'dmy', 'mdy', 'serial']).optional(),
  decimal: z.enum(['point', 'comma']).optional(),
  separator: z
    .string()
    .min(1)
    .max(5)
    .optional()
    .meta({ description: 'between several in one cell; default: commas, semicolons, line breaks' }),
  customField: uid.optional(),
  newField: z.strictObject({ name: fieldName, kind: z.enum(customKinds), choices: choices.default([]) }).optional(),
  consent: z
    .strictObject({
      purpose: z.enum(consentPurposes),
      basis: z.enum(consentBases),
      text: z.string().trim().min(1).max(5000),
      until: day.nullable().default(null),
    })
    .optional(),
});

export const importMapping = z.strictObject({
  target: z.enum(importTargets),
  columns: z.array(importColumn).max(MOST_COLUMNS),
  kind: z.enum(importedKinds).nullable().default(null).meta({ description: 'what every activity counts as, where no column says it' }),
  kinds: z
    .array(z.strictObject({ text: z.string().min(1).max(200), kind: z.enum(importedKinds).nullable() }))
    .max(500)
    .default([])
    .meta({ description: 'what a text in the column of kinds counts as; null: such lines are left out' }),
  byName: z.boolean().default(false).meta({ description: 'a line with only a name is about the one person of that name' }),
  existing: z.enum(['keep', 'replace']).default('keep').meta({ description: 'where a person decided something else already' }),
});

export const knownTable = z.strictObject({ source: z.strictObject({ id: uid, name: z.string() }), mapping: importMapping });

const counts = z.strictObject({ new: z.int(), known: z.int() });

export const importReport = z.strictObject({
  dryRun: z.boolean(),
  /** `null` after a dry run of a table that was never imported. */
  source: z.strictObject({ id: uid, name: z.string() }).nullable(),
  mapping: importMapping,
  /** Lines under the heads, those included that could not be read. */
  lines: z.int(),
  /** Lines by what they brought as facts; their sum and `rejected` are all lines. */
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** Whom the lines are about: people who are new to the workspace, and those who were there. */
  people: counts,
  /** What a person says through the table: set; said already; kept as somebody had decided, or replaced. */
  decisions: z.strictObject({ set: z.int(), same: z.int(), kept: z.int(), replaced: z.int() }),
  /** The change set to undo; `null` when nothing was decided. */
  changeSet: uid.nullable(),
  /** What an earlier table of this kind named and this one does not. It is kept. */
  missing: z.int(),
  /** Why lines were rejected, most frequent first; and the first of them. */
  reasons: z.array(z.strictObject({ why: z.string(), lines: z.int() })).max(100),
  rejections: z.array(z.strictObject({ number: z.int(), why: z.string(), cells: z.array(z.string()) })).max(100),
  /** Cells that could not be used; the rest of their lines was. */
  leftOut: z.array(z.strictObject({ column: z.string(), why: z.string(), cells: z.int(), example: z.string(), number: z.int() })).max(100),
  rejectedFile: z.strictObject({ path: z.string(), lines: z.int() }).nullable(),
  /** Why not everything could be read or written, and what was kept; `null`: everything was. */
  incomplete: z.string().nullable(),
  remarks: z.array(z.string()),
});
export type ImportReport = z.infer<typeof importReport>;
