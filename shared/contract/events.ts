import { contributionKinds } from '../domain/contributors/contributions.ts';
import { eventKinds, eventStates } from '../domain/events/event.ts';
import { z } from '../zod.ts';
import { link } from './by-hand.ts';
import { day, nothing, page, pageOf, uid } from './common.ts';
import { area, command, query } from './define.ts';

export const eventRow = z.strictObject({
  id: uid,
  name: z.string(),
  kind: z.enum(eventKinds),
  state: z.enum(eventStates),
  startsOn: day,
  /** The last day, the same as the first for an event of one day. */
  endsOn: day,
  online: z.boolean(),
  /** A city, or a room; empty when nobody said. */
  place: z.string(),
  link: z.string(),
  /** People with something that they did there. */
  people: z.int(),
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
    'Events by date: those to come with the next one first, those that are over with the last one first.',
    page.extend({ when: z.enum(['all', 'upcoming', 'past']).default('all'), search: z.string().max(200).default('') }),
    pageOf(eventRow),
  ),
  get: query('One event.', event, eventRow),
  activities: query(
    'What people did at an event, by name.',
    event.extend(page.shape),
    pageOf(
      z.strictObject({
        activity: uid,
        contributor: z.strictObject({ id: uid, name: z.string() }),
        countsAs: z.enum(contributionKinds),
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
    'Correct an event.',
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
  removeEvent: command('Take an event away; what people did there stays, without it.', event, nothing),
});
