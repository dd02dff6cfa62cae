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
  /** Calls back with how far any job is, as often as it says so. */
  onJob(then: (done: number, state: string) => void): void;
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
  const watchers: ((done: number, state: string) => void)[] = [];
  let answered: (result: Result) => void = () => undefined;
  let ready: () => void = () => undefined;
  let gone: () => void = () => undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, done = '', state = ''] = line.split(' ', 3);
    if (word === 'ready') ready();
    if (word === 'job') for (const watcher of watchers) watcher(Number(done), state);
    if (word === 'done') answered(JSON.parse(line.slice('done '.length)) as Result);
  });
  void ended.then(() => gone());

  await new Promise<void>((resolve, reject) => {
    gone = () => reject(new Error('The process did not start.'));
    ready = resolve;
  });
  return {
    call: (procedure, input) =>
      new Promise((resolve, reject) => {
        gone = () => reject(new Error('The process ended before it answered.'));
        answered = resolve;
        child.stdin.write(`${JSON.stringify({ procedure, input })}\n`);
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
