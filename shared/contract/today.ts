import { z } from '../zod.ts';
import { day, instant, nothing, uid } from './common.ts';
import { contactChannels } from './contacts.ts';
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
    kind: z.literal('source_stopped'),
    source: z.strictObject({ id: uid, name: z.string() }),
    /** When its last run ended. */
    at: instant,
    /** What happened, in words. */
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('set_aside'),
    source: z.strictObject({ id: uid, name: z.string() }),
    /** Items that could not be read. */
    count: z.int().min(1),
  }),
]);
export type TodayItem = z.infer<typeof todayItem>;

export const today = area('today', {
  list: query(
    'What needs a person now: follow-ups that are due, sources that stopped, what could not be read.',
    nothing,
    z.strictObject({
      /** Today where the workspace counts its days. */
      day,
      items: z.array(todayItem).max(500),
      /** Follow-ups that are due, also those beyond the ones listed. */
      followUps: z.int(),
    }),
  ),
});
