/** What lies where in a GitLab: by project, by group, and people. */
import type { Answer } from '../faults.ts';
import { type Asked, json } from '../http-server.ts';
import type { GitLabData } from './data.ts';
import { filesOf } from './files.ts';
import type { Project, Thing } from './invent.ts';
import { type PagingLimits, page } from './paging.ts';
import * as shapes from './shapes.ts';
import * as under from './shapes-under.ts';
import { thingLists } from './things.ts';

interface Served {
  base: () => string;
  limits: PagingLimits;
  listsWithoutAuthors: boolean;
}

const missing = (what = '') => json({ message: `404 ${what} Not Found`.replace('  ', ' ') }, {}, 404);

export function gitlabRoutes(data: GitLabData, { base, limits, listsWithoutAuthors }: Served) {
  const known = thingLists(data);

  function inList(thing: Thing) {
    const shape = thing.kind === 'issue' ? shapes.issue(thing, data) : shapes.mergeRequest(thing, data);
    const { author: _, ...without } = shape;
    return listsWithoutAuthors ? without : shape;
  }
  const list = <Row>(asked: Asked, type: string, rows: readonly Row[], shape: (row: Row) => unknown, id?: (row: Row) => number) =>
    page(base(), asked, { rows, shape, type, ...(id && { id }) }, limits);

  function things(asked: Asked, word: string, within: string, belongs: (thing: Thing) => boolean): Answer {
    const kind = word === 'issues' ? 'issue' : 'merge_request';
    return list(asked, kind === 'issue' ? 'Issue' : 'MergeRequest', known.list(kind, asked.query, within, belongs), inList);
  }

  function ofThing(asked: Asked, thing: Thing, word: string | undefined): Answer {
    if (word === undefined) return json(shapes.detail(thing, data));
    if (word === 'approvals' && thing.kind === 'merge_request') return json(under.approvals(thing, data));
    if (word === 'resource_state_events') return list(asked, 'ResourceStateEvent', under.stateEvents(thing), (row) => row);
    if (word === 'resource_label_events') return list(asked, 'ResourceLabelEvent', under.labelEvents(thing, data), (row) => row);
    if (word === 'award_emoji') return list(asked, 'AwardEmoji', under.awardEmoji(thing, data), (row) => row);
    if (word === 'diffs' && thing.kind === 'merge_request') return list(asked, 'Diff', filesOf(thing), under.diff);
    if (word === 'closes_issues' && thing.kind === 'merge_request') return list(asked, 'Issue', data.closedBy(thing), inList);
    if (word === 'closed_by' && thing.kind === 'issue') return list(asked, 'MergeRequest', data.closing(thing), inList);
    if (word !== 'notes') return missing();
    const by = asked.query.get('order_by') === 'updated_at' ? 'updatedAt' : 'createdAt';
    const way = asked.query.get('sort') === 'asc' ? 1 : -1;
    const notes = data.notesOf(thing).toSorted((a, b) => (a[by] - b[by]) * way || b.id - a.id);
    return list(asked, 'Note', notes, (note) => under.note(thing, note));
  }

  function ofProject(asked: Asked, key: string, [word, iid, more]: string[]): Answer {
    const project = data.projects.find(({ id, path }) => String(id) === key || path === key);
    if (!project) return missing('Project');
    if (word === undefined) return json(shapes.project(project));
    if (word !== 'issues' && word !== 'merge_requests') return missing();
    const belongs = (thing: Thing) => thing.project === project;
    if (iid === undefined) return things(asked, word, `project ${project.id}`, belongs);
    const thing = known.numbered(word === 'issues' ? 'issue' : 'merge_request', project, iid);
    return thing ? ofThing(asked, thing, more) : missing();
  }

  /** A group's merge requests and issues are those of its subgroups too; its projects only when asked for so. */
  function ofGroup(asked: Asked, key: string, [word]: string[]): Answer {
    const group = data.groups.find(({ id, path }) => String(id) === key || path === key);
    if (!group) return missing('Group');
    const inside = (path: string) => path === group.path || path.startsWith(`${group.path}/`);
    if (word === undefined) return json(shapes.group(group));
    if (word === 'issues' || word === 'merge_requests')
      return things(asked, word, `group ${group.id}`, (thing) => inside(thing.project.path));
    if (word === 'subgroups')
      return list(
        asked,
        'Group',
        data.groups.filter(({ parent }) => parent === group.id),
        shapes.group,
      );
    if (word !== 'projects') return missing();
    const whole = asked.query.get('include_subgroups') === 'true';
    const inGroup = data.projects.filter((one) => one.group === group || (whole && inside(one.path)));
    return projects(asked, inGroup);
  }

  function people(asked: Asked, id: string | undefined): Answer {
    const name = asked.query.get('username');
    if (id === undefined) {
      return list(
        asked,
        'User',
        data.people.filter(({ username }) => name === null || username === name),
        shapes.person,
        (one) => one.id,
      );
    }
    const found = data.people.find((one) => String(one.id) === id);
    return found ? json(shapes.user(found)) : missing('User');
  }

  /** Newest first, as GitLab gives them. */
  function projects(asked: Asked, some: readonly Project[]): Answer {
    return list(asked, 'Project', some.toReversed(), shapes.project, ({ id }) => id);
  }

  return { ofProject, ofGroup, people, projects };
}
