/** What there is in an invented GitLab, and how it follows from a seed. */
import { type Random, seeded } from '../../../shared/domain/sample/random.ts';

export interface Person {
  id: number;
  username: string;
  name: string;
}

export interface Project {
  id: number;
  path: string;
  name: string;
  group: Group;
  createdAt: number;
}

export interface Group {
  id: number;
  path: string;
  parent: number | null;
}

export type State = 'opened' | 'closed' | 'merged' | 'locked';
export type Change = 'closed' | 'merged' | 'reopened';

/** A merge request or an issue. Times are UTC epoch ms. */
export interface Thing {
  kind: 'merge_request' | 'issue';
  id: number;
  iid: number;
  project: Project;
  /** `null`: of an account that was deleted. */
  author: Person | null;
  title: string;
  labels: string[];
  milestone: number | null;
  draft: boolean;
  /** Of a merge request: the iid of the issue in its project that it says it closes. */
  closes: number | null;
  createdAt: number;
  updatedAt: number;
  state: State;
  /** Oldest first. */
  changes: { to: Change; at: number; by: Person }[];
  /** Until when what belongs to it was invented; `null`: a test made it, and nothing is under it but what the test put there. */
  inventedUntil: number | null;
  /** Fields that a test changed, over what follows from the rest. */
  over: Record<string, unknown>;
  /** Notes that a test wrote, behind those that follow from the seed. */
  told: Note[];
  /** Likewise who approved it. */
  approvedBy: Person[];
}

export interface Note {
  id: number;
  author: Person;
  body: string;
  /** Written by GitLab itself, such as "changed the milestone": nobody's contribution. */
  system: boolean;
  createdAt: number;
  updatedAt: number;
}

export const MINUTE = 60_000;
export const DAY = 86_400_000;
/** 2024-01-01. */
export const BEGIN = 1_704_067_200_000;
/** Ids of different kinds lie apart, so that a mix-up shows. */
export const FIRST_ID = { person: 101, project: 5001, merge_request: 3_000_001, issue: 7_000_001 };
const FIRST = ['Ana', 'Björn', 'Chidi', 'Đặng', 'Élodie', 'Fatima', 'Grażyna', 'Hiro', 'İrem', 'Jun'];
const LAST = ['Almeida', 'Brontë', 'Çelik', 'Dvořák', 'Eze', 'Fischer', 'García', 'Ho', 'Ivanova', 'Ødegård'];
const LABELS = ['bug', 'documentation', 'Community contribution', 'group::planning', 'group::review', 'good first issue'];

export const groups = [
  { id: 9, path: 'camp', parent: null },
  { id: 10, path: 'camp/tools', parent: 9 },
] as const satisfies Group[];

export function inventPeople(count: number): Person[] {
  return Array.from({ length: count }, (_, n) => ({
    id: FIRST_ID.person + n,
    username: `person-${n + 1}`,
    name: `${FIRST[n % FIRST.length]} ${LAST[Math.floor(n / FIRST.length) % LAST.length]}${n < 100 ? '' : ` ${n}`}`,
  }));
}

export function inventProjects(count: number): Project[] {
  return Array.from({ length: count }, (_, n) => {
    const group = groups[n % 2] as Group;
    return {
      id: FIRST_ID.project + n,
      path: `${group.path}/project-${n + 1}`,
      name: `Project ${n + 1}`,
      group,
      createdAt: BEGIN + n * MINUTE,
    };
  });
}

/** A state and how it came about, between two times. */
function story(random: Random, kind: Thing['kind'], from: number, to: number, people: readonly Person[]) {
  const changes: Thing['changes'] = [];
  const at = (share: number) => Math.round(from + (to - from) * share);
  if (random.chance(0.1)) {
    changes.push({ to: 'closed', at: at(0.2), by: random.pick(people) }, { to: 'reopened', at: at(0.4), by: random.pick(people) });
  }
  const ends: [State, number][] = [
    ['opened', 25],
    ['closed', kind === 'issue' ? 75 : 14],
    ['merged', kind === 'issue' ? 0 : 60],
    ['locked', kind === 'issue' ? 0 : 1],
  ];
  const state = random.weighted(ends);
  if (state === 'closed' || state === 'merged') changes.push({ to: state, at: at(0.8), by: random.pick(people) });
  return { state, changes };
}

export function inventThings(
  kind: Thing['kind'],
  count: number,
  seed: number,
  projects: readonly Project[],
  people: readonly Person[],
): Thing[] {
  // A labelling of many at once leaves them with one and the same time: there the order by time alone is none.
  const labelledAtOnce = BEGIN + 400 * DAY;
  return Array.from({ length: count }, (_, n) => {
    const random = seeded(seed * 7919 + FIRST_ID[kind] + n);
    const project = projects[n % projects.length] as Project;
    const createdAt = BEGIN + n * 20 * MINUTE + random.below(1000);
    const lasted = createdAt + random.between(1, 20 * 24 * 60) * MINUTE + random.below(1000);
    const updatedAt = lasted < labelledAtOnce && random.chance(0.03) ? labelledAtOnce : lasted;
    return {
      kind,
      id: FIRST_ID[kind] + n,
      iid: Math.floor(n / projects.length) + 1,
      project,
      author: random.chance(0.01) ? null : random.pick(people),
      title: `${kind === 'issue' ? 'Say' : 'Add'} more about ${random.pick(['tents', 'maps', 'fire', 'água', '山'])} ${n + 1}`,
      labels: random.some(LABELS, random.below(3)),
      milestone: random.chance(0.3) ? random.between(1, 3) : null,
      draft: kind === 'merge_request' && random.chance(0.1),
      closes: null,
      createdAt,
      updatedAt,
      ...story(random, kind, createdAt, lasted, people),
      inventedUntil: lasted,
      over: {},
      told: [],
      approvedBy: [],
    };
  });
}
