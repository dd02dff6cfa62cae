/**
 * Every question about people in a workspace of 100,000 contributors and 2,000,000 activities, at the router: alone, and
 * while an import runs in the same workspace.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCore } from '../../electron/core/router.ts';
import { openDatabase, rows } from '../../electron/core/store/database.ts';
import { bareAnswers } from './support/bare.ts';
import { called } from './support/calls.ts';
import { buildHistory, fullHistory } from './support/history.ts';
import { largeWorkspace } from './support/large.ts';
import { print, quantile, randomFrom, timed } from './support/measure.ts';
import { type Group, type Known, type Question, questions } from './support/questions.ts';

const rounds = 3;
const samplesPerRound = 40;
/** How often every group is asked during imports. */
const wantedWhileImporting = 40;

const folder = mkdtempSync(join(tmpdir(), 'cairn-people-'));
const path = join(folder, 'large.cairn');
copyFileSync(largeWorkspace(), path);

function readKnown(): Known {
  const db = openDatabase(path, 'read');
  const random = randomFrom(5);
  const some = JSON.stringify(Array.from({ length: 2000 }, () => Math.floor(random() * 100_000)));
  const known: Known = {
    people: rows(
      db.prepare('SELECT id AS key, uid, name, handle FROM contributor WHERE id IN (SELECT value FROM json_each(:some)) ORDER BY id'),
      { some },
    ),
    busiest: rows<{ uid: string }>(db.prepare('SELECT uid FROM contributor ORDER BY activities DESC LIMIT 20')).map(({ uid }) => uid),
    tags: rows(db.prepare('SELECT tag_uid AS id, count(*) AS people FROM person_tag GROUP BY tag_uid ORDER BY people DESC')),
    sources: rows<{ uid: string }>(db.prepare('SELECT uid FROM source_key ORDER BY id')).map(({ uid }) => uid),
    teammates: rows<{ uid: string }>(db.prepare('SELECT uid FROM teammate ORDER BY uid')).map(({ uid }) => uid),
    deep: rows(
      db.prepare(
        `SELECT at, id AS key FROM (SELECT at, activity.id, row_number() OVER (ORDER BY at DESC) AS place FROM contributor_identity
         JOIN activity USING (identity_id) WHERE contributor_id = (SELECT id FROM contributor ORDER BY activities DESC LIMIT 1)) WHERE place % 2000 = 0`,
      ),
    ),
  };
  db.close();
  return known;
}

const groups = questions(readKnown(), randomFrom(7));
const core = createCore({ say: () => undefined });

const call = <T>(procedure: string, input: unknown): Promise<T> => called<T>(core, procedure, input);

async function ask({ procedure, input, before }: Question): Promise<number> {
  if (before) await call(`contributors.${before.procedure}`, before.input);
  return timed(() => call(`contributors.${procedure}`, input));
}

/** The best of the rounds: a burst of somebody else's work must not count as Cairn's. */
async function measureAlone({ measure, questions: asked, limit }: Group): Promise<void> {
  const bare = bareAnswers(path);
  const best = { value: Number.POSITIVE_INFINITY, p50: Number.POSITIVE_INFINITY, reference: Number.POSITIVE_INFINITY };
  const statements = asked.map((question) => bare.of(question));
  for (let round = 0; round < rounds; round += 1) {
    const samples: number[] = [];
    const references: number[] = [];
    for (let sample = 0; sample < Math.max(samplesPerRound, asked.length); sample += 1) {
      samples.push(await ask(asked[sample % asked.length] as Question));
      if (sample < samplesPerRound / 2) references.push(await timed(statements[sample % asked.length] as () => unknown));
    }
    best.value = Math.min(best.value, quantile(samples, 0.95));
    best.p50 = Math.min(best.p50, quantile(samples, 0.5));
    best.reference = Math.min(best.reference, quantile(references, 0.95));
  }
  bare.close();
  print({
    bench: 'people',
    measure: `${measure}: p95`,
    unit: 'ms',
    ...best,
    ratio: best.value / best.reference,
    limit,
    ok: best.value < limit,
  });
}

/** One history after the other until every group was asked often enough. */
async function measureWhileImporting(): Promise<void> {
  const samples = groups.map((): number[] => []);
  let commits = 0;
  let took = 0;
  for (let seed = fullHistory.seed; (samples[0]?.length ?? 0) < wantedWhileImporting; seed += 1) {
    const given = seed === fullHistory.seed ? process.env.CAIRN_BENCH_REPO : undefined;
    const repository = given ?? join(folder, `${seed}.git`);
    if (!given) await buildHistory(repository, { ...fullHistory, seed });
    const { id } = await call<{ id: string }>('sources.add', { kind: 'git', path: repository });
    const importing = { done: false };
    const began = performance.now();
    const run = call<{ added: number }>('sources.syncSource', { id }).finally(() => {
      importing.done = true;
      took += performance.now() - began;
    });
    for (let at = 0; !importing.done; at = (at + 1) % groups.length) {
      const asked = groups[at]?.questions ?? [];
      const sample = await ask(asked[(samples[at]?.length ?? 0) % asked.length] as Question);
      if (!importing.done) samples[at]?.push(sample);
    }
    commits += (await run).added;
  }
  for (const [at, { measure, limit }] of groups.entries()) {
    const value = quantile(samples[at] ?? [], 0.95);
    print({
      bench: 'people',
      measure: `while importing, ${measure}: p95`,
      value,
      unit: 'ms',
      p50: quantile(samples[at] ?? [], 0.5),
      limit,
      ok: value < limit,
    });
  }
  print({ bench: 'people', measure: 'imported meanwhile', value: commits / (took / 1000), unit: 'commits/s', ok: true });
}

try {
  await call('workspace.open', { path });
  const words = process.argv.slice(2);
  for (const group of groups) if (words.length === 0 || words.some((word) => group.measure.includes(word))) await measureAlone(group);
  if (words.length === 0 || words.includes('importing')) await measureWhileImporting();
} finally {
  await core.settle();
  rmSync(folder, { recursive: true, force: true });
}
