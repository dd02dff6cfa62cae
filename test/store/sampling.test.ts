import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityUid } from '../../electron/core/store/ids.ts';
import { tableKinds } from '../../electron/core/store/migrations/index.ts';
import { contributionKinds, creditKinds } from '../../shared/domain/contributors/contributions.ts';
import { sampleCommunity, sampleSeed } from '../../shared/domain/sample/community.ts';
import { checkSearchIndex, dumpDecisions, dumpDerived, dumpFacts, lookInto } from '../support/dump.ts';
import { temporaryFile } from '../support/folders.ts';
import { type NewWorkspace, startDesk, today } from '../support/workspaces.ts';

const day = '2026-05-15';
const { members, activities, decisions } = sampleCommunity(sampleSeed, day);

async function newSample(clock = () => today, asOf?: string): Promise<NewWorkspace> {
  const desk = startDesk({ clock });
  const path = temporaryFile('sample.cairn');
  await desk.api.workspace.createSample(asOf === undefined ? { path } : { path, asOf });
  return { ...desk, path };
}

let sample: NewWorkspace;
beforeAll(async () => {
  sample = await newSample();
});
afterAll(() => sample.settle());

type Row = Awaited<ReturnType<NewWorkspace['api']['contributors']['list']>>['rows'][number];

async function everyRow(): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (let offset = 0; ; offset += 200) {
    const { rows, total } = await sample.api.contributors.list({ sort: 'name', offset, limit: 200 });
    for (const row of rows) found.set(row.id, row);
    if (offset + 200 >= total) return found;
  }
}

