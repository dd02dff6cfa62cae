import { trailerCredits } from '../../../../shared/domain/contributors/contributions.ts';
import { gitProblem, startGit } from './command.ts';
import { type Repository, revisions } from './repository.ts';

/** One commit as git tells it. Names and addresses with and without .mailmap. */
export interface LoggedCommit {
  hash: string;
  parents: number;
  author: { name: string; address: string };
  mappedAuthor: { name: string; address: string };
  /** Seconds since 1970 and minutes east of UTC, as written; `null` where it cannot be read. */
  authored: RawDate | null;
  committer: { name: string; address: string };
  mappedCommitter: { name: string; address: string };
  committed: RawDate | null;
  subject: string;
  /** Lines such as `Reviewed-by: Ana <ana@example.org>`. */
  trailers: string[];
}

export interface RawDate {
  seconds: number;
  offset: number;
}

const trailers = `%(trailers:${Object.keys(trailerCredits)
  .map((key) => `key=${key}`)
  .join(',')},unfold,separator=%x01)`;
const fields = ['%H', '%P', '%an', '%ae', '%aN', '%aE', '%ad', '%cn', '%ce', '%cN', '%cE', '%cd', '%s', trailers];
/** Fields end with NUL, which no field can contain. */
export const logFormat = `tformat:${fields.map((field) => `${field}%x00`).join('')}`;

const logArguments = [
  'log',
  '--stdin',
  '--encoding=UTF-8',
  '--date=raw',
  '--no-color',
  '--no-show-signature',
  '--no-ext-diff',
  '--no-textconv',
  `--format=${logFormat}`,
];

/**
 * Streams the commits that `tips` reach and `known` do not, in git's own order, as they come. Throws a sentence when git
 * stops half-way; what was yielded before is good. `withMailmap`: there is a .mailmap to hold names against.
 */
export async function* readLog(
  repository: Repository,
  tips: readonly string[],
  known: readonly string[],
  withMailmap: boolean,
  signal: AbortSignal,
): AsyncGenerator<LoggedCommit[]> {
  // Named only where it is: looking for it in a partial clone that lacks its folder would end the whole run.
  const bareMailmap = repository.bare && withMailmap ? ['-c', 'mailmap.blob=HEAD:.mailmap'] : [];
  const run = startGit(repository.folder, [...bareMailmap, ...logArguments], revisions(tips, known), signal);
  const parser = new LogParser();
  try {
    for await (const chunk of run.process.stdout as AsyncIterable<Buffer>) {
      const commits = parser.push(chunk);
      if (commits.length > 0) yield commits;
    }
  } finally {
    if (run.process.exitCode === null) run.process.kill('SIGKILL');
  }
  const { code, complaint } = await run.ended;
  signal.throwIfAborted();
  if (code !== 0) throw gitProblem(complaint, repository.folder);
}

/** Turns git's bytes into commits, whatever the chunks cut apart. */
export class LogParser {
  #rest: Buffer = Buffer.alloc(0);
  #fields: string[] = [];

  push(chunk: Buffer): LoggedCommit[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = bytes.lastIndexOf(0);
    if (end < 0) {
      this.#rest = bytes;
      return [];
    }
    this.#rest = bytes.subarray(end + 1);
    for (const field of decode(bytes.subarray(0, end))) this.#fields.push(field);
    const commits: LoggedCommit[] = [];
    const whole = this.#fields.length - (this.#fields.length % fields.length);
    for (let at = 0; at < whole; at += fields.length) commits.push(toCommit(this.#fields, at));
    this.#fields = this.#fields.slice(whole);
    return commits;
  }
}

/** UTF-8; a field that is not, from before UTF-8 was the rule, is read as Western European. */
function decode(bytes: Buffer): string[] {
  const text = bytes.toString('utf8').split('\u0000');
  if (!text.some((field) => field.includes('\ufffd'))) return text;
  let start = 0;
  return text.map((field) => {
    const end = bytes.indexOf(0, start);
    const raw = bytes.subarray(start, end < 0 ? bytes.length : end);
    start += raw.length + 1;
    return field.includes('\ufffd') && !Buffer.from(field, 'utf8').equals(raw) ? raw.toString('latin1') : field;
  });
}

function toCommit(all: readonly string[], at: number): LoggedCommit {
  const field = (index: number): string => all[at + index] ?? '';
  const parents = field(1);
  return {
    // Every record but the first begins with the line end of the one before.
    hash: field(0).replace(/^\n/, ''),
    parents: parents === '' ? 0 : parents.split(' ').length,
    author: { name: field(2), address: field(3) },
    mappedAuthor: { name: field(4), address: field(5) },
    authored: rawDate(field(6)),
    committer: { name: field(7), address: field(8) },
    mappedCommitter: { name: field(9), address: field(10) },
    committed: rawDate(field(11)),
    subject: field(12),
    trailers: field(13) === '' ? [] : field(13).split('\u0001'),
  };
}

/** "1234567890 +0200" */
export function rawDate(text: string): RawDate | null {
  const space = text.indexOf(' ');
  const seconds = Number(text.slice(0, space));
  if (space <= 0 || !Number.isSafeInteger(seconds) || seconds > 8_640_000_000_000) return null;
  const zone = Number(text.slice(space + 1));
  const minutes = Number.isInteger(zone) ? Math.trunc(zone / 100) * 60 + (zone % 100) : 0;
  return { seconds, offset: Math.abs(minutes) <= 26 * 60 ? minutes : 0 };
}
