import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../../shared/errors.ts';
import { askGit } from './command.ts';

export interface Repository {
  folder: string;
  gitDirectory: string;
  bare: boolean;
  /** What a shallow clone cut off, as a fingerprint; `null` for a whole history. */
  shallow: string | null;
  partial: boolean;
}

/**
 * True when a folder, or one above it, holds a git history, by its files alone: quick enough to ask while somebody chooses.
 * Whether it can be read is found out when it is.
 */
export function looksLikeClone(folder: string): boolean {
  const bare = ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(folder, name)));
  if (bare || existsSync(join(folder, '.git'))) return true;
  const above = dirname(folder);
  return above !== folder && looksLikeClone(above);
}

/** Looks at a folder. Throws a sentence when there is no readable git history in it. */
export async function openRepository(folder: string, signal?: AbortSignal): Promise<Repository> {
  if (!isFolder(folder)) {
    throw new AppError('source_error', 'The folder is not there. Plug in the disk it is on, or choose another folder.', {
      problem: 'folder_gone',
    });
  }
  const answer = await askGit(folder, ['rev-parse', '--absolute-git-dir', '--is-bare-repository', '--is-shallow-repository'], null, signal);
  const [gitDirectory = '', bare, shallow] = answer.split('\n');
  const promisors = await askGit(
    folder,
    ['config', '--local', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$'],
    null,
    signal,
  ).catch(() => '');
  return {
    folder,
    gitDirectory,
    bare: bare === 'true',
    shallow: shallow === 'true' ? fingerprint(readIfThere(join(gitDirectory, 'shallow'))) : null,
    partial: promisors.trim() !== '',
  };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const largestMailmap = 16 * 1024 * 1024;

/** The text of the repository's .mailmap as git would read it; empty, with the fingerprint `none`, when there is none. Links are not followed. */
export async function readMailmap(repository: Repository, signal?: AbortSignal): Promise<{ text: string; fingerprint: string }> {
  const text = repository.bare ? await committedMailmap(repository, signal).catch(() => '') : await worktreeMailmap(repository, signal);
  return { text, fingerprint: text === '' ? 'none' : fingerprint(text) };
}

/** Asked for its size first: packed, gigabytes fit into a few kilobytes. */
async function committedMailmap({ folder }: Repository, signal?: AbortSignal): Promise<string> {
  const size = Number(await askGit(folder, ['cat-file', '-s', 'HEAD:.mailmap'], null, signal));
  return size <= largestMailmap ? askGit(folder, ['cat-file', 'blob', 'HEAD:.mailmap'], null, signal) : '';
}

async function worktreeMailmap(repository: Repository, signal?: AbortSignal): Promise<string> {
  const top = (await askGit(repository.folder, ['rev-parse', '--show-toplevel'], null, signal).catch(() => '')).replace(/\n$/, '');
  if (top === '') return '';
  try {
    const path = join(top, '.mailmap');
    const file = lstatSync(path);
    return file.isFile() && file.size <= largestMailmap ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}

export interface Ref {
  name: string;
  tip: string;
}

/** Copies of merge and pull requests that some people fetch: what they hold is not in the project yet. */
const pullRef = /^refs\/remotes\/[^/]+\/(pr|pull|pulls|pull-requests|merge-requests|mr)\/\d+(\/.*)?$/;

/**
 * The branches to read: local and remote ones, or those named. Never notes, stash or pull refs by default. A repository
 * without branches gives its HEAD. `missing` are names that match nothing.
 */
export async function listRefs(
  repository: Repository,
  wanted: readonly string[] | null,
  signal?: AbortSignal,
): Promise<{ refs: Ref[]; missing: string[] }> {
  const format = '--format=%(objectname) %(objecttype) %(*objectname) %(*objecttype) %(refname)';
  const lines = (await askGit(repository.folder, ['for-each-ref', format], null, signal)).split('\n');
  const all = lines.flatMap((line) => {
    const [object = '', type, peeled = '', peeledType, ...name] = line.split(' ');
    const tip = type === 'commit' ? object : peeledType === 'commit' ? peeled : '';
    return tip === '' ? [] : [{ name: name.join(' '), tip }];
  });
  if (wanted === null) {
    const branches = all.filter(({ name }) => /^refs\/(heads|remotes)\//.test(name) && !pullRef.test(name));
    return { refs: branches.length > 0 ? branches : await head(repository, signal), missing: [] };
  }
  const chosen = new Map<string, Ref>();
  const missing: string[] = [];
  for (const name of wanted) {
    const found = name === 'HEAD' ? await head(repository, signal) : all.filter((ref) => matches(ref.name, name));
    if (found.length === 0) missing.push(name);
    for (const ref of found) chosen.set(ref.name, ref);
  }
  return { refs: [...chosen.values()], missing };
}

function matches(ref: string, wanted: string): boolean {
  if (wanted.startsWith('refs/')) return fits(ref, wanted) || ref.startsWith(`${wanted.replace(/\/$/, '')}/`);
  return ['refs/heads/', 'refs/remotes/', 'refs/tags/'].some((prefix) => ref.startsWith(prefix) && fits(ref.slice(prefix.length), wanted));
}

/** Whether a name is as the pattern says, in which `*` stands for anything. Part by part: as a regular expression nine stars took minutes. */
function fits(name: string, pattern: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

async function head(repository: Repository, signal?: AbortSignal): Promise<Ref[]> {
  const tip = (await askGit(repository.folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], null, signal).catch(() => '')).trim();
  return tip === '' ? [] : [{ name: 'HEAD', tip }];
}

/** Which of these commits the repository (still) has. */
export async function commitsThere(repository: Repository, tips: readonly string[], signal?: AbortSignal): Promise<string[]> {
  if (tips.length === 0) return [];
  const answer = await askGit(repository.folder, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], `${tips.join('\n')}\n`, signal);
  return answer.split('\n').flatMap((line) => (line.endsWith(' commit') ? [line.slice(0, line.indexOf(' '))] : []));
}

/** What `git log --stdin` and `git rev-list --stdin` take: these tips without what the known ones reach. */
export const revisions = (tips: readonly string[], known: readonly string[]): string =>
  [...new Set(tips), ...[...new Set(known)].map((tip) => `^${tip}`)].map((line) => `${line}\n`).join('');
