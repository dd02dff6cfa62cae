/**
 * The keys by which identities find those they are compared with, about 13 each: comparing all with all would be five thousand million
 * pairs for 100,000. Keys that found nothing more have no row: given names alone, first five letters, initial and four letters.
 */
import { skeletonOf } from './edit-distance.ts';
import { stemOf, withoutAffix } from './handles.ts';
import { tellingWords } from './name-parts.ts';
import { nicknamesOf } from './nicknames.ts';
import type { Profile } from './profile.ts';

/** How many may share a key before it says nothing: it is then passed over. By the letter a key begins with. */
export const fullest: Readonly<Record<string, number>> = {
  /** address */
  e: 200,
  /** account */
  i: 200,
  /** handle, and what handles are made of in a full name */
  h: 50,
  /** two words of a name */
  n: 200,
  /** first and last eight letters of handles and joined names */
  p: 25,
  s: 25,
  /** given and family name as they sound */
  k: 50,
};

const edge = 8;
const shortestPart = 4;

export function keysOf(profile: Profile): Set<string> {
  const keys = new Set<string>();
  if (profile.address && profile.address.kind !== 'placeholder') keys.add(`e:${profile.address.key}`);
  for (const { host, id, username } of profile.accounts) {
    if (id !== null) keys.add(`i:${host} ${id}`);
    if (username !== null) keys.add(`i:${host} @${username}`);
  }
  for (const { text } of profile.handles) {
    for (const form of [text, stemOf(text), withoutAffix(text)]) if (form.length > 2) keys.add(`h:${form}`);
    addEdges(keys, stemOf(text));
  }
  for (const { words, joined } of profile.fullNames) addName(keys, words, joined);
  return keys;
}

function addEdges(keys: Set<string>, text: string): void {
  if (text.length < edge - 2) return;
  keys.add(`p:${text.slice(0, edge)}`);
  keys.add(`s:${text.slice(-edge)}`);
}

function addName(keys: Set<string>, words: readonly string[], joined: string): void {
  const handle = (text: string): void => void (text.length > 2 && keys.add(`h:${text}`));
  handle(joined);
  addEdges(keys, joined);
  if (words.length < 2) return;
  const given = words[0] ?? '';
  const family = words.at(-1) ?? '';
  const initials = words.map((word) => word.charAt(0));
  const long = tellingWords(words).slice(0, 4);
  for (const [at, one] of long.entries()) {
    for (const other of long.slice(at + 1)) {
      keys.add(one < other ? `n:${one} ${other}` : `n:${other} ${one}`);
      handle(one + other);
      handle(other + one);
    }
  }
  handle(given.charAt(0) + family);
  handle(family + given.charAt(0));
  handle(initials.slice(0, -1).join('') + family);
  handle(given + initials.slice(1).join(''));
  handle(given + family.charAt(0));
  handle(initials.join(''));
  for (const word of words.slice(1)) if (word.length >= shortestPart) handle(word);
  for (const nickname of nicknamesOf(given)) handle(nickname + family);
  keys.add(`k:${[skeletonOf(given), skeletonOf(family)].sort().join(' ')}`);
}
