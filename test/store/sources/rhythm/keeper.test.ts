/** Sources that keep themselves current: whose turn it is, and whose not, by a clock that the test moves. */
import { describe, expect, it } from 'vitest';
import { agreementsInMemory } from '../../../../electron/core/sources/rhythm/agreements.ts';
import { newHistory } from '../../../support/histories.ts';
import { day, hour, minute } from '../../../support/passing-time.ts';
import { desk, forge, nextOf, readOnce, runsOf } from '../../../support/timed-sources.ts';

describe('a server that somebody has read', () => {
  it('is read every six hours, and never before', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    const begun = own.now();
    expect(await nextOf(own, id)).toEqual({ id, at: begun + 6 * hour, rests: null });
    await own.pass(6 * hour - minute);
    expect(server.asked).toEqual([]);
    await own.pass(2 * minute);
    expect(await runsOf(own, id)).toBe(2);
    expect(server.asked.length).toBe(2);
    await own.pass(12 * hour);
    expect(await runsOf(own, id)).toBe(4);
    expect((await own.api.sources.get({ id })).freshAt).toBeGreaterThanOrEqual(begun + 18 * hour);
  });

  it('is read as often as somebody says, from where it was read, and as before when that is undone', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    await own.api.sources.setSchedule({ id, every: 'hour' });
    await own.rest();
    // A schedule is nothing that a source is: nothing is read anew because of it.
    expect(server.asked).toEqual([]);
    await own.pass(3 * hour + 5 * minute);
    expect(await runsOf(own, id)).toBe(4);
    expect((await own.api.sources.runs({ id })).rows.slice(0, 3).map(({ report }) => report.added + report.changed)).toEqual([0, 0, 0]);
    await own.api.sources.setSchedule({ id, every: 'never' });
    await own.pass(2 * day);
    expect(await runsOf(own, id)).toBe(4);
    expect((await own.api.sources.get({ id })).rhythm?.every).toBe('never');
    await own.api.history.undo({});
    await own.api.history.undo({});
    expect((await own.api.sources.get({ id })).rhythm?.every).toBe('six_hours');
    await own.pass(minute);
    expect(await runsOf(own, id)).toBe(5);
    expect((await own.api.history.list({})).rows.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Read the source north every hour', 'Read the source north only when asked']),
    );
  });

  it('catches up once after weeks without Cairn', async () => {
    const server = await forge();
    const agreements = agreementsInMemory();
    const before = await desk({ agreements });
    const id = await readOnce(before, server);
    const { path } = before;
    await before.settle();
    const own = await desk({ agreements, path, start: before.now() + 21 * day });
    expect(server.asked).toEqual([]);
    await own.pass(5 * hour);
    expect(await runsOf(own, id)).toBe(2);
  });

  it('is read once after the computer slept', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    await own.jump(9 * day);
    await own.pass(5 * hour);
    expect(await runsOf(own, id)).toBe(2);
  });

  it('rests where nothing is read by itself: without a window, open for reading only, or after a restore', async () => {
    const server = await forge();
    const agreements = agreementsInMemory();
    const own = await desk({ agreements });
    const id = await readOnce(own, server);
    const { path } = await own.api.workspace.backUp({});
    await own.api.workspace.restore({ backup: path });
    expect((await nextOf(own, id))?.rests).toBe('restored');
    await own.pass(8 * hour);
    await own.api.workspace.open({ path: own.path, readOnly: true });
    expect((await nextOf(own, id))?.rests).toBe('not_here');
    await own.pass(8 * hour);
    await own.settle();
    const headless = await desk({ agreements: null, path: own.path, start: own.now() });
    await headless.api.workspace.release({});
    await headless.pass(8 * hour);
    expect((await nextOf(headless, id))?.rests).toBe('not_here');
    expect(server.asked).toEqual([]);
    await headless.settle();
    const again = await desk({ agreements, path: own.path, start: headless.now() });
    await again.pass(2 * minute);
    expect(server.asked.length).toBeGreaterThan(0);
  });
});

