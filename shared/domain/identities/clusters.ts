/**
 * Which identities are one contributor, from proof and from what people said, and from nothing else. The answer depends on the set of
 * identities and proofs, never on the order they came in, so incremental and rebuilt clusters are equal. See docs/decisions/0006.
 */
export type Proof = 'account_id' | 'noreply' | 'mailmap' | 'table' | 'hand';

export interface ClusterIdentity {
  id: number;
  uid: string;
  /** What proves a machine or an agent, or `null`: a machine is never joined with a person. */
  machine: boolean;
  /** The platform of a username; `null` for every other identity. */
  account: string | null;
  /** It is the number of an account: what it says of a username, it says for itself. */
  isAccountId: boolean;
}

export interface Link {
  /** The identity the proof speaks of: an address that a .mailmap line renames, an address that carries an account. */
  from: number;
  /** What it is said to be. */
  to: number;
  /** `hand`: a person said so. */
  proof: Proof;
}

/** Two identities that somebody said are not one person. */
export interface Apart {
  one: number;
  other: number;
}

/**
 * Clusters as a map from identity id to the id of the identity with the smallest uid in its cluster.
 *
 * What a person said always joins, also a machine: whoever merges is asked then. An account id always joins people. A username joins
 * only while all addresses that carry it agree on one account id, or carry none: usernames are given away and taken again. An address
 * that .mailmap lines send to several people joins nobody. What tables say in one line is one person's, unless lines contradict each
 * other: an identity that they give to several people, or two accounts of one platform, join nobody.
 *
 * Whom a person said to be two stays two, whatever else is known, for all of both: a link that would join them is passed over. Of several
 * that would do so only together, the later ones by proof and uids are.
 */
export function clusters(identities: readonly ClusterIdentity[], all: readonly Link[], apart: readonly Apart[] = []): Map<number, number> {
  const byId = new Map(identities.map((identity) => [identity.id, identity]));
  const links = apart.length === 0 ? all : inOrder(all, byId);
  const machines = machinesIn(byId, links);
  const foes = foesOf(apart);
  const parent = new Map(identities.map((identity) => [identity.id, identity.id]));

  const rootOf = (id: number): number => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(id, root);
    return root;
  };
  const unite = (a: number, b: number): void => {
    const [from, to] = [rootOf(a), rootOf(b)];
    if (from === to) return;
    const [own, others] = [foes.get(from), foes.get(to)];
    // Who is apart from somebody here is apart from all who join them; each pair stands on both sides.
    if (own && [...own].some((foe) => rootOf(foe) === to)) return;
    if (own) foes.set(to, new Set([...own, ...(others ?? [])]));
    parent.set(from, to);
  };
  const join = (a: number, b: number): void => {
    const first = byId.get(a);
    const second = byId.get(b);
    if (first && second && machines.has(a) === machines.has(b)) unite(a, b);
  };

  for (const link of links) if (link.proof === 'hand' && byId.has(link.from) && byId.has(link.to)) unite(link.from, link.to);
  for (const link of links) if (link.proof === 'account_id') join(link.from, link.to);
  for (const link of agreeing(
    links,
    'mailmap',
    (at) => at.from,
    (at) => [at.to],
  ))
    join(link.from, link.to);
  // The accounts that claim a username are compared after the account ids have joined them.
  const accounts = accountsOf(links, rootOf);
  for (const link of agreeing(
    links,
    'noreply',
    (at) => at.to,
    (at) => accounts.get(at.from) ?? (byId.get(at.from)?.isAccountId ? [rootOf(at.from)] : []),
  ))
    join(link.from, link.to);
  for (const link of toldByTables(links, byId, rootOf)) join(link.from, link.to);

  return named(identities, rootOf);
}

