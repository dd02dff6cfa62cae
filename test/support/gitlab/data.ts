/**
 * An invented GitLab: people, projects of a group and its subgroup, merge requests and issues with what belongs to them.
 * The same for the same seed. What lists need is made at once; notes, events and emoji only when they are asked for, so
 * that 20,000 merge requests cost 50 ms.
 */
import { seeded } from '../../../shared/domain/sample/random.ts';
import {
  BEGIN,
  type Change,
  DAY,
  FIRST_ID,
  groups,
  inventPeople,
  inventProjects,
  inventThings,
  MINUTE,
  type Note,
  type Person,
  type Project,
  type Thing,
} from './invent.ts';

export interface Sizes {
  people?: number;
  projects?: number;
  mergeRequests?: number;
  issues?: number;
  seed?: number;
}

export type GitLabData = ReturnType<typeof gitlabData>;

/** Without sizes: 30 people, 3 projects, 40 merge requests, 30 issues. */
export function gitlabData({ people = 30, projects = 3, mergeRequests = 40, issues = 30, seed = 1 }: Sizes = {}) {
  const everybody = inventPeople(people);
  const all = inventProjects(projects);
  const data = {
    seed,
    people: everybody,
    groups,
    projects: all,
    mergeRequests: inventThings('merge_request', mergeRequests, seed, all, everybody),
    issues: inventThings('issue', issues, seed, all, everybody),
    /** Grows with each change, so that who has sorted them knows when to do so again. */
    version: 0,
  };
  // Every fifth says that it closes an issue: here, since only here both are known.
  const lastIssue = new Map(data.issues.map(({ project, iid }) => [project, iid]));
  for (const one of data.mergeRequests) {
    const random = seeded(seed * 49_979_687 + one.id);
    const there = lastIssue.get(one.project) ?? 0;
    if (there > 0 && random.chance(0.2)) one.closes = random.between(1, there);
  }
  let now = Math.max(BEGIN + 400 * DAY, ...data.mergeRequests.map((one) => one.updatedAt), ...data.issues.map((one) => one.updatedAt));
  let notes = 900_000_000;

  /** The time of a change: so many milliseconds after the one before. */
  function touch(thing: Thing, after = 1000): number {
    now += after;
    thing.updatedAt = now;
    data.version += 1;
    return now;
  }

  return Object.assign(data, {
    /** Fields as the API names them, `{ title: '...' }`; a large `description` makes an item as large as one likes. */
    edit(thing: Thing, change: Record<string, unknown>, after?: number): void {
      Object.assign(thing.over, change);
      touch(thing, after);
    },
    move(thing: Thing, to: Change, by: Person): void {
      thing.changes.push({ to, at: touch(thing), by });
      thing.state = to === 'reopened' ? 'opened' : to;
    },
    addNote(thing: Thing, author: Person, body: string, system = false): Note {
      const at = touch(thing);
      notes += 1;
      const note = { id: notes, author, body, system, createdAt: at, updatedAt: at };
      thing.told.push(note);
      return note;
    },
    approve(thing: Thing, by: Person): void {
      thing.approvedBy.push(by);
      touch(thing);
    },
    /** A new one at the end of a project, opened now. */
    add(kind: Thing['kind'], project: Project, author: Person | null, title: string): Thing {
      const list = kind === 'issue' ? data.issues : data.mergeRequests;
      const iid = Math.max(0, ...list.filter((one) => one.project === project).map((one) => one.iid)) + 1;
      const id = Math.max(FIRST_ID[kind] - 1, list.at(-1)?.id ?? 0) + 1;
      const plain = { labels: [], milestone: null, draft: false, closes: null, createdAt: now, updatedAt: now, state: 'opened' as const };
      const thing: Thing = {
        kind,
        id,
        iid,
        project,
        author,
        title,
        ...plain,
        changes: [],
        inventedUntil: null,
        over: {},
        told: [],
        approvedBy: [],
      };
      list.push(thing);
      thing.createdAt = touch(thing);
      return thing;
    },
    /** Deleted upstream: it is in no list any more, and asking for it is a 404. */
    remove(thing: Thing): void {
      const list = thing.kind === 'issue' ? data.issues : data.mergeRequests;
      list.splice(list.indexOf(thing), 1);
      data.version += 1;
    },
    /** The issues that a merge request says it closes. */
    closedBy: (thing: Thing): Thing[] => data.issues.filter((one) => one.project === thing.project && one.iid === thing.closes),
    /** The merge requests that say so of an issue. */
    closing: (thing: Thing): Thing[] => data.mergeRequests.filter((one) => one.project === thing.project && one.closes === thing.iid),
    /** What people and GitLab wrote under it, oldest first. */
    notesOf(thing: Thing): Note[] {
      const { inventedUntil: until } = thing;
      if (until === null) return thing.told;
      const random = seeded(seed * 104_729 + thing.id);
      const made = Array.from({ length: random.below(5) }, (_, n): Note => {
        const system = random.chance(0.3);
        const at = thing.createdAt + Math.floor(((until - thing.createdAt) * (n + 1)) / 6);
        const body = system
          ? random.pick(['changed milestone to %1', 'mentioned in !2', 'added 1 commit'])
          : random.pick(['Thanks!', 'Could you add a test?', 'Fixed.']);
        return { id: thing.id * 10 + n, author: random.pick(everybody), body, system, createdAt: at, updatedAt: at };
      });
      return [...made, ...thing.told];
    },
    emojiOf(thing: Thing): { id: number; name: string; by: Person; at: number }[] {
      if (thing.inventedUntil === null) return [];
      const random = seeded(seed * 15_485_863 + thing.id);
      const people = random.some(everybody, random.below(3));
      return people.map((by, n) => ({
        id: thing.id * 10 + n,
        name: random.pick(['thumbsup', 'tada', 'heart']),
        by,
        at: thing.createdAt + n * MINUTE,
      }));
    },
    approversOf(thing: Thing): Person[] {
      if (thing.inventedUntil === null) return thing.approvedBy;
      const random = seeded(seed * 32_452_843 + thing.id);
      return [...random.some(everybody, random.below(3)), ...thing.approvedBy];
    },
  });
}
