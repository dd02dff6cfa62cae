/** Issues and pull requests as GitHub writes them: docs.github.com/rest/issues and /pulls. */
import type { GitLabData } from '../gitlab/data.ts';
import type { Touched } from '../gitlab/files.ts';
import type { Note, Thing } from '../gitlab/invent.ts';
import { account, iso, nodeId, ORGANISATION, type Places, person, repository, repositoryName } from './people-and-places.ts';

const WEB = 'https://github.invalid';

/** Issues and pull requests share the numbers of a repository: the odd ones are issues. */
export const numberOf = ({ kind, iid }: Thing) => (kind === 'issue' ? iid * 2 - 1 : iid * 2);
export const repositoryUrl = (places: Places, thing: Thing) => `${places.api}/repos/${ORGANISATION}/${repositoryName(thing.project)}`;
export const web = (thing: Thing) =>
  `${WEB}/${ORGANISATION}/${repositoryName(thing.project)}/${thing.kind === 'issue' ? 'issues' : 'pull'}/${numberOf(thing)}`;
/** A commit's name that follows from the number. */
export const sha = (id: number) => id.toString(16).padStart(40, '0');

const changed = (thing: Thing, to: string) => thing.changes.findLast((change) => change.to === to);
const isOpen = ({ state }: Thing) => state === 'opened' || state === 'locked';
/** A merged pull request counts as closed, at the same moment. */
const closedAt = (thing: Thing) =>
  isOpen(thing) ? null : iso((changed(thing, 'merged') ?? changed(thing, 'closed'))?.at ?? thing.updatedAt);
const mergedAt = (thing: Thing) => (thing.state === 'merged' ? iso(changed(thing, 'merged')?.at ?? thing.updatedAt) : null);

/** Nobody's words but people's: GitHub keeps what it notes itself elsewhere, in the timeline. */
export const commentsOf = (data: GitLabData, thing: Thing): Note[] => data.notesOf(thing).filter(({ system }) => !system);

function milestone(places: Places, thing: Thing) {
  const { milestone: number } = thing;
  if (number === null) return null;
  const id = thing.project.id * 10 + number;
  const url = `${repositoryUrl(places, thing)}/milestones/${number}`;
  const times = { created_at: iso(thing.project.createdAt), updated_at: iso(thing.project.createdAt), closed_at: null, due_on: null };
  const counts = { open_issues: 1, closed_issues: 0 };
  const title = `1.${number}`;
  const more = { node_id: nodeId('Milestone', id), html_url: `${WEB}/milestone/${number}`, labels_url: `${url}/labels`, creator: null };
  return { id, number, title, description: null, state: 'open', url, ...more, ...counts, ...times };
}

const labels = (places: Places, thing: Thing) =>
  thing.labels.map((name, n) => ({
    id: n + 1,
    node_id: nodeId('Label', n + 1),
    url: `${repositoryUrl(places, thing)}/labels/${encodeURIComponent(name)}`,
    name,
    description: '',
    color: 'd73a4a',
    default: false,
  }));

function common(places: Places, thing: Thing) {
  const all = {
    id: thing.id,
    number: numberOf(thing),
    title: thing.title,
    user: person(places, thing.author),
    labels: labels(places, thing),
    state: isOpen(thing) ? 'open' : 'closed',
    locked: thing.state === 'locked',
    assignee: null,
    assignees: [],
    milestone: milestone(places, thing),
    created_at: iso(thing.createdAt),
    updated_at: iso(thing.updatedAt),
    closed_at: closedAt(thing),
    author_association: 'CONTRIBUTOR',
    active_lock_reason: null,
    body: `About ${thing.title}.${thing.closes === null ? '' : `\n\nCloses #${thing.closes * 2 - 1}`}`,
  };
  return all;
}

