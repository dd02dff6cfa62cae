/**
 * Issues and change requests (merge or pull requests) as a forge tells them, and topics of a forum. Keys are global: the host, the number
 * of the project, and the number in it, without a colon, such as `forge.example.org/12!34`, `forge.example.org/12#7` and
 * `forum.example.org/forum~7`. UTC epoch milliseconds.
 */
import type { ToldPerson } from './told.ts';

/** Said under an item. A system note ("changed the milestone") is none. */
export interface ToldNote {
  /** Unique among the notes of its item. */
  id: string;
  /** `null`: the account is gone. */
  person: ToldPerson | null;
  at: number;
  /** `review`: looked at the change and said so, line by line or as a whole. */
  kind: 'comment' | 'review';
}

export interface ToldProject {
  key: string;
  /** `north/lamp`. */
  path: string;
  link: string;
}

interface ToldItem {
  key: string;
  project: ToldProject;
  number: number;
  title: string;
  link: string;
  /** `null`: the account is gone, or the forge does not say. */
  author: ToldPerson | null;
  openedAt: number;
  /** The forge's own stamp of its last change. */
  updatedAt: number;
  labels: string[];
  milestone: string | null;
  notes: ToldNote[];
}

/** From when to when something was open; `until`: `null` while it is. */
export interface Interval {
  from: number;
  until: number | null;
}

export interface ToldChangeRequest extends ToldItem {
  kind: 'change_request';
  state: 'open' | 'merged' | 'closed';
  isDraft: boolean;
  /** When it stopped being a draft; when it was opened for one that never was; `null`: it is one still. */
  readyAt: number | null;
  mergedAt: number | null;
  mergedBy: ToldPerson | null;
  /** In order, without overlap. */
  open: Interval[];
}

export interface ToldIssue extends ToldItem {
  kind: 'issue';
  state: 'open' | 'closed';
  closedAt: number | null;
  /** Keys of the change requests that say they close it. */
  closedBy: string[];
}

/** A topic of a forum: what was said in it, but for what began it, is in `notes`. An author of `null`: gone, not told, or the forum itself. */
export interface ToldForumTopic extends ToldItem {
  kind: 'forum_topic';
  /** What began it can still be read by everybody. */
  isBegun: boolean;
}

export type ToldWork = ToldChangeRequest | ToldIssue | ToldForumTopic;

/** Intervals from the moments at which something was closed and opened again; what says nothing new is left out. */
export function intervalsOf(openedAt: number, turns: readonly { at: number; to: 'open' | 'closed' }[]): Interval[] {
  const intervals: Interval[] = [{ from: openedAt, until: null }];
  for (const { at, to } of [...turns].sort((a, b) => a.at - b.at)) {
    const last = intervals.at(-1);
    if (!last) continue;
    if (to === 'closed' && last.until === null) last.until = Math.max(at, last.from);
    if (to === 'open' && last.until !== null) intervals.push({ from: Math.max(at, last.until), until: null });
  }
  return intervals;
}
