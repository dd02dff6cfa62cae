/** Start-up, in the order it happens. What each step does stands in shell/. */
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, session } from 'electron';
import type { Door } from './shell/door.ts';
import { endOnException } from './shell/failures.ts';
import { forkCore } from './shell/fork-core.ts';
import { Grants } from './shell/grants.ts';
import { emitTo, listen } from './shell/ipc.ts';
import { keychain } from './shell/keychain.ts';
import { type Launch, pathsOf, readLaunch } from './shell/launch.ts';
import { LogFile } from './shell/log.ts';
import { setMenu } from './shell/menu.ts';
import { Memory } from './shell/preferences.ts';
import { registerScheme, serveBundle } from './shell/protocol.ts';
import { Requests } from './shell/requests.ts';
import { hardenStart } from './shell/security.ts';
import { Supervisor } from './shell/supervisor.ts';
import { useTheme } from './shell/theme.ts';
import { openWindow } from './shell/windows.ts';

const launch = readLaunch({ argv: process.argv, env: process.env, folder: process.cwd(), packaged: app.isPackaged });

hardenStart();
registerScheme();
// Or Electron builds a menu of its own first, which nobody sees.
Menu.setApplicationMenu(null);

// No top-level await: an ES-module main that waits for `ready` never gets it.
if (launch.headless) {
  const { words, folder } = launch.headless;
  app.dock?.hide();
  void Promise.all([import('./shell/headless.ts'), app.whenReady()]).then(([{ runHeadless }]) => runHeadless(words, folder));
} else if (app.requestSingleInstanceLock({ paths: launch.paths })) {
  startWithWindow(launch);
} else {
  // The first Cairn got the paths with the lock.
  app.quit();
}

function startWithWindow({ paths }: Launch): void {
  let window: BrowserWindow | null = null;
  const grants = new Grants();
  const requests = new Requests({ grants, emit: (event) => emitTo(window, event) });
  for (const path of paths) requests.request(path);
  app.on('second-instance', (_event, argv, folder, handed) => {
    for (const path of handedPaths(handed) ?? pathsOf(argv, folder, app.isPackaged)) requests.request(path);
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    requests.request(path);
  });

  void app.whenReady().then(() => {
    const memory = new Memory();
    const log = new LogFile(join(app.getPath('logs'), 'cairn.log'), app.getVersion());
    useTheme(memory.preferences.theme);
    for (const { path } of memory.recent) grants.grant(path);

    serveBundle(session.defaultSession, join(app.getAppPath(), 'out', 'renderer'));

    const open = () => {
      window = openWindow(memory);
      window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) requests.pageStarts();
      });
      window.on('closed', () => {
        window = null;
      });
    };
    // First of all: the page loads while the rest is put together, and cannot speak before all of this is done.
    open();

    const showInMenu = setMenu((command) => emitTo(window, { type: 'menu', command }));
    const supervisor = new Supervisor({
      fork: () => forkCore({ resumeJobs: true, quiet: false }),
      emit: (event) => {
        if (event.type === 'workspace') showInMenu(supervisor.open);
        emitTo(window, event);
      },
      opened: (workspace) => {
        grants.setShown(workspace?.clones ?? []);
        if (!workspace) return;
        memory.noteOpened(workspace, Date.now());
        grants.grant(workspace.path);
      },
      known: (workspace) => {
        grants.setShown(workspace.clones);
        memory.noteKnown(workspace);
      },
      died: () => log.note('core', { name: 'Died' }),
      keyStore: keychain(),
    });
    // Should it fail, the page asks again and hears why.
    if (requests.workspace !== null) void supervisor.call('workspace.open', { path: requests.workspace, readOnly: false });
    endOnException(log, () => supervisor.end());
    app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
      if (reason !== 'clean-exit') log.note('window', { name: 'Died', code: exitCode });
    });
    // Only now: to build all schemas takes as long as the page takes to ask its first question.
    const door = Promise.all([import('./shell/door.ts'), import('./shell/shell-area.ts')]).then(
      ([{ windowDoor }, { shellArea }]): Door =>
        windowDoor({
          grants,
          log,
          answerShell: shellArea({ memory, grants, requests, window: () => window }),
          callCore: (procedure, input, minSeq) => supervisor.call(procedure, input, minSeq),
        }),
    );
    listen({
      window: () => window,
      grant: (path) => grants.grant(path),
      door: async (...call) => (await door)(...call),
    });

    app.on('activate', () => {
      if (!window) open();
    });
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });

    // The workspace is closed whole before the app ends.
    app.on('will-quit', (event) => {
      event.preventDefault();
      void supervisor.end().finally(() => app.exit());
    });
  });
}

function handedPaths(handed: unknown): string[] | null {
  const { paths } = (handed ?? {}) as { paths?: unknown };
  return Array.isArray(paths) && paths.every((path) => typeof path === 'string') ? paths : null;
}
