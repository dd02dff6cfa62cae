import { z } from '../zod.ts';
import { instant, nothing, uid } from './common.ts';
import { area, command } from './define.ts';
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

const pair = z.strictObject({ contributor: uid, other: uid });

export const identities = area('identities', {
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
