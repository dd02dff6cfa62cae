/** Cells as they are written into a file that a spreadsheet opens. Pure. */

/** A number stays one; a text is never run as a formula. */
export type Cell = string | number | null;

const formula = /^'*[=+\-@\t\r＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/;
const number = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * A text that begins like a formula gets an apostrophe before it: a spreadsheet then shows it and runs nothing (OWASP, "CSV
 * injection"). One that had an apostrophe there gets one more, so that `unguard` gives back exactly what was.
 */
export const guard = (text: string): string => (formula.test(text) && !number.test(text) ? `'${text}` : text);

/** Takes off the apostrophe that `guard`, or another careful program, put before a formula. */
export const unguard = (text: string): string => (guarded.test(text) ? text.slice(1) : text);

/** One line of CSV (RFC 4180) without its end. Quoted where a reader could be wrong about where a cell ends. */
export function csvLine(cells: readonly Cell[], delimiter = ','): string {
  const line = cells.map((cell) => (typeof cell === 'string' ? csvText(guard(cell), delimiter) : cell === null ? '' : String(cell)));
  // A line with nothing in it would be no row.
  return line.length === 1 && line[0] === '' ? '""' : line.join(delimiter);
}

function csvText(text: string, delimiter: string): string {
  const needs = text.includes(delimiter) || /["\r\n]/.test(text) || /^\s|\s$/.test(text) || text.startsWith("'");
  return needs ? `"${text.replaceAll('"', '""')}"` : text;
}
