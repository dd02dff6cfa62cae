/** One identity as the search for people who are there twice sees it: what it says about its owner, whatever it was read from. */
import type { ContributorKind } from '../kind.ts';

/** An account on a host. At least one of `username` and `id` is known. */
export interface HostAccount {
  /** As platforms are called in identities: `github`, `gitlab`, or the host. */
  host: string;
  username: string | null;
  id: string | null;
}

export interface Candidate {
  id: number;
  /** As signed, the most used first. */
  names: readonly string[];
  address: string | null;
  /** Beside the one that the address may be of. */
  accounts: readonly HostAccount[];
  /** Share of the activity at each offset from UTC, in minutes east; `null` where no source tells one. */
  zones: ReadonlyMap<number, number> | null;
  /** Span of the activity, UTC epoch milliseconds; `null` where there is none. */
  firstAt: number | null;
  lastAt: number | null;
  kind: ContributorKind;
}

/** What is known beside the identity itself. */
export type Around = Omit<Candidate, 'id' | 'address' | 'accounts'>;

/**
 * The candidate an identity (platform, type, value) of the store is. `names`: those it signed with, the most used first; the name in a
 * `name_email` or `name` comes before them.
 */
export function candidateOf(
  { id, platform, type, value }: { id: number; platform: string; type: string; value: string },
  around: Around,
): Candidate {
  const plain = { ...around, id, address: null, accounts: [] };
  if (type === 'email') return { ...plain, address: value };
  if (type === 'name_email') {
    const [, name = '', address = ''] = /^(.*)<([^<>]*)>$/s.exec(value) ?? [];
    return { ...plain, names: [name.trim(), ...around.names], address };
  }
  if (type === 'username') return { ...plain, accounts: [{ host: platform, username: value, id: null }] };
  if (type === 'account') return { ...plain, accounts: [{ host: platform, username: null, id: value }] };
  return { ...plain, names: [value, ...around.names] };
}
