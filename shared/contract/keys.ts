/** The key of a workspace and what it protects, as they cross; the procedures are in workspace.ts and contributors.ts. The key itself crosses nowhere. */
import { z } from '../zod.ts';
import { instant } from './common.ts';

/** A recovery phrase as somebody wrote it. Headless it comes as `--secret phrase=env:VAR` only. */
export const secretPhrase = z.string().max(2000).meta({ description: 'headless only as --secret phrase=env:VAR' });

/** Words of a phrase that was just shown, by their place from 1: whoever can say them has written it down. */
export const confirmedWords = z.array(z.strictObject({ place: z.int().min(1).max(12), word: z.string().max(100) })).length(2);

/** Either two words of the phrase that `workspace.newPhrase` gave last, or a whole one. */
export const phraseProof = z.strictObject({ confirm: confirmedWords.optional(), phrase: secretPhrase.optional() });

export const keyState = z.strictObject({
  /** `none`: there is no key, because nothing needed one yet. */
  state: z.enum(['none', 'locked', 'unlocked']),
  /** When the phrase was set that opens this file. */
  phraseAt: instant.nullable(),
  addresses: z.int(),
  /** Whether this computer's keychain opens it by itself at a start; `unavailable`: there is no keychain to keep it in. */
  keychain: z.enum(['kept', 'not_kept', 'unavailable']),
});
export type KeyState = z.infer<typeof keyState>;

export const postalAddress = z.strictObject({
  name: z.string().trim().max(200),
  lines: z.array(z.string().trim().max(200)).max(5),
  postcode: z.string().trim().max(30).default(''),
  city: z.string().trim().max(200).default(''),
  region: z.string().trim().max(200).default(''),
  country: z.string().trim().max(100).meta({ description: 'a country by its name, or its code of two letters' }),
  phone: z.string().trim().max(60).default(''),
});

export const postalAddressState = z.strictObject({
  /** `taken_back`: there is none, and undo could bring one back. */
  state: z.enum(['none', 'kept', 'taken_back']),
  lock: z.enum(['open', 'locked', 'no_key']),
  /** Another one whenever something else is kept; `null` where nothing is. */
  version: z.string().nullable(),
  /** Only where it was asked for. */
  address: postalAddress.nullable(),
  /** Addresses that are gone for good, and when the last backup that could hold one has made room. */
  purged: z.strictObject({ at: instant, completeAt: instant }).nullable(),
});
export type PostalAddressState = z.infer<typeof postalAddressState>;

/** Where a file comes from that is a copy for a colleague. */
export const colleagueCopy = z.strictObject({ at: instant, workspace: z.string(), withoutNotes: z.boolean() });
