/** Contacts and consents of a person, as they cross; the procedures are in contributors.ts. */
import { consentBases, consentPurposes, consentStates } from '../domain/contributors/consent.ts';
import { contactChannels } from '../domain/contributors/contacts.ts';
import { z } from '../zod.ts';
import { day, instant, uid } from './common.ts';
import { doer } from './team.ts';

export const contactText = z.string().trim().max(5000);

/** A contact as it is noted, without whom it was with. */
export const newContact = z.strictObject({
  channel: z.enum(contactChannels),
  text: contactText.default(''),
  at: instant.optional().meta({ description: 'default: now' }),
  by: uid.optional().meta({ description: 'a teammate; default: who sits here' }),
  followUpOn: day.nullable().default(null),
});
export type NewContact = z.output<typeof newContact>;

/** What people said for one purpose, without who. */
export const newConsent = z.strictObject({
  purpose: z.enum(consentPurposes),
  state: z.enum(consentStates).default('given'),
  basis: z.enum(consentBases),
  text: z.string().trim().min(1).max(5000),
  at: instant.optional().meta({ description: 'when it was said; default: now' }),
  until: day.nullable().default(null),
});
export type NewConsent = z.output<typeof newConsent>;

export const contactRow = z.strictObject({
  id: uid,
  channel: z.enum(contactChannels),
  at: instant,
  /** Who talked to them; `null` where nobody had said so. */
  by: doer.nullable(),
  text: z.string(),
  /** The day to come back to it, and whether somebody did. */
  followUp: z.strictObject({ on: day, done: z.boolean() }).nullable(),
});
export type ContactRow = z.infer<typeof contactRow>;

export const consentRow = z.strictObject({
  id: uid,
  purpose: z.enum(consentPurposes),
  state: z.enum(consentStates),
  basis: z.enum(consentBases),
  text: z.string(),
  at: instant,
  until: day.nullable(),
  by: doer.nullable(),
});
export type ConsentRow = z.infer<typeof consentRow>;

export const consentNow = z.record(z.enum(consentPurposes), z.enum([...consentStates, 'none']));

/** The record that decides, per purpose; of one where nothing holds (`none`) it has ended. Not there: nothing was recorded. */
export const consentRecords = z.partialRecord(z.enum(consentPurposes), consentRow);
