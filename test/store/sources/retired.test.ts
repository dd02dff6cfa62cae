/** A source that is removed while what it told stays. */
import { expect, it, onTestFinished } from 'vitest';
import { type Direct, newDirect } from '../../support/direct.ts';
import { cloneOf, newHistory } from '../../support/histories.ts';
import { everybody, manyPeople, read } from '../../support/people.ts';
import { desk, forge, nextOf, readOnce, runsOf } from '../../support/timed-sources.ts';

function fresh(): Direct {
  const direct = newDirect();
  onTestFinished(() => direct.store.close());
  return direct;
}
const names = async (direct: Direct) => [...(await everybody(direct)).keys()].sort();

it('leaves people and figures as they are, and is read only when it was brought back', async () => {
  const direct = fresh();
  const project = newHistory({ name: 'community' });
  project.commit({ by: 'Ana Pires <ana@pires.example>' }, { by: 'Bo Lind <bo@lind.example>' });
  const id = await read(direct, project);
  const before = await direct.api.sources.get({ id });
  await direct.api.sources.retireSource({ id });
  expect(await names(direct)).toEqual(['Ana Pires', 'Bo Lind']);
  expect(await direct.api.sources.get({ id })).toEqual({ ...before, retiredAt: expect.any(Number), rhythm: null });
  project.commit({ by: 'Chidi Okafor <c@okafor.example>' });
  for (const asked of [
    () => direct.api.sources.syncSource({ id }),
    () => direct.api.sources.edit({ id, useMailmap: false }),
    () => direct.api.sources.creditDocumentation({ id }),
    () => direct.api.sources.add({ kind: 'git', path: before.path }),
  ])
    await expect(asked()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Bring it back first'),
      details: { problem: 'retired', id },
    });
  await expect(direct.api.sources.pauseSource({ id })).rejects.toMatchObject({ code: 'conflict' });
  expect(await names(direct)).toEqual(['Ana Pires', 'Bo Lind']);
  await direct.api.sources.renameSource({ id, name: 'old' });
  await direct.api.sources.bringBackSource({ id });
  expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
  expect(await names(direct)).toEqual(['Ana Pires', 'Bo Lind', 'Chidi Okafor']);
});

it('is undone and redone like any decision, by its own words', async () => {
  const direct = fresh();
  const id = await read(direct, manyPeople(2));
  await direct.api.sources.retireSource({ id });
  await direct.api.sources.retireSource({ id });
  const [newest] = (await direct.api.history.list({ limit: 1 })).rows;
  expect(newest).toMatchObject({ label: 'Removed the source community and kept what it told', source: null });
  expect((await direct.api.history.changes({ changeSet: newest?.id ?? '' })).rows).toMatchObject([
    { what: 'A source that is not read any more', before: null, after: expect.stringMatching(/^since \d{4}-\d\d-\d\d$/) },
  ]);
  await direct.api.history.undo({});
  expect((await direct.api.sources.get({ id })).retiredAt).toBeNull();
  await direct.api.history.redo({});
  expect((await direct.api.sources.get({ id })).retiredAt).not.toBeNull();
  expect(await names(direct)).toHaveLength(2);
});

it('is removed for good all the same, with what only it told', async () => {
  const direct = fresh();
  const project = newHistory({ bare: true, name: 'project.git' });
  project.commit({ by: 'Ana Pires <ana@pires.example>' });
  const fork = cloneOf(project, '--bare');
  fork.commit({ by: 'Bo Lind <bo@lind.example>' });
  const old = await read(direct, project);
  await direct.api.sources.retireSource({ id: old });
  await read(direct, fork);
  expect(await direct.api.sources.leaving({ id: old })).toEqual({ commits: 0, others: 0, events: 0, people: 0 });
  await direct.api.sources.removeSource({ id: old });
  expect(await names(direct)).toEqual(['Ana Pires', 'Bo Lind']);
  expect((await direct.api.sources.list({})).sources).toHaveLength(1);
});

it('does not take its turn, its queue is empty, and Today asks for nothing about it', async () => {
  const server = await forge();
  const timed = await desk();
  const id = await readOnce(timed, server);
  await server.refuse();
  await expect(timed.api.sources.syncSource({ id })).rejects.toMatchObject({ code: 'offline' });
  expect((await timed.api.sources.get({ id })).rhythm?.waiting).not.toBeNull();
  await timed.api.sources.retireSource({ id });
  expect(await nextOf(timed, id)).toBeUndefined();
  const runs = await runsOf(timed, id);
  await timed.api.sources.bringBackSource({ id });
  expect((await timed.api.sources.get({ id })).rhythm).toMatchObject({ every: 'six_hours', waiting: null });
  expect(await runsOf(timed, id)).toBe(runs);
});

it('stops what is being read of it', async () => {
  const direct = fresh();
  const { id } = await direct.api.sources.add({ kind: 'git', path: manyPeople(3).folder });
  const reading = direct.api.sources.syncSource({ id });
  await direct.api.sources.retireSource({ id });
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  expect(await names(direct)).toEqual([]);
});
