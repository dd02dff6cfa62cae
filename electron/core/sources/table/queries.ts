/** What other areas use of tables as sources. */
export { importTable } from './import.ts';
