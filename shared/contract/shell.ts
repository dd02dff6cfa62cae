import { documentKinds } from '../domain/sources/documents.ts';
import { z } from '../zod.ts';
import { fileName, instant, nothing } from './common.ts';
import { area, command, query } from './define.ts';
import { exportFormats } from './tables.ts';

const chosen = z.strictObject({ path: z.string().nullable() });
/** `replaces`: there is a file of that name, and the person said in the dialog that it may go. */
const chosenCopy = chosen.extend({ replaces: z.boolean() });
const once = { notUndoable: 'It changes no data.' } as const;

export const recentWorkspace = z.strictObject({
  path: z.string(),
  name: z.string(),
  openedAt: instant,
  people: z.int().nullable(),
  /** The folders of its clones, as they were when it was open. */
  clones: z.array(z.string()).default([]),
  /** Its people are invented. */
  sample: z.boolean().default(false),
  /** False when the file is not where it was. */
  exists: z.boolean(),
});

export const preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
});

/** What the main process itself answers: it needs the system, not the workspace. */
export const shell = area('shell', {
  start: query(
    'What to show first: recent workspaces, preferences, the platform, and what the command line asked for.',
    nothing,
    z.strictObject({
      recent: z.array(recentWorkspace).max(10),
      preferences,
      platform: z.string(),
      version: z.string(),
      /** Width in CSS pixels that the system's window buttons take, at the left on macOS and at the right elsewhere. */
      windowButtons: z.int(),
      requested: z.strictObject({ kind: z.enum(['workspace', 'git']), path: z.string() }).nullable(),
    }),
    { windowOnly: true },
  ),
  chooseWorkspace: command('Ask for a workspace file to open.', nothing, chosen, { windowOnly: true, ...once }),
  chooseNewWorkspace: command('Ask where a new workspace file goes.', z.strictObject({ suggestion: z.string().max(200) }), chosen, {
    windowOnly: true,
    ...once,
  }),
  chooseCopy: command('Ask where a copy of the workspace goes.', z.strictObject({ suggestion: z.string().max(200) }), chosenCopy, {
    windowOnly: true,
    ...once,
  }),
  chooseExport: command(
    'Ask where a list of people goes that is written as a file of this format.',
    z.strictObject({ suggestion: z.string().max(200), format: z.enum(exportFormats), title: z.string().max(200).optional() }),
    chosenCopy,
    { windowOnly: true, ...once },
  ),
  chooseTable: command('Ask for a table to import: CSV, .xlsx, JSON or YAML.', nothing, chosen, { windowOnly: true, ...once }),
  chooseViewFile: command(
    'Ask where a view goes that is saved as a file, or for such a file.',
    z.strictObject({ suggestion: z.string().max(200), does: z.enum(['save', 'open']) }),
    chosenCopy,
    { windowOnly: true, ...once },
  ),
  chooseDocument: command(
    'Ask for a file that is read whole, such as a calendar.',
    z.strictObject({ kind: z.enum(documentKinds) }),
    chosen,
    {
      windowOnly: true,
      ...once,
    },
  ),
  chooseFolder: command('Ask for a folder, such as a git clone.', z.strictObject({ title: z.string().max(200) }), chosen, {
    windowOnly: true,
    ...once,
  }),
  /** Where a workspace for a clone is made when the person did not choose: the documents folder, a free name. */
  suggestWorkspace: query(
    'A free file name for a new workspace for a clone, and the recent workspaces that have this clone already.',
    z.strictObject({ name: z.string().max(200), clone: fileName }),
    z.strictObject({ path: z.string(), having: z.array(recentWorkspace).max(10) }),
    { windowOnly: true },
  ),
  suggestSample: query(
    'A free file name for the sample community, in the documents folder.',
    nothing,
    z.strictObject({ path: z.string() }),
    {
      windowOnly: true,
    },
  ),
  forgetRecent: command('Take a workspace off the list of recent ones. The file stays.', z.strictObject({ path: fileName }), nothing, {
    windowOnly: true,
    ...once,
  }),
  setPreferences: command('Change preferences.', preferences.partial(), preferences, { windowOnly: true, ...once }),
  copy: command('Put text on the clipboard.', z.strictObject({ text: z.string().max(5_000_000) }), nothing, { windowOnly: true, ...once }),
  print: command(
    'Print what the window shows for paper, with the dialog of the system.',
    nothing,
    z.strictObject({ printed: z.boolean() }),
    {
      windowOnly: true,
      ...once,
    },
  ),
  openLink: command(
    'Open a web or mail address outside.',
    z.strictObject({ url: z.url({ protocol: /^(https?|mailto)$/ }).max(2000) }),
    nothing,
    { windowOnly: true, ...once },
  ),
  showFile: command('Show a file in its folder.', z.strictObject({ path: fileName }), nothing, {
    windowOnly: true,
    files: ['path'],
    ...once,
  }),
  window: command(
    'Minimise, maximise or close the window.',
    z.strictObject({ action: z.enum(['minimise', 'maximise', 'close']) }),
    nothing,
    { windowOnly: true, ...once },
  ),
});
