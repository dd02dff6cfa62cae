/** git repositories in temporary folders, commit by commit, and the ways in which they go wrong. */
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommitText, commitText, refOf, type Signature } from './fast-import.ts';
import { temporaryFile, temporaryFolder } from './folders.ts';
import { git, gitBytes } from './git.ts';

export type { CommitText, Signature };

/** The first commit of a history, unless it says otherwise. */
export const beginning = Date.UTC(2024, 0, 1, 12);
const hour = 3_600_000;

/** A repository that grows as a test tells it. */
export class History {
  readonly folder: string;
  readonly bare: boolean;
  #clock = beginning;

  constructor(folder: string, bare: boolean) {
    this.folder = folder;
    this.bare = bare;
  }

  /** Where git keeps its own files. */
  get gitFolder(): string {
    return this.bare ? this.folder : join(this.folder, '.git');
  }

  git(...args: string[]): string {
    return git(this.folder, args);
  }

  /** Adds commits, in order. Returns their hashes. */
  commit(...commits: CommitText[]): string[] {
    const marks = temporaryFile('marks');
    /** Where each branch stands in this call: the mark of its last commit. */
    const ends = new Map<string, string>();
    const texts = commits.map((commit, index) => {
      const ref = refOf(commit.on ?? 'main');
      const parentOf = (name: string) =>
        /^([0-9a-f]{40}|[0-9a-f]{64})$|^:\d+$|[~^]/.test(name) ? name : (ends.get(refOf(name)) ?? `${refOf(name)}^0`);
      const from = commit.parents?.map(parentOf) ?? (ends.has(ref) || !this.has(ref) ? null : [`${ref}^0`]);
      const restart = commit.parents?.length === 0 ? [Buffer.from(`reset ${ref}\n\n`)] : [];
      ends.set(ref, `:${index + 1}`);
      this.#clock = commit.at ?? this.#clock + hour;
      return Buffer.concat([...restart, commitText(commit, index + 1, this.#clock, from)]);
    });
    gitBytes(
      this.folder,
      ['fast-import', '--quiet', '--force', '--date-format=raw-permissive', `--export-marks=${marks}`],
      Buffer.concat(texts),
    );
    const hashes = new Map(
      readFileSync(marks, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ') as [string, string]),
    );
    return commits.map((_, index) => hashes.get(`:${index + 1}`) ?? '');
  }

  has(ref: string): boolean {
    const packed = join(this.gitFolder, 'packed-refs');
    return existsSync(join(this.gitFolder, ref)) || (existsSync(packed) && readFileSync(packed, 'utf8').includes(` ${ref}\n`));
  }

  /** Points a branch somewhere else, as a forced push does. */
  move(branch: string, to: string): void {
    this.git('update-ref', refOf(branch), to);
  }

  deleteBranch(branch: string): void {
    this.git('update-ref', '-d', refOf(branch));
  }

  /** The .mailmap that git reads: in the work tree, or, in a bare repository, in HEAD's tree. */
  mailmap(text: string, by: Signature = 'Keeper <keeper@example.org>'): void {
    if (this.bare) this.commit({ by, message: 'Update .mailmap', files: { '.mailmap': text } });
    else writeFileSync(join(this.folder, '.mailmap'), text);
  }

  /** A commit object exactly as given, also one that git itself would never write. Moves `branch` to it. */
  raw(object: Buffer, branch = 'main'): string {
    const hash = git(this.folder, ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], object);
    this.move(branch, hash);
    return hash;
  }

  /** Sets a configuration value in the clone itself. */
  configure(key: string, value: string): void {
    this.git('config', '--local', '--add', key, value);
  }
}

/** An empty repository; its branch is `main`. */
export function newHistory({ bare = false, name = 'clone', format = 'sha1' } = {}): History {
  const folder = temporaryFolder(name);
  git(folder, ['init', '--quiet', '--template=', '--initial-branch=main', `--object-format=${format}`, ...(bare ? ['--bare'] : [])]);
  return new History(folder, bare);
}

/** A clone of `from`, with git's own options such as `--depth=1`. */
export function cloneOf(from: History, ...options: string[]): History {
  const folder = temporaryFolder('clone');
  git(folder, ['clone', '--quiet', '--no-hardlinks', ...options, `file://${from.folder}`, '.']);
  return new History(folder, options.includes('--bare') || options.includes('--mirror'));
}

/** Overwrites a loose object with garbage. Returns what puts it right again. */
export function corruptObject(history: History, hash: string): () => void {
  const path = join(history.gitFolder, 'objects', hash.slice(0, 2), hash.slice(2));
  if (!existsSync(path)) throw new Error(`${hash} is not a loose object here`);
  const before = readFileSync(path);
  chmodSync(path, 0o644);
  writeFileSync(path, Buffer.concat([before.subarray(0, 4), Buffer.alloc(before.length, 0xa5)]));
  return () => writeFileSync(path, before);
}

/** Takes a loose object away. Returns what puts it back. */
export function removeObject(history: History, hash: string): () => void {
  const path = join(history.gitFolder, 'objects', hash.slice(0, 2), hash.slice(2));
  const before = readFileSync(path);
  rmSync(path);
  return () => writeFileSync(path, before);
}

/** Packs everything into one file and cuts it in the middle. Returns what puts it right again. */
export function cutPack(history: History): () => void {
  history.git('repack', '-adq');
  const folder = join(history.gitFolder, 'objects', 'pack');
  const name = readdirSync(folder).find((file) => file.endsWith('.pack'));
  if (name === undefined) throw new Error('There is no pack to cut.');
  const path = join(folder, name);
  const before = readFileSync(path);
  chmodSync(path, 0o644);
  truncateSync(path, Math.floor(before.length / 2));
  return () => writeFileSync(path, before);
}

/** Takes every pack apart into loose objects, one file each. */
export function loosen(history: History): void {
  const folder = join(history.gitFolder, 'objects', 'pack');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.pack'))) {
    const pack = readFileSync(join(folder, name));
    for (const file of readdirSync(folder).filter((other) => other.startsWith(name.slice(0, -5)))) rmSync(join(folder, file));
    git(history.folder, ['unpack-objects', '-q'], pack);
  }
}
