import { consentPurposes } from '../domain/contributors/consent.ts';
import { contactChannels } from '../domain/contributors/contacts.ts';
import { z } from '../zod.ts';
import { day, instant, nothing, uid } from './common.ts';
import { area, query } from './define.ts';

/** What needs a person now. Areas add kinds of their own. */
export const todayItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('follow_up'),
    /** The contact to come back to. */
    id: uid,
    contributor: z.strictObject({ id: uid, name: z.string() }),
    due: day,
    /** Days since it was due; 0: today. */
    late: z.int().min(0),
    channel: z.enum(contactChannels),
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('consent_ending'),
    contributor: z.strictObject({ id: uid, name: z.string() }),
    purpose: z.enum(consentPurposes),
    /** The last day it holds. */
    until: day,
    /** Days to that day; 0: it ends today. */
    left: z.int().min(0),
  }),
  z.strictObject({
    kind: z.literal('source_stopped'),
    source: z.strictObject({ id: uid, name: z.string() }),
    /** It can be read again from where it lies; otherwise its file is asked for. */
    canReadAgain: z.boolean(),
    /** When its last run ended. */
    at: instant,
    /** What happened, in words. */
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('set_aside'),
    source: z.strictObject({ id: uid, name: z.string() }),
    /** Items that could not be read, without those somebody has seen. */
    count: z.int().min(1),
  }),
]);
export type TodayItem = z.infer<typeof todayItem>;

export const todayKinds = ['follow_up', 'consent_ending', 'source_stopped', 'set_aside'] as const satisfies readonly TodayItem['kind'][];

export const today = area('today', {
  list: query(
    'What needs a person now: follow-ups that are due, consent that runs out, sources that stopped, what could not be read.',
    nothing,
    z.strictObject({
      /** Today where the workspace counts its days. */
      day,
      /** The most pressing of each kind, kind after kind. */
      items: z.array(todayItem).max(500),
      /** How many of each kind, also those beyond the ones listed. */
      counts: z.record(z.enum(todayKinds), z.int()),
      total: z.int(),
    }),
  ),
});
