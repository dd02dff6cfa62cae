/**
 * The keys by which identities find those they are compared with, about 13 each: comparing all with all would be five thousand million
 * pairs for 100,000. Keys that found nobody more are not made: given names alone, first five letters, initial and four letters.
 */
import { type KeyKind, keyOf } from './blocks.ts';
import { tellingWords } from './name-parts.ts';
import { nicknamesOf } from './nicknames.ts';
import type { Profile } from './profile.ts';

const edge = 8;
const shortestEdge = 6;
const shortestHandle = 3;
const shortestPart = 4;
const mostWords = 4;

export const addressKey = (address: string): number => keyOf('address', address);
export const handleKey = (handle: string): number => keyOf('handle', handle);

class Keys {
  readonly all: number[] = [];

  add(kind: KeyKind, ...parts: readonly string[]): void {
    const key = keyOf(kind, ...parts);
    if (!this.all.includes(key)) this.all.push(key);
  }

  handle(text: string): void {
    if (text.length >= shortestHandle) this.add('handle', text);
  }

  edges(text: string): void {
    if (text.length < shortestEdge) return;
    this.add('start', text.slice(0, edge));
    this.add('end', text.slice(-edge));
  }
}

export function keysOf({ address, accounts, handles, fullNames }: Profile): readonly number[] {
  const keys = new Keys();
  if (address && address.kind !== 'placeholder') keys.add('address', address.key);
  for (const { host, id, username } of accounts) {
    if (id !== null) keys.add('account', host, id);
    if (username !== null) keys.add('account', host, '@', username);
  }
  for (const { text, stem, core } of handles) {
    keys.handle(text);
    keys.handle(stem);
    keys.handle(core);
    keys.edges(stem);
  }
  for (const { words, joined, sounds } of fullNames) {
    keys.handle(joined);
    keys.edges(joined);
    if (words.length > 1) addName(keys, words, sounds);
  }
  return keys.all;
}

function addName(keys: Keys, words: readonly string[], sounds: readonly string[]): void {
  const given = words[0] ?? '';
  const family = words.at(-1) ?? '';
  const long = tellingWords(words).slice(0, mostWords);
  for (const [at, one] of long.entries()) {
    for (const other of long.slice(at + 1)) {
      keys.add('words', one < other ? one : other, one < other ? other : one);
      keys.handle(one + other);
      keys.handle(other + one);
    }
  }
  const initials = words.map((word) => word.charAt(0)).join('');
  keys.handle(given.charAt(0) + family);
  keys.handle(family + given.charAt(0));
  keys.handle(given + family.charAt(0));
  if (words.length > 2) {
    keys.handle(initials.slice(0, -1) + family);
    keys.handle(given + initials.slice(1));
    keys.handle(initials);
  }
  for (const word of words.slice(1)) if (word.length >= shortestPart) keys.handle(word);
  for (const nickname of nicknamesOf(given)) keys.handle(nickname + family);
  const [first = '', last = ''] = [sounds[0], sounds.at(-1)];
  keys.add('sound', first < last ? first : last, first < last ? last : first);
}
