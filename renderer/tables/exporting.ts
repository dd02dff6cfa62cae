/** From a list on the screen to a file: where it goes is asked, how far it is stands in the status bar. */
import { create } from 'zustand';
import type { People } from '../../shared/contract/contributors.ts';
import type { CallInput } from '../../shared/contract/define.ts';
import type { ExportFormat, TableFormat, tables } from '../../shared/contract/tables.ts';
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

export const listFormats = Object.keys(formatNames) as ExportFormat[];
export const tableFormats = ['csv', 'xlsx', 'json'] as const satisfies readonly TableFormat[];

type Order = Pick<Asked, 'sort' | 'direction'>;
interface Whom extends Order {
  whom: () => Promise<People | Exclude<Asked['people'], undefined>>;
}
interface Wanted extends Whom {
  /** `undefined`: those a file has by itself. */
  columns: () => Promise<Asked['columns']>;
}

/**
 * Asks where it goes, writes it, and says how much of what that was. What was cancelled is no news.
 *
 * @param what What the file is called behind the workspace: "people".
 */
async function exportTo<F extends ExportFormat>(
  what: string,
  format: F,
  write: (to: { format: F; path: string; replace: boolean }) => Promise<{ path: string; said: string }>,
): Promise<void> {
  const { workspace } = useSession.getState();
  try {
    const { path, replaces } = await api.shell.chooseExport({ suggestion: `${workspace?.name ?? 'Community'} ${what}`, format });
    if (!path) return;
    const written = await write({ format, path, replace: replaces });
    toast({
      text: `Exported ${written.said}.`,
      detail: written.path,
      action: { label: 'Show in folder', run: () => showFile(written.path) },
    });
  } catch (error) {
    toastError(error, 'Nothing was exported.');
  }
}

/** `whom` and `columns` are asked once a place was chosen. */
export const exportPeople = (format: ExportFormat, { whom, columns, ...order }: Wanted): Promise<void> =>
  exportTo('people', format, async (to) => {
    const { path, people } = await api.tables.exportList({ people: await whom(), columns: await columns(), ...order, ...to });
    return { path, said: counted(people, 'person', 'people') };
  });

/** Everything they did that counts. `whom` is asked once a place was chosen. */
export const exportActivities = (format: TableFormat, { whom, ...order }: Whom): Promise<void> =>
  exportTo('activities', format, async (to) => {
    const { path, activities } = await api.tables.exportActivities({ people: await whom(), ...order, ...to });
    return { path, said: counted(activities, 'activity', 'activities') };
  });

export const exportEvents = (format: TableFormat): Promise<void> =>
  exportTo('events', format, async (to) => {
    const { path, events } = await api.tables.exportEvents(to);
    return { path, said: counted(events, 'event') };
  });
