/** From the entries of conference lists to one event each. */
import { bestCall, mostSaid, together } from '../../../../shared/domain/events/said-of.ts';
import { cityOf, groupSame, nameWithoutYear } from '../../../../shared/domain/events/same-event.ts';
import type { ToldAside, ToldCall, ToldEvent } from '../../../../shared/domain/sources/told.ts';
import { isDay } from '../../../../shared/domain/time/days.ts';
import { rawOf } from '../telling.ts';

export interface Entry {
  name: string;
  startsOn: string;
  endsOn: string;
  place: string;
  link: string;
  online: boolean | null;
  isCancelled: boolean;
  call: ToldCall;
  topics: string[];
}

/** Why an entry is no event; `null` where it is one. */
export function problemWith({ name, startsOn, endsOn }: Pick<Entry, 'name' | 'startsOn' | 'endsOn'>): string | null {
  if (name === '') return 'It has no name.';
  if (!isDay(startsOn)) return 'The day on which it begins is missing or is no day.';
  if (!isDay(endsOn)) return 'The day on which it ends is missing or is no day.';
  return endsOn < startsOn ? 'It ends before it begins.' : null;
}

export const asideOf = (key: string, reason: string, entry: unknown): ToldAside => ({ key, reason, raw: rawOf(entry) });

/**
 * One event for each real one, by day and name; topics of all lists that name it. The key is its days, name and city, so that an entry
 * that moves to another list stays the same event. In whatever order entries come, the events are the same.
 */
export function eventsOf(entries: readonly Entry[]): ToldEvent[] {
  const events = groupSame(entries).map((group): ToldEvent => {
    const [name, place, link] = [
      mostSaid(group.map((each) => each.name)),
      mostSaid(group.map((each) => each.place)),
      mostSaid(group.map((each) => each.link)),
    ];
    const { startsOn, endsOn } = group[0] as Entry;
    return {
      key: `${startsOn} ${nameWithoutYear(name)} ${cityOf(place)}`.trim().slice(0, 300),
      name,
      kind: 'conference',
      startsOn,
      endsOn,
      startsAt: null,
      endsAt: null,
      zone: null,
      isCancelled: group.some((each) => each.isCancelled),
      online: together(group.map((each) => each.online)),
      place,
      link,
      call: bestCall(group.map((each) => each.call)),
      topics: [...new Set(group.flatMap((each) => each.topics))].sort(),
    };
  });
  return withOwnKeys(
    events.sort((a, b) =>
      a.key < b.key ? -1 : a.key > b.key ? 1 : a.endsOn < b.endsOn ? -1 : a.endsOn > b.endsOn ? 1 : a.link < b.link ? -1 : 1,
    ),
  );
}

/** Two events with the days, name and city of one differ by their last day or their page: a number tells their keys apart. */
function withOwnKeys(events: ToldEvent[]): ToldEvent[] {
  const taken = new Map<string, number>();
  return events.map((event) => {
    const times = (taken.get(event.key) ?? 0) + 1;
    taken.set(event.key, times);
    return times === 1 ? event : { ...event, key: `${event.key} (${times})` };
  });
}
