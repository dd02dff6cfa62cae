/** What other areas use of tables: reading them, and files that take their name when they are whole. */
export { type Entries, entriesOf, listIn } from './entries.ts';
export { openTable, type TableInput } from './open.ts';
export { preview } from './preview.ts';
export { tableRows } from './rows.ts';
export { counted, type OpenTable, refused } from './table.ts';
