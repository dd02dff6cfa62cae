/** Comments and reviews as GitHub writes them: docs.github.com/rest/issues/comments and /pulls/reviews. */
import type { GitLabData } from '../gitlab/data.ts';
import type { Note, Thing } from '../gitlab/invent.ts';
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
