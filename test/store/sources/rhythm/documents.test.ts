/** Calendars and lists keep themselves current as servers do; what lies in a file of this computer when somebody says so. */
import { renameSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { agreementsInMemory } from '../../../../electron/core/sources/rhythm/agreements.ts';
import { temporaryFile } from '../../../support/folders.ts';
import { day, hour, minute, type Timed } from '../../../support/passing-time.ts';
import { type StaticServer, startStatic } from '../../../support/static-server.ts';
import { desk, nextOf, runsOf } from '../../../support/timed-sources.ts';

const event = (uid: string) => ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:Gate ${uid}`, 'DTSTART;VALUE=DATE:20260601', 'END:VEVENT'];
const calendar = (...uids: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:gates', ...uids.flatMap(event), 'END:VCALENDAR', ''].join('\r\n');

async function lists(): Promise<StaticServer> {
  const server = await startStatic({ '/a.ics': calendar('a'), '/b.ics': calendar('b') });
  onTestFinished(() => server.stop());
  return server;
}

async function added({ api }: Timed, server: StaticServer, pages: readonly string[] = ['a.ics']): Promise<string> {
  const addresses = pages.map((page) => `${server.url}/${page}`);
  return (await api.sources.addDocument({ kind: 'calendar', addresses, name: 'Ours' })).id;
}

/** As confs.tech writes them. */
const conferences = (...names: string[]) =>
  JSON.stringify(
    names.map((name) => ({ name, startDate: '2026-06-01', endDate: '2026-06-01', city: 'Porto', url: `https://${name}.example` })),
  );

const eventsOf = async ({ api }: Timed) => (await api.events.list({})).total;
const rhythmOf = async ({ api }: Timed, id: string) => (await api.sources.get({ id })).rhythm;

describe('a calendar at an address', () => {
  it('is asked every six hours whether it changed, once somebody here has read it', async () => {
    const server = await lists();
    const own = await desk();
    const id = await added(own, server);
    expect((await nextOf(own, id))?.rests).toBe('unread_here');
    await own.pass(day);
    expect(server.asked).toEqual([]);
    await own.api.sources.syncSource({ id });
    expect(await nextOf(own, id)).toEqual({ id, at: own.now() + 6 * hour, rests: null });
    server.forget();
    await own.pass(6 * hour + minute);
    expect(server.asked.map(({ path }) => path)).toEqual(['/a.ics']);
    expect((await own.api.sources.get({ id })).lastRun?.report).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    server.put('/a.ics', calendar('a', 'c'));
    await own.pass(6 * hour + minute);
    expect(await eventsOf(own)).toBe(2);
  });

  it('waits for the network without a failure, and takes nothing from a part of what it is read from', async () => {
    const [one, other] = [await lists(), await lists()];
    const own = await desk();
    one.put('/general.json', conferences('gates'));
    other.put('/web.json', conferences('hinges'));
    const addresses = [`${one.url}/general.json`, `${other.url}/web.json`];
    const { id } = await own.api.sources.addDocument({ kind: 'conferences', addresses, name: 'Lists' });
    await own.api.sources.syncSource({ id });
    const { rhythm: _then, ...before } = await own.api.sources.get({ id });
    one.put('/general.json', conferences('gates', 'latches'));
    await other.refuse();
    await own.pass(6 * hour + minute);
    const { rhythm, ...now } = await own.api.sources.get({ id });
    expect(now).toEqual(before);
    expect(rhythm?.waiting).toMatchObject({ why: 'network', words: expect.stringContaining('There is no way to 127.0.0.1') });
    expect([await runsOf(own, id), await eventsOf(own), (await own.api.today.list({})).total]).toEqual([1, 2, 0]);
    await other.accept();
    await own.pass(11 * minute);
    expect([await runsOf(own, id), await eventsOf(own)]).toEqual([2, 3]);
    expect((await rhythmOf(own, id))?.waiting).toBeNull();
  });

  it('is left alone as long as its server asks, and says what that allows', async () => {
    const server = await lists();
    const own = await desk();
    const id = await added(own, server);
    await own.api.sources.syncSource({ id });
    server.faults = [{ path: /./, kind: 'status', status: 429, retryAfter: 9 * 3600 }];
    await own.pass(6 * hour + minute);
    expect((await rhythmOf(own, id))?.waiting?.why).toBe('limit');
    server.faults = [];
    server.forget();
    await own.pass(8 * hour);
    expect(server.asked).toEqual([]);
    await own.pass(hour + 10 * minute);
    expect(server.asked).toHaveLength(1);
    expect((await rhythmOf(own, id))?.waiting).toBeNull();
  });

  it('of a file from elsewhere is not asked for, whatever that file says of its schedule', async () => {
    const server = await lists();
    const theirs = await desk();
    const id = await added(theirs, server);
    await theirs.api.sources.syncSource({ id });
    await theirs.api.sources.setSchedule({ id, every: 'hour' });
    await theirs.settle();
    server.forget();
    const own = await desk({ path: theirs.path, start: theirs.now() + day, resumeJobs: true });
    await own.pass(day);
    expect(server.asked).toEqual([]);
    expect((await nextOf(own, id))?.rests).toBe('unread_here');
  });

  it('is asked for at its new address because somebody here gave it, and after an undo where it was', async () => {
    const [server, next] = [await lists(), await lists()];
    const own = await desk();
    const id = await added(own, server);
    await own.api.sources.syncSource({ id });
    await own.api.sources.editDocument({ id, addresses: [`${next.url}/b.ics`] });
    await own.rest();
    server.forget();
    next.forget();
    await own.pass(6 * hour + minute);
    expect([server.asked.length, next.asked.length]).toEqual([0, 1]);
    await own.api.history.undo({});
    await own.rest();
    next.forget();
    await own.pass(6 * hour + minute);
    expect(server.asked.length).toBeGreaterThan(0);
    expect(next.asked).toEqual([]);
  });
});

