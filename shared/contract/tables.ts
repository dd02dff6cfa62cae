import { exportColumns } from '../domain/contributors/columns.ts';
import { countedKinds, isContribution } from '../domain/contributors/contributions.ts';
import { encodings } from '../domain/tables/bytes.ts';
import { delimiters, quotes } from '../domain/tables/delimiters.ts';
import { columnKinds } from '../domain/tables/kinds.ts';
import { platforms, tableFields } from '../domain/tables/mapping.ts';
import { z } from '../zod.ts';
import { day, fileName } from './common.ts';
import { contributorListInput, people } from './contributors.ts';
import { area, job } from './define.ts';
import { importMapping, importReport, knownTable } from './importing.ts';
import { detailColumn, mostColumns } from './list-columns.ts';
import { everyone } from './segments.ts';

const headerRows = z.union([z.literal(0), z.literal(1), z.literal(2)]);

/** How a table is to be read: what is left out is found out. */
const tableInput = z.strictObject({
  file: fileName.optional(),
  text: z.string().max(5_000_000).optional().meta({ description: 'instead of a file: what was copied from a spreadsheet' }),
  sheet: z.string().min(1).max(200).optional().meta({ description: 'of an .xlsx; default: the first that is not hidden' }),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  quote: z.enum(quotes).optional(),
  headerRows: headerRows.optional(),
});

export const recognised = z.strictObject({
  format: z.enum(['text', 'xlsx', 'json', 'yaml']),
  /** `null` where the format has none, or nothing to choose. */
  encoding: z.enum(encodings).nullable(),
  delimiter: z.enum(delimiters).nullable(),
  quote: z.enum(quotes).nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.strictObject({ name: z.string(), hidden: z.boolean() })),
});
export type Recognised = z.infer<typeof recognised>;

export const tableColumn = z.strictObject({
  name: z.string(),
  kind: z.enum(columnKinds),
  /** How days are written: in which order, or as Excel counts them. */
  order: z.enum(['iso', 'dmy', 'mdy', 'serial']).nullable(),
  decimal: z.enum(['point', 'comma']).nullable(),
  /** What Cairn would take it for. */
  field: z.enum(tableFields).nullable(),
  platform: z.enum(platforms).nullable(),
  filled: z.int().meta({ description: 'rows that have a value in it, of those looked at' }),
  others: z.int().meta({ description: 'values that are not of its kind' }),
  samples: z.array(z.string()).max(3),
  words: z
    .array(z.string())
    .max(60)
    .meta({ description: 'every text in it, most often first, where there are at most 60 and all are short; otherwise none' }),
  remark: z.string().nullable(),
});
export type TableColumn = z.infer<typeof tableColumn>;

const setAside = z.strictObject({ number: z.int(), why: z.string() });

export const tablePreview = z.strictObject({
  recognised,
  headerRows,
  columns: z.array(tableColumn),
  /** `number`: as a spreadsheet counts its rows, the heads among them. */
  rows: z.array(z.strictObject({ number: z.int(), cells: z.array(z.string()) })).max(50),
  counts: z.strictObject({
    rows: z.int(),
    setAside: z.int(),
    short: z.int().meta({ description: 'rows with fewer cells than there are columns' }),
    long: z.int().meta({ description: 'rows with more: what is beyond was left out' }),
    /** Everything was read; otherwise these are the counts of what was looked at. */
    whole: z.boolean(),
  }),
  setAside: z.array(setAside).max(20),
  remarks: z.array(z.string()),
  /** What was imported under these heads before, and how; `null`: nothing. */
  known: knownTable.nullable(),
  /** What Cairn would make of it. */
  suggested: importMapping,
});
export type TablePreview = z.infer<typeof tablePreview>;

const exportColumn = z.union([z.enum(exportColumns), detailColumn]);
export type ExportColumn = z.infer<typeof exportColumn>;
/** Whom one may write to stands beside the address, so that nobody is mailed by mistake. */
const usualColumns = exportColumns.flatMap((column): ExportColumn[] => (column === 'email' ? [column, 'consentContact'] : [column]));
export const tableFormats = ['csv', 'xlsx', 'json'] as const;
export type TableFormat = (typeof tableFormats)[number];
/** People can be cards as well. */
export const exportFormats = [...tableFormats, 'vcard'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Whom an export is about, in which order. */
const whom = {
  people: people.default({ search: '', filter: everyone, except: [] }),
  sort: contributorListInput.shape.sort,
  direction: contributorListInput.shape.direction,
};

/** Where it goes. */
const place = { path: fileName, replace: z.boolean().default(false) };

export const tables = area('tables', {
  preview: job(
    'Look into a table: its encoding, separator, heads, columns with their kind and meaning, and its first 50 rows. Reads 10,000 rows, or all with `whole`. Changes nothing.',
    tableInput.extend({ whole: z.boolean().default(false) }),
    tablePreview,
    { files: ['file'] },
  ),
  importTable: job(
    'Import people or activities from a table, as mapped, or as the last with these heads. The same table again changes nothing; `dryRun` only says what would happen.',
    tableInput.extend({
      mapping: importMapping.optional(),
      name: z.string().trim().min(1).max(200).optional().meta({ description: 'what the source is called; default: the name of the file' }),
      dryRun: z.boolean().default(false),
      /** A CSV file for the lines that were rejected, each with its reason behind it. */
      rejectedPath: fileName.optional(),
      replace: z.boolean().default(false).meta({ description: 'the file for rejected lines may take the place of another' }),
    }),
    importReport,
    { files: ['file', 'rejectedPath'] },
  ),
  exportList: job(
    'Write people into a file: CSV, .xlsx, JSON or vCard. Never over another file unless told to `replace` it; a run that is stopped leaves nothing behind.',
    z.strictObject({
      ...whom,
      columns: z
        .array(exportColumn)
        .min(1)
        .max(exportColumns.length + mostColumns)
        .refine((columns) => new Set(columns).size === columns.length, 'Each column stands once.')
        .default(usualColumns)
        .meta({
          description: 'in this order: of these, of the details of a person, and fields of the workspace by their uid; a vCard has its own',
        }),
      format: z.enum(exportFormats),
      ...place,
    }),
    z.strictObject({ path: z.string(), people: z.int(), bytes: z.int() }),
    { files: ['path'] },
  ),
  exportActivities: job(
    'Write what people did into a file: CSV, .xlsx or JSON, person by person, of each the newest first. Never over another file unless told to `replace` it.',
    z.strictObject({
      ...whom,
      kinds: z
        .array(z.enum(countedKinds))
        .min(1)
        .max(countedKinds.length)
        .default(() => countedKinds.filter(isContribution))
        .meta({ description: 'default: all that counts as a contribution' }),
      from: day.optional().meta({ description: 'the first day; what has no date that can be believed is left out then' }),
      to: day.optional().meta({ description: 'the last day' }),
      format: z.enum(tableFormats),
      ...place,
    }),
    z.strictObject({ path: z.string(), activities: z.int(), bytes: z.int() }),
    { files: ['path'] },
  ),
  exportEvents: job(
    'Write all events into a file: CSV, .xlsx or JSON, the latest first. Never over another file unless told to `replace` it.',
    z.strictObject({ format: z.enum(tableFormats), ...place }),
    z.strictObject({ path: z.string(), events: z.int(), bytes: z.int() }),
    { files: ['path'] },
  ),
});
