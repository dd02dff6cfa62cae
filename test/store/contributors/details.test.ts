import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Direct, openDirect } from '../../support/direct.ts';
import { dumpDerived } from '../../support/dump.ts';
import { copyOf } from '../../support/folders.ts';
import { peopleFile } from '../../support/people-file.ts';

let template: string;
let ana: string;
let bo: string;
let direct: Direct;

beforeAll(async () => {
  ({ path: template, ana, bo } = await peopleFile(4));
});
beforeEach(async () => {
  direct = await openDirect(copyOf(template));
});
afterEach(() => direct.store.close());

const of = async (contributor: string) => (await direct.api.contributors.get({ contributor })).details;
const set = (field: string, value: string | null, who: string[] = [ana]) =>
  direct.api.contributors.setDetail({ people: { contributors: who }, field, value });
const lastLabel = async () => (await direct.api.history.list({ limit: 1 })).rows[0]?.label;

describe('fields with one value', () => {
  it('are set, corrected, taken away, and come back by undo', async () => {
    await set('location', ' Recife,  Brazil ');
    await set('timeZone', 'america/recife');
    expect((await of(ana)).values).toEqual({ location: 'Recife, Brazil', timeZone: 'America/Recife' });
    await set('location', 'Olinda');
    expect(await lastLabel()).toBe('Set location of Ana Pires to Olinda');
    await set('location', null);
    expect((await of(ana)).values).toEqual({ timeZone: 'America/Recife' });
    await direct.api.history.undo({});
    await direct.api.history.undo({});
    expect((await of(ana)).values.location).toBe('Recife, Brazil');
  });

  it('are set for several people as one change', async () => {
    expect(await set('affiliation', 'Thistledown', [ana, bo])).toEqual({ changed: 2 });
    expect(await lastLabel()).toBe('Set organisation of 2 people to Thistledown');
    await direct.api.history.undo({});
    expect([(await of(ana)).values, (await of(bo)).values]).toEqual([{}, {}]);
  });

  it.each([
    ['shirtSize', 'huge', 'T-shirt size: It is one of'],
    ['timeZone', 'Mars/Base', 'Time zone: There is no time zone'],
    ['owner', '0190a8b4-0000-7000-8000-000000000999', 'Only somebody in the team'],
    ['0190a8b4-0000-7000-8000-000000000999', 'x', 'This field is not there'],
  ])('refuse %s = %s, and change nothing', async (field, value, says) => {
    const before = (await direct.api.history.list({})).total;
    await expect(set(field, value)).rejects.toMatchObject({ message: expect.stringContaining(says) });
    expect([(await of(ana)).values, (await direct.api.history.list({})).total]).toEqual([{}, before]);
  });

  it('know who owns a person, by name', async () => {
    const { id } = await direct.api.team.addTeammate({ name: 'Mara Solberg' });
    await set('owner', id);
    expect((await of(ana)).owner).toEqual({ id, name: 'Mara Solberg' });
    expect(await lastLabel()).toBe('Set owner of Ana Pires to Mara Solberg');
    const [{ id: changeSet = '' } = {}] = (await direct.api.history.list({ limit: 1 })).rows;
    expect((await direct.api.history.changes({ changeSet })).rows).toEqual([
      { what: 'Owner of Ana Pires', before: null, after: 'Mara Solberg' },
    ]);
  });
});

