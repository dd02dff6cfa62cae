import { afterEach, describe, expect, it } from 'vitest';
import { type Direct, newDirect } from '../../support/direct.ts';
import { cloneOf, newHistory } from '../../support/histories.ts';
import { everybody, manyPeople, read, uidOf } from '../../support/people.ts';

let direct: Direct;
afterEach(() => direct.store.close());

const next = async () => {
  const { undo, redo } = await direct.api.history.state({});
  return { undo: undo?.id ?? '', redo: redo?.id ?? '' };
};
const names = async () => [...(await everybody(direct)).keys()].sort();

describe('a source, its adding and its removal', () => {
  it('is not undone in passing: undo stops before it, says why, and changes nothing', async () => {
    direct = newDirect();
    await read(direct, manyPeople(3));
    const ana = await uidOf(direct, 'Ana Pires');
    await direct.api.contributors.addNote({ contributor: ana, text: 'First.' });
    await direct.api.history.undo({});
    const { total } = await direct.api.history.list({});
    await expect(direct.api.history.undo({})).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('undo comes to "Added the source community", which would take the source community'),
      details: { changeSet: (await next()).undo },
    });
    expect(await names()).toHaveLength(3);
    expect((await direct.api.history.list({})).total).toBe(total);
  });

  it('is undone and redone by name, and each row says what it would do', async () => {
    direct = newDirect();
    const id = await read(direct, manyPeople(3));
    const newest = async () => (await direct.api.history.list({ limit: 1 })).rows[0];
    expect(await newest()).toMatchObject({ source: { id, name: 'community', effect: 'goes' } });
    await direct.api.history.undo({ changeSet: (await next()).undo });
    expect(await names()).toEqual([]);
    expect(await newest()).toMatchObject({ role: 'undo', source: { id, name: 'community', effect: 'comes' } });
    await expect(direct.api.history.redo({})).rejects.toMatchObject({ code: 'conflict', details: { changeSet: (await next()).redo } });
    await direct.api.history.undo({ changeSet: (await next()).redo });
    expect(await newest()).toMatchObject({ role: 'redo', source: { effect: 'goes' } });
    await direct.api.sources.syncSource({ id });
    expect(await names()).toHaveLength(3);
  });

  it('that was removed comes back by name only', async () => {
    direct = newDirect();
    const id = await read(direct, manyPeople(2));
    await direct.api.sources.removeSource({ id });
    await expect(direct.api.history.undo({})).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('would bring the source community and its people back'),
    });
    await direct.api.history.undo({ changeSet: (await next()).undo });
    expect((await direct.api.sources.list({})).sources).toHaveLength(1);
    await expect(direct.api.history.redo({})).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('redo comes to'),
    });
  });

  it('is renamed and that is undone like anything else', async () => {
    direct = newDirect();
    const id = await read(direct, manyPeople(2));
    await direct.api.sources.renameSource({ id, name: 'core' });
    expect((await direct.api.history.list({ limit: 1 })).rows[0]?.source).toBeNull();
    await direct.api.history.undo({});
    expect((await direct.api.sources.get({ id })).name).toBe('community');
  });

  it('says beforehand who and what would leave with it', async () => {
    direct = newDirect();
    const project = newHistory({ bare: true, name: 'project.git' });
    project.commit({ by: 'Ana Pires <ana@pires.example>' }, { by: 'Bo Lind <bo@lind.example>' });
    const fork = cloneOf(project, '--bare');
    fork.commit({ by: 'Chidi Okafor <c@okafor.example>' }, { by: 'Dana Weiss <d@weiss.example>' }, { by: 'Ana Pires <ana@pires.example>' });
    await read(direct, project);
    const id = await read(direct, fork);
    // Somebody about whom something was decided stays in the list.
    await direct.api.contributors.addNote({ contributor: await uidOf(direct, 'Dana Weiss'), text: 'Met in spring.' });
    expect(await direct.api.sources.leaving({ id })).toEqual({ commits: 3, others: 0, events: 0, people: 1 });
    expect(await direct.api.sources.removeSource({ id })).toEqual({ activities: 3 });
    expect(await names()).toEqual(['Ana Pires', 'Bo Lind', 'd@weiss.example']);
  });
});
