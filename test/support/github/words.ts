/** Comments and reviews as GitHub writes them: docs.github.com/rest/issues/comments and /pulls/reviews. */
import type { GitLabData } from '../gitlab/data.ts';
import type { Note, Person, Thing } from '../gitlab/invent.ts';
import { iso, nodeId, type Places, person } from './people-and-places.ts';
import { numberOf, repositoryUrl, sha, web } from './work.ts';

export function comment(places: Places, thing: Thing, { id, author, body, createdAt, updatedAt }: Note) {
  const base = repositoryUrl(places, thing);
  return {
    id,
    node_id: nodeId('IssueComment', id),
    url: `${base}/issues/comments/${id}`,
    html_url: `${web(thing)}#issuecomment-${id}`,
    issue_url: `${base}/issues/${numberOf(thing)}`,
    user: person(places, author),
    body,
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
    author_association: 'CONTRIBUTOR',
    performed_via_github_app: null,
  };
}

/** On a line of a change: docs.github.com/rest/pulls/comments. `review`: of which it is a part; `null` before there were reviews. */
export function lineComment(
  { url: api }: { url: string },
  thing: Thing,
  by: Person | null,
  { id, review, at }: { id: number; review: number | null; at: number },
) {
  const places = { api };
  const pull = `${repositoryUrl(places, thing)}/pulls/${numberOf(thing)}`;
  const html = `${web(thing)}#discussion_r${id}`;
  return {
    id,
    node_id: nodeId('PullRequestReviewComment', id),
    url: `${repositoryUrl(places, thing)}/pulls/comments/${id}`,
    pull_request_review_id: review,
    diff_hunk: '@@ -1 +1 @@',
    path: 'README.md',
    commit_id: sha(thing.id),
    original_commit_id: sha(thing.id),
    user: person(places, by),
    body: 'Here too',
    created_at: iso(at),
    updated_at: iso(at),
    html_url: html,
    pull_request_url: pull,
    author_association: 'MEMBER',
    _links: { self: { href: pull }, html: { href: html }, pull_request: { href: pull } },
  };
}

/** One for everybody who approved. Of some the account is gone. */
export const reviews = (places: Places, data: GitLabData, thing: Thing) =>
  data.approversOf(thing).map((one, n) => {
    const id = thing.id * 10 + n;
    const pull = `${repositoryUrl(places, thing)}/pulls/${numberOf(thing)}`;
    const html = `${web(thing)}#pullrequestreview-${id}`;
    return {
      id,
      node_id: nodeId('PullRequestReview', id),
      user: person(places, thing.id % 41 === 0 ? null : one),
      body: '',
      state: 'APPROVED',
      html_url: html,
      pull_request_url: pull,
      _links: { html: { href: html }, pull_request: { href: pull } },
      submitted_at: iso(thing.createdAt + 60_000 * (n + 1)),
      commit_id: sha(thing.id),
      author_association: 'MEMBER',
    };
  });
