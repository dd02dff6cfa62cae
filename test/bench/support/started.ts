/**
 * How long an Electron program takes from its start to a painted row. Nothing is attached to it before it runs by itself:
 * Chromium's own debugging port is asked from outside, and the page says when it had painted.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { appEnvironment, chromiumFlags, electronExecutable } from '../../support/launch.ts';

const patience = 30_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs in the page: the moment after the frame in which the first row was there. A window that remembers no place begins on Today. */
const firstRowPainted = `new Promise((resolve) => {
  const row = '[role=gridcell]:not([aria-label="Being read"])';
  const look = () => {
    document.querySelector('nav button[title^="Contributors"]:not([aria-current])')?.click();
    if (!document.querySelector(row)) return requestAnimationFrame(look);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
    requestAnimationFrame(() => channel.port2.postMessage(null));
  };
  look();
})`;

async function pageOf(userData: string, until: number): Promise<string> {
  const file = join(userData, 'DevToolsActivePort');
  while (Date.now() < until) {
    const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : '';
    if (port) {
      const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
        type: string;
        webSocketDebuggerUrl: string;
      }[];
      const page = targets.find(({ type }) => type === 'page');
      if (page) return page.webSocketDebuggerUrl;
    }
    await pause(5);
  }
  throw new Error('No window came up.');
}

/** One answer of the page; `null` when the page went elsewhere meanwhile. */
async function evaluated(url: string, expression: string): Promise<number | null> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const answer = once(socket, 'message') as Promise<[MessageEvent<string>]>;
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } }));
  const [{ data }] = await answer;
  socket.close();
  return (JSON.parse(data) as { result?: { result?: { value?: number } } }).result?.result?.value ?? null;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** Milliseconds from the start of `electron ...words` to the first painted row. `userData`: kept from one start to the next, as a person's is. */
export async function untilFirstRow(userData: string, words: readonly string[]): Promise<number> {
  rmSync(join(userData, 'DevToolsActivePort'), { force: true });
  const began = Date.now();
  const args = [...chromiumFlags(), `--user-data-dir=${userData}`, '--remote-debugging-port=0', ...words];
  const child = spawn(electronExecutable(), args, { env: appEnvironment({ CAIRN_RESUME_JOBS: '0' }), stdio: 'ignore' });
  try {
    const url = await pageOf(userData, began + patience);
    let painted: number | null = null;
    while (painted === null && Date.now() < began + patience) painted = await evaluated(url, firstRowPainted);
    if (painted === null) throw new Error('No row came up.');
    return painted - began;
  } finally {
    await end(child);
  }
}
