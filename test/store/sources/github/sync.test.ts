/** A GitHub read from end to end, beside what is counted of its data by another way; and whatever goes wrong. */
import { expect, it, onTestFinished } from 'vitest';
import type { CountedKind } from '../../../../shared/domain/contributors/contributions.ts';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { login } from '../../../support/github/people-and-places.ts';
import { commentsOf } from '../../../support/github/work.ts';
import { type GitHubOptions, type GitHubServer, startGitHub } from '../../../support/github-server.ts';
import type { Person, Thing } from '../../../support/gitlab/invent.ts';

async function github(options: GitHubOptions = {}): Promise<GitHubServer> {
  const server = await startGitHub({ enterprise: '3.14.2', ...options });
  onTestFinished(() => server.stop());
  return server;
}

function workspace(): Direct {
  const direct = newDirect();
  onTestFinished(() => direct.store.close());
  return direct;
}

const added = ({ api }: Direct, { url, token }: GitHubServer, scope = ['camp']) =>
  api.sources.addServer({ kind: 'github', address: url, scope, token, name: 'camp' });

async function readWhole(server: GitHubServer, scope?: string[]): Promise<{ direct: Direct; id: string }> {
  const direct = workspace();
  const { id } = await added(direct, server, scope);
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ rejected: 0, incomplete: null });
  return { direct, id };
}

/** What everybody did, by username and kind, straight from the data. */
function expected({ data }: GitHubServer): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (who: Person | null, kind: CountedKind): void => {
    if (who) counts[`${login(who)} ${kind}`] = (counts[`${login(who)} ${kind}`] ?? 0) + 1;
  };
  const words = (thing: Thing, otherwise: CountedKind): void => {
    for (const { author } of commentsOf(data, thing)) add(author, author === thing.author ? 'reply' : otherwise);
  };
  for (const one of data.issues) {
    add(one.author, 'report');
    words(one, 'issue_help');
  }
  for (const one of data.mergeRequests) {
    add(one.author, 'proposed');
    words(one, 'help');
    // Whose accounts are gone is nobody's word.
    for (const by of data.approversOf(one)) if (one.id % 41 !== 0) add(by, by === one.author ? 'reply' : 'review');
    const merged = one.state === 'merged' ? one.changes.at(-1) : undefined;
    if (!merged) continue;
    add(one.author, 'code');
    if (merged.by !== one.author) add(merged.by, 'merge');
  }
  return counts;
}

function counted({ store }: Direct): Record<string, number> {
  const found = store.db.raw
    .prepare(
      `SELECT name.value || ' ' || counts_as AS what, count(*) AS count FROM activity JOIN identity ON identity.id = activity.identity_id
       JOIN identity_proof ON identity_proof.identity_id = identity.id JOIN identity AS name ON name.id = other_id AND name.type = 'username'
       GROUP BY 1`,
    )
    .all();
  return Object.fromEntries(found.map(({ what, count }) => [String(what), Number(count)]));
}

it('counts what everybody did as its data say', async () => {
  const server = await github();
  const { direct, id } = await readWhole(server);
  expect(counted(direct)).toEqual(expected(server));
  const { server: row } = await direct.api.sources.get({ id });
  expect(row).toMatchObject({ projects: 3, changeRequests: server.data.mergeRequests.length, issues: server.data.issues.length });
  const closes = direct.store.db.raw.prepare('SELECT count(*) AS count FROM issue_closed_by').all()[0]?.count;
  const closers = server.data.issues.filter(({ state }) => state === 'closed').flatMap((one) => server.data.closing(one));
  expect(closes).toBe(closers.length);
});

it('reads nothing twice, with one request for each list, and one change as one', async () => {
  const server = await github();
  const { direct, id } = await readWhole(server);
  server.forget();
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, incomplete: null });
  expect(server.asked.map(({ path }) => path.split('/').at(-1))).toEqual(['repos', ...Array(3).fill('issues')]);
});
