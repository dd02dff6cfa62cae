/**
 * A long day with the large workspace: reading, deciding, undoing, new commits, closing and opening, 300 rounds over 100,000
 * contributors and 2,000,000 activities. In the end what was derived step by step is what a rebuild gives, every decision
 * that was confirmed is there, the file is whole, and the core has not grown. `CAIRN_SEED` repeats a run.
 */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { seeded } from '../../shared/domain/sample/random.ts';
import { type HostedCore, hostCore } from '../bench/support/hosted-core.ts';
import { largeWorkspace } from '../bench/support/large.ts';
import { dumpDerived, lookInto } from '../support/dump.ts';
import { copyOf } from '../support/folders.ts';
import { newHistory } from '../support/histories.ts';

const rounds = 300;
const seed = Number(process.env.CAIRN_SEED ?? Date.now() % 1_000_000_000);
const random = seeded(seed);
const path = copyOf(largeWorkspace());
const history = newHistory({ bare: true, name: 'growing.git' });
const notes: string[] = [];
const memory: number[] = [];

const people = lookInto(path, (db) =>
  (db.raw.prepare('SELECT uid FROM contributor ORDER BY id').all() as { uid: string }[]).map(({ uid }) => uid),
);
const somebody = (): string => random.pick(people);

async function look(core: HostedCore): Promise<void> {
  const search = random.pick(['an', 'mueller', 'kim', 'o', 'zz', '']);
  const { ids } = await core.call<{ ids: Uint32Array }>('contributors.ids', { search, sort: random.pick(['name', 'lastActive', 'count']) });
  await core.call('contributors.byIds', { ids: [...ids.subarray(0, 100)] });
  await core.call('contributors.get', { contributor: somebody() });
  await core.call('history.list', {});
}

async function decide(core: HostedCore, round: number): Promise<void> {
  const contributors = Array.from({ length: 1 + random.below(500) }, somebody);
  const tag = `Tag ${random.below(8)}`;
  await core.call('contributors.tagContributors', { people: { contributors: [...new Set(contributors)] }, tag });
  if (random.below(2) === 0) await core.call('history.undo', {});
  if (random.below(4) === 0) await core.call('history.redo', {}).catch(() => undefined);
  const text = `Round ${round}`;
  await core.call('contributors.addNote', { contributor: somebody(), text });
  notes.push(text);
  await core.call('contributors.renameContributor', { contributor: somebody(), name: `Renamed in ${round}` });
}

function grow(round: number): void {
  if (round > 0 && random.below(3) === 0) history.move('main', 'main~5');
  history.commit(
    ...Array.from({ length: 200 }, (_, n) => {
      const who = random.below(3000);
      return { by: `Newcomer ${who} <n${who}@newcomers.example>`, message: `Round ${round}, change ${n}` };
    }),
  );
}

async function begin(): Promise<HostedCore> {
  const core = await hostCore();
  await core.call('workspace.open', { path });
  return core;
}

const started = Date.now();
console.log(`${rounds} rounds, seed ${seed}`);
let core = await begin();
try {
  grow(0);
  const { id } = await core.call<{ id: string }>('sources.add', { kind: 'git', path: history.folder });
  for (let round = 1; round <= rounds; round += 1) {
    await look(core);
    await decide(core, round);
    if (round % 5 === 0) {
      grow(round);
      await core.call('sources.syncSource', { id });
    }
    if (round % 50 === 0) await core.call('workspace.close', {}).then(() => core.call('workspace.open', { path }));
    memory.push(core.megabytes() ?? 0);
    if (round % 50 === 0) console.log(`${round} rounds, core ${Math.round(memory.at(-1) ?? 0)} MB`);
  }
  await core.close();

  const kept = lookInto(path, (db) =>
    (db.raw.prepare("SELECT text FROM note WHERE text LIKE 'Round %'").all() as { text: string }[]).map(({ text }) => text),
  );
  deepStrictEqual(kept.sort(), notes.sort(), 'every note that was confirmed is there');
  const before = lookInto(path, dumpDerived);
  core = await begin();
  await core.call('workspace.rebuildDerived', {});
  await core.close();
  const after = lookInto(path, dumpDerived);
  for (const table of Object.keys(before)) deepStrictEqual(after[table], before[table], `${table}: step by step as rebuilt`);
  deepStrictEqual(
    lookInto(path, (db) =>
      db.raw
        .prepare('PRAGMA integrity_check')
        .all()
        .map((row) => ({ ...row })),
    ),
    [{ integrity_check: 'ok' }],
  );
  deepStrictEqual(
    lookInto(path, (db) => db.raw.prepare('PRAGMA foreign_key_check').all()),
    [],
  );
  const middle = (of: number[]) => of.sort((a, b) => a - b)[of.length >> 1] ?? 0;
  const early = middle(memory.slice(20, 70));
  const late = middle(memory.slice(-50));
  ok(late <= early * 1.2, `the core grew from ${Math.round(early)} to ${Math.round(late)} MB`);
  console.log(
    `${notes.length} notes kept, core ${Math.round(early)} MB early and ${Math.round(late)} MB late, ${Math.round((Date.now() - started) / 1000)} s`,
  );
} finally {
  core.process.kill();
}
process.exit(0);
