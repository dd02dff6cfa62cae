/** Other processes of the runtime that ships, started by a test and ended by it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Result } from '../../electron/core/messages.ts';
import { temporaryFolder } from './folders.ts';

const script = (name: string) => join(import.meta.dirname, name);
let cache: string | null = null;

/** Compiled sources are kept for the next child: that is a third of what starting one costs. */
function environment(more: Record<string, string>): NodeJS.ProcessEnv {
  cache ??= temporaryFolder('compiled');
  return { ...process.env, ...more, NODE_COMPILE_CACHE: cache, ELECTRON_RUN_AS_NODE: '1' };
}
const argumentsOf = (name: string, args: readonly string[]) => ['--disable-warning=ExperimentalWarning', script(name), ...args];

/** Runs one of our support scripts to its end and returns what it printed. */
export function runScript(name: string, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, argumentsOf(name, args), { encoding: 'utf8', env: environment({}) });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Starts one of our support scripts; gives the first line it prints, and the process, which the caller ends. */
export async function startScript(name: string, ...args: string[]): Promise<{ line: string; child: ChildProcess }> {
  const child = spawn(process.execPath, argumentsOf(name, args), { env: environment({}), stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) return { line, child };
  throw new Error(`${name} ended before it said anything.`);
}

/** Core in a process of its own. */
export interface CoreChild {
  /** Asks and waits for the answer; rejects when the process ends before it came. */
  call(procedure: string, input: unknown): Promise<Result>;
  /** Calls back with how far any job is, as often as it says so. */
  onJob(then: (job: { id: string; done: number; state: string }) => void): void;
  /** kill -9: no chance to tidy up. */
  kill(): Promise<void>;
  /** Lets it close what is open, and end. */
  settle(): Promise<void>;
  ended: Promise<void>;
}

/** Starts core in a process of its own. */
export async function startCoreChild(more: Record<string, string> = {}): Promise<CoreChild> {
  const child = spawn(process.execPath, argumentsOf('core-child.ts', []), { env: environment(more), stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const watchers: ((job: { id: string; done: number; state: string }) => void)[] = [];
  const waiting = new Map<string, { resolve(result: Result): void; reject(error: Error): void }>();
  let calls = 0;
  let ready: () => void = () => undefined;
  let stillborn: () => void = () => undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, first = '', done = '', state = ''] = line.split(' ', 4);
    if (word === 'ready') ready();
    if (word === 'job') for (const watcher of watchers) watcher({ id: first, done: Number(done), state });
    if (word === 'done') waiting.get(first)?.resolve(JSON.parse(line.slice(`done ${first} `.length)) as Result);
    if (word === 'done') waiting.delete(first);
  });
  void ended.then(() => {
    stillborn();
    for (const { reject } of waiting.values()) reject(new Error('The process ended before it answered.'));
  });

  await new Promise<void>((resolve, reject) => {
    stillborn = () => reject(new Error('The process did not start.'));
    ready = resolve;
  });
  return {
    call: (procedure, input) =>
      new Promise((resolve, reject) => {
        calls += 1;
        waiting.set(String(calls), { resolve, reject });
        child.stdin.write(`${JSON.stringify({ id: calls, procedure, input })}\n`);
      }),
    onJob: (then) => void watchers.push(then),
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
