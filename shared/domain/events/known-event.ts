/**
 * Real events, out of what people added by hand, what sources list, and what was corrected in that. An event that was added by hand takes the
 * entries of lists that are about it and keeps its own words; any other is what its entries say together, less what somebody corrected.
 */
import type { ToldCall } from '../sources/told.ts';
import { isDay } from '../time/days.ts';
import { type EventKind, type EventState, eventKinds, eventStates } from './event.ts';
import { bestCall, mostSaid, together } from './said-of.ts';
import { groupSame, type Listed, nameWithoutYear, pageOf } from './same-event.ts';

export interface EventByHand extends Listed {
  uid: string;
  kind: EventKind;
  state: EventState;
  online: boolean;
}

export interface EventListed extends Listed {
  uid: string;
  /** Who tells of it. Of what one source tells, its reader has made one entry for each event already. */
  source: number;
  kind: EventKind;
  startsAt: number | null;
  endsAt: number | null;
  zone: string | null;
  isCancelled: boolean;
  online: boolean | null;
  call: ToldCall | null;
  topics: readonly string[];
}

export const correctedFields = ['name', 'kind', 'state', 'startsOn', 'endsOn', 'online', 'place', 'link', 'hidden'] as const;
export type CorrectedField = (typeof correctedFields)[number];

/** `ofEvent`: the uid of one of its entries. `uid` is in the order of time. */
export interface Correction {
  uid: string;
  ofEvent: string;
  field: string;
  /** As text: `1` and `0` for yes and no. */
  value: string;
}

export interface KnownEvent {
  /** Of what was added by hand, or else the first of its entries' by alphabet. */
  uid: string;
  isByHand: boolean;
  /** A person took it out of the list. */
  isHidden: boolean;
  name: string;
  kind: EventKind;
  /** `null`: nobody said; it follows from its days. */
  state: EventState | null;
  startsOn: string;
  endsOn: string;
  startsAt: number | null;
  endsAt: number | null;
  zone: string | null;
  online: boolean | null;
  place: string;
  link: string;
  call: ToldCall | null;
  topics: string[];
  corrected: CorrectedField[];
  /** Every uid by which somebody may have meant it, its own among them. */
  anchors: string[];
}

/** The first and the last day of an entry: only entries that share both can be one event. */
export const daysKey = (startsOn: string, endsOn: string): string => `${startsOn} ${endsOn}`;

/** Of one event. */
export const mostTopics = 100;

const byUid = <T extends { uid: string }>(all: readonly T[]): T[] => [...all].sort((a, b) => (a.uid < b.uid ? -1 : 1));

/** Of entries that were added by hand, listed and corrected. The answer does not depend on their order. */
export function knownEvents(
  byHand: readonly EventByHand[],
  listed: readonly EventListed[],
  corrections: readonly Correction[],
): KnownEvent[] {
  let left = byUid(listed);
  const found: KnownEvent[] = [];
  for (const own of byUid(byHand)) {
    const [, ...alike] = (groupSame<Listed>([own, ...left])[0] ?? []) as [EventByHand, ...EventListed[]];
    const its = [...Map.groupBy(alike, ({ source }) => source).values()].map((entries) => likest({ ...own, startsAt: null }, entries));
    const taken = new Set(its);
    left = left.filter((entry) => !taken.has(entry));
    const anchors = [own.uid, ...its.map(({ uid }) => uid)];
    found.push({ ...listedOnly(byUid(its)), ...own, isByHand: true, isHidden: false, corrected: [], anchors });
  }
  const said = Map.groupBy(byUid(corrections), ({ ofEvent }) => ofEvent);
  for (const group of groupSame(left).flatMap(oneOfEach))
    found.push(
      corrected(
        fromLists(group),
        group.flatMap(({ uid }) => said.get(uid) ?? []),
      ),
    );
  return found;
}

type Alike = Pick<EventListed, 'name' | 'link' | 'startsAt'>;

/** Of entries that may all be it, the one that is most like it: begins at the same instant, leads to the same page, has the same name. */
function likest(event: Alike, entries: readonly EventListed[]): EventListed {
  const likeness = (entry: Alike): number =>
    (entry.startsAt !== null && entry.startsAt === event.startsAt ? 4 : 0) +
    (entry.link !== '' && pageOf(entry.link) === pageOf(event.link) ? 2 : 0) +
    (nameWithoutYear(entry.name) === nameWithoutYear(event.name) ? 1 : 0);
  return entries.reduce((best, entry) => (likeness(entry) > likeness(best) ? entry : best));
}

