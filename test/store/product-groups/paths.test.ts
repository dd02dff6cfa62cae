/** Product groups by the paths that change requests touch: asked for only where a rule is about them, and never twice in vain. */
import { expect, it, onTestFinished } from 'vitest';
import { type Direct, newDirect } from '../../support/direct.ts';
import { dumpDerived } from '../../support/dump.ts';
import { githubDescription } from '../../support/github/openapi.ts';
import { startGitHub } from '../../support/github-server.ts';
import { gitlabData } from '../../support/gitlab/data.ts';
import { filesOf, touch } from '../../support/gitlab/files.ts';
import { type GitLabServer, startGitLab } from '../../support/gitlab-server.ts';
import { rebuilt } from '../../support/rebuilt.ts';

const description = await githubDescription();

type Kind = 'gitlab' | 'github';
const asksFiles = /\/(diffs|files)$/;
const sizes = { people: 6, projects: 2, mergeRequests: 14, issues: 8 };

interface Read {
  direct: Direct;
  server: Pick<GitLabServer, 'url' | 'token' | 'data' | 'asked' | 'forget' | 'faults'>;
  id: string;
  sync(full?: boolean): Promise<string | null>;
  /** How many change requests it was asked about. */
  asked(): number;
}

async function campOn(kind: Kind): Promise<Read> {
  const data = gitlabData(sizes);
  const server = kind === 'gitlab' ? await startGitLab({ data }) : await startGitHub({ enterprise: '3.14.2', data });
  onTestFinished(() => server.stop());
  const direct = newDirect();
  onTestFinished(() => direct.store.close());
  const { id } = await direct.api.sources.addServer({ kind, address: server.url, scope: ['camp'], token: server.token, name: 'camp' });
  return {
    direct,
    server,
    id,
    async sync(full = false) {
      server.forget();
      return (await direct.api.sources.syncSource({ id, full })).incomplete;
    },
    asked: () => server.asked.filter(({ path }) => asksFiles.test(path)).length,
  };
}

async function rules({ direct: { api } }: Read): Promise<void> {
  const [docs, gates] = [await api.productGroups.addGroup({ name: 'Docs' }), await api.productGroups.addGroup({ name: 'Gates' })];
  await api.productGroups.addRule({ group: docs.id, over: 'path', pattern: 'docs/*' });
  await api.productGroups.addRule({ group: gates.id, over: 'path', pattern: 'lib/gate-1.ts' });
  await api.productGroups.addRule({ group: gates.id, over: 'path', pattern: 'src/*' });
}

/** How many change requests are in each group. */
async function shown({ direct: { api } }: Read): Promise<Record<string, number>> {
  const { groups, inNone } = await api.productGroups.list({});
  return Object.fromEntries([...groups.map(({ name, takesIn }) => [name, takesIn.changeRequests]), ['none', inNone.changeRequests]]);
}

/** The same from the data, by another way. */
function expected({ server: { data } }: Read): Record<string, number> {
  const found: Record<string, number> = { Docs: 0, Gates: 0, none: 0 };
  for (const thing of data.mergeRequests) {
    const names = filesOf(thing).flatMap(({ now, before }) => [now, before]);
    const isDocs = names.some((name) => name.startsWith('docs/'));
    const isGates = names.includes('lib/gate-1.ts') || names.some((name) => name.startsWith('src/'));
    // The exact rule outweighs the others, and docs/* is longer than src/*.
    const group = names.includes('lib/gate-1.ts') ? 'Gates' : isDocs ? 'Docs' : isGates ? 'Gates' : 'none';
    found[group] = (found[group] ?? 0) + 1;
  }
  return found;
}

it.each(['gitlab', 'github'] as const)('are read from %s once a rule asks for them, and again where something was pushed', async (kind) => {
  const read = await campOn(kind);
  const { direct, server } = read;
  expect(await read.sync()).toBeNull();
  expect(read.asked()).toBe(0);
  expect((await direct.api.productGroups.list({})).filesUnread).toBeNull();
  await rules(read);
  expect((await direct.api.productGroups.list({})).filesUnread).toBe(sizes.mergeRequests);
  expect(await read.sync()).toBeNull();
  expect(read.asked()).toBe(sizes.mergeRequests);
  if (kind === 'github')
    for (const { url } of server.asked)
      expect(description?.problemsOfRequest(`https://api.github.com${url.replace('/api/v3', '')}`) ?? []).toEqual([]);
  const first = expected(read);
  expect(await shown(read)).toEqual(first);
  expect(Math.min(...Object.values(first))).toBeGreaterThan(0);
  expect((await direct.api.productGroups.list({})).filesUnread).toBe(0);
  expect(await read.sync()).toBeNull();
  expect(read.asked()).toBe(0);

  const open = server.data.mergeRequests.find((one) => one.state === 'opened' && filesOf(one).length === 0);
  if (!open) throw new Error('Nothing is open and touches nothing');
  touch(open, 'docs/new.md');
  server.data.edit(open, { title: 'Pushed' });
  expect(await read.sync()).toBeNull();
  expect(read.asked()).toBe(1);
  expect(await shown(read)).toEqual(expected(read));
  expect(await shown(read)).not.toEqual(first);
  // Whatever else is said of what was merged, it touches what it touched.
  const merged = server.data.mergeRequests.find((one) => one.state === 'merged');
  if (!merged) throw new Error('Nothing is merged');
  server.data.edit(merged, { title: 'Afterwards' });
  expect(await read.sync()).toBeNull();
  expect(read.asked()).toBe(0);
  expect(await read.sync(true)).toBeNull();
  expect(read.asked()).toBe(sizes.mergeRequests);
  expect(dumpDerived(direct.store.db)).toEqual(rebuilt(direct));
});

it('that cannot be read are said, the others are read, and the next run comes back to them', async () => {
  const read = await campOn('gitlab');
  await rules(read);
  const [one, other] = read.server.data.mergeRequests;
  read.server.faults = [
    { kind: 'status', status: 403, path: new RegExp(`/merge_requests/${one?.iid}/diffs`) },
    { kind: 'body', body: '[{"new_path":7}]', path: new RegExp(`/projects/${other?.project.id}/merge_requests/${other?.iid}/diffs`) },
  ];
  const incomplete = await read.sync();
  expect(incomplete).toMatch(/^Of \d+ change requests it could not be read which files they touch: /);
  const left = (await read.direct.api.productGroups.list({})).filesUnread ?? 0;
  expect(left).toBe(Number(/\d+/.exec(incomplete ?? '')?.[0]));
  expect(left).toBeLessThan(sizes.mergeRequests);
  read.server.faults = [];
  expect(await read.sync()).toBeNull();
  expect(read.asked()).toBe(left);
  expect(await shown(read)).toEqual(expected(read));
});

it('go with their source', async () => {
  const read = await campOn('gitlab');
  await rules(read);
  await read.sync();
  await read.direct.api.sources.removeSource({ id: read.id });
  for (const table of ['files_read', 'touched_file'])
    expect(read.direct.store.db.raw.prepare(`SELECT count(*) AS count FROM ${table}`).all()[0]?.count).toBe(0);
});
