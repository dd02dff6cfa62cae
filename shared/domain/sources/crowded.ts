/** What a hostile or broken list would make slow for everybody. Pure. */
import { daysKey } from '../events/known-event.ts';
import type { Told, ToldEvent } from './told.ts';

/** Of one source, with the same first and last day: the largest list of conferences has some sixty, and all of them are compared with each other. */
export const mostOnTheSameDays = 500;

/** Sets aside the events that are more than so many on the same days. */
export function withoutCrowds<T extends Pick<Told, 'events' | 'aside'>>(told: T): T {
  const counts = new Map<string, number>();
  const crowd = new Set<ToldEvent>();
  for (const event of told.events) {
    const key = daysKey(event.startsOn, event.endsOn);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > mostOnTheSameDays) crowd.add(event);
  }
  if (crowd.size === 0) return told;
  const aside = [...crowd].map(({ key, name, startsOn }) => ({
    key,
    reason: `More than ${mostOnTheSameDays} events of this source stand on ${startsOn}. This one was left out.`,
    raw: name,
  }));
  return { ...told, events: told.events.filter((event) => !crowd.has(event)), aside: [...told.aside, ...aside] };
}
