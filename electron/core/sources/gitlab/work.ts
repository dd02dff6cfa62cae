/** Issues and merge requests of GitLab as what every forge tells. Pure. */
import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldPerson } from '../../../../shared/domain/sources/told.ts';
import { intervalsOf, type ToldNote, type ToldProject, type ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import type { Listed, Note, StateEvent, User } from './shapes.ts';

/** The account that GitLab puts in the place of one that was deleted. */
const ghost = 'ghost';
/** What GitLab itself notes, in the words of its versions since 2016. */
const becameReady =
  /marked this merge request as \*\*ready\*\*|unmarked this merge request as a?\s*\**(draft|wip|work in progress)|unmarked as a \**(work in progress|draft|wip)/i;
const approved = /^approved this merge request/i;

/** Project and group tokens act as accounts that GitLab names so, and marks as bots only where one asks for the account. */
const tokenAccount = /^(project|group)_\d+_bot(_[0-9a-f]+|\d*)$/i;

export const personOf = (platform: string, user: User): ToldPerson | null =>
  !user || user.username.toLowerCase() === ghost
    ? null
    : {
        platform,
        accountId: String(user.id),
        username: user.username,
        name: user.name?.trim() ? user.name : null,
        email: null,
        isEmailVerified: false,
        isBot: user.bot === true || tokenAccount.test(user.username) || user.username.toLowerCase().endsWith('[bot]'),
      };

export interface Told {
  platform: string;
  project: ToldProject;
  isChange: boolean;
  listed: Listed;
  notes: readonly Note[];
  states: readonly StateEvent[];
  /** Keys of the merge requests that say they close an issue. */
  closedBy: string[];
}

export const keyOf = (project: string, iid: number, isChange: boolean): string => `${project}${isChange ? '!' : '#'}${iid}`;

export function workOf({ platform, project, isChange, listed, notes, states, closedBy }: Told): ToldWork {
  const shared = {
    key: keyOf(project.key, listed.iid, isChange),
    project,
    number: listed.iid,
    title: listed.title,
    link: webLink(listed.web_url),
    author: personOf(platform, listed.author),
    openedAt: listed.created_at,
    updatedAt: listed.updated_at,
    labels: listed.labels ?? [],
    milestone: listed.milestone?.title ?? null,
    notes: notes.flatMap((one) => noteOf(platform, one)),
  };
  const isClosed = listed.state === 'closed';
  if (!isChange)
    return {
      ...shared,
      kind: 'issue',
      state: isClosed ? 'closed' : 'open',
      closedAt: isClosed ? (listed.closed_at ?? null) : null,
      closedBy,
    };
  const isMerged = listed.state === 'merged';
  const mergedAt = isMerged ? (listed.merged_at ?? listed.closed_at ?? listed.updated_at) : null;
  const isDraft = listed.draft ?? listed.work_in_progress ?? false;
  return {
    ...shared,
    kind: 'change_request',
    state: isMerged ? 'merged' : isClosed ? 'closed' : 'open',
    isDraft,
    readyAt: isDraft ? null : (lastReady(notes) ?? listed.created_at),
    mergedAt,
    mergedBy: isMerged ? (personOf(platform, listed.merge_user) ?? personOf(platform, listed.merged_by)) : null,
    open: intervalsOf(listed.created_at, turns(states, mergedAt, isClosed ? (listed.closed_at ?? listed.updated_at) : null)),
  };
}

/** What GitLab notes by itself is nobody's word, but for an approval, which is a review. A word on a line of the change is one too. */
function noteOf(platform: string, { id, type, body, author, created_at: at, system }: Note): ToldNote[] {
  const isApproval = system === true && approved.test(body ?? '');
  if (system === true && !isApproval) return [];
  return [{ id: String(id), person: personOf(platform, author), at, kind: isApproval || type === 'DiffNote' ? 'review' : 'comment' }];
}

function turns(states: readonly StateEvent[], mergedAt: number | null, closedAt: number | null): { at: number; to: 'open' | 'closed' }[] {
  const told = states.flatMap(({ state, created_at: at }): { at: number; to: 'open' | 'closed' }[] => {
    if (state === 'closed' || state === 'merged') return [{ at, to: 'closed' }];
    return state === 'reopened' ? [{ at, to: 'open' }] : [];
  });
  // Events begin with GitLab 13.2: what was closed or merged before has its date only.
  for (const at of [mergedAt, closedAt]) if (at !== null) told.push({ at, to: 'closed' });
  return told;
}

function lastReady(notes: readonly Note[]): number | null {
  const ready = notes.filter(({ system, body }) => system === true && becameReady.test(body ?? ''));
  return ready.reduce<number | null>((last, { created_at: at }) => (last === null || at > last ? at : last), null);
}
