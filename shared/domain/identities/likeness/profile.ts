/** A candidate taken apart once, so that a pair costs little. */
import { type AddressParts, partsOfAddress } from './address-parts.ts';
import type { Candidate, HostAccount } from './candidate.ts';
import { type Handle, type HandlePlace, handleIn, stemOf, withoutAffix } from './handles.ts';
import { madeOf } from './made.ts';
import { type NameParts, partsOfName } from './name-parts.ts';

export interface Profile {
  id: number;
  names: readonly NameParts[];
  fullNames: readonly NameParts[];
  address: AddressParts | null;
  accounts: readonly HostAccount[];
  handles: readonly OwnHandle[];
  zones: ReadonlyMap<number, number> | null;
  firstAt: number | null;
  lastAt: number | null;
  kind: Candidate['kind'];
}

export interface OwnHandle extends Handle {
  /** Made of its owner's own full name: that somebody else's name makes it too is nothing new. */
  ownName: boolean;
  /** Without digits at either end, and without the words that people put around it besides. */
  stem: string;
  core: string;
}

/** Most used first: what somebody signed with once among so many says nothing more. */
const mostNames = 8;

export function profileOf(candidate: Candidate): Profile {
  const names = differing(candidate.names.slice(0, 4 * mostNames).flatMap((name) => partsOfName(name) ?? [])).slice(0, mostNames);
  const address = candidate.address === null ? null : partsOfAddress(candidate.address);
  const accounts = candidate.accounts.map((account) => ({ ...account, username: account.username?.toLowerCase() ?? null }));
  if (address?.account) accounts.push(address.account);
  const fullNames = names.filter(({ full }) => full);
  const { id, zones, firstAt, lastAt, kind } = candidate;
  return { id, names, fullNames, address, accounts, handles: handlesOf(accounts, address, names, fullNames), zones, firstAt, lastAt, kind };
}

function differing(names: readonly NameParts[]): NameParts[] {
  const known = new Set<string>();
  return names.filter(({ words }) => {
    const key = words.join(' ');
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

function handlesOf(
  accounts: readonly HostAccount[],
  address: AddressParts | null,
  names: readonly NameParts[],
  fullNames: readonly NameParts[],
): OwnHandle[] {
  const found = new Map<string, OwnHandle>();
  const add = (written: string | null, place: HandlePlace, at: string): void => {
    const text = written === null ? null : handleIn(written);
    if (text === null || written === null || found.has(text)) return;
    const stem = stemOf(text);
    const ownName = fullNames.some(({ words }) => madeOf(stem, words) !== null);
    found.set(text, { text, place, shown: written, at, ownName, stem, core: withoutAffix(stem) });
  };
  for (const { username, host } of accounts) add(username, 'user', host);
  if (address && address.kind !== 'account') add(address.local, 'local', address.shown);
  for (const { full, handleLike, text } of names) if (!full || handleLike) add(text, 'name', text);
  return [...found.values()];
}
