/**
 * What sources tell beyond commits, as facts: people as an account or a name, what they did, events, and talks at them. A connector
 * makes these out of a page, a file or a list; it knows no store. Instants are UTC epoch milliseconds, days are `2026-05-14`.
 */
import type { ContributionKind, creditKinds } from '../contributors/contributions.ts';
import type { EventKind } from '../events/event.ts';

/** Somebody as one source names them. What is not told is `null`, never empty. */
export interface ToldPerson {
  /** Where the account is: `github`, `gitlab.example.org`, `discourse.example.org`, `irc`. Of a name alone: where it stands. */
  platform: string;
  /** The number the platform knows them by, which stays when they are renamed; `null` where it has none. */
  accountId: string | null;
  username: string | null;
  name: string | null;
  email: string | null;
  /** The platform has checked that the address is theirs: then it proves who they are. */
  isEmailVerified: boolean;
  /** By a flag of the platform or a login that ends in `[bot]`, never by a word in the name. */
  isBot: boolean;
}

/** What a source can tell that somebody did. */
export type ToldKind = ContributionKind | (typeof creditKinds)[number];

/** One thing that somebody did. */
export interface ToldActivity {
  /** Unique in its source, and the same at each reading. */
  key: string;
  person: ToldPerson;
  countsAs: ToldKind;
  at: number;
  title: string;
  /** An address of http or https; empty where there is none. */
  link: string;
}

/** How things stand with a call for papers. `unknown`: to be announced, or nothing is said; it is never overdue. */
export interface ToldCall {
  state: 'dated' | 'unknown' | 'cancelled';
  /** The last instant at which one may send something in; only of `dated`. Without a zone it ends Anywhere on Earth (UTC-12). */
  endsAt: number | null;
  link: string;
}

/** One event, or one occurrence of one that recurs. */
export interface ToldEvent {
  key: string;
  name: string;
  kind: EventKind;
  /** Whole days where the event is; the last one is a day of it. */
  startsOn: string;
  endsOn: string;
  /** `null`: it has days and no times. */
  startsAt: number | null;
  endsAt: number | null;
  /** IANA; `null` where it has no times, or none of them says where. */
  zone: string | null;
  isCancelled: boolean;
  /** `null`: nobody says. */
  online: boolean | null;
  /** As written: "Lisbon, Portugal"; empty where nobody says. */
  place: string;
  link: string;
  /** `null`: it has none, such as a meetup. */
  call: ToldCall | null;
  topics: string[];
}

/** A session with people who gave it. Service sessions (breaks, registration) are none. */
export interface ToldTalk {
  key: string;
  /** `key` of its event. */
  event: string;
  title: string;
  /** `null`: not scheduled yet; its day is that of its event then. */
  startsAt: number | null;
  link: string;
  speakers: ToldPerson[];
}

/** Somebody whom a list names, by one entry of it. */
export interface ListedPerson {
  /** As many as the entry has accounts; one with the name alone where it has none. The same entry says that they are one person. */
  accounts: ToldPerson[];
  /** "Porto, Portugal"; `null` where none is told. "Remote" is no place. */
  location: string | null;
}

/** Something that could not be understood: kept with its reason, and the rest is read. */
export interface ToldAside {
  key: string;
  /** A sentence for a programme manager. */
  reason: string;
  raw: string;
}

/** What one file, page or list says. */
export interface Told {
  people: ToldPerson[];
  activities: ToldActivity[];
  events: ToldEvent[];
  talks: ToldTalk[];
  aside: ToldAside[];
  /** Sentences worth knowing, such as a zone that nobody knows. */
  remarks: string[];
}

export const toldNothing = (): Told => ({ people: [], activities: [], events: [], talks: [], aside: [], remarks: [] });
