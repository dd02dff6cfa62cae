/** What speaks for and against two identities being one person, and how much together. */
import { commonAccount } from './account-relation.ts';
import { nearHandle } from './handle-relation.ts';
import { type MadeForm, madeOf } from './made.ts';
import type { NameParts } from './name-parts.ts';
import { contradicting, nameRelation } from './name-relation.ts';
import type { OwnHandle, Profile } from './profile.ts';
import { clampRarity, type Rarity } from './rarity.ts';
import { timeSign, zoneSign } from './same-life.ts';
import { measured, type Sign, type Weight, type Weights } from './weights.ts';

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
  /**
   * All that agrees is a full name that is nothing like the one the identity mostly signs with: more often somebody else who signed with
   * the address once than a person of two names.
   */
  byOther: boolean;
}

interface Made extends Finding {
  handles: readonly [OwnHandle];
}

/** An equal name of one word that is not this rare, and nothing else, is never suggested. */
const rareWord = 1.5;
const neverSuggested = -2;
/** What a second way to read the same string adds. */
const sameString = 0.5;

/**
 * Symmetric. Needs both to be of the community that is given, of which the rarities are. What cannot reach `atLeast` by where and when both
 * are active is not asked for that: nineteen of twenty pairs.
 */
export function compare(
  a: Profile,
  b: Profile,
  community: Community,
  weights: Weights = measured,
  atLeast = Number.NEGATIVE_INFINITY,
): Comparison {
  const findings: Finding[] = [];
  const address = addressFinding(a, b, community, weights);
  const name = bestName(a, b, community.rarity, weights);
  const clash = name !== null && contradicting.has(name.sign);
  // Whoever shares an address may have married; whoever is called something else elsewhere is somebody else.
  if (name !== null && !(clash && address !== null)) findings.push(name);
  const [first, second] = [telling(a, community), telling(b, community)];
  const handle = address ?? bestHandle(first, second, community.rarity, weights);
  const made = name?.sign === 'nameEqual' ? null : bestMade([first, a.fullNames], [second, b.fullNames], community.rarity, weights, name);
  findings.push(...once(handle, made));
  let score = weights.base.points;
  for (const { points } of findings) score += points;
  if (score + weights.zoneSame.points + weights.timeClose.points >= atLeast) {
    for (const sign of [zoneSign(a.zones, b.zones), timeSign(a, b)]) {
      if (sign === null) continue;
      const { points } = weights[sign];
      findings.push({ sign, points, rarity: null, values: noValues });
      score += points;
    }
  }
  if (!name && !made && handle?.sign === 'handleEqual' && isOneWord(handle) && (handle.rarity ?? 0) < rareWord)
    score = Math.min(score, neverSuggested);
  const byOther = name !== null && !address && !handle && !made && (isOther(name.values[0], a) || isOther(name.values[1], b));
  return { score, findings, clash, byOther };
}

/** Whether a name has nothing in common with the one that is signed with most; whoever married keeps one word of it. */
function isOther(text: string, { fullNames }: Profile): boolean {
  const [first, ...others] = fullNames.filter(({ handleLike }) => !handleLike);
  const name = others.find((other) => other.text === text);
  return first !== undefined && name !== undefined && nameRelation(first, name)?.sign === 'nameNoneCommon';
}

const noValues = ['', ''] as const;

/** What a sign is worth where what agrees is this rare; `less` is taken off the rarity. */
function worth({ points, perRarity = 0, shift = 0 }: Weight, rarity: number | null, less = 0): number {
  return points + (rarity === null ? 0 : perRarity * clampRarity(rarity + shift - less));
}

function addressFinding(a: Profile, b: Profile, { rarity, standingOf }: Community, weights: Weights): Finding | null {
  const found = (sign: Sign, values: readonly [string, string], rare: number | null = null): Finding => ({
    sign,
    points: worth(weights[sign], rare),
    rarity: rare,
    values,
  });
  const account = commonAccount(a.accounts, b.accounts);
  if (account) return found('sameAccount', [account.username ?? account.id ?? '', account.host]);
  if (!a.address || !b.address || a.address.key !== b.address.key || a.address.kind === 'placeholder') return null;
  const values = [a.address.shown, b.address.shown] as const;
  if (a.address.kind === 'machine') {
    const handle = a.handles.find(({ place }) => place === 'local');
    return found('machineAddress', values, handle ? rarity.ofHandle(handle.text) : -1);
  }
  const standing = standingOf(a.address.key);
  if (standing === 'shared') return null;
  return found(standing === 'double' ? 'doubleAddress' : 'sameAddress', values);
}

