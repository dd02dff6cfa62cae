import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { AppError } from '../../../../shared/errors.ts';

/**
 * A clone is somebody else's folder: its configuration can name programs that a plain `git log` would run. Everything that
 * can is switched off here, and this is the only place that starts git.
 */
const switches = [
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  '-c',
  'log.showSignature=false',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.pager=cat',
  '-c',
  'core.alternateRefsCommand=false',
  '-c',
  'protocol.allow=never',
  '-c',
  'log.mailmap=true',
  '-c',
  'mailmap.file=',
  '-c',
  'mailmap.blob=',
  '-c',
  'log.follow=false',
  '-c',
  'log.decorate=false',
  '-c',
  'i18n.logOutputEncoding=UTF-8',
  '-c',
  'color.ui=false',
];

/** Inherited variables that would point git elsewhere are dropped; the person's own configuration stays (safe.directory). */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') && name !== 'ELECTRON_RUN_AS_NODE');
  return {
    ...Object.fromEntries(inherited),
    GIT_NO_LAZY_FETCH: '1',
    // Older versions know no GIT_NO_LAZY_FETCH; with no transport allowed they cannot fetch either.
    GIT_ALLOW_PROTOCOL: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ASKPASS: '',
    // Nothing is there: like a replacement, a graft shows another history than the one that was committed.
    GIT_GRAFT_FILE: '/dev/null/none',
    LC_ALL: 'C',
  };
}

interface GitRun {
  process: ChildProcess;
  /** Resolves when git has ended: its exit code (`null`: ended by a signal) and the last of what it complained about. */
  ended: Promise<{ code: number | null; complaint: string }>;
}

/** It works beside a person: where both want the processor, the answers to the person go first. */
function standBack(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system does not let us.
  }
}

/** Starts git in `folder`. `input` goes to its standard input. */
export function startGit(folder: string, args: readonly string[], input: string | null, signal?: AbortSignal): GitRun {
  const child = spawn('git', [...switches, '-C', folder, ...args], {
    env: environment(),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  standBack(child.pid);
  const stop = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', stop, { once: true });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-8192);
  });
  child.stdin.on('error', () => undefined).end(input ?? '');
  const ended = new Promise<{ code: number | null; complaint: string }>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => reject(spawnProblem(error, folder)));
    child.on('close', (code) => {
      signal?.removeEventListener('abort', stop);
      resolve({ code, complaint });
    });
  });
  ended.catch(() => undefined);
  return { process: child, ended };
}

/** Runs git to its end and returns what it printed. For short answers. */
export async function askGit(folder: string, args: readonly string[], input: string | null = null, signal?: AbortSignal): Promise<string> {
  const run = startGit(folder, args, input, signal);
  const parts: Buffer[] = [];
  run.process.stdout?.on('data', (part: Buffer) => parts.push(part));
  const { code, complaint } = await run.ended;
  signal?.throwIfAborted();
  if (code !== 0) throw gitProblem(complaint, folder);
  return Buffer.concat(parts).toString('utf8');
}

const longestWait = 20_000;
/** A line for each branch of a source; some have tens of thousands. */
const longestAnswer = 1 << 28;

/** Like `askGit`, for a command, which is one transaction and cannot wait. For questions that git answers at once. */
export function askGitNow(folder: string, args: readonly string[], input: string): string {
  const { error, status, stdout, stderr } = spawnSync('git', [...switches, '-C', folder, ...args], {
    env: environment(),
    input,
    encoding: 'utf8',
    windowsHide: true,
    timeout: longestWait,
    maxBuffer: longestAnswer,
    killSignal: 'SIGKILL',
  });
  if (error) throw spawnProblem(error, folder);
  if (status !== 0) throw gitProblem(stderr, folder);
  return stdout;
}

function spawnProblem(error: NodeJS.ErrnoException, folder: string): AppError {
  if (error.code === 'ENOENT') {
    return new AppError(
      'source_error',
      'Cairn needs git to read a clone, and cannot find it. Install git, then try again.',
      { problem: 'git_missing' },
      { cause: error },
    );
  }
  return new AppError(
    'source_error',
    'git could not be started. Nothing was changed.',
    { problem: 'git_failed', folder },
    { cause: error },
  );
}

const notGitSentence = 'There is no git history in this folder. Choose the folder that was cloned, or a bare repository.';

export const notGit = (path: string): AppError => new AppError('source_error', notGitSentence, { problem: 'not_git', path });

/** As one word of a command that people paste: whoever made the folder gave it its name. Windows allows no quote in one. */
const quoted = (folder: string): string =>
  process.platform === 'win32' || !/["$`\\!\n]/.test(folder) ? `"${folder}"` : `'${folder.replaceAll("'", `'\\''`)}'`;

const complaints: [RegExp, string, (folder: string) => string][] = [
  [/not a git repository/, 'not_git', () => notGitSentence],
  [
    /dubious ownership/,
    'dubious_ownership',
    (folder) =>
      `This folder belongs to another user, and git does not trust it. If you do, run: git config --global --add safe.directory ${quoted(folder)}`,
  ],
  [
    /cannot change to|No such file or directory|not a directory/i,
    'folder_gone',
    () => 'The folder is not there any more. Everything read so far is kept; read it again when it is back.',
  ],
  [
    /promisor|lazy fetch|not allowed|could not fetch/,
    'partial',
    () =>
      'This is a partial clone: some objects are only on the server, and Cairn does not fetch them. What is here was kept. A full clone reads completely.',
  ],
  [
    /corrupt|loose object|bad object|unable to read|could not read|missing (blob|tree|commit)|Failed to traverse|packfile|inflate|unknown revision/i,
    'corrupt',
    () =>
      'A part of this repository is damaged and could not be read. Everything read before it is kept. Run "git fsck" in the clone, or clone it again, then read it again.',
  ],
  [/Permission denied/i, 'no_permission', () => 'You may not read this folder. Ask its owner for access.'],
];

/** What git complained about, as a sentence. */
export function gitProblem(complaint: string, folder: string): AppError {
  for (const [pattern, problem, sentence] of complaints) {
    if (pattern.test(complaint)) return new AppError('source_error', sentence(folder), { problem });
  }
  // Names out of the clone stand in it, with signs that would act on a terminal or turn the sentence around.
  const plain = complaint.replace(/[^\P{C}\n]+/gu, ' ');
  const first = plain.split('\n').find((line) => line.trim() !== '') ?? 'no reason given';
  return new AppError(
    'source_error',
    `git stopped: ${first.replace(/^(fatal|error): /, '').slice(0, 300)}. Everything read so far is kept.`,
    { problem: 'git_failed' },
  );
}
