import { expect, it, onTestFinished, vi } from 'vitest';
import { madeItems, startMadeForgejo } from '../../../support/forgejo-server.ts';
import { startGitLab } from '../../../support/gitlab-server.ts';
import { freshWorkspace } from '../../../support/reading.ts';
import { newWorkspace } from '../../../support/workspaces.ts';

it('a source that is taken away while it is read leaves nothing behind', async () => {
  const server = await startGitLab();
  onTestFinished(() => server.stop());
  const { api, settle } = await newWorkspace();
  onTestFinished(() => settle());
  const { id } = await api.sources.addServer({ kind: 'gitlab', address: server.url, scope: ['camp'], token: server.token });
  let removing: Promise<unknown> | null = null;
  server.before = ({ number }) => {
    if (number === 40) removing = api.sources.removeSource({ id });
  };
  await expect(api.sources.syncSource({ id })).rejects.toMatchObject({ code: 'cancelled' });
  await removing;
  expect(await api.contributors.list({})).toMatchObject({ total: 0 });
  expect(await api.sources.list({})).toEqual({ sources: [] });
});

it('what another source still reads goes over to it when the first is narrowed', async () => {
  const server = await startGitLab();
  onTestFinished(() => server.stop());
  const { api, store } = freshWorkspace();
  const add = async (scope: string): Promise<string> => {
    const { id } = await api.sources.addServer({ kind: 'gitlab', address: server.url, scope: [scope], token: server.token });
    await api.sources.syncSource({ id });
    return id;
  };
  const [first, second] = [await add('camp'), await add('camp/project-1')];
  const there = (): number =>
    Number(
      store.db.raw
        .prepare(
          "SELECT count(*) AS n FROM issue JOIN project ON project.id = project_id WHERE gone_at IS NULL AND path = 'camp/project-1'",
        )
        .get()?.n,
    );
  const before = there();
  expect(before).toBeGreaterThan(0);
  await api.sources.editServer({ id: first, scope: ['camp/project-3'] });
  await api.sources.syncSource({ id: first, full: true });
  await api.sources.syncSource({ id: second });
  expect(there()).toBe(before);
});

it('a full pass in which a list is hidden takes back nothing of who is who', async () => {
  const server = await startGitLab();
  onTestFinished(() => server.stop());
  const { api, store } = freshWorkspace();
  const { id } = await api.sources.addServer({ kind: 'gitlab', address: server.url, scope: ['camp'], token: server.token });
  await api.sources.syncSource({ id });
  const counts = () => ['activity', 'identity_proof'].map((table) => store.db.raw.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
  const before = counts();
  server.faults = [{ path: /\/(issues|merge_requests)\?/, kind: 'status', status: 404 }];
  const { remarks } = await api.sources.syncSource({ id, full: true });
  expect(remarks.join(' ')).toContain('one of its lists is not there');
  expect(counts()).toEqual(before);
});

it('an undo that leads back to another server takes what was read at the one', async () => {
  const [north, south] = [await startMadeForgejo(madeItems(3)), await startMadeForgejo(madeItems(5))];
  onTestFinished(async () => {
    await north.stop();
    await south.stop();
  });
  const { api, settle } = await newWorkspace();
  onTestFinished(() => settle());
  const { id } = await api.sources.addServer({ kind: 'forgejo', address: north.url, scope: ['north'], name: 'x' });
  await api.sources.editServer({ id, address: south.url });
  await vi.waitFor(async () => expect((await api.sources.get({ id })).lastRun?.outcome).toBe('done'));
  await api.history.undo({});
  // It is read again by itself.
  await vi.waitFor(async () => {
    const { server } = await api.sources.get({ id });
    expect(server).toMatchObject({ projects: 1 });
    expect((server?.issues ?? 0) + (server?.changeRequests ?? 0)).toBe(3);
  });
});
