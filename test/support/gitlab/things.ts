/** Which merge requests or issues a list has, and in which order: the parameters of docs.gitlab.com/api/merge_requests and /issues. */
import type { GitLabData } from './data.ts';
import type { Project, Thing } from './invent.ts';

/** A parameter that is not what it should be: 400, as GitLab says it. */
export class Invalid extends Error {}

function moment(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (!text) return null;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Invalid(`${name} is invalid`);
  return at;
}

function oneOf<T extends string>(query: URLSearchParams, name: string, allowed: readonly T[], otherwise: T): T {
  const text = query.get(name) ?? otherwise;
  const found = allowed.find((one) => one === text);
  if (found === undefined) throw new Invalid(`${name} does not have a valid value`);
  return found;
}

/** Bounds are inclusive: "on or after". */
function filter(query: URLSearchParams): (thing: Thing) => boolean {
  const [updatedAfter, updatedBefore] = [moment(query, 'updated_after'), moment(query, 'updated_before')];
  const [createdAfter, createdBefore] = [moment(query, 'created_after'), moment(query, 'created_before')];
  const state = oneOf(query, 'state', ['all', 'opened', 'closed', 'locked', 'merged'], 'all');
  const author = query.get('author_id');
  const wanted = query.getAll('iids[]').map(Number);
  return (thing) =>
    (state === 'all' || thing.state === state) &&
    (updatedAfter === null || thing.updatedAt >= updatedAfter) &&
    (updatedBefore === null || thing.updatedAt <= updatedBefore) &&
    (createdAfter === null || thing.createdAt >= createdAfter) &&
    (createdBefore === null || thing.createdAt <= createdBefore) &&
    (author === null || String(thing.author?.id) === author) &&
    (wanted.length === 0 || wanted.includes(thing.iid));
}

/** Where two have the same time, the higher id comes first, whichever way the times go: as GitLab breaks ties. */
function sorter(query: URLSearchParams): (a: Thing, b: Thing) => number {
  const by = oneOf(query, 'order_by', ['created_at', 'updated_at'], 'created_at') === 'created_at' ? 'createdAt' : 'updatedAt';
  const way = oneOf(query, 'sort', ['asc', 'desc'], 'desc') === 'asc' ? 1 : -1;
  return (a, b) => (a[by] - b[by]) * way || b.id - a.id;
}

/** Lists stay sorted between two pages, and what is asked for by number is found at once, until something changes. */
export function thingLists(data: GitLabData) {
  const lists = new Map<string, Thing[]>();
  const numbered = new Map<string, Thing>();
  let version = -1;
  const nameOf = (kind: Thing['kind'], project: Project, iid: number | string) => `${kind} ${project.id} ${iid}`;

  function refresh() {
    if (version === data.version) return;
    version = data.version;
    lists.clear();
    numbered.clear();
    for (const thing of [...data.issues, ...data.mergeRequests]) numbered.set(nameOf(thing.kind, thing.project, thing.iid), thing);
  }

  return {
    numbered(kind: Thing['kind'], project: Project, iid: string): Thing | undefined {
      refresh();
      return numbered.get(nameOf(kind, project, iid));
    },
    /** `within` names what `belongs` tells, so that the list is known again. */
    list(kind: Thing['kind'], query: URLSearchParams, within: string, belongs: (thing: Thing) => boolean): Thing[] {
      refresh();
      const asked = new URLSearchParams(query);
      for (const name of ['page', 'per_page']) asked.delete(name);
      const key = `${kind} ${within} ${asked}`;
      const before = lists.get(key);
      if (before) return before;
      const matches = filter(query);
      const all = kind === 'issue' ? data.issues : data.mergeRequests;
      const list = all.filter((thing) => belongs(thing) && matches(thing)).sort(sorter(query));
      lists.set(key, list);
      return list;
    },
  };
}
