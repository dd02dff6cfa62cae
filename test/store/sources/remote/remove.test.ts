/** Two sources that read some of the same projects, and one of them taken away and brought back. */
import { expect, it, onTestFinished } from 'vitest';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { startGitLab } from '../../../support/gitlab-server.ts';

async function setUp() {
  const server = await startGitLab();
  onTestFinished(() => server.stop());
  const workspace = (): Direct => {
    const direct = newDirect();
    onTestFinished(() => direct.store.close());
    return direct;
  };
  const read = async ({ api }: Direct, scope: string, name = 'camp') => {
    const { id } = await api.sources.addServer({ kind: 'gitlab', address: server.url, scope: [scope], token: server.token, name });
    expect(await api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
    return id;
  };
  return { workspace, read };
}

const factsOf = ({ store }: Direct) => {
  const { identity: _identities, ...facts } = dumpFacts(store.db);
  return { ...facts, ...dumpDerived(store.db) };
};

it('leaves what the other one has, whichever of them goes', async () => {
  const { workspace, read } = await setUp();
  for (const [stays, goes] of [
    ['camp/project-1', 'camp'],
    ['camp', 'camp/project-1'],
  ] as const) {
    const alone = workspace();
    await read(alone, stays);
    for (const order of [
      [stays, goes],
      [goes, stays],
    ] as const) {
      const direct = workspace();
      const ids = new Map<string, string>();
      for (const scope of order) ids.set(scope, await read(direct, scope));
      const note = await direct.api.contributors.list({});
      const who = note.rows[0]?.id ?? '';
      await direct.api.contributors.addNote({ contributor: who, text: 'Met in spring.' });
      await direct.api.sources.removeSource({ id: ids.get(goes) ?? '' });
      expect(await direct.api.sources.syncSource({ id: ids.get(stays) ?? '' })).toMatchObject({ incomplete: null });
      const kept = direct.store.db.raw.prepare('SELECT text FROM note').all();
      expect(kept.map(({ text }) => text)).toEqual(['Met in spring.']);
      const items = (one: Direct) => {
        const { project, change_request, change_request_open, issue, issue_closed_by, work_label, activity } = factsOf(one);
        return { project, change_request, change_request_open, issue, issue_closed_by, work_label, activity };
      };
      expect(items(direct)).toEqual(items(alone));
    }
  }
});

it('is whole again after an undo, once it is read', async () => {
  const { workspace, read } = await setUp();
  const direct = workspace();
  const id = await read(direct, 'camp');
  const before = factsOf(direct);
  await direct.api.sources.removeSource({ id });
  expect(factsOf(direct).activity).toEqual([]);
  expect(factsOf(direct).change_request).toEqual([]);
  const [last] = (await direct.api.history.list({})).rows;
  await direct.api.history.undo({ changeSet: last?.id ?? '' });
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
  expect(factsOf(direct)).toEqual(before);
});