describe('a calendar in a file', () => {
  async function inFile(own: Timed): Promise<{ id: string; path: string }> {
    const path = temporaryFile('ours.ics');
    writeFileSync(path, calendar('a'));
    return { path, ...(await own.api.sources.addDocument({ kind: 'calendar', path, name: 'Ours' })) };
  }

  it('is read when somebody asks, or as often as somebody says', async () => {
    const own = await desk();
    const { id, path } = await inFile(own);
    await own.api.sources.syncSource({ id });
    expect(await nextOf(own, id)).toEqual({ id, at: null, rests: 'never' });
    await own.pass(2 * day);
    expect(await runsOf(own, id)).toBe(1);
    await own.api.sources.setSchedule({ id, every: 'day' });
    await own.rest();
    expect(await runsOf(own, id)).toBe(2);
    writeFileSync(path, calendar('a', 'b'));
    await own.pass(day + minute);
    expect([await runsOf(own, id), await eventsOf(own)]).toEqual([3, 2]);
    await own.api.sources.pauseSource({ id });
    await own.pass(3 * day);
    expect(await runsOf(own, id)).toBe(3);
    await own.api.history.undo({});
    await own.rest();
    expect(await runsOf(own, id)).toBe(4);
  });

  it('that is gone is a failure and no missing network, and is looked for less often', async () => {
    const own = await desk();
    const { id, path } = await inFile(own);
    await own.api.sources.setSchedule({ id, every: 'hour' });
    await own.rest();
    renameSync(path, `${path}.away`);
    await own.pass(3 * hour + 10 * minute);
    expect(await own.api.sources.get({ id })).toMatchObject({ state: 'failed', rhythm: { waiting: null } });
    expect((await own.api.today.list({})).counts.source_stopped).toBe(1);
    // The first one, and in vain after an hour and two more.
    expect(await runsOf(own, id)).toBe(3);
    renameSync(`${path}.away`, path);
    await own.pass(4 * hour);
    expect((await own.api.sources.get({ id })).state).toBe('fresh');
  });

  // On the computer that the file was made on it lies elsewhere, or is somebody else's; a path may also lead over the network.
  it('is not opened on another computer until somebody there asks for it', async () => {
    const theirs = await desk();
    const { id, path } = await inFile(theirs);
    await theirs.api.sources.setSchedule({ id, every: 'hour' });
    await theirs.rest();
    await theirs.settle();
    renameSync(path, `${path}.away`);
    const agreements = agreementsInMemory();
    const own = await desk({ agreements, path: theirs.path, start: theirs.now() + day, resumeJobs: true });
    await own.pass(day);
    expect([await runsOf(own, id), (await nextOf(own, id))?.rests]).toEqual([1, 'unread_here']);
    expect((await own.api.today.list({})).total).toBe(0);
    renameSync(`${path}.away`, path);
    await own.api.sources.syncSource({ id });
    await own.pass(hour + minute);
    expect(await runsOf(own, id)).toBe(3);
  });
});
