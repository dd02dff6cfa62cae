/**
 * A live Forgejo 1.21.10 on loopback, with SQLite inside: what tests of the Forgejo and Gitea connector talk to.
 *
 * `forgejo-dist-linux-x64` is somebody's repackaging of the official binary, for Linux x64; anywhere else `forgejoBinary`
 * says why there is none. Documentation: https://forgejo.org/docs/v1.21/admin/config-cheat-sheet/ and the server's own
 * /api/swagger. It takes about 3 s to start on new data, 1 s on data that is there, and 190 MB of memory.
 */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { say } from '../../electron/setup/say.mjs';
import { temporaryFolder } from './folders.ts';
import { type ForgejoApi, forgejoApi } from './forgejo-api.ts';
import { packageFolder } from './registry.ts';
import { until } from './until.ts';

const VERSION = '1.21.10-0-2';
const published = {
  name: 'forgejo-dist-linux-x64',
  version: VERSION,
  integrity: 'sha512-rDxiS4EspEW8tjDSkyIoVPFtf6c1LJP1Z/vJvPVAmPoox4vjgaOfYrj4EjADIpwRjDUHEAmcWUg1nCFvAlPosw==',
  folder: `forgejo-${VERSION}`,
  programs: ['forgejo'],
};

/** The server's program, fetched once; `null`, said aloud, where there is none. Ask it before the tests are declared. */
export async function forgejoBinary(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    say(`Skipped: tests against a live Forgejo, whose binary is for Linux x64 and not for ${process.platform} ${process.arch}.`);
    return null;
  }
  const folder = await packageFolder(published, 43);
  return folder && join(folder, 'forgejo');
}

export const admin = { name: 'root-of-it', password: 'a-password-of-nobody', email: 'admin@forgejo.invalid' };

/** What `beforeAll` should allow for `startForgejo`: on a machine that is busy with other tests it has taken 15 s. */
export const STARTING_MS = 60_000;

export interface Forgejo {
  /** http://127.0.0.1:port, the same after `stop` and `start`. */
  readonly url: string;
  /** The administrator's, who may act as anybody. */
  readonly token: string;
  readonly api: ForgejoApi;
  /** Of the server itself, while it runs. */
  pid(): number;
  /** Lets it close its database. What was written is there at the next `start`. */
  stop(): Promise<void>;
  /** kill -9, as when a machine goes down. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

/** Cheap passwords, no search index, no mail, no timers: what takes time and is not asked for here. */
const configuration = (folder: string, port: number) => `
APP_NAME = Cairn test
RUN_MODE = prod
WORK_PATH = ${folder}
${process.getuid?.() === 0 ? 'I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true' : ''}
[server]
HTTP_ADDR = 127.0.0.1
HTTP_PORT = ${port}
ROOT_URL = http://127.0.0.1:${port}/
DISABLE_SSH = true
OFFLINE_MODE = true
LFS_START_SERVER = false
[database]
DB_TYPE = sqlite3
PATH = ${join(folder, 'forgejo.db')}
SQLITE_JOURNAL_MODE = WAL
[security]
INSTALL_LOCK = true
SECRET_KEY = of-no-secret
INTERNAL_TOKEN = of-no-secret-either
PASSWORD_HASH_ALGO = pbkdf2$1$1
[service]
DISABLE_REGISTRATION = true
[log]
MODE = console
LEVEL = Error
[indexer]
ISSUE_INDEXER_TYPE = db
[repository]
DEFAULT_BRANCH = main
${['mailer', 'cron', 'actions', 'packages', 'federation'].map((name) => `[${name}]\nENABLED = false\n`).join('')}`;

/**
 * Starts the program beside a watcher that kills it when our end of the pipe closes: that happens when we stop it, and also
 * when the test's process dies in whatever way. The first line is the program's own process id.
 */
const WATCHED =
  'exec 3<&0; "$@" </dev/null 3<&- & program=$!; echo $program; (cat <&3; kill -9 $program) >/dev/null 2>&1 & exec 3<&-; wait $program';

/** Runs it on data of its own, with an administrator. End it in the test that started it; it also ends with the test's process. */
export async function startForgejo(binary: string): Promise<Forgejo> {
  const folder = temporaryFolder('forgejo');
  const config = join(folder, 'app.ini');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  mkdirSync(join(folder, 'home'));
  writeFileSync(config, configuration(folder, port));
  const env = { PATH: process.env.PATH, HOME: join(folder, 'home') };
  let running: { child: ChildProcessWithoutNullStreams; pid: number; ended: Promise<unknown>; said(): string } | null = null;

  async function start() {
    if (running) throw new Error('Forgejo runs already.');
    const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', binary, 'web', '--config', config], { env });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => lines.push(line));
    const ended = once(child, 'exit');
    const pid = await until('the process id of Forgejo', async () => lines.map(Number).find((line) => line > 0) ?? null);
    running = { child, pid, ended, said: () => lines.slice(-20).join('\n') };
    await until(
      `Forgejo at ${url}`,
      async () => {
        if (child.exitCode !== null) throw new Error(`Forgejo ended with ${child.exitCode}: ${running?.said()}`);
        const answer = await fetch(`${url}/api/v1/version`).catch(() => null);
        return answer?.ok ? true : null;
      },
      STARTING_MS,
    );
  }

  async function end(signal: NodeJS.Signals) {
    if (!running) return;
    const { child, pid, ended } = running;
    try {
      process.kill(pid, signal);
    } catch (error) {
      // It has ended by itself, and its shell is just about to.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    await ended;
    child.stdin.destroy();
    running = null;
  }

  await start();
  const user = ['--admin', '--username', admin.name, '--password', admin.password, '--email', admin.email, '--must-change-password=false'];
  const made = spawnSync(binary, ['--config', config, 'admin', 'user', 'create', ...user], { env, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`Forgejo made no administrator: ${made.stdout}${made.stderr}`);
  const asked = await fetch(`${url}/api/v1/users/${admin.name}/tokens`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${admin.name}:${admin.password}`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'test', scopes: ['all'] }),
  });
  const { sha1: token } = (await asked.json()) as { sha1: string };
  const pid = () => {
    if (!running) throw new Error('Forgejo does not run.');
    return running.pid;
  };
  return { url, token, api: forgejoApi(url, token), pid, start, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