function bestName(a: Profile, b: Profile, rarity: Rarity, weights: Weights): Finding | null {
  let best: Finding | null = null;
  for (const one of a.names) {
    for (const other of b.names) {
      const found = nameRelation(one, other);
      if (found === null) continue;
      const clash = contradicting.has(found.sign);
      // What may be no name at all contradicts none; and one pair of names that fits outweighs all others.
      if (clash && (one.handleLike || other.handleLike || (best && !contradicting.has(best.sign)))) continue;
      const rare = clash ? null : rarity.ofWords(found.common, found.initials);
      const points = worth(weights[found.sign], rare, found.less);
      if (!best || (contradicting.has(best.sign) && !clash) || points > best.points)
        best = { sign: found.sign, points, rarity: rare, values: [one.text, other.text] };
    }
  }
  return best;
}

/** Handles in an address that so many people use are nobody's. */
function telling({ handles, address }: Profile, { standingOf }: Community): readonly OwnHandle[] {
  if (address?.kind !== 'plain' || standingOf(address.key) !== 'shared') return handles;
  return handles.filter(({ place }) => place !== 'local');
}

function bestHandle(a: readonly OwnHandle[], b: readonly OwnHandle[], rarity: Rarity, weights: Weights): Finding | null {
  let best: Finding | null = null;
  for (const one of a) {
    for (const other of b) {
      const isEqual = one.text === other.text;
      const common = isEqual ? one.text : nearHandle(one, other);
      if (common === null) continue;
      const sign = isEqual ? 'handleEqual' : 'handleNear';
      const rare = rarity.ofHandle(common);
      const points = worth(weights[sign], rare);
      if (!best || points > best.points) best = { sign, points, rarity: rare, values: [one.shown, other.shown], handles: [one, other] };
    }
  }
  return best;
}

const isOneWord = ({ handles = [] }: Finding): boolean => handles.every(({ place }) => place === 'name');

const madeSigns: Record<MadeForm, Sign> = { whole: 'madeWhole', initial: 'madeInitial', family: 'madeFamily', prefixes: 'madePrefixes' };

type Side = readonly [readonly OwnHandle[], readonly NameParts[]];

function bestMade([handlesA, namesA]: Side, [handlesB, namesB]: Side, rarity: Rarity, weights: Weights, name: Finding | null): Made | null {
  const first = bestMadeOf(handlesA, namesB, rarity, weights, name);
  const second = bestMadeOf(handlesB, namesA, rarity, weights, name);
  return first && second ? (second.points > first.points ? second : first) : (first ?? second);
}

function bestMadeOf(
  handles: readonly OwnHandle[],
  names: readonly NameParts[],
  rarity: Rarity,
  weights: Weights,
  name: Finding | null,
): Made | null {
  let best: Made | null = null;
  for (const handle of handles) {
    // A name of one word that is the other's name joined was counted as a name.
    if (handle.ownName || (name?.sign === 'nameJoined' && handle.place === 'name')) continue;
    for (const { words, text } of names) {
      const made = madeOf(handle.stem, words);
      if (!made) continue;
      const rare = rarity.ofMade(handle.text, made);
      const points = worth(weights[madeSigns[made.form]], rare);
      if (!best || points > best.points)
        best = { sign: madeSigns[made.form], points, rarity: rare, values: [handle.shown, text], handles: [handle] };
    }
  }
  return best;
}

/** One string counts once: a handle that both have and that is one's name is not two signs. */
function once(handle: Finding | null, made: Made | null): Finding[] {
  if (!handle || !made) return handle ? [handle] : made ? [made] : [];
  const text = made.handles[0].text;
  if (!handle.handles?.some((one) => one.text === text)) return [handle, made];
  return handle.points >= made.points ? [handle, { ...made, points: sameString }] : [made, { ...handle, points: sameString }];
}
