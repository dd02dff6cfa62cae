import { expect, it, onTestFinished } from 'vitest';
import { startGitLab } from '../../../support/gitlab-server.ts';
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
