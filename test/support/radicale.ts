/** Debian's Radicale on loopback: a real calendar server, whose collections are read by their address as one calendar. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from './until.ts';

export interface Radicale {
  /** Of the calendar; ends in a slash. */
  readonly calendar: string;
  put(name: string, ics: string): Promise<void>;
  remove(name: string): Promise<void>;
  stop(): Promise<void>;
}

const isThere = (): boolean => spawnSync('radicale', ['--version']).status === 0;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Takes it from Debian's packages where that can be; `null` where it cannot be had. */
export async function startRadicale(folder: string): Promise<Radicale | null> {
  if (!isThere() && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', 'radicale'], { stdio: 'ignore' });
  }
  if (!isThere()) return null;
  console.log(`Radicale ${execFileSync('radicale', ['--version'], { encoding: 'utf8' }).trim()}`);
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'config');
  writeFileSync(
    config,
    `[server]\nhosts = 127.0.0.1:${port}\n[auth]\ntype = none\n[rights]\ntype = owner_write\n[storage]\nfilesystem_folder = ${folder}/store\n`,
  );
  const child: ChildProcess = spawn('radicale', ['--config', config], { stdio: 'ignore' });
  const calendar = `http://127.0.0.1:${port}/ana/meetups/`;
  // Whoever says a name is that one: there is nothing to keep secret here.
  const headers = { authorization: `Basic ${Buffer.from('ana:ana').toString('base64')}` };
  const ask = async (method: string, path: string, body?: string): Promise<void> => {
    const answer = await fetch(`${calendar}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };
  await until('Radicale answers', () => fetch(`http://127.0.0.1:${port}/.web/`).catch(() => null));
  await ask('MKCALENDAR', '');
  return {
    calendar,
    put: (name, ics) => ask('PUT', name, ics),
    remove: (name) => ask('DELETE', name),
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
