import { tiers } from '../domain/identities/likeness/tiers.ts';
import { z } from '../zod.ts';
import { instant, nothing, page, pageOf, uid } from './common.ts';
import { area, command, job } from './define.ts';
import { doer } from './team.ts';

/** An answer "not the same", as a profile shows it. */
export const apartRow = z.strictObject({
  id: uid,
  /** Whom they are not, as they are called now, and what the profile is of; `null`: nobody of that name is here any more. */
  contributor: uid.nullable(),
  name: z.string(),
  by: doer.nullable(),
  at: instant,
});
export type ApartRow = z.infer<typeof apartRow>;

const side = z.strictObject({
  /** The identity that the suggestion is about. */
  identity: uid,
  contributor: uid,
  name: z.string(),
  contributions: z.int(),
  firstActive: instant.nullable(),
  lastActive: instant.nullable(),
  identities: z.array(z.string()).max(20),
});

/** Two who may be one person. */
export const suggestionRow = z.strictObject({
  tier: z.enum(tiers),
  /** Only puts them in order. */
  score: z.number(),
  one: side,
  other: side,
  /** Suggestions with the same one belong to one group. */
  bundle: uid.nullable(),
  /** What agrees, and what does not. */
  reasons: z.array(z.string()).max(50),
  against: z.array(z.string()).max(50),
});
export type SuggestionRow = z.infer<typeof suggestionRow>;

const pair = z.strictObject({ contributor: uid, other: uid });

export const identities = area('identities', {
  suggestions: job(
    'Who may be there twice, the surest first: what agrees, what does not. Nobody is joined by it.',
    page.extend({ tier: z.enum(tiers).optional() }),
    pageOf(suggestionRow).extend({ counts: z.strictObject({ certain: z.int(), likely: z.int(), possible: z.int() }) }),
  ),
  same: command(
    'Say that pairs of contributors are one person each, as one change.',
    z.strictObject({ pairs: z.array(pair).min(1).max(500), reason: z.string().trim().max(2000).default('') }),
    z.strictObject({ merged: z.int() }),
  ),
  notSame: command(
    'Say that two contributors are not one person. It holds for all of both, also for what proves the contrary later.',
    pair,
    z.strictObject({ answer: uid }),
  ),
  takeBackNotSame: command(
    'Take the answer back that two are not one person: what proves the contrary counts again.',
    z.strictObject({ answer: uid }),
    nothing,
  ),
  splitContributor: command(
    'Say that some identities of a contributor are somebody else. They become one person, the others another; notes and tags stay with the identity they were written of.',
    z.strictObject({ contributor: uid, identities: z.array(uid).min(1).max(1000) }),
    z.strictObject({ contributor: uid, other: uid }),
  ),
});
