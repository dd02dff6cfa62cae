/** What the team of the sample noted about its people. */
import type { CustomKind } from '../contributors/details.ts';
import { inventConsents, type SampleConsent } from './consents.ts';
import { inventContacts, type SampleContact } from './contacts.ts';
import type { SampleEvent } from './events.ts';
import { type Attended, gatherings } from './gatherings.ts';
import type { Member } from './members.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

import { inventNotes } from './notes.ts';
import { type Field, type Item, profileOf } from './profiles.ts';
import type { Random } from './random.ts';

export interface Teammate {
  name: string;
  title: string;
  teams: readonly string[];
}

/** Who works with the sample; the first one sits at the keyboard. Elsewhere they are named by their place in this list. */
export const teammates: readonly Teammate[] = [
  { name: 'Mara Hollvik', title: 'Community programme manager', teams: ['Programme', 'Events and speakers'] },
  { name: 'Ilo Brandtner', title: 'Event organiser', teams: ['Events and speakers'] },
  { name: 'Nadia Quarrish', title: 'Recognition and swag', teams: ['Programme'] },
  { name: 'Teo Marlwood', title: 'Developer relations', teams: ['Programme', 'Events and speakers'] },
];
export const teams = ['Programme', 'Events and speakers'] as const;

export const customFields: readonly { name: string; kind: CustomKind; choices: readonly string[] }[] = [
  { name: 'Mentoring', kind: 'choice', choices: ['Is a mentor', 'Would like one', 'Not now'] },
  { name: 'Code of conduct read', kind: 'date', choices: [] },
];
/** Instants are UTC epoch milliseconds, days are like `2026-05-14`; `by` is a place in `teammates`. */
export interface SampleDecisions {
  /** Of an owner: the place in `teammates`; of a field of one's own: its name. */
  values: { member: Member; field: Field; value: string }[];
  items: { member: Member; item: Item }[];
  watches: { member: Member; by: number }[];
  tags: { member: Member; tag: string }[];
  notes: { member: Member; text: string; at: number }[];
  contacts: SampleContact[];
  consents: SampleConsent[];
  /** What people did at events, added by hand. */
  attended: Attended[];
  /** People nobody knows from a source. */
  met: { name: string; note: string; tag: string; at: number }[];
  /** Two that somebody said are one. */
  merged: { member: Member; other: Member; reason: string; by: number }[];
}

const met: readonly (readonly [name: string, note: string, tag: string, back: number])[] = [
  ['Marisol Calapena', 'Hut warden, met in Porto. Has no account anywhere, **knows every spring** in the range.', 'hut data', 34],
  ['Jarl Mosundgaardh', 'Teacher from Malmö, wants to bring his class to the next map evening.', 'meetups', 180],
  ['Amina Goldharbour', 'Offered the hall for the next Accra Contributor Night.', 'meetups', 90],
];

/** `asOf`: a day since 1970; everything was noted before it, and follow-ups lie around it. */
export function decideAbout(members: readonly Member[], events: readonly SampleEvent[], asOf: number, random: Random): SampleDecisions {
  const profiles = members.map((member) => profileOf(member, asOf, random));
  const kofi = members.find(({ name }) => name === 'K. Ansahene');
  const watched = members.filter(({ character }) => character?.rank === 'core').slice(0, 5);
  return {
    values: profiles.flatMap(({ values }) => values),
    items: profiles.flatMap(({ items }) => items),
    watches: watched.map((member, at) => ({ member, by: at % teammates.length })),
    tags: profiles.flatMap(({ tags }) => tags),
    notes: inventNotes(members, asOf, random),
    contacts: inventContacts(members, asOf, random),
    consents: inventConsents(members, asOf, random),
    attended: gatherings(members, events, asOf, random),
    met: met.map(([name, note, tag, back]) => ({ name, note, tag, at: (asOf - back) * DAY + 15 * HOUR })),
    merged: kofi?.sameAs ? [{ member: kofi.sameAs, other: kofi, reason: 'Told us in chat: it is his old address.', by: 0 }] : [],
  };
}
