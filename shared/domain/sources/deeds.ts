/**
 * What people did, out of issues and change requests. A merged change counts as code for its author; opening one, merging one and
 * talking in what one opened oneself are kept apart: they are signs of life, not contributions. A word on somebody else's issue helps
 * on the issue tracker, on somebody else's change it helps with the change, a review is a review, in somebody else's topic it helps on the
 * forum. An issue opened is a report; a topic begun is kept apart, for a question is not yet help.
 */
import type { ActivityKind, CountedKind } from '../contributors/contributions.ts';
import type { ToldPerson } from './told.ts';
import type { ToldNote, ToldWork } from './work-items.ts';

export interface Deed {
  kind: ActivityKind;
  /** The key of the item, and for what is said under it a colon and the note. */
  key: string;
  person: ToldPerson;
  countsAs: CountedKind;
  at: number;
}

const openedAs = { issue: 'report', change_request: 'proposed', forum_topic: 'question' } as const;

export function deedsOf(item: ToldWork): Deed[] {
  const { key, author } = item;
  const deeds: Deed[] = [];
  if (author) {
    if (item.kind !== 'forum_topic' || item.isBegun)
      deeds.push({ kind: item.kind, key, person: author, countsAs: openedAs[item.kind], at: item.openedAt });
    if (item.kind === 'change_request' && item.mergedAt !== null)
      deeds.push({ kind: 'merged', key, person: author, countsAs: 'code', at: item.mergedAt });
  }
  // Whoever merges their own change did no work on another's.
  if (item.kind === 'change_request' && item.mergedAt !== null && item.mergedBy && !isSame(item.mergedBy, author))
    deeds.push({ kind: 'merging', key, person: item.mergedBy, countsAs: 'merge', at: item.mergedAt });
  // Nobody can be told from whoever asked, or nobody asked.
  const isNobodys = item.kind === 'forum_topic' && author === null;
  for (const note of isNobodys ? [] : item.notes) {
    if (!note.person) continue;
    deeds.push({ kind: 'comment', key: `${key}:${note.id}`, person: note.person, countsAs: countedAs(item, note), at: note.at });
  }
  return deeds;
}

function countedAs(item: ToldWork, { person, kind }: ToldNote): CountedKind {
  if (isSame(person, item.author)) return 'reply';
  if (item.kind === 'issue') return 'issue_help';
  if (item.kind === 'forum_topic') return 'forum_help';
  return kind === 'review' ? 'review' : 'help';
}

/** One account, by its number where both have one. Nobody is the same as nobody. */
export function isSame(one: ToldPerson | null, other: ToldPerson | null): boolean {
  if (!one || !other || one.platform !== other.platform) return false;
  if (one.accountId !== null && other.accountId !== null) return one.accountId === other.accountId;
  return one.username !== null && other.username !== null && one.username.toLowerCase() === other.username.toLowerCase();
}

/** When another human first answered, by a word or a review; `null`: nobody did yet. (CHAOSS: time to first response.) */
export function firstResponse(item: ToldWork): number | null {
  let first: number | null = null;
  for (const { person, at } of item.notes)
    if (person && !person.isBot && !isSame(person, item.author) && (first === null || at < first)) first = at;
  return first;
}
