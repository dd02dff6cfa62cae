/** What main does about an exception that nobody caught: it ends, in order and in words. Electron itself would show its stack. */
import { app, dialog } from 'electron';
import type { LogFile } from './log.ts';

/** `end`: closes the workspace. */
export function endOnException(log: LogFile, end: () => Promise<void>): void {
  let ending = false;
  process.on('uncaughtException', (error) => {
    console.error('Uncaught Exception in main:', error);
    log.note('main', error);
    if (ending) return;
    ending = true;
    const closed = end().catch((problem: unknown) => console.error(problem));
    dialog.showErrorBox('Cairn has to close', 'Something went wrong inside Cairn. Everything saved is kept. Start Cairn again to go on.');
    void closed.then(() => app.exit(1));
  });
}
