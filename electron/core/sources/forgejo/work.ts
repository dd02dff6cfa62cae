/** Issues and pull requests of Forgejo as what every forge tells. Pure. */

import { webLink } from '../../../../shared/domain/sources/texts.ts';
import type { ToldPerson } from '../../../../shared/domain/sources/told.ts';
import { intervalsOf, type ToldNote, type ToldProject, type ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import type { Happening, Listed, Pull, User } from './shapes.ts';

/** The account that stands for one that was deleted. */
const ghosts = new Set(['ghost', '']);
/** A title that begins so marks a draft, as the server's default settings have it. */
const draft = /^\s*(\[wip\]|wip:|draft:|\[draft\])/i;

const person = (platform: string, user: User): ToldPerson | null =>
  !user || user.id <= 0 || ghosts.has(user.login.toLowerCase())
    ? null
    : {
        platform,
        accountId: String(user.id),
        username: user.login,
        name: user.full_name?.trim() ? user.full_name : null,
        email: null,
        isEmailVerified: false,
        isBot: user.login.toLowerCase().endsWith('[bot]'),
      };

export interface Told {
  platform: string;
  project: ToldProject;
  listed: Listed;
  /** `null` for an issue. */
  pull: Pull | null;
  timeline: readonly Happening[];
}

export const keyOf = (project: string, number: number, isChange: boolean): string => `${project}${isChange ? '!' : '#'}${number}`;

export function workOf({ platform, project, listed, pull, timeline }: Told): ToldWork {
  const shared = {
    key: keyOf(project.key, listed.number, pull !== null),
    project,
    number: listed.number,
    title: listed.title,
    link: webLink(listed.html_url),
    author: person(platform, listed.user),
    openedAt: listed.created_at,
    updatedAt: listed.updated_at,
    labels: (listed.labels ?? []).map(({ name }) => name),
    milestone: listed.milestone?.title ?? null,
    notes: timeline.flatMap((one) => noteOf(platform, one)),
  };
  if (!pull) {
    return { ...shared, kind: 'issue', state: listed.state, closedAt: listed.closed_at ?? null, closedBy: closing(project, timeline) };
  }
  const mergedAt = pull.merged ? (pull.merged_at ?? listed.closed_at ?? null) : null;
  const isDraft = pull.draft ?? draft.test(listed.title);
  return {
    ...shared,
    kind: 'change_request',
    state: pull.merged ? 'merged' : listed.state,
    isDraft,
    readyAt: isDraft ? null : (lastReady(timeline) ?? listed.created_at),
    mergedAt,
    mergedBy: pull.merged ? person(platform, pull.merged_by) : null,
    open: intervalsOf(
      listed.created_at,
      turns(timeline, mergedAt, pull.merged || listed.state === 'open' ? null : (listed.closed_at ?? null)),
    ),
  };
}

function noteOf(platform: string, { id, type, user, created_at: at }: Happening): ToldNote[] {
  if (type !== 'comment' && type !== 'review') return [];
  return [{ id: String(id), person: person(platform, user), at, kind: type }];
}

function turns(timeline: readonly Happening[], mergedAt: number | null, closedAt: number | null): { at: number; to: 'open' | 'closed' }[] {
  const told = timeline.flatMap(({ type, created_at: at }): { at: number; to: 'open' | 'closed' }[] => {
    if (type === 'close' || type === 'merge_pull') return [{ at, to: 'closed' }];
    return type === 'reopen' ? [{ at, to: 'open' }] : [];
  });
  for (const at of [mergedAt, closedAt]) if (at !== null) told.push({ at, to: 'closed' });
  return told;
}

/** When the title last stopped saying that it is a draft. */
function lastReady(timeline: readonly Happening[]): number | null {
  const ready = timeline.filter(
    ({ type, old_title: before, new_title: after }) =>
      type === 'change_title' && before && after && draft.test(before) && !draft.test(after),
  );
  return ready.at(-1)?.created_at ?? null;
}

/** Pull requests of the same project whose words say that they close this issue. */
function closing({ key }: ToldProject, timeline: readonly Happening[]): string[] {
  return timeline.flatMap(({ type, ref_action: action, ref_issue: ref }) =>
    type === 'pull_ref' && action === 'closes' && ref ? [keyOf(key, ref.number, true)] : [],
  );
}