describe('what somebody can have several of', () => {
  it('stands in the order it was said, is corrected and taken away', async () => {
    const add = (item: unknown) => direct.api.contributors.addDetail({ contributor: ana, item: item as never });
    const portuguese = await add({ kind: 'language', language: 'pt', level: 'fluent' });
    const staff = await add({ kind: 'standing', standing: 'staff', from: '2024-03-01', to: null });
    await add({ kind: 'link', label: 'Blog', url: 'https://ana.example' });
    expect((await of(ana)).items.map(({ item }) => item.kind)).toEqual(['language', 'standing', 'link']);
    await direct.api.contributors.editDetail({
      detail: staff.id,
      item: { kind: 'standing', standing: 'staff', from: '2024-03-01', to: '2025-02-28' },
    });
    expect((await of(ana)).items[1]?.item).toMatchObject({ to: '2025-02-28' });
    await direct.api.contributors.removeDetail({ detail: portuguese.id });
    expect(await lastLabel()).toBe('Took away what was noted of Ana Pires: Portuguese (fluent)');
    await direct.api.history.undo({});
    expect((await of(ana)).items).toHaveLength(3);
  });

  it.each([
    [{ kind: 'standing', standing: 'staff', from: '2025-01-01', to: '2024-01-01' }, 'cannot end before it began'],
    [{ kind: 'standing', standing: 'staff', from: '2025-02-30', to: null }, '2026-05-14'],
    [{ kind: 'link', label: 'x', url: 'javascript:alert(1)' }, 'https://'],
    [{ kind: 'language', language: 'PT<script>', level: 'fluent' }, ''],
    [{ kind: 'watch', teammate: 'x' }, ''],
    [{ kind: 'specialisation', text: '  ' }, ''],
  ])('refuses %j', async (item, says) => {
    await expect(direct.api.contributors.addDetail({ contributor: ana, item: item as never })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(says),
    });
    expect((await of(ana)).items).toEqual([]);
  });

  it('is not said twice, nor turned into something of another kind', async () => {
    const item = { kind: 'specialisation', text: 'Documentation' } as const;
    const { id } = await direct.api.contributors.addDetail({ contributor: ana, item });
    await expect(direct.api.contributors.addDetail({ contributor: ana, item })).rejects.toMatchObject({
      message: 'That is noted already: Documentation. Nothing was changed.',
    });
    await expect(direct.api.contributors.editDetail({ detail: id, item: { kind: 'motivation', text: 'Fun' } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(await direct.api.contributors.editDetail({ detail: id, item })).toEqual({ id, item });
  });
});

describe('watching', () => {
  it('is for whoever sits here', async () => {
    await expect(direct.api.contributors.watchContributor({ contributor: ana, watch: true })).rejects.toMatchObject({
      details: { problem: 'nobody_here' },
    });
    const { id } = await direct.api.team.addTeammate({ name: 'Mara Solberg' });
    await direct.api.team.iAm({ teammate: id });
    await direct.api.contributors.watchContributor({ contributor: ana, watch: true });
    await direct.api.contributors.watchContributor({ contributor: ana, watch: true });
    expect(await of(ana)).toMatchObject({ watchers: [{ id, name: 'Mara Solberg' }], items: [] });
    await direct.api.contributors.watchContributor({ contributor: ana, watch: false });
    expect((await of(ana)).watchers).toEqual([]);
    await direct.api.history.undo({});
    expect((await of(ana)).watchers).toHaveLength(1);
  });
});

describe('fields of one’s own', () => {
  it('hold values of their kind, and go with them, and come back with them', async () => {
    const { id } = await direct.api.contributors.addCustomField({ name: 'Region', kind: 'choice', choices: ['North', 'South'] });
    await set(id, 'north', [ana, bo]);
    expect((await of(bo)).custom).toEqual({ [id]: 'North' });
    expect((await direct.api.contributors.customFields({})).fields).toEqual([
      { id, name: 'Region', kind: 'choice', choices: ['North', 'South'], people: 2 },
    ]);
    await expect(set(id, 'West')).rejects.toMatchObject({ message: 'Region: It is one of: North, South. Nothing was changed.' });
    await direct.api.contributors.editCustomField({ field: id, name: 'Area' });
    expect(await lastLabel()).toBe('Renamed the field Region to Area');
    await direct.api.contributors.removeCustomField({ field: id });
    expect((await of(ana)).custom).toEqual({});
    await direct.api.history.undo({});
    expect([(await of(ana)).custom, (await direct.api.contributors.customFields({})).fields[0]?.people]).toEqual([{ [id]: 'North' }, 2]);
  });

  it.each([
    [{ name: 'región', kind: 'text' }, 'There is a field called Region already.'],
    [{ name: 'Other', kind: 'choice' }, 'A choice needs something to choose from'],
    [{ name: 'Other', kind: 'text', choices: ['a'] }, 'A choice needs something to choose from'],
  ])('refuse %j', async (input, says) => {
    await direct.api.contributors.addCustomField({ name: 'Region', kind: 'text' });
    await expect(direct.api.contributors.addCustomField(input as never)).rejects.toMatchObject({ message: expect.stringContaining(says) });
  });
});

it('leave what is computed as a rebuild gives it', async () => {
  await direct.api.contributors.addDetail({ contributor: ana, item: { kind: 'motivation', text: 'Fun' } });
  await set('title', 'Gardener', [ana, bo]);
  const before = dumpDerived(direct.store.db);
  await direct.api.workspace.rebuildDerived({});
  expect(dumpDerived(direct.store.db)).toEqual(before);
});