describe('the sample as a workspace', () => {
  it('says what it is, and that it is read', async () => {
    expect(await sample.api.workspace.current({})).toMatchObject({ name: 'Sample community', sample: true, reportingZone: 'UTC' });
    const { sources } = await sample.api.sources.list({});
    expect(sources).toMatchObject([{ kind: 'sample', name: 'Sample community (invented)', state: 'fresh', freshAt: today, path: '' }]);
    expect(sample.said).toContainEqual(
      expect.objectContaining({ type: 'opened', workspace: expect.objectContaining({ sample: true, people: 400 }) }),
    );
  });

  it('shows each person with what the list of the sample says they did', async () => {
    const rows = await everyRow();
    expect(rows.size).toBe(400);
    const byHand = new Map(decisions.merged.map(({ member, other }) => [member, other]));
    for (const member of members) {
      if ([...byHand.values()].includes(member)) continue;
      const { name, identities, rank } = member;
      const all = [...identities, ...(byHand.get(member)?.identities ?? [])];
      const uids = all.map(({ platform, type, value }) => identityUid(platform, type, value)).sort();
      const done = [
        ...activities.filter((activity) => all.includes(activity.identity)),
        ...decisions.attended.flatMap(({ member: who, countsAs, event }) =>
          who === member ? [{ countsAs, at: Date.parse(event.from) }] : [],
        ),
      ];
      const times = done.map(({ at }) => at);
      expect(rows.get(uids[0] ?? ''), name).toMatchObject({
        name,
        kind: rank === 'bot' || rank === 'agent' ? rank : 'human',
        activities: done.length,
        contributions: done.filter(({ countsAs }) => countsAs !== 'merge' && countsAs !== 'committed').length,
        firstActive: Math.min(...times),
        lastActive: Math.max(...times),
        namesake: members.some((other) => other !== member && other.name === name),
      });
    }
    for (const { name } of decisions.met)
      expect([...rows.values()].filter((row) => row.name === name)).toMatchObject([{ kind: 'human', contributions: 0, lastActive: null }]);
  });

  it('has events behind and ahead, with who spoke and who hosted', async () => {
    const past = await sample.api.events.list({ when: 'past', limit: 200 });
    const upcoming = await sample.api.events.list({ when: 'upcoming', limit: 200 });
    expect([past.total, upcoming.total]).toEqual([14, 3]);
    expect(upcoming.rows.map(({ name, state, online }) => [name, state, online])).toEqual([
      ['Office hours', 'planned', true],
      ['Porto map evening', 'planned', false],
      ['Thistledown Days Gdańsk', 'planned', false],
    ]);
    for (const { id, name, startsOn, people } of past.rows) {
      const there = decisions.attended.filter(({ event }) => event.name === name && event.from === startsOn);
      const { rows } = await sample.api.events.activities({ event: id, limit: 200 });
      expect(rows.map(({ contributor, title }) => `${contributor.name}: ${title}`).sort()).toEqual(
        there.map(({ member, title }) => `${member.name}: ${title}`).sort(),
      );
      expect(people).toBe(new Set(there.map(({ member }) => member)).size);
      expect(there.length, name).toBeGreaterThan(0);
    }
  });

  it('has somebody for each kind of contribution and credit', async () => {
    for (const kind of [...contributionKinds, ...creditKinds, 'merge', 'committed'] as const) {
      const filter = { field: 'contribution' as const, anyOf: [kind] };
      const did = [...activities, ...decisions.attended].filter(({ countsAs }) => countsAs === kind);
      const doubles = new Map(decisions.merged.map(({ member, other }) => [other, member]));
      const people = new Set(did.map(({ member }) => doubles.get(member) ?? member));
      expect((await sample.api.contributors.list({ filter, limit: 1 })).total, kind).toBe(people.size);
      expect(people.size, kind).toBeGreaterThan(4);
    }
  });

  it('has profiles, a team, consents and follow-ups around the day it was made', async () => {
    const { teammates, teams } = await sample.api.team.list({});
    expect([teammates.length, teams.map(({ name }) => name)]).toEqual([4, ['Events and speakers', 'Programme']]);
    expect((await sample.api.team.me({})).me?.name).toBe('Mara Hollvik');
    const { items, counts } = await sample.api.today.list({});
    expect(counts.follow_up).toBe(decisions.contacts.filter(({ followUp }) => followUp && !followUp.done && followUp.on <= day).length);
    expect(items.map((item) => (item.kind === 'follow_up' ? [item.contributor.name, item.late] : item.kind))).toEqual([
      ['Henrike Mollbachner', 9],
      ['Jun Hallowatari', 2],
      ['Rafa Monteclaro', 0],
      ['Tomasz Brekkowicz', 0],
      ['Ysolde Amarante', 0],
    ]);
    const { rows } = await sample.api.contributors.list({ search: 'freja lindqvarn' });
    const freja = await sample.api.contributors.get({ contributor: rows[0]?.id ?? '' });
    expect(freja.details).toMatchObject({ values: { affiliation: 'Norrfjell Data', location: 'Gothenburg, Sweden', pronouns: 'she/her' } });
    expect(freja.details.watchers.map(({ name }) => name)).toEqual(['Mara Hollvik']);
    expect(freja.consent.contact).toBe('given');
    expect(freja.notes).toHaveLength(2);
    const { fields } = await sample.api.contributors.customFields({});
    expect(fields.map(({ name, people }) => [name, people > 0])).toEqual([
      ['Code of conduct read', true],
      ['Mentoring', true],
    ]);
  });

  it('is equal when it is made again for the same day, by whichever clock', async () => {
    const other = await newSample(() => today + 400 * 86_400_000, day);
    try {
      const dumps = [sample, other].map(({ path }) =>
        lookInto(path, (db) => ({
          facts: dumpFacts(db),
          decisions: dumpDecisions(db),
          derived: dumpDerived(db),
          uids: db.raw
            .prepare("SELECT table_name, row_uid, after FROM change WHERE table_name NOT IN ('workspace', 'source') ORDER BY id")
            .all(),
          consents: db.raw.prepare('SELECT * FROM consent ORDER BY id').all(),
        })),
      );
      expect(dumps[1]).toEqual(dumps[0]);
    } finally {
      await other.settle();
    }
  });

  it('is what it would be if computed anew', async () => {
    const kept = lookInto(sample.path, (db) => {
      checkSearchIndex(db);
      return dumpDerived(db);
    });
    await sample.api.workspace.rebuildDerived({});
    expect(lookInto(sample.path, dumpDerived)).toEqual(kept);
  });

  it('names no address or page in a domain that could be somebody’s', () => {
    const texts = lookInto(sample.path, (db) =>
      Object.keys(tableKinds()).flatMap((table) =>
        db.raw
          .prepare(`SELECT * FROM ${table}`)
          .all()
          .map((row) => JSON.stringify(row)),
      ),
    );
    const domains = texts.flatMap((text) =>
      [...text.matchAll(/[\w.+-]+@([\w-]+(?:\.[\w-]+)+)|https?:\/\/([^/"\\\s]+)/g)].map((found) => found[1] ?? found[2] ?? ''),
    );
    expect(domains.length).toBeGreaterThan(1000);
    expect([...new Set(domains)].filter((domain) => !/\.(example|invalid)$/.test(domain))).toEqual([]);
  });
});

describe('what cannot be done with the sample', () => {
  it('is undoing it, in passing or by name; what was decided since is undone like anything', async () => {
    const made = (await sample.api.history.list({})).rows;
    expect(made.map(({ label, undoable, source }) => [label, undoable, source])).toEqual([
      ['Made the sample community', false, null],
      ['Made the workspace "Sample community"', false, null],
    ]);
    await expect(sample.api.history.undo({})).rejects.toMatchObject({ code: 'not_found', message: 'There is nothing to undo.' });
    await expect(sample.api.history.undo({ changeSet: made[0]?.id ?? '' })).rejects.toMatchObject({ code: 'conflict' });
    await sample.api.workspace.renameWorkspace({ name: 'Mine' });
    await sample.api.history.undo({});
    await expect(sample.api.history.undo({})).rejects.toMatchObject({ code: 'not_found' });
    expect(await sample.api.workspace.current({})).toMatchObject({ name: 'Sample community', sample: true });
    expect((await everyRow()).size).toBe(400);
  });

  it('is reading it again, from elsewhere, or without it', async () => {
    const id = (await sample.api.sources.list({})).sources[0]?.id ?? '';
    const refused = { code: 'conflict', message: expect.stringContaining('is invented, so there is no folder') };
    await expect(sample.api.sources.syncSource({ id })).rejects.toMatchObject(refused);
    await expect(sample.api.sources.creditDocumentation({ id })).rejects.toMatchObject(refused);
    await expect(sample.api.sources.edit({ id, refs: ['main'] })).rejects.toMatchObject(refused);
    await expect(sample.api.sources.removeSource({ id })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('stays'),
    });
    expect((await sample.api.sources.runs({ id })).rows).toHaveLength(1);
  });

  it('is putting it over a file that is there', async () => {
    const before = readFileSync(sample.path);
    await expect(sample.api.workspace.createSample({ path: sample.path })).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(sample.path).equals(before)).toBe(true);
    const elsewhere = temporaryFile('sample.txt');
    await expect(sample.api.workspace.createSample({ path: elsewhere })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(existsSync(elsewhere)).toBe(false);
  });
});
