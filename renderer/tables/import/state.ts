/** A table on its way in: what was chosen, how it is read, what each column becomes, and what came of it. */
import { create } from 'zustand';
import type { ImportReport } from '../../../shared/contract/importing.ts';
import type { TablePreview } from '../../../shared/contract/tables.ts';
import type { ImportMapping } from '../../../shared/domain/tables/import/fields.ts';
import { mappingProblem } from '../../../shared/domain/tables/import/fields.ts';
import { suggestMapping } from '../../../shared/domain/tables/import/suggest.ts';
import type { AppError } from '../../../shared/errors.ts';
import { api } from '../../app/api.ts';
import { go } from '../../app/navigation.ts';
import { showFile } from '../../app/opening.ts';
import { useSession } from '../../app/session.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { counted } from '../../ui/figures.ts';

/** A file that was chosen or dropped, or what was pasted. */
export type TableOrigin = { file: string } | { text: string };

/** How it is read, where a person chose it. */
export interface ReadAs {
  sheet?: string;
  encoding?: NonNullable<TablePreview['recognised']['encoding']>;
  delimiter?: NonNullable<TablePreview['recognised']['delimiter']>;
  headerRows?: TablePreview['headerRows'];
}

interface Importing {
  origin: TableOrigin | null;
  readAs: ReadAs;
  preview: TablePreview | null;
  mapping: ImportMapping | null;
  /** What was found out, or what happened; `null` after the mapping changed. */
  report: ImportReport | null;
  busy: 'looking' | 'trying' | 'importing' | null;
  problem: string | null;
  /** The workspace it is meant for: another one starts afresh. */
  opened: number;
}

const nothing: Importing = {
  origin: null,
  readAs: {},
  preview: null,
  mapping: null,
  report: null,
  busy: null,
  problem: null,
  opened: 0,
};

export const useImporting = create<Importing>()(() => nothing);
const { setState: set, getState: get } = useImporting;

export const startImport = (): void => {
  set(nothing);
  go('import');
};

export const nameOfOrigin = (origin: TableOrigin): string =>
  'file' in origin ? (origin.file.split(/[\\/]/).at(-1) ?? origin.file) : 'What you pasted';

/** Looks into a table and offers what it would become. */
export async function beginImport(origin: TableOrigin): Promise<void> {
  set({ ...nothing, origin, opened: useSession.getState().opened });
  go('import');
  await look();
}

/** Reads it another way; what the columns become is offered anew. */
export async function readAs(changes: ReadAs): Promise<void> {
  set({ readAs: { ...get().readAs, ...changes } });
  await look();
}

async function look(): Promise<void> {
  const { origin, readAs: how } = get();
  if (!origin) return;
  set({ busy: 'looking', problem: null, report: null });
  try {
    const preview = await api.tables.preview({ ...origin, ...how });
    if (get().origin !== origin || get().readAs !== how) return;
    set({ preview, mapping: preview.known?.mapping ?? preview.suggested, busy: null });
  } catch (error) {
    if (get().origin === origin) set({ busy: null, problem: (error as AppError).message, preview: null, mapping: null });
  }
}

export async function chooseTable(): Promise<void> {
  try {
    const { path } = await api.shell.chooseTable({});
    if (path) await beginImport({ file: path });
  } catch (error) {
    toastError(error);
  }
}

export const changeMapping = (changes: Partial<ImportMapping>): void => {
  const { mapping } = get();
  if (mapping) set({ mapping: { ...mapping, ...changes }, report: null, problem: null });
};

/** People or activities: each has columns of its own, so the offer is made anew. */
export function changeTarget(target: ImportMapping['target']): void {
  const { preview } = get();
  if (preview) set({ mapping: suggestMapping(preview.columns, target), report: null, problem: null });
}

/** Why it cannot be imported yet; `null` when it can. */
export const notYet = ({ mapping, preview }: Pick<Importing, 'mapping' | 'preview'>): string | null =>
  mapping && preview ? mappingProblem(mapping, preview.columns.length) : null;

async function run(dryRun: boolean, rejected?: { path: string; replaces: boolean }): Promise<ImportReport | null> {
  const { origin, readAs: how, mapping } = get();
  if (!origin || !mapping) return null;
  const to = rejected ? { rejectedPath: rejected.path, replace: rejected.replaces } : {};
  return api.tables.importTable({ ...origin, ...how, mapping, dryRun, ...to });
}

async function going(busy: 'trying' | 'importing'): Promise<ImportReport | null> {
  const { origin } = get();
  set({ busy, problem: null });
  try {
    const report = await run(busy === 'trying');
    if (get().origin === origin) set({ busy: null, report });
    return report;
  } catch (error) {
    if (get().origin === origin) set({ busy: null, problem: (error as AppError).message });
    return null;
  }
}

export const tryOut = (): Promise<ImportReport | null> => going('trying');

export async function importNow(): Promise<void> {
  const report = await going('importing');
  if (!report) return;
  toast({
    text: `Imported ${report.source?.name ?? 'the table'}.`,
    detail: `${counted(report.people.new, 'person is', 'people are')} new, ${counted(report.people.known, 'was', 'were')} known.`,
    ...(report.changeSet === null ? {} : { undo: true }),
  });
}

/** Goes through the table once more, on a copy, and writes the lines that were rejected into a file. */
export async function saveRejected(): Promise<void> {
  const { origin } = get();
  if (!origin) return;
  try {
    const name = nameOfOrigin(origin).replace(/\.[^.]*$/, '');
    const { path, replaces } = await api.shell.chooseExport({
      suggestion: `${name} rejected`,
      format: 'csv',
      title: 'Save the rejected lines',
    });
    if (!path) return;
    const report = await run(true, { path, replaces });
    const file = report?.rejectedFile;
    if (file)
      toast({
        text: `Saved ${counted(file.lines, 'line')}.`,
        detail: file.path,
        action: { label: 'Show in folder', run: () => showFile(file.path) },
      });
  } catch (error) {
    toastError(error, 'The lines were not saved.');
  }
}
