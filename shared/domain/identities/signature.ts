/**
 * What a name and an address in a commit say, and what they do not: git verifies nothing. See docs/decisions/0006.
 */
import { fold, words } from './fold.ts';

const placeholderLocals = new Set(['', 'unknown', 'root', 'admin', 'user', 'guest', 'ubuntu', 'noreply', 'no-reply', 'none']);

/** An address that many people carry without being one person: it links nobody, its identity is (name, address). */
export function isPlaceholderAddress(address: string): boolean {
  const lower = address.trim().toLowerCase();
  const at = lower.lastIndexOf('@');
  if (at < 0) return placeholderLocals.has(lower.replace(/[()<>]/g, '')) || lower === '';
  const local = lower.slice(0, at);
  const domain = lower.slice(at + 1);
  if (placeholderLocals.has(local)) return true;
  return domain === '' || domain === 'localhost' || domain === 'localhost.localdomain' || domain.endsWith('(none)') || domain === 'none';
}

const placeholderNames = new Set(['', 'none', 'unknown', 'root', 'admin', 'user', 'guest', 'ubuntu', 'nobody', 'your name', 'name']);

/** A name that says nothing about who it is. */
export function isPlaceholderName(name: string): boolean {
  return placeholderNames.has(
    fold(name)
      .replace(/[()<>]/g, '')
      .trim(),
  );
}

/** Two names that one person may well use: a word in common, the same letters joined, or a handle made of the other name. */
export function namesAlike(a: string, b: string): boolean {
  return a === b || wordsAlike(words(a), words(b));
}

function wordsAlike(first: readonly string[], second: readonly string[]): boolean {
  if (first.length === 0 || second.length === 0) return true;
  const joinedFirst = first.join('');
  const joinedSecond = second.join('');
  if (joinedFirst === joinedSecond) return true;
  if (first.some((word) => word.length > 1 && second.includes(word))) return true;
  return madeOf(joinedFirst, second) || madeOf(joinedSecond, first);
}

/** "jsmith", "smithj", "johns", "js" from "John Smith". */
function madeOf(handle: string, name: readonly string[]): boolean {
  if (name.length < 2) return false;
  const given = name[0] ?? '';
  const family = name.at(-1) ?? '';
  const initials = name.map((word) => word.charAt(0)).join('');
  const bare = handle.replace(/\d+$/, '');
  const forms = [initials, given + family, family + given, given.charAt(0) + family, family + given.charAt(0), given + family.charAt(0)];
  return (
    forms.includes(bare) || (bare.length >= 4 && name.some((word) => word.startsWith(bare) || (word.length >= 4 && bare.startsWith(word))))
  );
}

/** How many unlike names one address may carry before it counts as shared (docs/decisions/0006). */
const unlikeNamesOfOne = 3;

/** With so many names the question is closed: to hold each new one against all before it would take as long as somebody likes. */
const mostNamesOfOne = 500;

/** The names of one address, grouped by likeness, transitively, so that the groups do not depend on the order they come in. */
export class NamesOfOne {
  readonly #names = new Set<string>();
  /** Each name as its words. */
  #groups: string[][][] = [];

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    if (this.#names.has(name) || this.#names.size >= mostNamesOfOne || isPlaceholderName(name)) return;
    this.#names.add(name);
    const own = words(name);
    const [tied, others]: [string[][][], string[][][]] = [[], []];
    for (const group of this.#groups) (group.some((other) => wordsAlike(own, other)) ? tied : others).push(group);
    const [first = [], ...more] = tied;
    first.push(own, ...more.flat());
    this.#groups = [...others, first];
  }

  get size(): number {
    return this.#names.size;
  }

  /** True when there are more than three unlike names. */
  get areOfSeveral(): boolean {
    return this.#groups.length > unlikeNamesOfOne;
  }
}

/** True when an address carries more than three unlike names. */
export const isSharedAddress = (names: readonly string[]): boolean => new NamesOfOne(names).areOfSeveral;

export interface Account {
  platform: string;
  username: string;
  /** The numeric account id, when the address carries one. */
  id: string | null;
}

const github = /^(?:(\d+)\+)?([^@+]+)@users\.noreply\.github\.com$/;
const gitlab = /^(?:(\d+)-)?([^@]+)@users\.noreply\.gitlab\.com$/;

/** The account behind a noreply address of a platform; `null` for any other address. */
export function accountOf(address: string): Account | null {
  const lower = address.toLowerCase();
  const found = github.exec(lower);
  if (found?.[2]) return { platform: 'github', username: found[2], id: found[1] ?? null };
  const other = gitlab.exec(lower);
  return other?.[2] ? { platform: 'gitlab', username: other[2], id: other[1] ?? null } : null;
}

/** A platform that signs merges made in its web interface: a machine's signature, nobody's work. */
export function isPlatformSignature(name: string, address: string): boolean {
  return address.toLowerCase() === 'noreply@github.com' && fold(name) === 'github';
}
