/** People as a table that a spreadsheet takes: a head, then one line each, columns separated by tabs. Pure. */
import type { ContributorRow } from '../../shared/contract/contributors.ts';
import type { CustomField } from '../../shared/contract/details.ts';
import type { ExportColumn } from '../../shared/contract/tables.ts';
import { columnHeads, detailValue } from '../../shared/domain/contributors/columns.ts';

/** Where nobody chose any. */
export const usualColumns: readonly ExportColumn[] = ['name', 'handle', 'email', 'consentContact', 'lastActive', 'contributions'];

/**
 * Names come from anywhere: one that begins like a formula, also in wide letters, would be run by the spreadsheet, and a tab
 * would move the rest. A quote at the beginning does both: the spreadsheet takes it off, and reads on to the next one.
 */
function cell(text: string): string {
  const plain = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return /^[=+\-@"＝＋－＠]/.test(plain) ? `'${plain}` : plain;
}

/** A UTC day that every spreadsheet reads as a date. */
const day = (at: number | null): string => (at === null ? '' : new Date(at).toISOString().slice(0, 10));

/** `own`: the fields of the workspace. */
function said(row: ContributorRow, column: ExportColumn, own: readonly CustomField[]): string {
  switch (column) {
    case 'name':
    case 'kind':
      return cell(row[column]);
    case 'handle':
      // Without the sign: it would make a formula of it, and the head says what it is.
      return row.handle.startsWith('@') ? cell(row.handle.slice(1)) : '';
    case 'firstActive':
    case 'lastActive':
      return day(row[column]);
    case 'contributions':
      return String(row.contributions);
    case 'tags':
      return cell(row.tags.map(({ name }) => name).join(', '));
    default:
      return detail(row.cells?.[column], column, own);
  }
}

function detail(text: string | undefined, column: ExportColumn, own: readonly CustomField[]): string {
  const value = detailValue(column, own.find(({ id }) => id === column)?.kind, text, day);
  // A number as it was noted: with a sign before it, it is no formula.
  return typeof value === 'number' ? (text ?? '') : cell(value ?? '');
}

/** `addressOf` gives the address of a person by key; empty when there is none. `own`: the fields of the workspace. */
export function asTable(
  rows: readonly ContributorRow[],
  addressOf: (key: number | null) => string,
  columns: readonly ExportColumn[] = usualColumns,
  own: readonly CustomField[] = [],
): string {
  const lines = rows.map((row) => columns.map((column) => (column === 'email' ? cell(addressOf(row.key)) : said(row, column, own))));
  return [columnHeads(columns, own).map(cell), ...lines].map((line) => line.join('\t')).join('\n');
}
