/** The headless door, as `npm run -s cairn` starts it, without npm in between. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { JobRow } from '../../shared/contract/jobs.ts';
import type { ErrorValue } from '../../shared/errors.ts';
import { appEnvironment, chromiumFlags, electronExecutable, projectFolder } from './launch.ts';

export interface HeadlessOutcome {
  code: number | null;
  /** As printed. */
  stdout: string;
  /** Without what Chromium and D-Bus say. */
  stderr: string;
  /** The one JSON document on standard output. */
  value: unknown;
  error: ErrorValue | undefined;
  progress: JobRow[];
}

export interface HeadlessRun {
  child: ChildProcess;
  done: Promise<HeadlessOutcome>;
  /** Resolves with the first progress line that `wanted` accepts. */
  progress(wanted: (job: JobRow) => boolean): Promise<JobRow>;
}

export interface HeadlessOptions {
  /** Where the person stands; relative names start there. */
  folder: string;
  env?: Record<string, string>;
  /** Instead of the words travelling in CAIRN_ARGV, as in the packaged app. */
  onCommandLine?: boolean;
}

/** `words`: what stands behind `cairn`. */
export function startHeadless(words: readonly string[], { folder, env = {}, onCommandLine = false }: HeadlessOptions): HeadlessRun {
  const platform = process.platform === 'linux' ? ['--ozone-platform=headless'] : [];
  const switches = [...chromiumFlags(), '--disable-gpu', ...platform, `--user-data-dir=${folder}/user-data`];
  const given: Record<string, string> = onCommandLine ? {} : { CAIRN_ARGV: JSON.stringify(words) };
  const child = spawn(electronExecutable(), [...switches, projectFolder(), '--headless', ...(onCommandLine ? words : [])], {
    cwd: folder,
    env: { ...appEnvironment({ CAIRN_CHECK_OUTPUT: '1', CAIRN_CWD: folder, ...given, ...env }), DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const rows: JobRow[] = [];
  const watchers = new Set<() => void>();
  let stdout = '';
  const stderr: string[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((one) => one.startsWith('{'))) {
      stderr.push(line);
      if (line.startsWith('{"progress"')) rows.push((JSON.parse(line) as { progress: JobRow }).progress);
    }
    for (const watcher of watchers) watcher();
  });
  const done = new Promise<HeadlessOutcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const failure = stderr.find((line) => line.startsWith('{"error"'));
      resolve({
        code,
        stdout,
        stderr: stderr.join('\n'),
        value: stdout === '' ? undefined : JSON.parse(stdout),
        error: failure === undefined ? undefined : (JSON.parse(failure) as { error: ErrorValue }).error,
        progress: rows,
      });
    });
  });
  const progress = (wanted: (job: JobRow) => boolean) =>
    new Promise<JobRow>((resolve, reject) => {
      const look = () => {
        const found = rows.find(wanted);
        if (found) resolve(found);
      };
      watchers.add(look);
      look();
      void done.then(({ stderr: printed }) => reject(new Error(`It ended before that: ${printed}`)), reject);
    });
  return { child, done, progress };
}

/** Runs the words to their end. */
export const headless = (words: readonly string[], options: HeadlessOptions): Promise<HeadlessOutcome> =>
  startHeadless(words, options).done;

/** The value, for tests that are about something else. */
export async function headlessValue<T>(words: readonly string[], options: HeadlessOptions): Promise<T> {
  const { code, value, stderr } = await headless(words, options);
  if (code !== 0) throw new Error(`cairn ${words.join(' ')} ended with ${code}: ${stderr}`);
  return value as T;
}
