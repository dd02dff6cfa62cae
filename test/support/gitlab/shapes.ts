/** How GitLab writes things as JSON: the fields of docs.gitlab.com/api (merge_requests, issues, notes, ...), with what a list leaves out. */
import type { GitLabData } from './data.ts';
import type { Group, Person, Project, Thing } from './invent.ts';

export const iso = (at: number) => new Date(at).toISOString();
const WEB = 'https://gitlab.invalid';

export const person = ({ id, username, name }: Person) => ({
  id,
  username,
  name,
  state: 'active',
  locked: false,
  avatar_url: null,
  web_url: `${WEB}/${username}`,
});

/** Of users/:id. The address is public only where the person made it so. */
export const user = (one: Person) => ({
  ...person(one),
  created_at: iso(1_600_000_000_000 + one.id * 1000),
  bio: '',
  location: one.id % 3 === 0 ? 'Lisboa' : null,
  public_email: one.id % 4 === 0 ? `${one.username}@people.invalid` : null,
  bot: false,
  organization: one.id % 5 === 0 ? 'Camp' : null,
  job_title: '',
  pronouns: null,
});

export const group = ({ id, path, parent }: Group) => ({
  id,
  name: path.split('/').at(-1),
  path: path.split('/').at(-1),
  full_path: path,
  full_name: path.replaceAll('/', ' / '),
  parent_id: parent,
  visibility: 'public',
  web_url: `${WEB}/groups/${path}`,
});

export const project = ({ id, path, name, group: of, createdAt }: Project) => ({
  id,
  name,
  path: path.split('/').at(-1),
  path_with_namespace: path,
  name_with_namespace: path.replaceAll('/', ' / '),
  description: null,
  created_at: iso(createdAt),
  last_activity_at: iso(createdAt),
  default_branch: 'main',
  topics: [],
  archived: false,
  visibility: 'public',
  web_url: `${WEB}/${path}`,
  namespace: { id: of.id, name: of.path, path: of.path, kind: 'group', full_path: of.path, parent_id: of.parent },
  issues_enabled: true,
  merge_requests_enabled: true,
});

const milestone = (thing: Thing) =>
  thing.milestone === null
    ? null
    : {
        id: thing.project.id * 10 + thing.milestone,
        iid: thing.milestone,
        project_id: thing.project.id,
        title: `1.${thing.milestone}`,
        state: 'active',
      };

const last = (thing: Thing, to: string) => {
  const change = thing.changes.at(-1);
  return change?.to === to ? change : undefined;
};

/** What both kinds have. */
function common(thing: Thing, data: GitLabData) {
  const closed = last(thing, 'closed');
  const marks = data.emojiOf(thing).filter(({ name }) => name === 'thumbsup').length;
  return {
    id: thing.id,
    iid: thing.iid,
    project_id: thing.project.id,
    title: thing.draft ? `Draft: ${thing.title}` : thing.title,
    description: `About ${thing.title}.${thing.closes === null ? '' : `\n\nCloses #${thing.closes}`}`,
    state: thing.state,
    created_at: iso(thing.createdAt),
    updated_at: iso(thing.updatedAt),
    closed_by: closed ? person(closed.by) : null,
    closed_at: closed ? iso(closed.at) : null,
    author: thing.author && person(thing.author),
    assignees: [],
    labels: thing.labels,
    milestone: milestone(thing),
    user_notes_count: data.notesOf(thing).filter(({ system }) => !system).length,
    upvotes: marks,
    downvotes: 0,
  };
}

export function mergeRequest(thing: Thing, data: GitLabData) {
  const merged = last(thing, 'merged');
  const by = merged ? person(merged.by) : null;
  return {
    ...common(thing, data),
    merged_by: by,
    merge_user: by,
    merged_at: merged ? iso(merged.at) : null,
    target_branch: 'main',
    source_branch: `branch-${thing.iid}`,
    reviewers: [],
    source_project_id: thing.project.id,
    target_project_id: thing.project.id,
    draft: thing.draft,
    work_in_progress: thing.draft,
    prepared_at: iso(thing.createdAt),
    reference: `!${thing.iid}`,
    references: { short: `!${thing.iid}`, relative: `!${thing.iid}`, full: `${thing.project.path}!${thing.iid}` },
    web_url: `${WEB}/${thing.project.path}/-/merge_requests/${thing.iid}`,
    ...thing.over,
  };
}

export const issue = (thing: Thing, data: GitLabData) => ({
  ...common(thing, data),
  type: 'ISSUE',
  issue_type: 'issue',
  confidential: false,
  references: { short: `#${thing.iid}`, relative: `#${thing.iid}`, full: `${thing.project.path}#${thing.iid}` },
  web_url: `${WEB}/${thing.project.path}/-/issues/${thing.iid}`,
  ...thing.over,
});

/** As its own address gives it: a merge request has more there than in a list. */
export const detail = (thing: Thing, data: GitLabData) =>
  thing.kind === 'issue'
    ? issue(thing, data)
    : { ...mergeRequest(thing, data), subscribed: false, changes_count: '1', first_contribution: false, merge_error: null };
