import { fold } from '../identities/fold.ts';
import type { EventKind } from './event.ts';

const said: readonly [EventKind, RegExp][] = [
  ['office_hours', /\boffice hours?\b/],
  ['hackathon', /\bhack(?:athon| day|fest)\b/],
  ['webinar', /\bwebinar\b/],
];

/** The kind that the name of an event says itself; `otherwise` where it says none. */
export const kindSaid = (name: string, otherwise: EventKind): EventKind => {
  const plain = fold(name).replace(/[^a-z0-9]+/g, ' ');
  return said.find(([, words]) => words.test(plain))?.[0] ?? otherwise;
};

/** Whether a place says that one takes part from anywhere; `null`: it says nothing of it. */
export const onlineSaid = (place: string): boolean | null =>
  /^(?:online|virtual|remote|internet|web|everywhere|worldwide)\b/i.test(place.trim()) || /^https?:\/\//i.test(place.trim()) ? true : null;
