/** What single issues and pull requests of GitHub tell: who answered, who reviewed, when it was ready, and whose account is gone. */
import { expect, it, onTestFinished } from 'vitest';
import { newDirect } from '../../../support/direct.ts';
import { countedIn } from '../../../support/forge-counts.ts';
import { lineComment } from '../../../support/github/words.ts';
import { type GitHubServer, startGitHub } from '../../../support/github-server.ts';
import { gitlabData } from '../../../support/gitlab/data.ts';
import type { Person, Project, Thing } from '../../../support/gitlab/invent.ts';

interface Place {
  server: GitHubServer;
  project: Project;
  ana: Person;
  bo: Person;
  chidi: Person;
  bot: Person;
  /** Reads it, from the beginning or what is new, and gives every row of a table. */
  read(table?: string): Promise<Record<string, unknown>[]>;
  counts(): Record<string, number>;
  kinds(): Promise<Record<string, string>>;
}

/** A GitHub with people and a repository, and nothing in it yet. The names are those of `counts`. */
async function place(): Promise<Place> {
  const data = gitlabData({ people: 15, projects: 1, mergeRequests: 0, issues: 0 });
  const server = await startGitHub({ data, enterprise: '3.14.2' });
  const direct = newDirect();
  onTestFinished(async () => {
    direct.store.close();
    await server.stop();
  });
  const { url, token } = server;
  const { id } = await direct.api.sources.addServer({ kind: 'github', address: url, scope: ['camp'], token });
  const [ana, bo, chidi, , bot] = data.people;
  const [project] = data.projects;
  if (!ana || !bo || !chidi || !bot || !project) throw new Error('The data lack somebody.');
  return {
    server,
    project,
    ana,
    bo,
    chidi,
    bot,
    async read(table = 'change_request') {
      expect(await direct.api.sources.syncSource({ id })).toMatchObject({ rejected: 0, incomplete: null });
      return direct.store.db.raw.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
    },
    counts: () => countedIn(direct),
    async kinds() {
      const { rows } = await direct.api.contributors.list({});
      return Object.fromEntries(rows.map(({ handle, name, kind }) => [handle || name, kind]));
    },
  };
}

/** GitHub's stamps are whole seconds. */
const whole = (at: number): number => Math.floor(at / 1000) * 1000;
const lastAt = ({ updatedAt }: Thing): number => whole(updatedAt);

it('tells the whole way of a pull request: draft, ready, closed, opened again, reviewed, merged by another', async () => {
  const { server, project, ana, bo, chidi, bot, read, counts } = await place();
  const { data } = server;
  const change = data.add('merge_request', project, ana, 'Steady light');
  change.draft = true;
  data.addNote(change, bot, 'Thank you for your first pull request');
  data.addNote(change, ana, 'Still to do: the switch');
  expect(await read()).toMatchObject([{ state: 'open', draft: 1, ready_at: null, first_response_at: null, merged_at: null }]);

  change.draft = false;
  server.happens(change, 'ready_for_review', ana);
  const readyAt = lastAt(change);
  const answeredAt = whole(data.addNote(change, bo, 'Nice').createdAt);
  data.move(change, 'closed', ana);
  const closedAt = lastAt(change);
  data.move(change, 'reopened', ana);
  const reopenedAt = lastAt(change);
  expect(await read()).toMatchObject([{ state: 'open', draft: 0, ready_at: readyAt, first_response_at: answeredAt }]);

  data.approve(change, chidi);
  data.move(change, 'merged', bo);
  const mergedAt = lastAt(change);
  expect(await read()).toMatchObject([
    { state: 'merged', draft: 0, ready_at: readyAt, merged_at: mergedAt, opened_at: whole(change.createdAt) },
  ]);
  expect((await read('change_request_open')).map(({ open_from, open_until }) => [open_from, open_until])).toEqual([
    [whole(change.createdAt), closedAt],
    [reopenedAt, mergedAt],
  ]);
  expect(counts()).toEqual({
    'person-1 proposed': 1,
    'person-1 code': 1,
    'person-1 reply': 1,
    'person-2 help': 1,
    'person-2 merge': 1,
    'person-3 review': 1,
    'person-5[bot] help': 1,
  });
});

it('tells help on another’s issue from talk in one’s own, and an issue that was opened again', async () => {
  const { server, project, ana, bo, read, counts } = await place();
  const { data } = server;
  const issue = data.add('issue', project, ana, 'It flickers');
  data.addNote(issue, ana, 'Since Monday');
  const answeredAt = whole(data.addNote(issue, bo, 'Try another bulb').createdAt);
  data.move(issue, 'closed', ana);
  expect(await read('issue')).toMatchObject([{ state: 'closed', closed_at: lastAt(issue), first_response_at: answeredAt }]);
  data.move(issue, 'reopened', ana);
  expect(await read('issue')).toMatchObject([{ state: 'open', closed_at: null }]);
  expect(counts()).toEqual({ 'person-1 report': 1, 'person-1 reply': 1, 'person-2 issue_help': 1 });
});

