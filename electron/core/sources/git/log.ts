import { isUtf8 } from 'node:buffer';
import { trailerCredits } from '../../../../shared/domain/contributors/contributions.ts';
import type { Person } from '../../../../shared/domain/identities/mailmap.ts';
import { printed } from './ahead.ts';
import { type Repository, revisions } from './repository.ts';

/** One commit as git tells it. Names and addresses with and without .mailmap. */
export interface LoggedCommit {
  hash: string;
  parents: number;
  author: Person;
  mappedAuthor: Person;
  /** Seconds since 1970 and minutes east of UTC, as written; `null` where it cannot be read. */
  authored: RawDate | null;
  committer: Person;
  mappedCommitter: Person;
  committed: RawDate | null;
  subject: string;
  /** Lines such as `Reviewed-by: Ana <ana@example.org>`. */
  trailers: string[];
  /** There were more than are read. */
  overlong?: true;
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
  const parser = new LogParser();
  for await (const piece of printed(repository.folder, [...bareMailmap, ...logArguments], revisions(tips, known), signal)) {
    const commits = parser.push(piece);
    if (commits.length > 0) yield commits.map(limited);
  }
}

/** Bytes of one field that are read. Nobody writes as much; a repository made to fill memory may hold gigabytes. */
const longestField = 256 * 1024;

/** Turns git's bytes into commits, whatever the chunks cut apart. */
export class LogParser {
  #rest: Buffer = Buffer.alloc(0);
  /** The field that `#rest` begins is longer than what is read of one. */
  #full = false;
  /** Fields of a commit that has not ended, byte for byte, each with its NUL. */
  #begun = '';
  readonly #signatures = new Signatures();

  push(chunk: Buffer): LoggedCommit[] {
    const next = this.#full ? fromNull(chunk) : chunk;
    if (next.length === 0) return [];
    const bytes = this.#rest.length === 0 ? next : Buffer.concat([this.#rest, next]);
    const end = bytes.lastIndexOf(0);
    this.#full = this.#full && end < 0;
    const rest = bytes.subarray(end + 1);
    this.#rest = rest;
    if (rest.length > longestField) {
      this.#rest = rest.subarray(0, wholeLetters(rest, longestField));
      this.#full = true;
    }
    return end < 0 ? [] : this.#commits(this.#begun + bytes.toString('latin1', 0, end + 1));
  }

  #commits(text: string): LoggedCommit[] {
    const commits: LoggedCommit[] = [];
    const ends: number[] = [];
    let start = 0;
    for (let at = text.indexOf('\u0000'); at >= 0; at = text.indexOf('\u0000', at + 1)) {
      ends.push(at);
      if (ends.length < fields.length) continue;
      commits.push(toCommit(text, start, ends, this.#signatures));
      start = at + 1;
      ends.length = 0;
    }
    this.#begun = ofItsOwn(text.slice(start));
    return commits;
  }
}

function fromNull(bytes: Buffer): Buffer {
  const at = bytes.indexOf(0);
  return bytes.subarray(at < 0 ? bytes.length : at);
}

/** At most so many bytes, and no letter of UTF-8 cut in two. */
function wholeLetters(bytes: Buffer, most: number): number {
  let end = most;
  while (end > most - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

/** What is kept of names, addresses and titles is shorter still. */
const longestText = 1001;
/** Letters of all credits of a message; Cairn has room for 2000 people in it. */
const mostCredits = 100_000;

/**
 * A commit as it is, or, where it is very long, what is read of it, in texts of its own.
 */
function limited(commit: LoggedCommit): LoggedCommit {
  const { author, mappedAuthor, committer, mappedCommitter, subject, trailers } = commit;
  let length = subject.length;
  for (const { name, address } of [author, mappedAuthor, committer, mappedCommitter]) length += name.length + address.length;
  const read: string[] = [];
  let credits = 0;
  for (const trailer of trailers) {
    credits += trailer.length;
    if (credits <= mostCredits) read.push(trailer);
  }
  if (length + credits <= 8 * longestText) return commit;
  return {
    ...commit,
    hash: short(commit.hash),
    author: shortPerson(author),
    mappedAuthor: shortPerson(mappedAuthor),
    committer: shortPerson(committer),
    mappedCommitter: shortPerson(mappedCommitter),
    subject: short(subject),
    trailers: read.map(ofItsOwn),
    ...(read.length < trailers.length ? { overlong: true } : {}),
  };
}

/** A copy: what git printed is one text, and a piece of it that is remembered would keep the 256 kB it was cut from, in the end all of the log. */
export const ofItsOwn = (text: string): string => Buffer.from(text).toString();

const short = (text: string): string => ofItsOwn(text.slice(0, longestText));
const shortPerson = ({ name, address }: Person): Person => ({ name: short(name), address: short(address) });

/** UTF-8; a field that is not, from before UTF-8 was the rule, is read as Western European. `field` holds a letter for each byte. */
function decode(field: string): string {
  if (!beyondAscii.test(field)) return field;
  const bytes = Buffer.from(field, 'latin1');
  return isUtf8(bytes) ? bytes.toString() : field;
}

const beyondAscii = /[\u0080-\u00ff]/;

interface Signature {
  written: Person;
  /** As .mailmap has it. */
  proper: Person;
}

/** The same few people sign most commits: their four fields are looked up as one text and taken apart once. */
class Signatures {
  readonly #known = new Map<string, Signature>();

  read(raw: string): Signature {
    const known = this.#known.get(raw);
    if (known) return known;
    const [name = '', address = '', properName = '', properAddress = ''] = raw.split('\u0000').map((field) => ofItsOwn(decode(field)));
    const written = { name, address };
    // For somebody who is not named at all git prints "%aN" itself.
    const isNamed = name !== '' || address !== '';
    const proper = isNamed && (name !== properName || address !== properAddress) ? { name: properName, address: properAddress } : written;
    const signature = { written, proper };
    if (this.#known.size >= mostSignatures) this.#known.clear();
    if (raw.length <= longestSignature) this.#known.set(ofItsOwn(raw), signature);
    return signature;
  }
}

/** A few megabytes at most. */
const mostSignatures = 50_000;
const longestSignature = 400;

/** `ends`: where each field of the commit ends that begins at `start`. */
function toCommit(text: string, start: number, ends: readonly number[], signatures: Signatures): LoggedCommit {
  const end = (index: number): number => ends[index] ?? text.length;
  const field = (first: number, last = first): string => text.slice(first === 0 ? start : end(first - 1) + 1, end(last));
  const parents = field(1);
  const author = signatures.read(field(2, 5));
  const committer = signatures.read(field(7, 10));
  const [authored, committed, credits] = [field(6), field(11), field(13)];
  const date = rawDate(authored);
  return {
    // Every record but the first begins with the line end of the one before.
    hash: field(0).replace(/^\n/, ''),
    parents: parents === '' ? 0 : parents.split(' ').length,
    author: author.written,
    mappedAuthor: author.proper,
    authored: date,
    committer: committer.written,
    mappedCommitter: committer.proper,
    committed: committed === authored ? date : rawDate(committed),
    subject: decode(field(12)),
    trailers: credits === '' ? [] : decode(credits).split('\u0001'),
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
