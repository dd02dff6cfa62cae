/** What of the list goes into a file or a copied table. Pure. */
import type { CustomField } from '../../shared/contract/details.ts';
import type { ListColumn, ListColumns } from '../../shared/contract/list-columns.ts';
import type { ExportColumn } from '../../shared/contract/tables.ts';
import { isOwnField } from '../../shared/domain/contributors/columns.ts';

/** Bars of twelve months are no value. */
function exported(column: ListColumn): ExportColumn[] {
  if (column === 'months') return [];
  return [column === 'count' ? 'contributions' : column];
}

/**
 * Who it is and where to write to, then the columns that were chosen for the list. Whether one may write stands beside the address,
 * unless it was chosen for another place. Fields that are gone are left out. `null`: nothing was chosen.
 */
export function fileColumns(chosen: ListColumns | null, own: readonly CustomField[]): ExportColumn[] | null {
  if (chosen === null) return null;
  const isThere = (column: ListColumn): boolean => !isOwnField(column) || own.some(({ id }) => id === column);
  const columns = chosen.map(({ column }) => column).filter(isThere);
  const consent: ExportColumn[] = columns.includes('consentContact') ? [] : ['consentContact'];
  return ['name', 'handle', 'email', ...consent, ...columns.flatMap(exported)];
}