/**
 * Groups in which no source stands twice: two office hours of one day are two events, by whatever name. The source that tells of most keeps
 * them apart; entries of the others go to the one they are most like.
 */
function oneOfEach(group: readonly EventListed[]): EventListed[][] {
  const bySource = [...Map.groupBy(group, ({ source }) => source).values()];
  const most = Math.max(...bySource.map(({ length }) => length));
  if (most === 1) return [[...group]];
  const seeds = bySource.find(({ length }) => length === most) ?? [];
  const groups = new Map(seeds.map((seed) => [seed, [seed]]));
  for (const entry of group) {
    if (groups.has(entry)) continue;
    const free = seeds.filter((seed) => groups.get(seed)?.every(({ source }) => source !== entry.source));
    groups.get(likest(entry, free))?.push(entry);
  }
  return [...groups.values()];
}

/** What only lists know of an event that was added by hand. */
function listedOnly(entries: readonly EventListed[]): Pick<KnownEvent, 'startsAt' | 'endsAt' | 'zone' | 'call' | 'topics'> {
  const timed = entries.find(({ startsAt }) => startsAt !== null);
  const calls = entries.flatMap(({ call }) => call ?? []);
  return {
    startsAt: timed?.startsAt ?? null,
    endsAt: timed?.endsAt ?? null,
    zone: timed?.zone ?? null,
    call: calls.length > 0 ? bestCall(calls) : null,
    topics: [...new Set(entries.flatMap(({ topics }) => topics))].sort().slice(0, mostTopics),
  };
}

function fromLists(entries: readonly EventListed[]): KnownEvent {
  const [first] = entries as [EventListed, ...EventListed[]];
  const most = (field: 'name' | 'place' | 'link' | 'kind'): string => mostSaid(entries.map((entry) => entry[field]));
  return {
    ...listedOnly(entries),
    uid: first.uid,
    isByHand: false,
    isHidden: false,
    name: most('name'),
    kind: most('kind') as EventKind,
    // A list that was not kept up says nothing of its being called off.
    state: entries.some(({ isCancelled }) => isCancelled) ? 'cancelled' : null,
    startsOn: first.startsOn,
    endsOn: first.endsOn,
    online: together(entries.map(({ online }) => online)),
    place: most('place'),
    link: most('link'),
    corrected: [],
    anchors: entries.map(({ uid }) => uid),
  };
}

const readers: { [F in CorrectedField]: (value: string) => Partial<KnownEvent> | null } = {
  name: (name) => (name === '' ? null : { name }),
  kind: (value) => pick('kind', eventKinds, value),
  state: (value) => pick('state', eventStates, value),
  startsOn: (startsOn) => (isDay(startsOn) ? { startsOn } : null),
  endsOn: (endsOn) => (isDay(endsOn) ? { endsOn } : null),
  online: (value) => ({ online: value === '1' }),
  place: (place) => ({ place }),
  link: (link) => ({ link }),
  hidden: (value) => (value === '1' ? { isHidden: true } : null),
};

function pick<N extends string, V extends string>(name: N, all: readonly V[], value: string): Record<N, V> | null {
  const found = all.find((one) => one === value);
  return found === undefined ? null : ({ [name]: found } as Record<N, V>);
}

/** Two entries that became one event may both have been corrected: what was said last holds. */
function corrected(event: KnownEvent, corrections: readonly Correction[]): KnownEvent {
  const result = { ...event };
  const fields = new Set<CorrectedField>();
  for (const { field, value } of byUid(corrections)) {
    const known = correctedFields.find((one) => one === field);
    const said = known === undefined ? null : readers[known](value);
    if (known === undefined || said === null) continue;
    Object.assign(result, said);
    fields.add(known);
  }
  if (result.endsOn < result.startsOn) result.endsOn = result.startsOn;
  // Its times were those of other days.
  if (result.startsOn !== event.startsOn || result.endsOn !== event.endsOn)
    Object.assign(result, { startsAt: null, endsAt: null, zone: null });
  return { ...result, corrected: correctedFields.filter((field) => fields.has(field)) };
}
