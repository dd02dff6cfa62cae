/** What somebody agreed to is read once Cairn runs again, whenever it was killed; and what nobody agreed to is not. */
import { copyFileSync, existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Agreements, agreementsIn, agreementsInMemory } from '../../../../electron/core/sources/rhythm/agreements.ts';
import { seeded } from '../../../../shared/domain/sample/random.ts';
import { startCoreChild } from '../../../support/children.ts';
import { dumpFacts, lookInto } from '../../../support/dump.ts';
import { copyOf, temporaryFile } from '../../../support/folders.ts';
import { minute } from '../../../support/passing-time.ts';
import { desk, forge, nextOf, runsOf } from '../../../support/timed-sources.ts';

const count = 8;
const itemsOf = async ({ api }: Awaited<ReturnType<typeof desk>>, id: string) => {
  const { state, server, rhythm } = await api.sources.get({ id });
  return { state, items: (server?.issues ?? 0) + (server?.changeRequests ?? 0), waiting: rhythm?.waiting };
};
const whole = { state: 'fresh', items: count, waiting: null };

it('a kill between the agreement and its run leaves a source that is due', async () => {
  const server = await forge(count);
  const file = temporaryFile('killed.cairn');
  const kept = agreementsInMemory();
  let path = '';
  // All that is on the disk when the agreement has just been noted, as a kill leaves it.
  const agreements: Agreements = {
    has: (agreement) => kept.has(agreement),
    add(agreement) {
      kept.add(agreement);
      for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, file + end);
    },
  };
  const before = await desk({ agreements });
  path = before.path;
  const { id } = await before.api.sources.addServer({ kind: 'forgejo', address: server.url, scope: ['north'], name: 'north' });
  await before.api.sources.syncSource({ id });
  await before.settle();
  server.forget();
  const own = await desk({ agreements: kept, path: file, start: before.now(), resumeJobs: true });
  expect(await runsOf(own, id)).toBe(0);
  expect(server.asked).toEqual([]);
  await own.pass(minute);
  expect(await itemsOf(own, id)).toEqual(whole);
  expect(await runsOf(own, id)).toBe(1);
});

it('after a kill at any moment everything is there that was agreed to, and nothing was asked that was not', {
  timeout: 300_000,
}, async () => {
  const random = seeded(20_261_129);
  const server = await forge(count);
  const first = await desk();
  const { id } = await first.api.sources.addServer({ kind: 'forgejo', address: server.url, scope: ['north'], name: 'north' });
  await first.settle();
  const quiet = await desk({ path: copyOf(first.path) });
  await quiet.api.sources.syncSource({ id });
  await quiet.settle();
  const facts = lookInto(quiet.path, dumpFacts);
  const asked = server.asked.length;
  const met = { unagreed: 0, begun: 0 };
  for (let life = 0; life < 8; life += 1) {
    const path = copyOf(first.path);
    const file = temporaryFile('agreed.json');
    server.forget();
    const child = await startCoreChild({ CAIRN_AGREEMENTS: file });
    await child.call('workspace.open', { path });
    // Half of the lives end at one of the requests, the others at any moment, at once as well.
    const last = random.below(asked);
    let killed: Promise<void> | null = null;
    server.before = () => {
      if (life % 2 === 0 && server.asked.length > last) killed ??= child.kill();
    };
    let isOver = false;
    const reading = child.call('sources.syncSource', { id }).then(
      () => {
        isOver = true;
      },
      () => undefined,
    );
    const rounds = life % 4 === 1 ? 0 : random.below(400);
    for (let round = 0; !killed && !isOver && (life % 2 === 0 || round < rounds); round += 1)
      await new Promise((resolve) => setImmediate(resolve));
    await (killed ?? child.kill());
    await reading;
    server.before = () => undefined;
    const isAgreed = existsSync(file);
    if (!isAgreed) met.unagreed += 1;
    else if (!isOver && server.asked.length > 0) met.begun += 1;
    if (!isAgreed) expect(server.asked).toEqual([]);
    server.forget();
    const own = await desk({ agreements: agreementsIn(file), path, start: Date.now(), resumeJobs: true });
    await own.pass(2 * minute);
    if (isAgreed) {
      expect(await itemsOf(own, id)).toEqual(whole);
      expect((await nextOf(own, id))?.at).toBeGreaterThan(own.now());
    } else {
      expect(server.asked).toEqual([]);
      expect((await nextOf(own, id))?.rests).toBe('unread_here');
    }
    await own.settle();
    if (isAgreed) expect(lookInto(path, dumpFacts), `life ${life}`).toEqual(facts);
  }
  // Otherwise the kills would prove little.
  expect(met.unagreed).toBeGreaterThan(0);
  expect(met.begun).toBeGreaterThan(1);
});
