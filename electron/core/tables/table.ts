/** What every format of table gives its reader, and what bounds it. */
import type { Recognised } from '../../../shared/contract/tables.ts';
import { AppError } from '../../../shared/errors.ts';

export interface RawRow {
  /** As a spreadsheet counts: the first row is 1. */
  number: number;
  cells: string[];
}

/** `rejected`: rows that cannot be taken, each with a sentence. */
export interface Batch {
  rows: RawRow[];
  rejected: { number: number; why: string }[];
}

/** Rows come in batches and are not kept: a file of any size needs no more memory than a small one. Close it at the end. */
export interface OpenTable {
  recognised: Recognised;
  /** Its rows begin with heads that the format itself gives. */
  hasHeads: boolean;
  batches(): AsyncGenerator<Batch>;
  /** Bytes of the file read so far, and how many there are. */
  progress(): { done: number; total: number };
  /** Sentences about what was met so far. */
  remarks(): string[];
  close(): Promise<void>;
}

/** Beyond this it is a matrix of numbers, not a list of people; the widest list known to us has 120. */
export const mostColumns = 500;
/** Characters in one row, or one cell of a sheet. A cell of Excel holds 32,767. */
export const longestRow = 1_048_576;
/** A file with more rows whose quotes do not close is read with the wrong quotes, or is none. */
export const mostBroken = 1000;

export const refused = (message: string, details: Record<string, unknown> = {}): AppError =>
  new AppError('invalid_input', message, details);

export const tooWide = (): AppError =>
  refused(`This table has more than ${mostColumns} columns. Nothing was read. Take out the columns you do not need and try again.`);

export const counted = (count: number, one: string, many: string): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
