/** Native dialogs. What a person picks in one is thereby granted. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { ExportFormat } from '../../shared/contract/tables.ts';
import { type DocumentKind, documentFiles } from '../../shared/domain/sources/documents.ts';
import { safeFileName, withExtension } from './file-names.ts';
import type { Grants } from './grants.ts';

const FILTERS = [
  { name: 'Cairn workspaces', extensions: ['cairn'] },
  { name: 'All files', extensions: ['*'] },
];

const TABLES = [
  { name: 'Tables', extensions: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'jsonl', 'ndjson', 'yml', 'yaml'] },
  { name: 'All files', extensions: ['*'] },
];

// A calendar may be called .txt, and a list .all-contributorsrc.
const filesOf = (kind: DocumentKind) => [
  { name: 'Files of this kind', extensions: documentFiles[kind].extensions.map((extension) => extension.slice(1)) },
  { name: 'All files', extensions: ['*'] },
];

const VIEW = '.cairn-view.json';

const EXPORTS: Record<ExportFormat, { name: string; extension: string }> = {
  csv: { name: 'CSV', extension: 'csv' },
  xlsx: { name: 'Excel', extension: 'xlsx' },
  json: { name: 'JSON', extension: 'json' },
  vcard: { name: 'vCard', extension: 'vcf' },
};

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
  const save = async (title: string, suggestion: string, more: SaveDialogOptions = {}) => {
    const options: SaveDialogOptions = {
      title,
      defaultPath: join(app.getPath('documents'), withExtension(safeFileName(suggestion))),
      filters: FILTERS,
      properties: ['createDirectory'],
      ...more,
    };
    const parent = window();
    const { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
    return canceled || !filePath ? null : filePath;
  };
  // A new workspace never replaces a file, and the core says so in its own words.
  const saveNew = async (suggestion: string) => {
    const path = await save('Make a new workspace', suggestion);
    return chosen(path === null ? undefined : withExtension(path));
  };
  const saveOver = async (title: string, suggestion: string, extension: string, more: SaveDialogOptions) => {
    const path = await save(title, suggestion, { ...more, properties: ['createDirectory', 'showOverwriteConfirmation'] });
    // The system asked about the name that was chosen, not about one that an ending is added to.
    const replaces = path !== null && withExtension(path, extension) === path && existsSync(path);
    if (replaces) grants.grantReplacing(path);
    return { ...chosen(path === null ? undefined : withExtension(path, extension)), replaces };
  };
  const saveExport = ({
    suggestion,
    format,
    title = 'Export people',
  }: {
    suggestion: string;
    format: ExportFormat;
    title?: string | undefined;
  }) => {
    const { name, extension } = EXPORTS[format];
    return saveOver(title, suggestion, `.${extension}`, {
      defaultPath: join(app.getPath('documents'), withExtension(safeFileName(suggestion), `.${extension}`)),
      filters: [{ name, extensions: [extension] }],
    });
  };
  const viewFile = async ({ suggestion, does }: { suggestion: string; does: 'save' | 'open' }) => {
    const filters = [{ name: 'Cairn views', extensions: ['json'] }];
    if (does === 'open') return { ...(await open({ title: 'Read a view', filters, properties: ['openFile'] })), replaces: false };
    const name = withExtension(safeFileName(suggestion), VIEW);
    return saveOver('Save a view as a file', suggestion, VIEW, { defaultPath: join(app.getPath('documents'), name), filters });
  };
  return {
    chooseViewFile: viewFile,
    chooseWorkspace: () => open({ title: 'Open a workspace', filters: FILTERS, properties: ['openFile'] }),
    chooseNewWorkspace: ({ suggestion }: { suggestion: string }) => saveNew(suggestion),
    chooseCopy: ({ suggestion }: { suggestion: string }) => saveOver('Save a copy of the workspace', suggestion, '.cairn', {}),
    chooseExport: saveExport,
    chooseTable: () => open({ title: 'Choose a table', filters: TABLES, properties: ['openFile'] }),
    chooseDocument: ({ kind }: { kind: DocumentKind }) =>
      open({ title: 'Choose a file', filters: filesOf(kind), properties: ['openFile'] }),
    chooseFolder: ({ title }: { title: string }) => open({ title, properties: ['openDirectory'] }),
  };
}
