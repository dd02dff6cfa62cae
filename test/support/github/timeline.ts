/** What happened to an issue or a pull request, in order: docs.github.com/rest/issues/timeline. */
import type { GitLabData } from '../gitlab/data.ts';
import type { Person, Thing } from '../gitlab/invent.ts';
import { iso, nodeId, type Places, person, repository } from './people-and-places.ts';
import { comment, reviews } from './words.ts';
import { commentsOf, issue, repositoryUrl, sha } from './work.ts';

/** What a test makes happen, with the fields that GitHub gives it. */
export type Happening = Record<string, unknown> & { event: string };

interface Dated {
  at: number;
  row: Happening;
}

/** As every turn is told: closed, reopened, merged, ready for review, labelled. */
export const turn = (places: Places, thing: Thing, event: string, by: Person | null, at: number, n = 0): Happening => ({
  id: thing.id * 100 + n,
  node_id: nodeId('Event', thing.id * 100 + n),
  url: `${repositoryUrl(places, thing)}/issues/events/${thing.id * 100 + n}`,
  actor: person(places, by),
  event,
  commit_id: null,
  commit_url: null,
  created_at: iso(at),
  performed_via_github_app: null,
});

const committed = (places: Places, thing: Thing): Happening => ({
  event: 'committed',
  sha: sha(thing.id),
  node_id: nodeId('Commit', thing.id),
  url: `${repositoryUrl(places, thing)}/git/commits/${sha(thing.id)}`,
  html_url: `https://github.invalid/commit/${sha(thing.id)}`,
  author: { name: 'Ana', email: 'ana@people.invalid', date: iso(thing.createdAt) },
  committer: { name: 'Ana', email: 'ana@people.invalid', date: iso(thing.createdAt) },
  message: thing.title,
  tree: { sha: sha(1), url: `${repositoryUrl(places, thing)}/git/trees/${sha(1)}` },
  parents: [],
  verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
});

/** A pull request whose words name the issue. */
function reference(places: Places, data: GitLabData, from: Thing): Dated {
  const at = from.createdAt + 1000;
  const source = { type: 'issue', issue: { ...issue(places, data, from), repository: repository(places, from.project) } };
  return {
    at,
    row: { event: 'cross-referenced', actor: person(places, from.author), created_at: iso(at), updated_at: iso(at), source },
  };
}

export function timeline(places: Places, data: GitLabData, thing: Thing, told: readonly Happening[]): Happening[] {
  const isChange = thing.kind === 'merge_request';
  const commented = commentsOf(data, thing).map((note): Dated => {
    const row = comment(places, thing, note);
    return { at: note.createdAt, row: { ...row, event: 'commented', actor: row.user } };
  });
  const reviewed = isChange
    ? reviews(places, data, thing).map((row): Dated => ({ at: Date.parse(row.submitted_at), row: { ...row, event: 'reviewed' } }))
    : [];
  const turned = thing.changes.flatMap(({ to, at, by }, n): Dated[] => [
    ...(to === 'merged' ? [{ at, row: { ...turn(places, thing, 'merged', by, at, n * 2), commit_id: sha(thing.id) } }] : []),
    { at, row: { ...turn(places, thing, to === 'reopened' ? to : 'closed', by, at, n * 2 + 1), state_reason: null } },
  ]);
  const named = isChange ? [] : data.closing(thing).map((one) => reference(places, data, one));
  // Of the many kinds that tell nothing of use.
  const others: Dated[] = thing.labels.map((name, n) => ({
    at: thing.createdAt,
    row: { ...turn(places, thing, 'labeled', thing.author, thing.createdAt, 50 + n), label: { name, color: 'd73a4a' } },
  }));
  const rows = [...others, ...commented, ...reviewed, ...turned, ...named].sort((a, b) => a.at - b.at).map(({ row }) => row);
  return [...(isChange ? [committed(places, thing)] : []), ...rows, ...told];
}
