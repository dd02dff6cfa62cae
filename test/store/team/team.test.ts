import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Direct, newDirect } from '../../support/direct.ts';

let direct: Direct;
beforeEach(() => {
  direct = newDirect();
});
afterEach(() => direct.store.close());

const add = async (name: string, title = '') => (await direct.api.team.addTeammate({ name, title })).id;
const lastBy = async () => {
  const { rows } = await direct.api.history.list({ limit: 1 });
  return { by: rows[0]?.by?.name ?? null, for: rows[0]?.onBehalfOf?.name ?? null, label: rows[0]?.label };
};
const renamed = (name: string) => direct.api.workspace.renameWorkspace({ name });

describe('teammates', () => {
  it('are listed by name, those who left last', async () => {
    const ilo = await add('Ilo Brandt');
    await add('ana Pires', 'Events');
    await add('Zoe Lind');
    await direct.api.team.setTeammateLeft({ teammate: ilo, left: true });
    const { teammates } = await direct.api.team.list({});
    expect(teammates.map(({ name, title, left }) => [name, title, left])).toEqual([
      ['ana Pires', 'Events', false],
      ['Zoe Lind', '', false],
      ['Ilo Brandt', '', true],
    ]);
  });

  it('have names that can be told apart', async () => {
    const zoe = await add('Zoë Lind');
    const ana = await add('Ana');
    await expect(add('zoe lind')).rejects.toMatchObject({
      code: 'conflict',
      message: 'There is a teammate called Zoë Lind already. Nothing was changed.',
    });
    await expect(direct.api.team.editTeammate({ teammate: ana, name: 'ZOE LIND' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await direct.api.team.editTeammate({ teammate: zoe, name: 'Zoe Lind' })).toMatchObject({ name: 'Zoe Lind' });
  });

  it.each([
    [{ name: '' }, 'invalid_input'],
    [{ name: ' '.repeat(9) }, 'invalid_input'],
    [{ name: 'x'.repeat(101) }, 'invalid_input'],
  ])('are refused with %j', async (input, code) => {
    await expect(direct.api.team.addTeammate(input)).rejects.toMatchObject({ code });
  });

  it('come and go by undo', async () => {
    await add('Ana');
    await direct.api.history.undo({});
    expect((await direct.api.team.list({})).teammates).toEqual([]);
    await direct.api.history.redo({});
    expect((await direct.api.team.list({})).teammates).toMatchObject([{ name: 'Ana' }]);
  });
});

describe('teams', () => {
  it('have members, who stay when the team goes, and come back with it', async () => {
    const [ana, bo] = [await add('Ana'), await add('Bo')];
    const { id } = await direct.api.team.addTeam({ name: 'Coaches' });
    await direct.api.team.addMember({ team: id, teammate: ana });
    await direct.api.team.addMember({ team: id, teammate: bo });
    await direct.api.team.addMember({ team: id, teammate: bo });
    expect((await direct.api.team.list({})).teams).toEqual([{ id, name: 'Coaches', members: [ana, bo].sort() }]);
    await direct.api.team.removeMember({ team: id, teammate: ana });
    expect((await direct.api.team.list({})).teammates.map(({ teams }) => teams)).toEqual([[], [id]]);
    await direct.api.team.removeTeam({ team: id });
    expect(await direct.api.team.list({})).toMatchObject({ teams: [], teammates: [{ teams: [] }, { teams: [] }] });
    await direct.api.history.undo({});
    expect((await direct.api.team.list({})).teams).toEqual([{ id, name: 'Coaches', members: [bo] }]);
  });

  it('have names of their own, and are not found after they went', async () => {
    const { id } = await direct.api.team.addTeam({ name: 'Events' });
    await expect(direct.api.team.addTeam({ name: 'événts' })).rejects.toMatchObject({ code: 'conflict' });
    await direct.api.team.removeTeam({ team: id });
    await expect(direct.api.team.renameTeam({ team: id, name: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await direct.api.team.addTeam({ name: 'Events' });
    const { rows } = await direct.api.history.list({});
    const removal = rows.find(({ label }) => label === 'Removed the team Events')?.id ?? '';
    expect(await direct.api.history.undo({ changeSet: removal })).toMatchObject({
      restored: 0,
      refused: [{ reason: 'Another team has this name by now.' }],
    });
  });

  it('take nobody who has left', async () => {
    const ana = await add('Ana');
    const { id } = await direct.api.team.addTeam({ name: 'Coaches' });
    await direct.api.team.setTeammateLeft({ teammate: ana, left: true });
    await expect(direct.api.team.addMember({ team: id, teammate: ana })).rejects.toMatchObject({
      message: 'Ana has left. Nothing was changed.',
    });
  });

  it('ask for one approval where one person works alone, and for two otherwise', async () => {
    expect((await direct.api.team.list({})).approvals).toBe(1);
    const ana = await add('Ana');
    expect((await direct.api.team.list({})).approvals).toBe(1);
    await add('Bo');
    expect((await direct.api.team.list({})).approvals).toBe(2);
    await direct.api.team.setTeammateLeft({ teammate: ana, left: true });
    expect((await direct.api.team.list({})).approvals).toBe(1);
  });
});

describe('who sits here', () => {
  it('is in every change from then on, with whom they act for, also after a restart', async () => {
    expect(await direct.api.team.me({})).toEqual({ me: null, onBehalfOf: null });
    await renamed('One');
    expect(await lastBy()).toMatchObject({ by: null, for: null });
    const [ana, bo] = [await add('Ana'), await add('Bo')];
    const changes = (await direct.api.history.list({})).total;
    expect(await direct.api.team.iAm({ teammate: ana })).toEqual({ me: { id: ana, name: 'Ana' }, onBehalfOf: null });
    expect((await direct.api.history.list({})).total).toBe(changes);
    await renamed('Two');
    expect(await lastBy()).toMatchObject({ by: 'Ana', for: null });
    await direct.api.team.iAm({ teammate: bo, onBehalfOf: ana });
    await direct.reopen();
    await renamed('Three');
    expect(await lastBy()).toMatchObject({ by: 'Bo', for: 'Ana' });
    await direct.api.history.undo({});
    expect(await lastBy()).toMatchObject({ by: 'Bo', for: 'Ana', label: 'Undid: Renamed the workspace to Three' });
    await direct.api.team.iAm({ teammate: null });
    await renamed('Four');
    expect(await lastBy()).toMatchObject({ by: null });
  });

  it('keeps the name of a teammate whose adding was undone', async () => {
    const ana = await add('Ana');
    await direct.api.team.iAm({ teammate: ana });
    await renamed('One');
    const added = (await direct.api.history.list({})).rows.find(({ label }) => label === 'Added Ana to the team')?.id ?? '';
    await direct.api.history.undo({ changeSet: added });
    expect((await direct.api.team.list({})).teammates).toEqual([]);
    expect((await direct.api.history.list({})).rows.map(({ by }) => by?.name ?? null)).toEqual(['Ana', 'Ana', null, null]);
    expect((await direct.api.team.me({})).me).toEqual({ id: ana, name: 'Ana' });
  });

  it.each(['left', 'unknown', 'themselves', 'nobody'])('refuses somebody who is %s', async (what) => {
    const [ana, bo] = [await add('Ana'), await add('Bo')];
    await direct.api.team.setTeammateLeft({ teammate: bo, left: true });
    const input = {
      left: { teammate: bo },
      unknown: { teammate: '0190a8b4-0000-7000-8000-000000000999' },
      themselves: { teammate: ana, onBehalfOf: ana },
      nobody: { teammate: null, onBehalfOf: ana },
    }[what];
    await direct.api.team.iAm({ teammate: ana });
    await expect(direct.api.team.iAm(input as never)).rejects.toMatchObject({
      message: expect.stringMatching(/Nothing was changed|not there/),
    });
    expect((await direct.api.team.me({})).me).toEqual({ id: ana, name: 'Ana' });
  });
});

it('says in the history what each change of the team was', async () => {
  const ana = await add('Ana', 'Events');
  const { id } = await direct.api.team.addTeam({ name: 'Coaches' });
  await direct.api.team.addMember({ team: id, teammate: ana });
  await direct.api.team.setTeammateLeft({ teammate: ana, left: true });
  const { rows } = await direct.api.history.list({ limit: 4 });
  const said = await Promise.all(
    rows.map(async ({ id: changeSet, label }) => [label, (await direct.api.history.changes({ changeSet })).rows]),
  );
  expect(said).toEqual([
    ['Ana left the team', [{ what: 'Teammate', before: 'Ana, Events', after: 'Ana, Events, left' }]],
    ['Put Ana into Coaches', [{ what: 'Member of Coaches', before: null, after: 'Ana' }]],
    ['Added the team Coaches', [{ what: 'Team', before: null, after: 'Coaches' }]],
    ['Added Ana to the team', [{ what: 'Teammate', before: null, after: 'Ana, Events' }]],
  ]);
});