function foesOf(apart: readonly Apart[]): Map<number, Set<number>> {
  const foes = new Map<number, Set<number>>();
  for (const { one, other } of apart) {
    foes.set(one, (foes.get(one) ?? new Set()).add(other));
    foes.set(other, (foes.get(other) ?? new Set()).add(one));
  }
  return foes;
}

/** The same whatever order they come in. */
function inOrder(links: readonly Link[], byId: ReadonlyMap<number, ClusterIdentity>): Link[] {
  const keyOf = ({ from, to }: Link): string => [byId.get(from)?.uid ?? '', byId.get(to)?.uid ?? ''].sort().join(' ');
  const keyed = links.map((link) => ({ link, key: keyOf(link) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ link }) => link);
}

/** The number of an account does not tell what it is of: a machine, where it is called one or an address of one carries it. */
function machinesIn(byId: ReadonlyMap<number, ClusterIdentity>, links: readonly Link[]): Set<number> {
  const machines = new Set([...byId.values()].flatMap(({ id, machine }) => (machine ? id : [])));
  const numbers = links.flatMap(({ from, to, proof }) => {
    const [number, other] = proof === 'noreply' ? [from, to] : [to, from];
    const isNumber = (proof === 'noreply' || proof === 'account_id') && byId.get(number)?.isAccountId === true;
    return isNumber && byId.get(other)?.machine === true ? number : [];
  });
  for (const number of numbers) machines.add(number);
  return machines;
}

/** Links of one proof whose group (`by`) names at most one thing (`what`). */
function agreeing(links: readonly Link[], proof: Proof, by: (link: Link) => number, what: (link: Link) => Iterable<number>): Link[] {
  const said = new Map<number, Set<number>>();
  const of = links.filter((link) => link.proof === proof);
  for (const link of of) {
    const things = said.get(by(link)) ?? new Set();
    for (const thing of what(link)) things.add(thing);
    said.set(by(link), things);
  }
  return of.filter((link) => (said.get(by(link))?.size ?? 0) <= 1);
}

/** What everybody who says something about either end agrees on. Compared as joined by stronger proof, and all before any joins. */
function toldByTables(links: readonly Link[], byId: ReadonlyMap<number, ClusterIdentity>, rootOf: (id: number) => number): Link[] {
  const told = links.filter(({ proof }) => proof === 'table');
  if (told.length === 0) return [];
  const owners = new Map<number, Set<number>>();
  const accounts = new Map<string, Set<number>>();
  const note = <K>(of: Map<K, Set<number>>, key: K, value: number) => void of.set(key, (of.get(key) ?? new Set()).add(value));
  const accountKey = ({ from, to }: Link): string | null => {
    const platform = byId.get(to)?.account ?? null;
    return platform === null ? null : `${rootOf(from)} ${platform}`;
  };
  for (const link of told) {
    note(owners, link.to, rootOf(link.from));
    const key = accountKey(link);
    if (key !== null) note(accounts, key, link.to);
  }
  return told.filter((link) => {
    const key = accountKey(link);
    return owners.get(link.to)?.size === 1 && (key === null || accounts.get(key)?.size === 1);
  });
}

/** Address -> the clusters of the account ids it carries. */
function accountsOf(links: readonly Link[], rootOf: (id: number) => number): Map<number, Set<number>> {
  const accounts = new Map<number, Set<number>>();
  for (const link of links) {
    if (link.proof === 'account_id') accounts.set(link.from, (accounts.get(link.from) ?? new Set()).add(rootOf(link.to)));
  }
  return accounts;
}

function named(identities: readonly ClusterIdentity[], rootOf: (id: number) => number): Map<number, number> {
  const smallest = new Map<number, ClusterIdentity>();
  for (const identity of identities) {
    const root = rootOf(identity.id);
    const known = smallest.get(root);
    if (!known || identity.uid < known.uid) smallest.set(root, identity);
  }
  return new Map(identities.map((identity) => [identity.id, smallest.get(rootOf(identity.id))?.id ?? identity.id]));
}