it('takes an account that is gone for nobody, and marks what acts by itself', async () => {
  const { server, project, ana, bot, read, counts, kinds } = await place();
  const { data } = server;
  const issue = data.add('issue', project, null, 'Dark');
  data.addNote(issue, ana, 'Where?');
  const change = data.add('merge_request', project, bot, 'Bump the bulb');
  data.move(change, 'merged', ana);
  // GitHub's own: marked as a bot by its type alone.
  server.happens(change, 'reviewed', null, {
    id: 4711,
    user: { login: 'Copilot', id: 175_728_472, type: 'Bot' },
    submitted_at: '2025-03-01T00:00:00Z',
  });
  server.happens(change, 'reviewed', null, { id: 4712, user: null, submitted_at: '2025-03-01T00:00:00Z' });
  server.happens(change, 'reviewed', null, {
    id: 4713,
    user: { login: 'ghost', id: 10_137, type: 'User' },
    submitted_at: '2025-03-01T00:00:00Z',
  });
  // Begun and not sent off.
  server.happens(change, 'reviewed', null, { id: 4714, user: { login: 'person-1', id: 101, type: 'User' }, submitted_at: null });
  expect(await read('issue')).toMatchObject([{ author_id: null, first_response_at: expect.any(Number) }]);
  expect(await read()).toMatchObject([{ first_response_at: null }]);
  expect(counts()).toEqual({
    'person-1 issue_help': 1,
    'person-1 merge': 1,
    'person-5[bot] proposed': 1,
    'person-5[bot] code': 1,
    'Copilot review': 1,
  });
  expect(await kinds()).toMatchObject({ '@person-1': 'human', '@person-5[bot]': 'bot', '@Copilot': 'agent' });
});

it('counts a review once, whatever it says on how many lines, and old words on lines one by one', async () => {
  const { server, project, ana, bo, chidi, read, counts } = await place();
  const { data } = server;
  const change = data.add('merge_request', project, ana, 'Steady light');
  const on = (by: Person | null, id: number, review: number | null) =>
    lineComment(server, change, by, { id, review, at: change.createdAt + id * 1000 });
  server.happens(change, 'reviewed', null, {
    id: 7,
    user: { login: 'person-2', id: bo.id, type: 'User' },
    submitted_at: '2025-03-01T00:00:00Z',
  });
  // Two lines of that review, an answer by the author and one by a third, each a review that the timeline does not tell of by itself.
  server.happens(change, 'line-commented', null, {
    comments: [on(bo, 1, 7), on(bo, 2, 7), on(ana, 3, 8), on(chidi, 4, 9), on(chidi, 5, 9)],
  });
  server.happens(change, 'commit-commented', null, { comments: [on(chidi, 6, null), on(null, 7, null)] });
  await read();
  expect(counts()).toEqual({ 'person-1 proposed': 1, 'person-1 reply': 1, 'person-2 review': 1, 'person-3 review': 2 });
});

it('asks for the pull request itself only where its timeline does not say who merged it', async () => {
  const { server, project, ana, bo, read, counts } = await place();
  const { data } = server;
  const told = data.add('merge_request', project, ana, 'Told');
  data.move(told, 'merged', bo);
  const old = data.add('merge_request', project, ana, 'Of old');
  data.edit(old, { merged_by: { login: 'person-2', id: bo.id, type: 'User' } });
  old.state = 'merged';
  await read();
  expect(counts()).toEqual({ 'person-1 proposed': 2, 'person-1 code': 2, 'person-2 merge': 2 });
  expect(server.asked.filter(({ path }) => path.includes('/pulls/')).map(({ path }) => path.split('/').at(-1))).toEqual(['4']);
});

it('knows which pull request closes an issue by what it says, and by nothing else', async () => {
  const { server, project, ana, bo, read } = await place();
  const { data } = server;
  const issue = data.add('issue', project, ana, 'It flickers');
  const says = (body: string | null, over: object = {}) => ({
    source: {
      type: 'issue',
      issue: { number: 12, body, pull_request: { url: 'x' }, repository: { id: project.id, full_name: 'camp/project-1' }, ...over },
    },
  });
  server.happens(issue, 'cross-referenced', bo, says('Fixes #1'));
  server.happens(issue, 'cross-referenced', bo, says('Fixes #1', { number: 13, repository: { id: 77, full_name: 'south/sea' } }));
  server.happens(
    issue,
    'cross-referenced',
    bo,
    says('Fixes Camp/Project-1#1', { number: 14, repository: { id: 77, full_name: 'south/sea' } }),
  );
  server.happens(issue, 'cross-referenced', bo, says('See #1', { number: 15 }));
  server.happens(issue, 'cross-referenced', bo, says('Fixes #1', { number: 16, pull_request: undefined }));
  server.happens(issue, 'cross-referenced', bo, says(null, { number: 17 }));
  server.happens(issue, 'cross-referenced', bo, { source: { type: 'issue', issue: null } });
  data.addNote(issue, bo, 'On it');
  // Nothing has closed it so far.
  expect(await read('issue_closed_by')).toEqual([]);
  data.move(issue, 'closed', bo);
  const host = new URL(server.url).host.replace(':', '%3A');
  expect((await read('issue_closed_by')).map((row) => row.change_request_key).sort()).toEqual([`${host}/5001!12`, `${host}/77!14`]);
});

it('keeps somebody one person who is renamed', async () => {
  const { server, project, ana, read, counts } = await place();
  const { data } = server;
  data.add('issue', project, ana, 'Dry');
  await read();
  ana.username = 'ana-new';
  data.add('issue', project, ana, 'Wet');
  await read();
  expect(counts()).toEqual({ 'ana-new report': 2 });
});
