/** What people add themselves, as it crosses; the procedures are in contributors.ts. */
import { isPage } from '../domain/contributors/by-hand.ts';
import { contributionKinds } from '../domain/contributors/contributions.ts';
import { z } from '../zod.ts';
import { day, instant, uid } from './common.ts';
import { doer } from './team.ts';

export const personName = z.string().trim().min(1).max(200);

export const address = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@<>()"]+@[^\s@<>()"]+$/, 'An address is written like ana@example.org.');

/** Names of platforms in small letters. What git says and what is added by hand are kept under names of their own. */
export const account = z.strictObject({
  platform: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9 ._-]{0,39}$/, 'A platform is named like github.')
    .refine((name) => name !== 'git' && name !== 'hand', 'This is not the name of a platform.'),
  username: z
    .string()
    .trim()
    .transform((name) => name.replace(/^@/, ''))
    .pipe(z.string().min(1).max(200).regex(/^\S+$/, 'An account has no spaces in it.')),
});

export const link = z.string().trim().max(2000).refine(isPage, 'A link begins with https:// or http://.');

export const activityEntry = {
  countsAs: z.enum(contributionKinds),
  title: z.string().trim().min(1).max(300),
  link,
  day,
  event: uid.nullable(),
};

/** What is known of an activity that was added by hand, beside what every activity has. */
export const byHandRow = z.strictObject({
  activity: uid,
  /** Empty when there is none. */
  link: z.string(),
  day,
  /** Who added it; `null` where nobody had said who sat there. */
  by: doer.nullable(),
});

/** Two that a person said are one. */
export const mergeRow = z.strictObject({
  id: uid,
  /** What both were called then. */
  name: z.string(),
  otherName: z.string(),
  reason: z.string(),
  by: doer.nullable(),
  at: instant,
});
export type MergeRow = z.infer<typeof mergeRow>;
