/** The area `shell`: what main answers itself, because it needs the system and not the workspace. */
import { existsSync } from 'node:fs';
import { app, type BrowserWindow, clipboard, shell as system } from 'electron';
import type { Input, Output, Procedure } from '../../shared/contract/define.ts';
import { shell } from '../../shared/contract/shell.ts';
import { AppError } from '../../shared/errors.ts';
import { dialogs } from './dialogs.ts';
import { freeWorkspaceFile } from './file-names.ts';
import type { Grants } from './grants.ts';
import { openLink } from './links.ts';
import type { Memory, Recent } from './preferences.ts';
import type { Requests } from './requests.ts';
import { useTheme } from './theme.ts';
import { windowButtons } from './windows.ts';

interface Situation {
  memory: Memory;
  grants: Grants;
  requests: Requests;
  window(): BrowserWindow | null;
}

type Answers<P extends Record<string, Procedure>> = { [N in keyof P]: (input: Input<P[N]>) => Output<P[N]> | Promise<Output<P[N]>> };

const withExistence = (recent: readonly Recent[]) => recent.map((one) => ({ ...one, exists: existsSync(one.path) }));

function answers({ memory, grants, requests, window }: Situation): Answers<typeof shell.procedures> {
  const ask = dialogs(window, grants);
  const suggest = (name: string): string => {
    const path = freeWorkspaceFile(documents(), name);
    grants.grant(path);
    return path;
  };
  return {
    ...ask,
    start: () => ({
      recent: withExistence(memory.recent),
      preferences: memory.preferences,
      platform: process.platform,
      version: app.getVersion(),
      windowButtons: windowButtons(),
      requested: requests.first(),
    }),
    suggestWorkspace: ({ name, clone }) => {
      const path = suggest(name);
      return { path, having: withExistence(memory.recent.filter(({ clones }) => clones.includes(clone))).filter(({ exists }) => exists) };
    },
    suggestSample: () => ({ path: suggest('Sample community') }),
    forgetRecent: ({ path }) => {
      memory.forgetRecent(path);
      return {};
    },
    setPreferences: (change) => {
      const preferences = memory.setPreferences(change);
      useTheme(preferences.theme);
      return preferences;
    },
    copy: ({ text }) => {
      clipboard.writeText(text);
      return {};
    },
    print: () => print(window()),
    openLink: async ({ url }) => {
      await openLink(url);
      return {};
    },
    showFile: ({ path }) => {
      if (!existsSync(path))
        throw new AppError('not_found', 'It is not there any more: it was moved, or its disk is not connected.', { path });
      system.showItemInFolder(path);
      return {};
    },
    window: ({ action }) => {
      act(window(), action);
      return {};
    },
  };
}

/** What is to be on paper is the page's own business: what it shows crosses no border for it. */
function print(page: BrowserWindow | null): Promise<{ printed: boolean }> {
  if (!page) return Promise.resolve({ printed: false });
  return new Promise((resolve) => page.webContents.print({ silent: false, printBackground: false }, (printed) => resolve({ printed })));
}

/** A bare system names a documents folder without having one. */
function documents(): string {
  const folder = app.getPath('documents');
  return existsSync(folder) ? folder : app.getPath('home');
}

function act(window: BrowserWindow | null, action: 'minimise' | 'maximise' | 'close'): void {
  if (action === 'minimise') window?.minimize();
  else if (action === 'close') window?.close();
  else if (window?.isMaximized()) window.unmaximize();
  else window?.maximize();
}

/** Answers `shell.<name>`; the input is parsed like that of every other door. */
export function shellArea(situation: Situation): (name: string, input: unknown) => Promise<unknown> {
  const handlers = answers(situation) as Record<string, (input: unknown) => unknown>;
  const procedures: Record<string, Procedure> = shell.procedures;
  return async (name, input) => {
    const parsed = procedures[name]?.input.safeParse(input);
    if (!parsed?.success) {
      const issues = parsed?.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? [];
      throw new AppError('invalid_input', 'Cairn did not understand what was asked. Nothing was changed.', { issues });
    }
    return handlers[name]?.(parsed.data);
  };
}
