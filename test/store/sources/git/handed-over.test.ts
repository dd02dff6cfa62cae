import { expect, it } from 'vitest';
import { newDirect } from '../../../support/direct.ts';
import { cloneOf, newHistory } from '../../../support/histories.ts';

const ana = 'Ana Pires <ana@pires.example>';

it('a commit that a fork has no more is named as the project names it, from its next sync on', async () => {
  const direct = newDirect();
  const project = newHistory({ bare: true, name: 'project.git' });
  project.commit({ by: ana }, { by: ana });
  const fork = cloneOf(project, '--bare');
  project.mailmap('Ana Maria Pires <ana@pires.example>\n');
  const add = async (path: string, useMailmap: boolean) => (await direct.api.sources.add({ kind: 'git', path, useMailmap })).id;
  const first = await add(fork.folder, false);
  const second = await add(project.folder, true);
  const sync = (id: string) => direct.api.sources.syncSource({ id });
  const names = async () =>
    (await direct.api.contributors.list({ filter: { field: 'contribution', anyOf: ['code'] } })).rows.map(({ name }) => name);
  await sync(first);
  await sync(second);
  expect(await names()).toContain('Ana Pires');
  fork.move('main', 'refs/heads/main~1');
  await sync(first);
  const report = await sync(second);
  expect(report.remarks).toContain('Commits came over from another source, so everything was read again.');
  expect(report.changed).toBeGreaterThan(0);
  await direct.api.sources.removeSource({ id: first });
  await sync(second);
  expect(await names()).not.toContain('Ana Pires');
  expect(await names()).toContain('Ana Maria Pires');
  expect((await sync(second)).remarks).toEqual([]);
  direct.store.close();
});
