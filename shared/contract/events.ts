import { countedKinds } from '../domain/contributors/contributions.ts';
import { eventKinds, eventStates } from '../domain/events/event.ts';
import { correctedFields, mostTopics } from '../domain/events/known-event.ts';
import { z } from '../zod.ts';
import { link } from './by-hand.ts';
import { day, instant, nothing, page, pageOf, uid } from './common.ts';
import { area, command, query } from './define.ts';

export const eventRow = z.strictObject({
  id: uid,
  name: z.string(),
  kind: z.enum(eventKinds),
  state: z.enum(eventStates),
  startsOn: day,
  /** The last day, the same as the first for an event of one day. */
  endsOn: day,
  /** Where it has times and not only days. */
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  /** IANA zone of its times. */
  zone: z.string().nullable(),
  /** `null`: nobody said. */
  online: z.boolean().nullable(),
  /** A city, or a room; empty when nobody said. */
  place: z.string(),
  link: z.string(),
  /** Its call for papers; `null`: none is known. `unknown`: to be announced, so never overdue. `endsAt`: the last instant, only of `dated`. */
  call: z.strictObject({ state: z.enum(['dated', 'unknown', 'cancelled']), endsAt: instant.nullable(), link: z.string() }).nullable(),
  topics: z.array(z.string()).max(mostTopics),
  /** People with something that they did there. */
  people: z.int(),
  /** Talks that a schedule tells of. */
  talks: z.int(),
  /** Somebody added it; otherwise only sources tell of it. */
  isByHand: z.boolean(),
  /** Taken out of the lists by somebody. */
  isHidden: z.boolean(),
  /** Sources that tell of it. */
  sources: z.array(z.strictObject({ id: uid, name: z.string() })).max(1000),
  /** What somebody corrected in what sources tell. */
  corrected: z.array(z.enum(correctedFields)).max(correctedFields.length),
});
export type EventRow = z.infer<typeof eventRow>;

const event = z.strictObject({ event: uid });
const entry = {
  name: z.string().trim().min(1).max(200),
  kind: z.enum(eventKinds),
  state: z.enum(eventStates),
  startsOn: day,
  endsOn: day,
  online: z.boolean(),
  place: z.string().trim().max(200),
  link,
};

export const events = area('events', {
  list: query(
    'Events by date: upcoming ones with the next first, past ones with the last first, open calls for papers with the one that ends next first.',
    page.extend({ when: z.enum(['all', 'upcoming', 'past', 'calls', 'hidden']).default('all'), search: z.string().max(200).default('') }),
    pageOf(eventRow),
  ),
  counts: query(
    'How many events are to come, are over, have an open call for papers, or were taken out of the lists.',
    nothing,
    z.strictObject({ upcoming: z.int(), past: z.int(), calls: z.int(), hidden: z.int() }),
  ),
  get: query('One event.', event, eventRow),
  activities: query(
    'What people did at an event, by name.',
    event.extend(page.shape),
    pageOf(
      z.strictObject({
        activity: z.string(),
        isByHand: z.boolean(),
        contributor: z.strictObject({ id: uid, name: z.string() }),
        countsAs: z.enum(countedKinds),
        title: z.string(),
        link: z.string(),
        day,
      }),
    ),
  ),

  addEvent: command(
    'Add an event; without dates it is today, and it ends on the day it starts.',
    z.strictObject({
      name: entry.name,
      kind: entry.kind.default('meetup'),
      state: entry.state.optional().meta({ description: 'default: planned; done when it is over' }),
      startsOn: entry.startsOn.optional(),
      endsOn: entry.endsOn.optional(),
      online: entry.online.default(false),
      place: entry.place.default(''),
      link: entry.link.default(''),
    }),
    eventRow,
  ),
  editEvent: command(
    'Correct an event. What is corrected in one that sources tell of holds, whatever they say later.',
    event.extend({
      name: entry.name.optional(),
      kind: entry.kind.optional(),
      state: entry.state.optional(),
      startsOn: entry.startsOn.optional(),
      endsOn: entry.endsOn.optional(),
      online: entry.online.optional(),
      place: entry.place.optional(),
      link: entry.link.optional(),
    }),
    eventRow,
  ),
  useListed: command('Take back what was corrected in an event: it is again as its sources tell.', event, eventRow),
  removeEvent: command(
    'Take an event away; what people did there stays, without it. One that sources tell of is kept out of the lists, and can be brought back.',
    event,
    nothing,
  ),
  bringBack: command('Show an event again that was taken out of the lists.', event, eventRow),
});