/** As the list of issues has it: pull requests are in it too, told by `pull_request`. */
export function issue(places: Places, data: GitLabData, thing: Thing) {
  const url = `${repositoryUrl(places, thing)}/issues/${numberOf(thing)}`;
  const pull = `${repositoryUrl(places, thing)}/pulls/${numberOf(thing)}`;
  const as = {
    url: pull,
    html_url: web(thing),
    diff_url: `${web(thing)}.diff`,
    patch_url: `${web(thing)}.patch`,
    merged_at: mergedAt(thing),
  };
  const last = thing.changes.at(-1);
  return {
    ...common(places, thing),
    node_id: nodeId('Issue', thing.id),
    url,
    repository_url: repositoryUrl(places, thing),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: web(thing),
    comments: commentsOf(data, thing).length,
    state_reason: last?.to === 'reopened' ? 'reopened' : isOpen(thing) ? null : 'completed',
    ...(thing.kind === 'merge_request' && { pull_request: as, draft: thing.draft }),
    ...thing.over,
  };
}

/** `user`: whose repository it is in. */
function branch<User>(places: Places, thing: Thing, ref: string, user: User) {
  return { label: `${ORGANISATION}:${ref}`, ref, sha: sha(thing.id), user, repo: repository(places, thing.project) };
}

/** As the list of pull requests has it. */
export function pullRequest(places: Places, thing: Thing) {
  const base = repositoryUrl(places, thing);
  const number = numberOf(thing);
  const url = `${base}/pulls/${number}`;
  const issueUrl = `${base}/issues/${number}`;
  const statuses = `${base}/statuses/${sha(thing.id)}`;
  const links = { self: url, html: web(thing), issue: issueUrl, comments: `${issueUrl}/comments`, review_comments: `${url}/comments` };
  const more = { review_comment: `${base}/pulls/comments{/number}`, commits: `${url}/commits`, statuses };
  return {
    ...common(places, thing),
    node_id: nodeId('PullRequest', thing.id),
    url,
    html_url: web(thing),
    diff_url: `${web(thing)}.diff`,
    patch_url: `${web(thing)}.patch`,
    issue_url: issueUrl,
    commits_url: more.commits,
    review_comments_url: links.review_comments,
    review_comment_url: more.review_comment,
    comments_url: links.comments,
    statuses_url: statuses,
    draft: thing.draft,
    merged_at: mergedAt(thing),
    merge_commit_sha: sha(thing.id),
    requested_reviewers: [],
    requested_teams: [],
    auto_merge: null,
    head: branch(places, thing, `branch-${thing.iid}`, person(places, thing.author)),
    base: branch(places, thing, 'main', account(places, ORGANISATION, 9, 'Organization')),
    _links: Object.fromEntries(Object.entries({ ...links, ...more }).map(([name, href]) => [name, { href }])),
    ...thing.over,
  };
}

/** What its own address has beyond that. There the author is never null: who is gone is the account `ghost`. */
export function fullPullRequest(places: Places, data: GitLabData, thing: Thing) {
  const listed = pullRequest(places, thing);
  const author = person(places, thing.author) ?? account(places, 'ghost', 10_137, 'User');
  return {
    ...listed,
    user: author,
    head: { ...listed.head, user: author },
    merged: thing.state === 'merged',
    mergeable: isOpen(thing) ? true : null,
    mergeable_state: 'clean',
    merged_by: thing.state === 'merged' ? person(places, changed(thing, 'merged')?.by ?? null) : null,
    comments: commentsOf(data, thing).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: 1,
    deletions: 0,
    changed_files: 1,
    ...thing.over,
  };
}

/** docs.github.com/rest/pulls/pulls#list-pull-requests-files */
export function changedFile(places: Places, thing: Thing, { now, before }: Touched) {
  const place = encodeURIComponent(now);
  return {
    sha: sha(thing.id),
    filename: now,
    status: now === before ? 'modified' : 'renamed',
    additions: 1,
    deletions: 1,
    changes: 2,
    blob_url: `${web(thing)}/blob/${place}`,
    raw_url: `${web(thing)}/raw/${place}`,
    contents_url: `${repositoryUrl(places, thing)}/contents/${place}?ref=${sha(thing.id)}`,
    patch: '@@ -1 +1 @@\n-a\n+b',
    ...(now === before ? {} : { previous_filename: before }),
  };
}
