/** The core in a process of its own, for benches and soaks: calls as the router takes them, and the process's peak memory. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FromCore, ToCore } from '../../../electron/core/messages.ts';
import { AppError } from '../../../shared/errors.ts';

export interface HostedCore {
  process: ChildProcess;
  /** Throws AppError when the call failed. The value is what the contract says; the caller names its shape. */
  call<T>(procedure: string, input: unknown): Promise<T>;
  /** The most memory the process ever had in use, in MB; `null` where the system does not tell. */
  peakMegabytes(): number | null;
  /** The memory in use now, without the pages of the file that is open, which the system shares and takes back. */
  megabytes(): number | null;
  close(): Promise<void>;
}

export async function hostCore(): Promise<HostedCore> {
  const child = fork(resolve(import.meta.dirname, 'core-host.ts'), [], {
    // The binary is Electron: as a Node it must be told so.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', CAIRN_RESUME_JOBS: '0' },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  let heard: (type: FromCore['type'] | 'exit') => void = () => undefined;
  const until = (wanted: FromCore['type'] | 'exit') =>
    new Promise<void>((done, reject) => {
      heard = (type) => {
        if (type === wanted) done();
        else if (type === 'exit') reject(new Error('The core ended unexpectedly.'));
      };
    });
  child.on('message', (message) => {
    const said = message as FromCore;
    if (said.type === 'answer') {
      const caller = waiting.get(said.id);
      waiting.delete(said.id);
      if (said.ok) caller?.resolve(said.value);
      else caller?.reject(new AppError(said.error.code, said.error.message, said.error.details));
    } else heard(said.type);
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`The core ended with ${code}.`));
    heard('exit');
  });
  const send = (message: ToCore) => child.send(message);
  await until('ready');
  return {
    process: child,
    call<T>(procedure: string, input: unknown) {
      calls += 1;
      const id = calls;
      return new Promise<T>((done, reject) => {
        waiting.set(id, { resolve: (value) => done(value as T), reject });
        send({ type: 'call', id, procedure, input });
      });
    },
    peakMegabytes: () => memoryOf(child.pid, 'VmHWM'),
    megabytes: () => memoryOf(child.pid, 'RssAnon'),
    async close() {
      const settled = until('settled');
      send({ type: 'settle' });
      await settled;
      const ended = until('exit');
      child.kill();
      await ended;
    },
  };
}

function memoryOf(pid: number | undefined, what: 'VmHWM' | 'RssAnon'): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  const kilobytes = new RegExp(`${what}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
