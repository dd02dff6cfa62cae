/** Which sign stands between the cells of a text, and which one around them. Pure. */

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];
export const quotes = ['"', "'"] as const;
export type Quote = (typeof quotes)[number];

export const delimiterNames: Record<Delimiter, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' };

/** Rows that are looked at. */
const most = 100;

/**
 * How many cells each row of a text would have. A quote counts only where a cell begins; the last row is left out when the
 * text ends inside of it. Blank rows are none.
 */
export function widths(sample: string, delimiter: string, quote: string): number[] {
  const found: number[] = [];
  let cells = 1;
  let begins = true;
  let inside = false;
  let blank = true;
  for (let at = 0; at < sample.length && found.length < most; at += 1) {
    const sign = sample[at];
    if (inside) {
      if (sign !== quote) continue;
      if (sample[at + 1] === quote) at += 1;
      else inside = false;
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && sample[at + 1] === '\n') at += 1;
      if (!blank) found.push(cells);
      cells = 1;
      begins = true;
      blank = true;
    } else if (sign === delimiter) {
      cells += 1;
      begins = true;
      blank = false;
    } else {
      if (begins && sign === quote) inside = true;
      begins = false;
      blank = false;
    }
  }
  if (!blank && !inside && found.length < most) found.push(cells);
  return found;
}

/** 0: no row is divided. Rows of one width count most, then how many cells they have. */
function score(found: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of found) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, rows] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return width < 2 ? 0 : (rows / found.length) * (1 + Math.log2(width) / 10);
}

/** A cell in quotes has one right after a separator or the beginning of a row, and one before the next. */
function quoted(sample: string, delimiter: string, quote: string): number {
  const edge = delimiter === '|' ? '\\|' : delimiter;
  return sample.match(new RegExp(`(?:^|[\\r\\n]|${edge})${quote}[^${quote}\\r\\n]*${quote}(?=$|[\\r\\n]|${edge})`, 'g'))?.length ?? 0;
}

/** The comma where nothing divides the rows: then there is one column. */
export function guessDelimiter(sample: string): { delimiter: Delimiter; quote: Quote } {
  let best: { delimiter: Delimiter; quote: Quote } = { delimiter: ',', quote: '"' };
  let highest = 0;
  for (const delimiter of delimiters) {
    const quote = quoted(sample, delimiter, "'") > quoted(sample, delimiter, '"') ? "'" : '"';
    const reached = score(widths(sample, delimiter, quote));
    if (reached > highest) {
      highest = reached;
      best = { delimiter, quote };
    }
  }
  return best;
}
