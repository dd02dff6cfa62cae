/** Issues and pull requests of GitHub as what every forge tells. Pure. */
import { closedByWords } from '../../../../shared/domain/sources/closing-words.ts';
import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldPerson } from '../../../../shared/domain/sources/told.ts';
import { intervalsOf, type ToldNote, type ToldProject, type ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import type { Happening, Listed, User } from './shapes.ts';

/** The account that GitHub shows in the place of one that was deleted. */
const ghost = 'ghost';
const marked = /\[bot\]$/i;

export const personOf = (platform: string, user: User): ToldPerson | null =>
  !user || user.login.toLowerCase() === ghost
    ? null
    : {
        platform,
        accountId: String(user.id),
        username: user.login,
        // Some of GitHub's own, such as Copilot, are marked in no other way; by their name they are known for what they are.
        name: user.type === 'Bot' && !marked.test(user.login) ? `${user.login}[bot]` : null,
        email: null,
        isEmailVerified: false,
        isBot: user.type === 'Bot' || marked.test(user.login),
      };

export interface Told {
  platform: string;
  project: ToldProject;
  listed: Listed;
  timeline: readonly Happening[];
  /** Where the timeline does not say who merged it. */
  mergedBy: User;
}

export const keyOf = (project: string, number: number, isChange: boolean): string => `${project}${isChange ? '!' : '#'}${number}`;

export function workOf({ platform, project, listed, timeline, mergedBy }: Told): ToldWork {
  const isChange = listed.pull_request != null;
  const shared = {
    key: keyOf(project.key, listed.number, isChange),
    project,
    number: listed.number,
    title: listed.title,
    link: webLink(listed.html_url),
    author: personOf(platform, listed.user),
    openedAt: listed.created_at,
    updatedAt: listed.updated_at,
    labels: (listed.labels ?? []).flatMap((label) => (typeof label === 'string' ? label : (label.name ?? []))),
    milestone: listed.milestone?.title ?? null,
    notes: notesOf(platform, timeline),
  };
  const isClosed = listed.state === 'closed';
  const closedAt = isClosed ? (listed.closed_at ?? listed.updated_at) : null;
  if (!isChange)
    return { ...shared, kind: 'issue', state: listed.state, closedAt, closedBy: isClosed ? closing(project, listed.number, timeline) : [] };
  const merging = lastOf(timeline, ['merged']);
  const mergedAt = isClosed ? (listed.pull_request?.merged_at ?? merging?.created_at ?? null) : null;
  const turning = lastOf(timeline, ['ready_for_review', 'convert_to_draft']);
  const isDraft = listed.draft ?? turning?.event === 'convert_to_draft';
  return {
    ...shared,
    kind: 'change_request',
    state: mergedAt !== null ? 'merged' : listed.state,
    isDraft,
    readyAt: isDraft ? null : (lastOf(timeline, ['ready_for_review'])?.created_at ?? listed.created_at),
    mergedAt,
    mergedBy: mergedAt === null ? null : personOf(platform, merging ? merging.actor : mergedBy),
    open: intervalsOf(listed.created_at, turns(timeline, mergedAt ?? closedAt)),
  };
}

type Turned = Extract<Happening, { actor?: User }>;

const lastOf = (timeline: readonly Happening[], events: readonly Turned['event'][]): Turned | undefined =>
  timeline.findLast((one): one is Turned => events.some((event) => event === one.event));

/** Nobody merged it, as far as its timeline says. */
export const lacksMerger = ({ pull_request: change }: Listed, timeline: readonly Happening[]): boolean =>
  change?.merged_at != null && lastOf(timeline, ['merged']) === undefined;

/**
 * A review is one, however many lines it has words on; those are told beside it. Words on lines without a review are from before there
 * were reviews (2016), and are one each.
 */
function notesOf(platform: string, timeline: readonly Happening[]): ToldNote[] {
  const notes = new Map<string, ToldNote>();
  const add = (id: string, user: User, at: number, kind: ToldNote['kind']): void => {
    const there = notes.get(id);
    if (!there || at < there.at) notes.set(id, { id, person: personOf(platform, user), at, kind });
  };
  const reviews = new Set(timeline.flatMap((one) => (one.event === 'reviewed' ? one.id : [])));
  for (const one of timeline) {
    if (one.event === 'commented') add(String(one.id), one.user, one.created_at, 'comment');
    // One that is not sent off yet is seen by whoever writes it alone.
    if (one.event === 'reviewed' && one.submitted_at != null) add(`review-${one.id}`, one.user, one.submitted_at, 'review');
    if (one.event !== 'line-commented' && one.event !== 'commit-commented') continue;
    for (const { id, user, created_at: at, pull_request_review_id: review } of one.comments ?? [])
      if (review == null) add(`line-${id}`, user, at, 'review');
      else if (!reviews.has(review)) add(`review-${review}`, user, at, 'review');
  }
  return [...notes.values()];
}

function turns(timeline: readonly Happening[], endedAt: number | null): { at: number; to: 'open' | 'closed' }[] {
  const told = timeline.flatMap((one): { at: number; to: 'open' | 'closed' }[] => {
    if (one.event === 'closed' || one.event === 'merged') return [{ at: one.created_at, to: 'closed' }];
    return one.event === 'reopened' ? [{ at: one.created_at, to: 'open' }] : [];
  });
  if (endedAt !== null) told.push({ at: endedAt, to: 'closed' });
  return told;
}

/** Pull requests that name this issue, and whose words say that they close it. */
function closing({ key, path }: ToldProject, number: number, timeline: readonly Happening[]): string[] {
  const found = timeline.flatMap((one) => {
    const from = one.event === 'cross-referenced' ? one.source?.issue : null;
    if (!from?.repository || from.pull_request == null) return [];
    const isMeant = closedByWords(from.body ?? '', from.repository.full_name).has(`${path.toLowerCase()}#${number}`);
    return isMeant ? [keyOf(key.replace(/\d+$/, String(from.repository.id)), from.number, true)] : [];
  });
  return [...new Set(found)];
}
