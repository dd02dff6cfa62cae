import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startScript } from '../../../support/children.ts';
import { type Forgejo, forgejoBinary, STARTING_MS, startForgejo } from '../../../support/forgejo.ts';
import { until } from '../../../support/until.ts';

const binary = await forgejoBinary();

function isGone(pid: number): boolean {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
}

/** Read as a connector does: with the token, without acting as anybody. */
const read = async <T>(forgejo: Forgejo, path: string): Promise<T> => {
  const answer = await fetch(`${forgejo.url}/api/v1${path}`, { headers: { authorization: `token ${forgejo.token}` } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
};

describe.skipIf(binary === null)('a live Forgejo', () => {
  let forgejo: Forgejo;
  beforeAll(async () => {
    forgejo = await startForgejo(binary ?? '');
  }, STARTING_MS);
  afterAll(() => forgejo?.stop());

  it('keeps what two people do in a repository', { timeout: STARTING_MS }, async () => {
    const { api } = forgejo;
    await api.addUser('ana', { full_name: 'Ana Example' });
    await api.addUser('ben');
    const ana = api.as('ana');
    const ben = api.as('ben');
    await ana.addRepository('tent');
    const repository = 'ana/tent';
    await api.send('PUT', `/repos/${repository}/collaborators/ben`, { permission: 'write' });

    const issue = await ben.addIssue(repository, 'It leaks', { body: 'When it rains' });
    const label = await ana.addLabel(repository, 'weather');
    const milestone = await ana.addMilestone(repository, 'Spring');
    await ana.setLabels(repository, issue.number, [label.id]);
    await ana.editIssue(repository, issue.number, { milestone: milestone.id });
    const comment = await ana.addComment(repository, issue.number, 'Here is how to mend it');
    await ana.editComment(repository, comment.id, 'Here is how to mend it well');
    await ben.addFile(repository, 'patch.md', 'A patch', 'mend');
    const pull = await ben.addPullRequest(repository, 'Mend it', 'mend', { body: `Closes #${issue.number}` });
    await ana.addReview(repository, pull.number, 'APPROVED', 'Dry now');
    await ana.merge(repository, pull.number);

    expect(await read(forgejo, `/repos/${repository}/issues/${issue.number}/comments`)).toMatchObject([
      { body: 'Here is how to mend it well', user: { login: 'ana', full_name: 'Ana Example' } },
    ]);
    expect(await read(forgejo, `/repos/${repository}/pulls/${pull.number}/reviews`)).toMatchObject([
      { state: 'APPROVED', user: { login: 'ana' } },
    ]);
    expect(await read(forgejo, `/repos/${repository}/pulls/${pull.number}`)).toMatchObject({
      state: 'closed',
      merged: true,
      merged_by: { login: 'ana' },
      user: { login: 'ben' },
    });
    expect(await read(forgejo, `/repos/${repository}/issues/${issue.number}`)).toMatchObject({
      user: { login: 'ben' },
      labels: [{ name: 'weather' }],
      milestone: { title: 'Spring' },
    });
  });

  it('follows changes: closed, opened again, deleted, renamed', async () => {
    const { api } = forgejo;
    await api.addOrganisation('camp');
    await api.addRepository('site', 'camp');
    await api.addUser('cleo');
    const kept = await api.as('cleo').addIssue('camp/site', 'Which day?');
    const gone = await api.as('cleo').addIssue('camp/site', 'Spam');
    await api.editIssue('camp/site', kept.number, { state: 'closed' });
    await api.editIssue('camp/site', kept.number, { state: 'open' });
    await api.deleteIssue('camp/site', gone.number);
    await api.renameUser('cleo', 'cleopatra');
    expect(await read(forgejo, '/repos/camp/site/issues?state=all')).toMatchObject([{ state: 'open', user: { login: 'cleopatra' } }]);
    const comment = await api.as('cleopatra').addComment('camp/site', kept.number, 'Sorry');
    await api.deleteComment('camp/site', comment.id);
    expect(await read(forgejo, `/repos/camp/site/issues/${kept.number}/comments`)).toEqual([]);
    await api.deleteRepository('camp/site');
    await expect(read(forgejo, '/repos/camp/site')).rejects.toThrow('404');
    await api.deleteUser('cleopatra');
    await expect(read(forgejo, '/users/cleopatra')).rejects.toThrow('404');
  });

  it('stops and starts on the same data at the same address, also after it was killed', { timeout: STARTING_MS }, async () => {
    await forgejo.api.addUser('dora');
    const before = forgejo.pid();
    await forgejo.stop();
    await expect(fetch(forgejo.url)).rejects.toThrow();
    expect(isGone(before)).toBe(true);
    await forgejo.start();
    expect(await read(forgejo, '/users/dora')).toMatchObject({ login: 'dora' });
    await forgejo.kill();
    await forgejo.start();
    expect(await read(forgejo, '/users/dora')).toMatchObject({ login: 'dora' });
  });

  it('ends when the process that started it is killed', { timeout: STARTING_MS }, async () => {
    const { line, child } = await startScript('forgejo-child.ts', binary ?? '');
    const pid = Number(line);
    expect(process.kill(pid, 0)).toBe(true);
    child.kill('SIGKILL');
    await until('Forgejo to end', async () => (isGone(pid) ? true : null));
  });
});
