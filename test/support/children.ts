/** Other processes of the runtime that ships, started by a test and ended by it. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Result } from '../../electron/core/messages.ts';

const script = (name: string) => join(import.meta.dirname, name);
const environment = (more: Record<string, string>) => ({ ...process.env, ...more, ELECTRON_RUN_AS_NODE: '1' });
const argumentsOf = (name: string, args: readonly string[]) => ['--disable-warning=ExperimentalWarning', script(name), ...args];

/** Runs one of our support scripts to its end and returns what it printed. */
export function runScript(name: string, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, argumentsOf(name, args), { encoding: 'utf8', env: environment({}) });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Core in a process of its own. */
export interface CoreChild {
  /** Asks and waits for the answer; rejects when the process ends before it came. */
  call(procedure: string, input: unknown): Promise<Result>;
  /** Asks, and calls back with how far the job is as often as it says so. */
  watch(procedure: string, input: unknown, progress: (done: number) => void): Promise<Result>;
  /** kill -9: no chance to tidy up. */
  kill(): Promise<void>;
  /** Lets it close what is open, and end. */
  settle(): Promise<void>;
  ended: Promise<void>;
}

/** Starts core in a process of its own; one call at a time. */
export async function startCoreChild(more: Record<string, string> = {}): Promise<CoreChild> {
  const child = spawn(process.execPath, argumentsOf('core-child.ts', []), { env: environment(more), stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let heard: (line: string) => void = () => undefined;
  let gone: () => void = () => undefined;
  createInterface({ input: child.stdout }).on('line', (line) => heard(line));
  void ended.then(() => gone());

  const watch = (procedure: string, input: unknown, progress: (done: number) => void): Promise<Result> =>
    new Promise((resolve, reject) => {
      gone = () => reject(new Error('The process ended before it answered.'));
      heard = (line) => {
        if (line.startsWith('job ')) progress(Number(line.slice(4)));
        if (line.startsWith('done ')) resolve(JSON.parse(line.slice(5)) as Result);
      };
      child.stdin.write(`${JSON.stringify({ procedure, input })}\n`);
    });
  await new Promise<void>((resolve, reject) => {
    gone = () => reject(new Error('The process did not start.'));
    heard = () => resolve();
  });
  return {
    call: (procedure, input) => watch(procedure, input, () => undefined),
    watch,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async settle() {
      child.stdin.end();
      await ended;
    },
  };
}
