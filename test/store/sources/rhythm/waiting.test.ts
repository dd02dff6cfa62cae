/** Without a network, and with servers that want to be asked later: a state, and no failure. */
import { describe, expect, it } from 'vitest';
import { agreementsInMemory } from '../../../../electron/core/sources/rhythm/agreements.ts';
import type { MadeForgejo } from '../../../support/forgejo-server.ts';
import { day, hour, minute, type Timed } from '../../../support/passing-time.ts';
import { desk, forge, nextOf, readOnce, runsOf } from '../../../support/timed-sources.ts';

const waitingOf = async ({ api }: Timed, id: string) => (await api.sources.get({ id })).rhythm?.waiting ?? null;
const offline = { code: 'offline' };

/** Counts who knocks on a door that is shut: the server hears nothing of it, so its jobs are counted. */
function triesOf(own: Timed, id: string): { at: number[] } {
  const tries: { at: number[] } = { at: [] };
  own.onJob(({ subject, state, endedAt }) => {
    if (subject === id && state === 'failed') tries.at.push(endedAt ?? 0);
  });
  return tries;
}

describe('without a network', () => {
  it('a run is none: nothing failed, and the source is as fresh as it was', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    const before = await own.api.sources.get({ id });
    await server.refuse();
    await own.pass(6 * hour + minute);
    const { rhythm, ...now } = await own.api.sources.get({ id });
    expect(now).toEqual({ ...before, rhythm: undefined });
    expect(rhythm?.waiting).toMatchObject({
      why: 'network',
      outOfTouch: false,
      words: expect.stringContaining('There is no way to 127.0.0.1'),
    });
    expect(await runsOf(own, id)).toBe(1);
    expect((await own.api.today.list({})).total).toBe(0);
  });

  it('it is tried less and less often, and read when there is one again', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    const tries = triesOf(own, id);
    await server.refuse();
    await expect(own.api.sources.syncSource({ id })).rejects.toMatchObject(offline);
    const begun = own.now();
    await own.pass(hour);
    expect(tries.at.map((at) => (at - begun) / minute)).toEqual([0, 1, 3, 7, 15, 25, 35, 45, 55]);
    await server.accept();
    await own.pass(10 * minute);
    expect(await waitingOf(own, id)).toBeNull();
    expect(await runsOf(own, id)).toBe(2);
    expect((await own.api.sources.get({ id })).state).toBe('fresh');
    // From then on as usual.
    expect((await nextOf(own, id))?.at).toBeGreaterThan(own.now() + 5 * hour);
  });

  it('it is tried at once when the window notices a network', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    await server.refuse();
    await expect(own.api.sources.syncSource({ id })).rejects.toMatchObject(offline);
    await own.pass(20 * minute);
    // A hint alone is no network.
    await own.api.jobs.networkIsBack({});
    await own.rest();
    expect(await waitingOf(own, id)).not.toBeNull();
    await server.accept();
    await own.api.jobs.networkIsBack({});
    await own.rest();
    expect(await waitingOf(own, id)).toBeNull();
    expect(await runsOf(own, id)).toBe(2);
  });

  it('the queue outlives a restart, and a full look stays one', async () => {
    const server = await forge(6);
    const agreements = agreementsInMemory();
    const before = await desk({ agreements });
    const id = await readOnce(before, server);
    await server.refuse();
    await expect(before.api.sources.syncSource({ id, full: true })).rejects.toMatchObject(offline);
    await expect(before.api.sources.syncSource({ id })).rejects.toMatchObject(offline);
    await before.settle();
    server.items.pop();
    await server.accept();
    const own = await desk({ agreements, path: before.path, start: before.now() + hour });
    expect(await waitingOf(own, id)).not.toBeNull();
    await own.pass(minute);
    expect((await own.api.sources.get({ id })).lastRun?.report).toMatchObject({ gone: 1, unchanged: 5 });
    expect(await waitingOf(own, id)).toBeNull();
  });

  it('a start of Cairn is as good as a network that is noticed: what waits is tried at the first look', async () => {
    const server = await forge();
    const agreements = agreementsInMemory();
    const before = await desk({ agreements });
    const id = await readOnce(before, server);
    await server.refuse();
    await expect(before.api.sources.syncSource({ id })).rejects.toMatchObject(offline);
    await before.pass(hour);
    await before.settle();
    await server.accept();
    const own = await desk({ agreements, path: before.path, start: before.now() });
    expect((await nextOf(own, id))?.at).toBeGreaterThan(own.now() + minute);
    await own.pass(minute);
    expect(await waitingOf(own, id)).toBeNull();
    expect(await runsOf(own, id)).toBe(2);
  });

  it('a run by hand of a source that is read only when asked is made too, but none of one that is paused', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    await own.api.sources.setSchedule({ id, every: 'never' });
    await server.refuse();
    await expect(own.api.sources.syncSource({ id })).rejects.toMatchObject(offline);
    await own.api.sources.pauseSource({ id });
    await server.accept();
    await own.pass(day);
    expect(await runsOf(own, id)).toBe(1);
    await own.api.sources.resumeSource({ id });
    await own.pass(minute);
    expect(await runsOf(own, id)).toBe(2);
    await own.pass(day);
    expect(await runsOf(own, id)).toBe(2);
  });

  it('a run that is cut off in the middle says what it read, and goes on', async () => {
    const server = await forge(60);
    const own = await desk();
    const { id } = await own.api.sources.addServer({ kind: 'forgejo', address: server.url, scope: ['north'], name: 'north' });
    let shut: Promise<void> | null = null;
    server.before = ({ path }) => {
      if (shut === null && path.endsWith('/40/timeline')) shut = server.refuse();
    };
    const report = await own.api.sources.syncSource({ id });
    expect(report.incomplete).toContain('There is no way to');
    expect((await own.api.sources.get({ id })).rhythm?.waiting?.why).toBe('network');
    expect((await own.api.today.list({})).total).toBe(0);
    await shut;
    await server.accept();
    await own.pass(2 * minute);
    const { state, server: held, rhythm } = await own.api.sources.get({ id });
    expect([state, (held?.issues ?? 0) + (held?.changeRequests ?? 0), rhythm?.waiting]).toEqual(['fresh', 60, null]);
  });

  it('somebody is asked to look after a day in vain, for then it is hardly the network', { timeout: 60_000 }, async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    await server.refuse();
    await own.pass(6 * hour + 23 * hour);
    expect((await own.api.today.list({})).total).toBe(0);
    await own.pass(3 * hour);
    expect((await own.api.today.list({})).items).toMatchObject([{ kind: 'source_stopped', source: { id }, canReadAgain: true }]);
    await server.accept();
    await own.pass(10 * minute);
    expect((await own.api.today.list({})).total).toBe(0);
  });

  it('nothing waits for a source that was taken away', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    await server.refuse();
    await expect(own.api.sources.syncSource({ id })).rejects.toMatchObject(offline);
    await own.api.sources.removeSource({ id });
    await server.accept();
    await own.pass(day);
    expect(server.asked).toEqual([]);
  });
});

