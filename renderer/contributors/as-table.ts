/** People as a table that a spreadsheet takes: a head, then one line each, columns separated by tabs. Pure. */
import type { ContributorRow } from '../../shared/contract/contributors.ts';

const heads = ['Name', 'Handle', 'E-mail', 'Last active', 'Contributions'];

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

/** `addressOf` gives the address of a person by key; empty when there is none. */
export function asTable(rows: readonly ContributorRow[], addressOf: (key: number | null) => string): string {
  const lines = rows.map((row) => [
    cell(row.name),
    // Without the sign: it would make a formula of it, and the head says what it is.
    row.handle.startsWith('@') ? cell(row.handle.slice(1)) : '',
    cell(addressOf(row.key)),
    day(row.lastActive),
    String(row.contributions),
  ]);
  return [heads, ...lines].map((line) => line.join('\t')).join('\n');
}
