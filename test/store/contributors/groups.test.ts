/** Groups and columns of the list, against what the profiles say. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contributorQueries } from '../../../electron/core/contributors/queries.ts';
import type { Grouping } from '../../../shared/contract/list-columns.ts';
import type { Filter } from '../../../shared/contract/segments.ts';
import { type Direct, newDirect } from '../../support/direct.ts';
import { dumpDerived } from '../../support/dump.ts';
import { everybody, manyPeople, read } from '../../support/people.ts';
import { plansOf } from '../../support/plans.ts';
import { today } from '../../support/workspaces.ts';

let direct: Direct;
let region: string;
beforeAll(async () => {
  direct = newDirect();
  await read(direct, manyPeople(30));
  const { contributors, team } = direct.api;
  const uids = [...(await everybody(direct)).values()].sort();
  const some = (n: number, from = 0) => ({ contributors: uids.filter((_, at) => at % n === from) });
  const mara = (await team.addTeammate({ name: 'Mara Solberg' })).id;
  region = (await contributors.addCustomField({ name: 'Region', kind: 'choice', choices: ['North', 'South'] })).id;
  for (const [people, field, value] of [
    [some(3), 'affiliation', 'Harbour'],
    [some(3, 1), 'affiliation', 'quarry'],
    [some(6, 1), 'affiliation', 'Quarry'],
    [some(4), 'owner', mara],
    [some(5), region, 'South'],
    [some(5, 1), region, 'North'],
  ] as const)
    await contributors.setDetail({ people, field, value });
  await contributors.tagContributors({ people: some(2), tag: 'Mentor' });
  await contributors.tagContributors({ people: some(3), tag: 'Afar' });
  for (const contributor of some(7).contributors) {
    await contributors.addDetail({ contributor, item: { kind: 'standing', standing: 'core', from: null, to: null } });
    await contributors.addDetail({ contributor, item: { kind: 'language', language: 'pt', level: 'fluent' } });
    await contributors.logContact({ contributor, channel: 'call', at: today - 5000, by: mara, followUpOn: '2026-06-01' });
  }
  await contributors.recordConsent({ people: some(6), purpose: 'contact', basis: 'said so', text: 'Yes.' });
});
afterAll(() => direct.store.close());

const queries = () => contributorQueries(direct.store.db, () => today);
const list = { search: '', filter: { all: [] as Filter[] }, sort: 'name', direction: undefined, firstRows: 0 } as const;
const groupsBy = (grouping: Grouping) => queries().groups({ ...list, grouping });

describe('the list in groups', () => {
  it.each(['affiliation', 'owner', 'kind', 'standing', 'lastActive', 'region', 'persona'] as const)(
    'has everybody once, by %s',
    async (by) => {
      const { ids, groups, people } = groupsBy(by === 'region' ? region : by);
      expect([...ids].sort()).toEqual([...queries().ids(list).ids].sort());
      expect(people).toBe(30);
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(30);
      const place = new Map([...queries().ids(list).ids].map((key, at) => [key, at]));
      let from = 0;
      for (const { name, count } of groups) {
        const members = [...ids.subarray(from, from + count)];
        from += count;
        expect(members).toEqual(members.toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)));
        for (const { id, kind, lastActive } of queries().byIds({ ids: members }).rows) {
          const { details } = await direct.api.contributors.get({ contributor: id });
          const standing = details.items.find(({ item }) => item.kind === 'standing')?.item;
          const said = {
            affiliation: details.values.affiliation?.toLowerCase() ?? null,
            owner: details.owner?.name.toLowerCase() ?? null,
            persona: details.values.persona ?? null,
            region: details.custom[region]?.toLowerCase() ?? null,
            kind,
            standing: standing ? 'core team' : null,
            lastActive: lastActive === null ? null : new Date(lastActive).toISOString().slice(0, 7),
          }[by];
          expect(name?.toLowerCase() ?? null).toBe(said);
        }
      }
      expect(from).toBe(30);
    },
  );

  it('has whoever carries two tags in the group of each, and those with none last', () => {
    const { ids, groups, people } = groupsBy('tag');
    expect(groups.map(({ name, count }) => [name, count])).toEqual([
      ['Afar', 10],
      ['Mentor', 15],
      [null, 10],
    ]);
    expect([ids.length, people]).toEqual([35, 30]);
  });
});

it('keeps what filters and columns look at as it would be computed from nothing', () => {
  const { store, derivation } = direct;
  const kept = dumpDerived(store.db);
  store.transaction(() => derivation.rebuild());
  expect(dumpDerived(store.db)).toEqual(kept);
  expect(kept.contributor_noted?.length).toBeGreaterThan(30);
});

describe('columns of details', () => {
  it('say what the profile says, and only those that were asked for', async () => {
    const { ids } = queries().ids(list);
    const columns = [
      'affiliation',
      'owner',
      'standing',
      'languages',
      'lastContact',
      'lastContactBy',
      'followUp',
      'consentContact',
      'consentSwag',
      region,
    ];
    const { rows } = queries().byIds({ ids: [...ids], columns });
    expect(rows).toHaveLength(30);
    for (const { id, cells } of rows) {
      const profile = await direct.api.contributors.get({ contributor: id });
      const { values, custom, owner, items } = profile.details;
      const has = (kind: string) => items.some(({ item }) => item.kind === kind);
      expect(cells).toEqual(
        JSON.parse(
          JSON.stringify({
            affiliation: values.affiliation,
            owner: owner?.name,
            standing: has('standing') ? 'core' : undefined,
            languages: has('language') ? 'Portuguese (fluent)' : undefined,
            lastContact: profile.lastContact ? new Date(profile.lastContact.at).toISOString() : undefined,
            lastContactBy: profile.lastContact?.by?.name,
            followUp: profile.lastContact?.followUp?.on,
            consentContact: profile.consent.contact === 'none' ? undefined : profile.consent.contact,
            [region]: custom[region],
          }),
        ),
      );
    }
    expect(queries().byIds({ ids: [...ids] }).rows[0]?.cells).toBeUndefined();
  });

  it('are read by the keys of the rows', () => {
    const plans = plansOf(direct.store.db, (db) => {
      contributorQueries(db, () => today).byIds({ ids: [1, 2], columns: ['owner', 'lastContact', 'consentContact'] });
    });
    expect(plans).not.toMatch(/SCAN contributor_(noted|contact|consent)/);
  });
});
