/** Which product group things are in, beside what is found of the same data by another way; and that it follows everything that changes. */
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { type Direct, newDirect } from '../../support/direct.ts';
import { dumpDerived } from '../../support/dump.ts';
import { type GitLabData, gitlabData } from '../../support/gitlab/data.ts';
import { touch } from '../../support/gitlab/files.ts';
import type { Thing } from '../../support/gitlab/invent.ts';
import { type GitLabServer, startGitLab } from '../../support/gitlab-server.ts';
import { rebuilt } from '../../support/rebuilt.ts';
import { runs, within } from '../../support/runs.ts';

interface Read {
  direct: Direct;
  server: GitLabServer;
  id: string;
}

async function readCamp(data: GitLabData = gitlabData()): Promise<Read> {
  const server = await startGitLab({ data });
  onTestFinished(() => server.stop());
  const direct = newDirect();
  onTestFinished(() => direct.store.close());
  return { direct, server, id: await readFrom(direct, server) };
}

async function readFrom({ api }: Direct, { url, token }: GitLabServer): Promise<string> {
  const { id } = await api.sources.addServer({ kind: 'gitlab', address: url, scope: ['camp'], token, name: 'camp' });
  expect(await api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
  return id;
}

/** Every item with the name of its group, as the procedures tell it. */
async function told({ api }: Direct): Promise<Record<string, string>> {
  const { groups } = await api.productGroups.list({});
  const found: Record<string, string> = {};
  for (const which of [...groups.map(({ id }) => ({ in: 'group' as const, group: id })), { in: 'none' as const }])
    for (let offset = 0, total = 1; offset < total; offset += 200) {
      const page = await api.productGroups.items({ which, offset, limit: 200 });
      total = page.total;
      for (const { reference, group } of page.rows) found[reference] = group ? `${group.name}: ${group.why}` : 'none';
    }
  return found;
}

/** The same by another way: of each thing of the server, the first of these that is true of it. */
function worked({ data }: GitLabServer, is: (thing: Thing, labels: readonly string[]) => string | undefined): Record<string, string> {
  return Object.fromEntries(
    [...data.mergeRequests, ...data.issues].map((thing) => {
      const labels = (thing.over.labels as string[] | undefined) ?? thing.labels;
      return [`${thing.project.path}${thing.kind === 'issue' ? '#' : '!'}${thing.iid}`, is(thing, labels) ?? 'none'];
    }),
  );
}

/** One is opened every 20 minutes: these take 40 hours. */
const twoDays = () => gitlabData({ mergeRequests: 120, issues: 90 });

it('puts everything where its labels and its project say, and the rest in none', async () => {
  const { direct, server } = await readCamp(twoDays());
  const { api } = direct;
  const [planning, tools] = [await api.productGroups.addGroup({ name: 'Planning' }), await api.productGroups.addGroup({ name: 'Tools' })];
  // Three quarters of a day after the first was opened it is midnight there.
  await api.workspace.setTimeZone({ zone: 'Asia/Kathmandu' });
  const since = '2024-01-02';
  const midnight = Date.UTC(2024, 0, 1, 18, 15);
  await api.productGroups.addRule({ group: planning.id, over: 'label', pattern: 'GROUP::planning', from: since });
  const rule = await api.productGroups.addRule({ group: tools.id, over: 'project', pattern: 'camp/tools/*' });
  const expected = worked(server, ({ createdAt, project }, labels) => {
    if (labels.includes('group::planning') && createdAt >= midnight) return `Planning: label group::planning since ${since}`;
    return project.path.startsWith('camp/tools/') ? `Tools: project ${project.path} (camp/tools/*)` : undefined;
  });
  expect(await told(direct)).toEqual(expected);
  expect(new Set(Object.values(expected)).size).toBe(3);

  const count = (sign: string, word: string) =>
    Object.entries(expected).filter(([reference, group]) => reference.includes(sign) && group.startsWith(word)).length;
  const { groups, inNone } = await api.productGroups.list({});
  expect(groups.map(({ name, takesIn }) => [name, takesIn])).toEqual([
    ['Planning', { changeRequests: count('!', 'Planning'), issues: count('#', 'Planning') }],
    ['Tools', { changeRequests: count('!', 'Tools'), issues: count('#', 'Tools') }],
  ]);
  expect(groups[1]?.rules).toEqual([{ ...rule, takesIn: groups[1]?.takesIn }]);
  expect(inNone).toEqual({ changeRequests: count('!', 'none'), issues: count('#', 'none') });
  expect(dumpDerived(direct.store.db)).toEqual(rebuilt(direct));
});

it('tells what is in none by project and by label, and opens each to its rows', async () => {
  const { direct, server } = await readCamp();
  const { api } = direct;
  const { id: group } = await api.productGroups.addGroup({ name: 'Planning' });
  await api.productGroups.addRule({ group, over: 'label', pattern: 'group::planning' });
  const left = [...server.data.mergeRequests, ...server.data.issues].filter(({ labels }) => !labels.includes('group::planning'));
  for (const by of ['project', 'label'] as const) {
    const namesOf = ({ project, labels }: Thing): (string | null)[] =>
      by === 'project' ? [project.path] : labels.length === 0 ? [null] : labels;
    const { total, rows } = await api.productGroups.inNone({ by });
    const names = new Set(left.flatMap(namesOf));
    expect([total, new Set(rows.map(({ name }) => name))]).toEqual([names.size, names]);
    const sizes = rows.map(({ changeRequests, issues }) => changeRequests + issues);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    for (const { name, changeRequests, issues } of rows) {
      const its = left.filter((one) => namesOf(one).includes(name));
      expect([changeRequests, issues]).toEqual([
        its.filter(({ kind }) => kind === 'merge_request').length,
        its.filter(({ kind }) => kind === 'issue').length,
      ]);
      const which = { in: 'none' as const, ...(by === 'project' ? { project: name ?? '' } : { label: name }) };
      expect((await api.productGroups.items({ which })).total).toBe(its.length);
    }
  }
});

it('keeps the history when a group is renamed, and where things were when a rule changes', async () => {
  const { direct, server } = await readCamp(twoDays());
  const { api } = direct;
  const [editor, review] = [await api.productGroups.addGroup({ name: 'Editor' }), await api.productGroups.addGroup({ name: 'Review' })];
  const rule = await api.productGroups.addRule({ group: editor.id, over: 'label', pattern: 'group::review' });
  await api.productGroups.renameGroup({ group: editor.id, name: 'Writing' });
  await api.productGroups.changeRule({ rule: rule.id, on: '2024-01-02', group: review.id });
  const midnight = Date.UTC(2024, 0, 2);
  const expected = worked(server, ({ createdAt }, labels) => {
    if (!labels.includes('group::review')) return undefined;
    return createdAt < midnight ? 'Writing: label group::review until 2024-01-02' : 'Review: label group::review since 2024-01-02';
  });
  expect(await told(direct)).toEqual(expected);
  expect(new Set(Object.values(expected)).size).toBe(3);
  const [last] = (await api.history.list({})).rows;
  expect(last?.label).toBe('From 2024-01-02 on, to Review belongs: label group::review');
  await api.history.undo({});
  expect(await told(direct)).toEqual(
    worked(server, (_, labels) => (labels.includes('group::review') ? 'Writing: label group::review' : undefined)),
  );
  await api.history.redo({});
  expect(await told(direct)).toEqual(expected);
});

it('finds who took part in what of a group, whoever they are now', async () => {
  const { direct } = await readCamp();
  const { api } = direct;
  const { id: group } = await api.productGroups.addGroup({ name: 'Planning' });
  const rule = await api.productGroups.addRule({ group, over: 'label', pattern: 'group::planning' });
  const found = async () =>
    (await api.contributors.list({ filter: { field: 'productGroup', anyOf: [group] }, limit: 200 })).rows.map(({ id }) => id).sort();
  /** By their timelines. */
  const expected = async () => {
    const { rows } = await api.contributors.list({ limit: 200 });
    const took = await Promise.all(
      rows.map(async ({ id }) => {
        const { rows: did } = await api.contributors.timeline({ contributor: id, limit: 200 });
        return did.some((one) => one.productGroup?.id === group) ? [id] : [];
      }),
    );
    return took.flat().sort();
  };
  const first = await found();
  expect(first).toEqual(await expected());
  expect(first.length).toBeGreaterThan(2);
  const everybody = (await api.contributors.list({})).rows.map(({ id }) => id);
  const [one, other] = [first[0] ?? '', everybody.find((id) => !first.includes(id)) ?? first[1] ?? ''];
  const { id: both } = await api.contributors.mergeContributors({ contributor: other, other: one });
  const merged = await found();
  expect(merged).toEqual(await expected());
  expect(merged).toContain(both);
  await api.history.undo({});
  expect(await found()).toEqual(first);
  await api.productGroups.correctRule({ rule: rule.id, pattern: 'bug' });
  expect(await found()).toEqual(await expected());
  await api.productGroups.removeRule({ rule: rule.id });
  expect(await found()).toEqual([]);
});

it('takes a group away with its rules, and undo brings all of it back', async () => {
  const { direct } = await readCamp();
  const { api } = direct;
  const { id: group } = await api.productGroups.addGroup({ name: 'Planning' });
  for (const pattern of ['group::planning', 'bug']) await api.productGroups.addRule({ group, over: 'label', pattern });
  const before = await api.productGroups.list({});
  await api.productGroups.removeGroup({ group });
  const { groups, inNone } = await api.productGroups.list({});
  expect(groups).toEqual([]);
  expect(inNone).toEqual({ changeRequests: 40, issues: 30 });
  await api.history.undo({});
  expect(await api.productGroups.list({})).toEqual(before);
});

it('refuses what cannot be meant, in words, and changes nothing', async () => {
  const direct = newDirect();
  onTestFinished(() => direct.store.close());
  const { productGroups: api } = direct.api;
  const [one, other] = [await api.addGroup({ name: 'Editor' }), await api.addGroup({ name: 'Review' })];
  const rule = await api.addRule({ group: one.id, over: 'label', pattern: 'group::editor', from: '2026-02-01', until: '2026-04-01' });
  const before = await api.list({});
  const wrong: [Promise<unknown>, RegExp][] = [
    [api.addGroup({ name: 'ÉDITOR' }), /^There is a product group called Editor already/],
    [api.renameGroup({ group: other.id, name: 'editor' }), /called Editor already/],
    [api.addRule({ group: one.id, over: 'label', pattern: '*::editor' }), /^A star may stand only at the end/],
    [api.addRule({ group: one.id, over: 'label', pattern: 'bug', from: '2026-02-01', until: '2026-02-01' }), /^A rule ends on a day after/],
    [
      api.addRule({ group: other.id, over: 'label', pattern: 'Group::Editor', from: '2026-03-31' }),
      /^Editor has this rule already: label group::editor since 2026-02-01 until 2026-04-01/,
    ],
    [api.correctRule({ rule: rule.id, until: '2026-01-01' }), /^A rule ends on a day after/],
    [api.changeRule({ rule: rule.id, on: '2026-02-01', pattern: 'x' }), /^This rule does not hold on 2026-02-01 and before/],
    [api.changeRule({ rule: rule.id, on: '2026-04-01', pattern: 'x' }), /Choose a day within/],
    [api.changeRule({ rule: rule.id, on: '2026-03-01', pattern: 'group::editor' }), /^This is what the rule says already/],
    [api.removeGroup({ group: rule.id }), /^This product group is not there any more/],
    [api.items({ which: { in: 'rule', rule: one.id } }), /^This rule is not there any more/],
    [api.addRule({ group: one.id, over: 'author' as 'label', pattern: 'docs/*' }), /over/],
  ];
  for (const [call, words] of wrong) await expect(call).rejects.toThrow(words);
  expect(await api.list({})).toEqual(before);
  // Outside of its days the same may be said, and an end may be taken off again.
  await api.addRule({ group: other.id, over: 'label', pattern: 'Group::Editor', from: '2026-04-01' });
  await expect(api.correctRule({ rule: rule.id, until: null })).rejects.toThrow(/^Review has this rule already/);
  expect(await api.moveGroup({ group: other.id, place: 0 })).toEqual(other);
  expect((await api.list({})).groups.map(({ name }) => name)).toEqual(['Review', 'Editor']);
});

type Step = ((read: Read) => Promise<unknown>) & { toString(): string };
const named = (name: string, step: (read: Read) => Promise<unknown>): Step => Object.assign(step, { toString: () => name });

const labels = ['bug', 'group::planning', 'group::review', 'new'];
const pattern = fc.constantFrom(
  'docs/*',
  'src/gate-1.ts',
  'bug',
  'group::*',
  'group::review',
  'Group::r*',
  'camp/*',
  'camp/project-1',
  'camp/tools/project-2',
  '*',
);
const day = fc.option(fc.constantFrom('2024-01-01', '2024-01-02', '2024-01-03', '2025-02-04'));
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.nat(9).map((n) => named(`group ${n}`, ({ direct: { api } }) => api.productGroups.addGroup({ name: `G${n}` }))),
  },
  {
    weight: 5,
    arbitrary: fc
      .record({
        n: fc.nat(9),
        over: fc.constantFrom('label' as const, 'path' as const, 'project' as const),
        pattern,
        from: day,
        until: day,
      })
      .map(({ n, ...rule }) =>
        named(`rule ${JSON.stringify(rule)}`, async ({ direct: { api } }) => {
          const { groups } = await api.productGroups.list({});
          const group = groups[n % Math.max(1, groups.length)];
          if (group) await api.productGroups.addRule({ group: group.id, ...rule });
        }),
      ),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({ what: fc.constantFrom('correct', 'change', 'remove', 'move', 'drop'), n: fc.nat(9), pattern, on: day })
      .map(({ what, n, pattern: next, on }) =>
        named(`${what} ${n} ${next} ${on}`, async ({ direct: { api } }) => {
          const { groups } = await api.productGroups.list({});
          const group = groups[n % Math.max(1, groups.length)];
          const rules = groups.flatMap((one) => one.rules);
          const rule = rules[n % Math.max(1, rules.length)];
          if (rule && what === 'correct') await api.productGroups.correctRule({ rule: rule.id, pattern: next, until: on });
          if (rule && what === 'change') await api.productGroups.changeRule({ rule: rule.id, pattern: next, on: on ?? '2024-01-02' });
          if (rule && what === 'remove') await api.productGroups.removeRule({ rule: rule.id });
          if (group && what === 'move') await api.productGroups.moveGroup({ group: group.id, place: (n * 7) % groups.length });
          if (group && what === 'drop') await api.productGroups.removeGroup({ group: group.id });
        }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc.boolean().map((forward) =>
      named(forward ? 'redo' : 'undo', async ({ direct: { api } }) => {
        const { undo, redo } = await api.history.state({});
        const target = forward ? redo : undo;
        if (target && !/source/i.test(target.label)) await (forward ? api.history.redo({}) : api.history.undo({}));
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(40), fc.subarray(labels)).map(([n, some]) =>
      named(`labels ${n} ${some} and sync`, async ({ direct: { api }, server: { data }, id }) => {
        const all = [...data.mergeRequests, ...data.issues];
        data.edit(all[n % all.length] as Thing, { labels: some });
        await api.sources.syncSource({ id });
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(40), fc.subarray(['docs/a.md', 'src/gate-1.ts', 'readme.md'])).map(([n, files]) =>
      named(`push ${files} to ${n} and sync`, async ({ direct: { api }, server: { data }, id }) => {
        const thing = data.mergeRequests[n % data.mergeRequests.length] as Thing;
        touch(thing, ...files);
        data.edit(thing, { title: `Pushed ${files}` });
        await api.sources.syncSource({ id });
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(40).map((n) =>
      named(`remove ${n} upstream and look at everything`, async ({ direct: { api }, server: { data }, id }) => {
        const thing = data.issues[n % Math.max(1, data.issues.length)];
        if (thing && data.issues.length > 5) data.remove(thing);
        await api.sources.syncSource({ id, full: true });
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(5).map((n) =>
      named(`rename a project to ${n} and sync`, async ({ direct: { api }, server: { data }, id }) => {
        const [project] = data.projects;
        const [issue] = data.issues.filter((one) => one.project === project);
        if (!project || !issue) return;
        project.path = `camp/renamed-${n}`;
        data.edit(issue, { title: `Renamed ${n}` });
        await api.sources.syncSource({ id });
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('UTC', 'Pacific/Auckland', 'America/Los_Angeles')
      .map((zone) => named(zone, ({ direct: { api } }) => api.workspace.setTimeZone({ zone }))),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      named('take the source away, and read it anew', async (read) => {
        await read.direct.api.sources.removeSource({ id: read.id });
        expect(dumpDerived(read.direct.store.db).work_product_group).toEqual([]);
        read.id = await readFrom(read.direct, read.server);
      }),
    ),
  },
);

it(
  'is what it would be if computed anew, whatever is decided, undone, read and renamed',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async (steps) => {
        const server = await startGitLab({ data: gitlabData({ people: 5, mergeRequests: 30, issues: 9 }) });
        const direct = newDirect();
        try {
          const read = { direct, server, id: await readFrom(direct, server) };
          await direct.api.productGroups.addGroup({ name: 'First' });
          for (const step of steps) {
            await step(read).catch((error: unknown) => {
              if (!(error instanceof AppError)) throw error;
            });
            expect(dumpDerived(direct.store.db), String(step)).toEqual(rebuilt(direct));
          }
        } finally {
          direct.store.close();
          await server.stop();
        }
      }),
      { numRuns: runs(20) },
    );
  },
  within(120_000),
);
