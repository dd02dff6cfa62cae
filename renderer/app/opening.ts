/** Ways into a workspace: choosing a file, making one, pointing at a git clone, dropping something on the window. */
import { api } from './api.ts';
import { pointAt } from './pointing.ts';
import { createWorkspace, openWorkspace, useSession } from './session.ts';
import { toast, toastError } from './toasts.ts';

export async function chooseAndOpen(): Promise<void> {
  const path = await chosen(api.shell.chooseWorkspace({}));
  if (path) await openWorkspace(path);
}

export async function chooseAndCreate(): Promise<void> {
  const path = await chosen(api.shell.chooseNewWorkspace({ suggestion: 'My community' }));
  if (path) await createWorkspace(path);
}

/** Asks for a folder and makes its history the first, or one more, source. */
export async function chooseAndAddClone(): Promise<void> {
  const path = await chosen(api.shell.chooseFolder({ title: 'Choose a folder with a git clone' }));
  if (path) await pointAt([path]);
}

export async function chooseAndSaveCopy(): Promise<void> {
  const { workspace } = useSession.getState();
  try {
    const { path, replaces } = await api.shell.chooseCopy({ suggestion: `${workspace?.name ?? 'Workspace'} copy` });
    if (!path) return;
    const copy = await api.workspace.saveCopy({ path, replace: replaces });
    const detail = `${copy.path}. The two do not merge yet: work in one of them.`;
    toast({ text: 'Saved a copy.', detail, action: { label: 'Show in folder', run: () => showFile(copy.path) } });
  } catch (error) {
    toastError(error, 'No copy was saved. The workspace is as it was.');
  }
}

export function showFile(path: string): void {
  api.shell.showFile({ path }).catch((error: unknown) => toastError(error));
}

/** What a drop, the command line or a second start hands over. */
export async function openRequested(kind: 'workspace' | 'git', path: string): Promise<void> {
  if (kind === 'git') await pointAt([path]);
  else if (useSession.getState().workspace?.path !== path) await openWorkspace(path);
}

const isTable = (path: string): boolean => /\.(csv|tsv|txt|xlsx|json|jsonl|ndjson)$/i.test(path);

let takeTable: (path: string) => void = () => undefined;

/** The area of tables says here what happens to one that is dropped. */
export function onTableDropped(take: (path: string) => void): void {
  takeTable = take;
}

/** A dropped folder is a clone, a dropped file a table or a workspace. */
export async function openDropped(items: DataTransferItemList): Promise<void> {
  // Entries and files must be taken before the first wait: the list is empty afterwards.
  const dropped = [...items].flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    return file ? [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory ?? false }] : [];
  });
  const paths = dropped
    .map(({ file, isFolder }) => ({ isFolder, path: window.cairn.pathOfDroppedFile(file) }))
    .filter(({ path }) => path !== '');
  const table = paths.find(({ isFolder, path }) => !isFolder && isTable(path));
  if (table) {
    if (useSession.getState().phase === 'open') takeTable(table.path);
    else toast({ text: 'A table goes into a workspace.', detail: 'Open or create one, then drop the table again.' });
    return;
  }
  const workspace = paths.find(({ isFolder }) => !isFolder);
  if (workspace) {
    await openRequested('workspace', workspace.path);
    return;
  }
  if (paths.length > 0) await pointAt(paths.map(({ path }) => path));
}

/** The last part of a path, as a name: `/home/mara/core.git` and `/home/mara/core/.git` give `core`. */
export function nameOf(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.git');
  const last = (parts.at(-1) ?? '').replace(/\.(git|cairn)$/i, '').replace(/^\.+/, '');
  return last.slice(0, 100) || 'Community';
}

async function chosen(dialog: Promise<{ path: string | null }>): Promise<string | null> {
  try {
    return (await dialog).path;
  } catch (error) {
    toastError(error);
    return null;
  }
}
