/** @typedef {import('./scripts.mjs').Row} Row */

const HEAD = ['bench', 'measure', 'value', 'unit', 'reference', 'ratio', 'limit', ''];

/** Three significant digits are what a measurement on a shared machine is worth. */
const figure = (/** @type {number | undefined} */ value) =>
  value === undefined || value === null ? '' : Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

const cells = (/** @type {Row} */ row) => [
  row.bench,
  row.measure,
  figure(row.value),
  row.unit,
  figure(row.reference),
  figure(row.ratio),
  figure(row.limit),
  row.ok ? 'ok' : 'OVER THE LIMIT',
];

/** Words to the left, numbers to the right. */
export function benchTable(/** @type {Row[]} */ rows) {
  const table = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const isNumber = (/** @type {number} */ column) => [2, 4, 5, 6].includes(column);
  const cell = (/** @type {string} */ text, /** @type {number} */ column) =>
    isNumber(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return table.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}