describe('a source that is paused', () => {
  it('is not read by itself, but when somebody asks, and says that it stays so', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    await own.api.sources.pauseSource({ id });
    expect(await nextOf(own, id)).toEqual({ id, at: null, rests: 'paused' });
    await own.pass(2 * day);
    expect(server.asked).toEqual([]);
    const { remarks } = await own.api.sources.syncSource({ id });
    expect(remarks).toEqual(['The source stays paused: it is read again when you ask, and not by itself.']);
    await own.pass(2 * day);
    expect(await runsOf(own, id)).toBe(2);
    await own.api.sources.resumeSource({ id });
    await own.rest();
    expect(await runsOf(own, id)).toBe(3);
  });

  it('goes on when the pause is undone, whatever was said of its schedule meanwhile', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    await own.api.sources.pauseSource({ id });
    const paused = (await own.api.history.list({})).rows[0]?.id ?? '';
    await own.api.sources.setSchedule({ id, every: 'day' });
    await own.api.history.undo({ changeSet: paused });
    expect((await own.api.sources.get({ id })).rhythm).toMatchObject({ paused: false, every: 'day' });
    await own.pass(day + minute);
    expect(await runsOf(own, id)).toBe(2);
    expect(await own.api.sources.resumeSource({ id })).toEqual({});
    expect((await own.api.history.list({})).rows[0]?.label).not.toContain('go on');
  });
});

describe('a source that fails', () => {
  it('is tried again later and later, and as usual once it was read', async () => {
    const server = await forge();
    const own = await desk();
    const id = await readOnce(own, server);
    server.faults = [{ path: /./, kind: 'status', status: 401 }];
    const begun = own.now();
    await own.pass(4 * day);
    const { rows, total } = await own.api.sources.runs({ id });
    const hoursAfter = rows.map(({ startedAt }) => Math.floor((startedAt - begun) / hour)).reverse();
    // After six hours, then twice as long, then a day each.
    expect(hoursAfter).toEqual([0, 6, 18, 42, 66, 90]);
    expect((await own.api.today.list({})).counts.source_stopped).toBe(1);
    server.faults = [];
    await own.api.sources.syncSource({ id });
    await own.pass(6 * hour + minute);
    expect(await runsOf(own, id)).toBe(total + 2);
  });
});

it('a clone is read by itself only where somebody says so', async () => {
  const history = newHistory({ bare: true });
  history.commit({ by: 'Ana Pires <ana@pires.example>' });
  const own = await desk();
  const { id } = await own.api.sources.add({ kind: 'git', path: history.folder });
  await own.api.sources.syncSource({ id });
  expect(await nextOf(own, id)).toEqual({ id, at: null, rests: 'never' });
  await own.pass(day);
  expect(await runsOf(own, id)).toBe(1);
  await own.api.sources.setSchedule({ id, every: 'day' });
  await own.rest();
  expect(await runsOf(own, id)).toBe(2);
});

it('three are read at a time, and the others when there is room, each once', async () => {
  const servers = await Promise.all(Array.from({ length: 7 }, () => forge()));
  const own = await desk();
  const ids: string[] = [];
  for (const [at, server] of servers.entries()) ids.push(await readOnce(own, server, `north ${at}`));
  const running = new Set<string>();
  let most = 0;
  own.onJob(({ subject, state }) => {
    if (subject === null) return;
    if (state === 'running') running.add(subject);
    else running.delete(subject);
    most = Math.max(most, running.size);
  });
  await own.jump(day);
  await own.pass(5 * minute);
  expect(most).toBe(3);
  expect(await Promise.all(ids.map((id) => runsOf(own, id)))).toEqual(ids.map(() => 2));
});

it('what is being read by itself is not read once more because somebody asks', async () => {
  const servers = await Promise.all(Array.from({ length: 4 }, () => forge()));
  const own = await desk();
  const ids: string[] = [];
  for (const [at, server] of servers.entries()) ids.push(await readOnce(own, server, `north ${at}`));
  const byHand: Promise<unknown>[] = [];
  const refused: unknown[] = [];
  own.onJob(({ subject, state }) => {
    if (subject === null || state !== 'running' || byHand.length > 0) return;
    // Somebody asks for the one that is just being read by itself.
    byHand.push(own.api.sources.syncSource({ id: subject }).catch((error: unknown) => refused.push(error)));
  });
  await own.jump(day);
  await own.pass(5 * minute);
  await Promise.all(byHand);
  expect(refused).toMatchObject([{ code: 'conflict' }]);
  expect(await Promise.all(ids.map((id) => runsOf(own, id)))).toEqual(ids.map(() => 2));
});
