/** From a list on the screen to a file: where it goes is asked, how far it is stands in the status bar. */
import { create } from 'zustand';
import type { People } from '../../shared/contract/contributors.ts';
import type { CallInput } from '../../shared/contract/define.ts';
import type { ExportFormat, tables } from '../../shared/contract/tables.ts';
import { api } from '../app/api.ts';
import { showFile } from '../app/opening.ts';
import { useSession } from '../app/session.ts';
import { toast, toastError } from '../app/toasts.ts';
import { counted } from '../ui/figures.ts';

type Asked = CallInput<typeof tables.procedures.exportList>;

/** Whether the menu of formats is open: a key opens it too. */
export const useExportMenu = create<{ opened: boolean }>()(() => ({ opened: false }));
export const openExport = (): void => useExportMenu.setState({ opened: true });
export const setExportOpened = (opened: boolean): void => useExportMenu.setState({ opened });

export const formatNames: Record<ExportFormat, { label: string; detail: string }> = {
  csv: { label: 'CSV…', detail: 'for every spreadsheet' },
  xlsx: { label: 'Excel (.xlsx)…', detail: 'with days as days' },
  json: { label: 'JSON…', detail: 'for programs' },
  vcard: { label: 'vCard…', detail: 'for address books' },
};

type Order = Pick<Asked, 'sort' | 'direction'>;
interface Wanted extends Order {
  whom: () => Promise<People | Exclude<Asked['people'], undefined>>;
  /** `undefined`: those a file has by itself. */
  columns: () => Promise<Asked['columns']>;
}

/** `whom` and `columns` are asked once a place was chosen. What was cancelled is no news. */
export async function exportPeople(format: ExportFormat, { whom, columns, ...order }: Wanted): Promise<void> {
  const { workspace } = useSession.getState();
  try {
    const { path, replaces } = await api.shell.chooseExport({ suggestion: `${workspace?.name ?? 'Community'} people`, format });
    if (!path) return;
    const written = await api.tables.exportList({
      people: await whom(),
      columns: await columns(),
      ...order,
      format,
      path,
      replace: replaces,
    });
    toast({
      text: `Exported ${counted(written.people, 'person', 'people')}.`,
      detail: written.path,
      action: { label: 'Show in folder', run: () => showFile(written.path) },
    });
  } catch (error) {
    toastError(error, 'The list was not exported.');
  }
}