describe('a server that wants to be asked later', () => {
  const limited = (server: MadeForgejo, seconds: number) => {
    server.faults = [{ path: /./, kind: 'status', status: 429, retryAfter: seconds }];
  };

  it('is left alone until then, and the others are not', async () => {
    const [one, other] = [await forge(), await forge()];
    const own = await desk();
    const [id, otherId] = [await readOnce(own, one), await readOnce(own, other, 'other')];
    limited(one, 9 * 3600);
    await own.pass(6 * hour + 2 * minute);
    const begun = own.now();
    const waiting = await waitingOf(own, id);
    expect(waiting).toMatchObject({ why: 'limit', words: expect.stringContaining('lets Cairn ask again in 540 minutes') });
    expect(waiting?.until).toBeGreaterThan(begun + 8.9 * hour);
    expect(waiting?.until).toBeLessThan(begun + 9.1 * hour);
    expect((await own.api.today.list({})).total).toBe(0);
    one.forget();
    one.faults = [];
    await own.pass(8.9 * hour);
    expect(one.asked).toEqual([]);
    expect(await runsOf(own, otherId)).toBe(3);
    await own.pass(12 * minute);
    expect(one.asked.length).toBeGreaterThan(0);
    expect(await waitingOf(own, id)).toBeNull();
    expect((await own.api.sources.get({ id })).state).toBe('fresh');
  });

  it('is not left alone for years', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    limited(server, 999_999_999);
    await expect(own.api.sources.syncSource({ id })).rejects.toMatchObject({ code: 'rate_limited' });
    expect((await waitingOf(own, id))?.until).toBe(own.now() + day);
  });
});

it('what a server says of its budget stands at the source, and in no history', async () => {
  const server = await forge();
  const own = await desk();
  const id = await readOnce(own, server);
  expect((await own.api.sources.get({ id })).rhythm?.budget).toBeNull();
  const changes = (await own.api.history.list({})).rows.length;
  let left = 500;
  server.budget = () => {
    left -= 1;
    return { limit: 600, remaining: left, resetAt: Date.now() + hour };
  };
  await own.api.sources.syncSource({ id });
  const { budget } = (await own.api.sources.get({ id })).rhythm ?? {};
  expect(budget).toMatchObject({ most: 600, remaining: left, saidAt: own.now() });
  // Told by the server's clock, whatever the one here says.
  expect(Math.abs((budget?.anewAt ?? 0) - own.now() - hour)).toBeLessThan(5000);
  expect((await own.api.history.list({})).rows.length).toBe(changes);
});
