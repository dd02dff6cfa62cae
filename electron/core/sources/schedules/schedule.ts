/** What exports of schedules have in common: talks with people who give them, and the days that these lie on. */
import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldEvent, ToldPerson, ToldTalk } from '../../../../shared/domain/sources/told.ts';
import { dayName } from '../../../../shared/domain/time/days.ts';
import { instantAt, knownZone, offsetIn, wallAt } from '../../../../shared/domain/time/zones.ts';

const DAY = 86_400_000;

/** What a schedule does not say of its event. */
export interface EventSaid {
  /** The same at each reading, such as the id of the schedule; also what tells its talks from those of other events. */
  key: string;
  name: string;
  /** IANA: times of a schedule are often those of the place and name no zone. */
  zone: string;
  place?: string;
  link?: string;
}

/** An instant as schedules write it, with an offset or without; `null` for anything else. */
export function instantOf(text: string, zone: string): number | null {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text.trim());
  if (!found) return null;
  const wall = Date.parse(`${found[1]}T${found[2]}:${found[3]}:${found[4] ?? '00'}Z`);
  if (Number.isNaN(wall)) return null;
  if (!found[5]) return instantAt(wall, offsetIn(zone));
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(found[5]) ?? [];
  return wall - (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}

export const dayAt = (at: number, zone: string): string => dayName(Math.floor(wallAt(at, offsetIn(zone)) / DAY));

export function eventAt(said: EventSaid, days: readonly string[], startsAt: number | null, endsAt: number | null): ToldEvent {
  const ordered = [...days].sort();
  return {
    key: said.key,
    name: said.name,
    kind: 'conference',
    startsOn: ordered[0] ?? '',
    endsOn: ordered.at(-1) ?? '',
    startsAt,
    endsAt,
    zone: startsAt === null ? null : knownZone(said.zone),
    isCancelled: false,
    online: null,
    place: said.place ?? '',
    link: webLink(said.link ?? ''),
    call: null,
    topics: [],
  };
}

/** Everybody who gives one of the talks, once. */
export function peopleOf(talks: readonly ToldTalk[]): ToldPerson[] {
  const people = new Map<string, ToldPerson>();
  for (const { speakers } of talks)
    for (const person of speakers) {
      const key = [person.platform, person.accountId ?? person.username ?? person.name].join('\n');
      if (!people.has(key)) people.set(key, person);
    }
  return [...people.values()];
}
