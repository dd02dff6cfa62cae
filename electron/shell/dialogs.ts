/** Native dialogs. What a person picks in one is thereby granted. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { safeFileName, withExtension } from './file-names.ts';
import type { Grants } from './grants.ts';

const FILTERS = [
  { name: 'Cairn workspaces', extensions: ['cairn'] },
  { name: 'All files', extensions: ['*'] },
];

export function dialogs(window: () => BrowserWindow | null, grants: Grants) {
  const chosen = (path: string | undefined): { path: string | null } => {
    if (!path) return { path: null };
    grants.grant(path);
    return { path };
  };
  const open = async (options: OpenDialogOptions) => {
    const parent = window();
    const { canceled, filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return chosen(canceled ? undefined : filePaths[0]);
  };
  // Without a question about replacing: an existing file is never replaced, and the core says so in its own words.
  const save = async (title: string, suggestion: string) => {
    const options: SaveDialogOptions = {
      title,
      defaultPath: join(app.getPath('documents'), withExtension(safeFileName(suggestion))),
      filters: FILTERS,
      properties: ['createDirectory'],
    };
    const parent = window();
    const { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
    return chosen(canceled || !filePath ? undefined : withExtension(filePath));
  };
  return {
    chooseWorkspace: () => open({ title: 'Open a workspace', filters: FILTERS, properties: ['openFile'] }),
    chooseNewWorkspace: ({ suggestion }: { suggestion: string }) => save('Make a new workspace', suggestion),
    chooseCopy: ({ suggestion }: { suggestion: string }) => save('Save a copy of the workspace', suggestion),
    chooseFolder: ({ title }: { title: string }) => open({ title, properties: ['openDirectory'] }),
  };
}
