/** What speaks for and against two identities being one person, and how much together. */
import { commonAccount } from './account-relation.ts';
import { nearHandle } from './handle-relation.ts';
import { type MadeForm, madeOf } from './made.ts';
import type { NameParts } from './name-parts.ts';
import { contradicts, type NameRelation, nameRelation } from './name-relation.ts';
import type { OwnHandle, Profile } from './profile.ts';
import { clampRarity, type Rarity } from './rarity.ts';
import { timeSign, zoneSign } from './same-life.ts';
import { measured, type Sign, type Weights } from './weights.ts';

/** Whose an address is: one person's, two people's, or so many that it says nothing. */
export type Standing = 'one' | 'double' | 'shared';

export interface Community {
  rarity: Rarity;
  standingOf(address: string): Standing;
}

/** One sign with the exact values that agree, or do not. */
export interface Finding {
  sign: Sign;
  points: number;
  /** Of what agrees (rarity.ts), before it is weighed; `null` where rarity does not matter. */
  rarity: number | null;
  values: readonly [string, string];
  /** Handles: where both stand. Made: the handle is `handles[0]`. */
  handles?: readonly OwnHandle[];
}

export interface Comparison {
  score: number;
  findings: readonly Finding[];
  /** Full names that cannot be one person's. */
  clash: boolean;
}

interface Made extends Finding {
  handles: readonly [OwnHandle];
}

/** An equal name of one word that is not this rare, and nothing else, is never suggested. */
const rareWord = 1.5;
const neverSuggested = -2;
/** What a second way to read the same string adds. */
const sameString = 0.5;

/** Symmetric. Needs both to be of the community that is given, of which the rarities are. */
export function compare(a: Profile, b: Profile, community: Community, weights: Weights = measured): Comparison {
  const finding = finder(weights);
  const findings: Finding[] = [];
  const address = addressFinding(a, b, community, finding);
  const name = bestName(a, b, community.rarity, finding);
  const clash = name?.clash ?? false;
  // Whoever shares an address may have married; whoever is called something else elsewhere is somebody else.
  if (name !== null && !(clash && address !== null)) findings.push(name.finding);
  const handle = address ?? bestHandle(a, b, community, finding);
  const made = name?.finding.sign === 'nameEqual' ? null : bestMade(a, b, community, finding, name?.finding ?? null);
  findings.push(...once(handle, made));
  const zone = zoneSign(a.zones, b.zones);
  const time = timeSign(a, b);
  if (zone !== null) findings.push(finding(zone, null, ['', '']));
  if (time !== null) findings.push(finding(time, null, ['', '']));
  let score = findings.reduce((sum, { points }) => sum + points, weights.base.points);
  if (!name && !made && handle?.sign === 'handleEqual' && isOneWord(handle) && (handle.rarity ?? 0) < rareWord)
    score = Math.min(score, neverSuggested);
  return { score, findings, clash };
}

type Finder = (sign: Sign, rarity: number | null, values: readonly [string, string], less?: number) => Finding;

const finder =
  (weights: Weights): Finder =>
  (sign, rarity, values, less = 0) => {
    const { points, perRarity = 0, shift = 0 } = weights[sign];
    return { sign, rarity, values, points: points + (rarity === null ? 0 : perRarity * clampRarity(rarity + shift - less)) };
  };

function addressFinding(a: Profile, b: Profile, { rarity, standingOf }: Community, finding: Finder): Finding | null {
  const account = commonAccount(a.accounts, b.accounts);
  if (account) return finding('sameAccount', null, [account.username ?? account.id ?? '', account.host]);
  if (!a.address || !b.address || a.address.key !== b.address.key || a.address.kind === 'placeholder') return null;
  const values = [a.address.shown, b.address.shown] as const;
  if (a.address.kind === 'machine') {
    const handle = a.handles.find(({ place }) => place === 'local');
    return finding('machineAddress', handle ? rarity.ofHandle(handle.text) : -1, values);
  }
  const standing = standingOf(a.address.key);
  if (standing === 'shared') return null;
  return finding(standing === 'double' ? 'doubleAddress' : 'sameAddress', null, values);
}

interface NameFinding {
  finding: Finding;
  clash: boolean;
}

function bestName(a: Profile, b: Profile, rarity: Rarity, finding: Finder): NameFinding | null {
  let best: NameFinding | null = null;
  for (const one of a.names) {
    for (const other of b.names) {
      const found = nameRelation(one, other);
      if (found === null || (contradicts(found) && (one.handleLike || other.handleLike))) continue;
      const clash = contradicts(found);
      if (best && clash && !best.clash) continue;
      const weighed = finding(found.sign, clash ? null : rarityOf(found, rarity), [one.text, other.text], found.less);
      if (!best || (best.clash && !clash) || weighed.points > best.finding.points) best = { finding: weighed, clash };
    }
  }
  return best;
}

const rarityOf = ({ common, initials }: NameRelation, rarity: Rarity): number => rarity.ofWords(common, initials);

/** Handles in an address that so many people use are nobody's. */
function telling({ handles, address }: Profile, { standingOf }: Community): readonly OwnHandle[] {
  if (address?.kind !== 'plain' || standingOf(address.key) !== 'shared') return handles;
  return handles.filter(({ place }) => place !== 'local');
}

function bestHandle(a: Profile, b: Profile, community: Community, finding: Finder): Finding | null {
  let best: Finding | null = null;
  const others = telling(b, community);
  for (const one of telling(a, community)) {
    for (const other of others) {
      const common = one.text === other.text ? one.text : nearHandle(one.text, other.text);
      if (common === null) continue;
      const sign = one.text === other.text ? 'handleEqual' : 'handleNear';
      const weighed = finding(sign, community.rarity.ofHandle(common), [one.shown, other.shown]);
      if (!best || weighed.points > best.points) best = { ...weighed, handles: [one, other] };
    }
  }
  return best;
}

const isOneWord = ({ handles = [] }: Finding): boolean => handles.every(({ place }) => place === 'name');

const madeSigns: Record<MadeForm, Sign> = { whole: 'madeWhole', initial: 'madeInitial', family: 'madeFamily', prefixes: 'madePrefixes' };

function bestMade(a: Profile, b: Profile, community: Community, finding: Finder, name: Finding | null): Made | null {
  let best: Made | null = null;
  const consider = (handle: OwnHandle, names: readonly NameParts[]): void => {
    // A name of one word that is the other's name joined was counted as a name.
    if (handle.ownName || (name?.sign === 'nameJoined' && handle.place === 'name')) return;
    for (const { words, text } of names) {
      const made = madeOf(handle.text, words);
      if (!made) continue;
      const weighed = finding(madeSigns[made.form], community.rarity.ofMade(handle.text, made), [handle.shown, text]);
      if (!best || weighed.points > best.points) best = { ...weighed, handles: [handle] };
    }
  };
  for (const handle of telling(a, community)) consider(handle, b.fullNames);
  for (const handle of telling(b, community)) consider(handle, a.fullNames);
  return best;
}

/** One string counts once: a handle that both have and that is one's name is not two signs. */
function once(handle: Finding | null, made: Made | null): Finding[] {
  if (!handle || !made) return [handle, made].filter((one) => one !== null);
  const text = made.handles[0].text;
  if (!handle.handles?.some((one) => one.text === text)) return [handle, made];
  return handle.points >= made.points ? [handle, { ...made, points: sameString }] : [made, { ...handle, points: sameString }];
}
