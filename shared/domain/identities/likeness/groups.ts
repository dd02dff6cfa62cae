/** Groups of identities that grow together, and what forbids that two of them do. A veto holds for the whole group, not only for a pair. */

import { isMachine as isMachineKind } from '../kind.ts';
import { rivalAccounts } from './account-relation.ts';
import type { HostAccount } from './candidate.ts';
import type { NameParts } from './name-parts.ts';
import { contradicts, nameRelation } from './name-relation.ts';
import type { Profile } from './profile.ts';

/** Why two groups are never one, or not without a person who says so. */
export type Veto =
  | { veto: 'apart'; ids: readonly [number, number] }
  | { veto: 'kinds' }
  | { veto: 'accounts'; accounts: readonly [HostAccount, HostAccount] }
  | { veto: 'names'; names: readonly [string, string] }
  | { veto: 'size'; count: number };

/** More addresses and accounts than this, and a person decides (measured: the largest true groups are of 7, chains are longer). */
export const mostTogether = 5;
const mostNames = 40;

interface SignedName {
  parts: NameParts;
  addresses: ReadonlySet<string>;
}

export interface Group {
  ids: readonly number[];
  profiles: readonly Profile[];
}

/** Hard vetoes: whatever speaks for it, this pair of groups is not even suggested. `apart`: ids said to be others, by id. */
export function vetoOf(a: Group, b: Group, apart: ReadonlyMap<number, ReadonlySet<number>>): Veto | null {
  for (const id of a.ids) {
    const others = apart.get(id);
    const other = others && b.ids.find((one) => others.has(one));
    if (other !== undefined) return { veto: 'apart', ids: [id, other] };
  }
  const [first, second] = [a.profiles, b.profiles];
  if ((first.some(isMachine) && second.some(isHuman)) || (first.some(isHuman) && second.some(isMachine))) return { veto: 'kinds' };
  const rivals = rivalAccounts(accountsOf(first), accountsOf(second));
  return rivals ? { veto: 'accounts', accounts: rivals } : null;
}

/** What forbids to join them in bulk; a person may. Whoever shares an account is one person, whatever they call themselves. */
export function bulkVetoOf(a: Group, b: Group, { sameAccount }: { sameAccount: boolean }): Veto | null {
  const count = new Set([...a.profiles, ...b.profiles].flatMap(reachedBy)).size;
  if (count > mostTogether) return { veto: 'size', count };
  const names = sameAccount ? null : clashing(a.profiles, b.profiles);
  return names ? { veto: 'names', names } : null;
}

const isMachine = ({ kind }: Profile): boolean => isMachineKind(kind);
const isHuman = ({ kind }: Profile): boolean => kind === 'human';

const accountsOf = (profiles: readonly Profile[]): HostAccount[] => profiles.flatMap(({ accounts }) => accounts);

/** Addresses and accounts; an address that a host made for an account is that account. */
function reachedBy({ address, accounts }: Profile): string[] {
  const told = accounts.map(({ host, username, id }) => `${host} ${username ?? id}`);
  return address && address.kind !== 'placeholder' && address.kind !== 'account' ? [...told, address.key] : told;
}

/**
 * Two full names of both with nothing compatible. Spellings that share a word and stand on one address are one name here: who signs as
 * Ana Pires and as Ana Silva with one address is both (measured: +2.4 points of recall in one history).
 */
function clashing(a: readonly Profile[], b: readonly Profile[]): readonly [string, string] | null {
  const [first, second] = [namesOf(a), namesOf(b)];
  if (first.length === 0 || second.length === 0) return null;
  const all = [...first, ...second];
  for (const one of first) {
    for (const other of second) {
      if (compatible(one.parts, other.parts)) continue;
      const spellings = spellingsOf(one, all);
      const others = spellingsOf(other, all);
      if (!spellings.some((spelling) => others.some((its) => compatible(spelling.parts, its.parts))))
        return [one.parts.text, other.parts.text];
    }
  }
  return null;
}

function namesOf(profiles: readonly Profile[]): SignedName[] {
  const found = new Map<string, { parts: NameParts; addresses: Set<string> }>();
  for (const { fullNames, address } of profiles) {
    for (const parts of fullNames) {
      if (parts.handleLike || (found.size >= mostNames && !found.has(parts.sorted))) continue;
      const known = found.get(parts.sorted) ?? { parts, addresses: new Set() };
      if (address && address.kind !== 'placeholder') known.addresses.add(address.key);
      found.set(parts.sorted, known);
    }
  }
  return [...found.values()];
}

function compatible(a: NameParts, b: NameParts): boolean {
  const found = nameRelation(a, b);
  return found === null || !contradicts(found);
}

/** A name with all others it stands together with on an address, and those with others. */
function spellingsOf(name: SignedName, all: readonly SignedName[]): SignedName[] {
  const found = [name];
  for (const one of found) {
    for (const other of all) if (!found.includes(other) && isSpelling(one, other)) found.push(other);
  }
  return found;
}

const isSpelling = (a: SignedName, b: SignedName): boolean =>
  a.parts.words.some((word) => word.length > 1 && b.parts.words.includes(word)) &&
  [...a.addresses].some((address) => b.addresses.has(address));
