/** Opening a file asks no server that nobody on this computer agreed to, whatever stands in the file. */
import { copyFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { agreementsIn, agreementsInMemory } from '../../../../electron/core/sources/rhythm/agreements.ts';
import { temporaryFile } from '../../../support/folders.ts';
import { newHistory } from '../../../support/histories.ts';
import { day, hour, minute } from '../../../support/passing-time.ts';
import { desk, forge, nextOf, readOnce, runsOf } from '../../../support/timed-sources.ts';

/** A file that does everything to be read: a schedule, a run in the queue, a job that was under way, and a run long ago. */
function makeEager(path: string, id: string, at: number): void {
  const db = new DatabaseSync(path);
  db.exec('UPDATE journal_now SET change_set = 1');
  db.prepare("INSERT INTO source_schedule VALUES (?, 'hour') ON CONFLICT DO UPDATE SET every = 'hour'").run(id);
  db.exec('UPDATE journal_now SET change_set = NULL');
  db.prepare("INSERT INTO source_waiting VALUES (?, 'network', 1, 2, 1, 1, 'No way there.')").run(id);
  db.prepare('INSERT INTO job VALUES (?, ?, ?, ?, ?)').run(
    '0190a8b4-0000-7000-8000-000000000001',
    'sources.syncSource',
    JSON.stringify({ id, full: true }),
    hostname(),
    at,
  );
  db.close();
}

describe("somebody else's file", () => {
  it('makes nothing go out, until somebody here asks for it', async () => {
    const server = await forge();
    const theirs = await desk();
    const id = await readOnce(theirs, server);
    await theirs.settle();
    makeEager(theirs.path, id, theirs.now());
    const own = await desk({ path: theirs.path, start: theirs.now() + day, resumeJobs: true });
    await own.pass(day);
    await own.api.jobs.networkIsBack({});
    await own.rest();
    expect(server.asked).toEqual([]);
    expect(await nextOf(own, id)).toEqual({ id, at: null, rests: 'unread_here' });
    // What was done there may be undone and redone here, and paused: none of that asks for it.
    await own.api.sources.pauseSource({ id });
    await own.api.sources.resumeSource({ id });
    await own.api.sources.renameSource({ id, name: 'Another name' });
    await own.api.sources.setSchedule({ id, every: 'never' });
    await own.api.history.undo({});
    await own.pass(day);
    expect(server.asked).toEqual([]);
    await own.api.sources.syncSource({ id });
    await own.pass(2 * hour + minute);
    expect(await runsOf(own, id)).toBeGreaterThanOrEqual(4);
  });

  it('makes nothing go out by undo either, although the last change was of where it is read from', async () => {
    const server = await forge();
    const theirs = await desk();
    const id = await readOnce(theirs, server);
    await theirs.api.sources.editServer({ id, scope: ['north', 'south'] });
    await theirs.rest();
    await theirs.settle();
    server.forget();
    const own = await desk({ path: theirs.path, start: theirs.now() + day, resumeJobs: true });
    await own.api.history.undo({});
    await own.pass(day);
    expect(server.asked).toEqual([]);
    expect(await nextOf(own, id)).toEqual({ id, at: null, rests: 'unread_here' });
  });

  it('makes no clone be read at a path that it names', async () => {
    const history = newHistory();
    history.commit({ by: 'Ana Pires <ana@pires.example>' });
    const theirs = await desk();
    const { id } = await theirs.api.sources.add({ kind: 'git', path: history.folder });
    await theirs.settle();
    makeEager(theirs.path, id, theirs.now());
    const own = await desk({ path: theirs.path, start: theirs.now() + day, resumeJobs: true });
    await own.pass(day);
    expect(await runsOf(own, id)).toBe(0);
    await own.api.sources.syncSource({ id });
    expect(await runsOf(own, id)).toBe(1);
  });

  it('cannot use what was agreed to for another address, certificate or scope', async () => {
    const [agreed, other] = [await forge(), await forge()];
    const agreements = agreementsInMemory();
    const own = await desk({ agreements });
    const id = await readOnce(own, agreed);
    await own.settle();
    for (const change of [
      { address: other.url },
      { certificate: 'another authority' },
      { scope: ['north', 'south'] },
      { allowsPlain: true },
    ]) {
      const path = temporaryFile('copy.cairn');
      copyFileSync(own.path, path);
      const db = new DatabaseSync(path);
      db.exec('UPDATE journal_now SET change_set = 1');
      for (const [key, value] of Object.entries(change))
        db.prepare(`UPDATE source SET config = json_set(config, '$.${key}', json(?)) WHERE uid = ?`).run(JSON.stringify(value), id);
      db.exec('UPDATE journal_now SET change_set = NULL');
      db.close();
      makeEager(path, id, own.now());
      const copy = await desk({ agreements, path, start: own.now() + day, resumeJobs: true });
      await copy.pass(8 * hour);
      expect([...agreed.asked, ...other.asked], JSON.stringify(change)).toEqual([]);
      await copy.settle();
    }
  });
});

it('a run that was cut off by closing goes on where it was agreed to', async () => {
  const server = await forge();
  const agreements = agreementsInMemory();
  const own = await desk({ agreements });
  const id = await readOnce(own, server);
  await own.settle();
  const db = new DatabaseSync(own.path);
  const job = db.prepare('INSERT INTO job VALUES (?, ?, ?, ?, ?)');
  job.run('0190a8b4-0000-7000-8000-000000000001', 'sources.syncSource', JSON.stringify({ id, full: false }), hostname(), own.now());
  db.close();
  const again = await desk({ agreements, path: own.path, start: own.now() + minute, resumeJobs: true });
  await again.rest();
  expect(await runsOf(again, id)).toBe(2);
});

describe('what was agreed to', () => {
  it('lies in a file of its own, for its owner, and says nothing about anybody', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'cairn-agreed-')), 'settings', 'agreed.json');
    const server = await forge();
    const own = await desk({ agreements: agreementsIn(file) });
    const id = await readOnce(own, server);
    const kept = readFileSync(file, 'utf8');
    expect(JSON.parse(kept)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    for (const told of [id, 'north', '127.0.0.1']) expect(kept).not.toContain(told);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    await own.settle();
    const again = await desk({ agreements: agreementsIn(file), path: own.path, start: own.now() + day });
    await again.pass(minute);
    expect(await runsOf(again, id)).toBe(2);
  });

  it.each(['', 'not json', '{"all":true}', '[1, null, "everything"]'])('is nothing where the file holds %j', async (content) => {
    const file = temporaryFile('agreed.json');
    writeFileSync(file, content);
    const agreements = agreementsIn(file);
    expect([agreements.has('everything'), agreements.has('true')]).toEqual([false, false]);
    agreements.add('a'.repeat(64));
    expect(agreementsIn(file).has('a'.repeat(64))).toBe(true);
  });

  it('lasts as long as Cairn where it cannot be written', () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => logged.mockRestore());
    const file = join(temporaryFile('is-a-file'), 'agreed.json');
    writeFileSync(join(file, '..'), '');
    const agreements = agreementsIn(file);
    agreements.add('b'.repeat(64));
    expect(agreements.has('b'.repeat(64))).toBe(true);
  });
});
