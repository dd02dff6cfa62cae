/** How sure a suggestion is. */
import { clampRarity } from './rarity.ts';
import type { Comparison, Finding } from './score.ts';
import { measured, type Sign } from './weights.ts';

/** `certain`: may be accepted in bulk. `possible`: folded away until asked for. */
export const tiers = ['certain', 'likely', 'possible'] as const;
export type Tier = (typeof tiers)[number];

const leastCertain = 2;
const leastLikely = 1;
export const leastPossible = -1;

export const tierOf = (score: number): Tier | null => (score >= leastLikely ? 'likely' : score >= leastPossible ? 'possible' : null);

/** So rare that it does by itself, without a second sign. */
const rareName = 1.5;
const rareHandle = 1.5;
const rareMade = 2;
/** A full name and a handle together. */
const rareTogether = 2;

const fullName = new Set<Sign>(['nameEqual', 'nameSubset', 'nameJoined']);
const handles = new Set<Sign>(['handleEqual', 'handleNear']);
const made = new Set<Sign>(['madeWhole', 'madeInitial']);

const has = ({ findings }: Comparison, wanted: Sign): boolean => findings.some(({ sign }) => sign === wanted);

export const sharesAccount = (comparison: Comparison): boolean => has(comparison, 'sameAccount');
export const sharesAddress = (comparison: Comparison): boolean => has(comparison, 'sameAddress') || sharesAccount(comparison);

/**
 * Whether two identities may be joined in bulk. A score alone is not enough: one of the signs that are hardly ever wrong must be there. A
 * name of one word is never one of them, however rare: a given name that the table does not know looks as rare as a handle.
 */
export function isCertain(comparison: Comparison): boolean {
  if (comparison.score < leastCertain) return false;
  if (sharesAddress(comparison)) return true;
  if (comparison.clash || comparison.byOther) return false;
  const name = comparison.findings.find(({ sign }) => fullName.has(sign));
  const handle = comparison.findings.find(({ sign }) => handles.has(sign));
  if (name && (name.rarity ?? 0) >= rareName) return true;
  if (name && handle && togetherRare(name, handle)) return true;
  return comparison.findings.some(
    (finding) =>
      (finding.sign === 'machineAddress' && shifted(finding) >= rareHandle) ||
      (finding.sign === 'handleEqual' && shifted(finding) >= rareHandle && isNoName(finding)) ||
      (made.has(finding.sign) && shifted(finding) >= rareMade && isNoName(finding)),
  );
}

const shifted = ({ sign, rarity }: Finding): number => clampRarity((rarity ?? 0) + (measured[sign].shift ?? 0));

const isNoName = ({ handles: at = [] }: Finding): boolean => at.every(({ place }) => place !== 'name');

function togetherRare(name: Finding, handle: Finding): boolean {
  const [ofName, ofHandle] = [shifted(name), shifted(handle)];
  return ofName >= 0 && ofHandle >= 0 && ofName + ofHandle >= rareTogether;
}
