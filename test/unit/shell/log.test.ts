import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { windowDoor } from '../../../electron/shell/door.ts';
import { Grants } from '../../../electron/shell/grants.ts';
import { LogFile } from '../../../electron/shell/log.ts';
import { toErrorValue } from '../../../shared/errors.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-log-'));
  path = join(folder, 'logs', 'cairn.log');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = () => readFileSync(path, 'utf8');
const personal = new Error('UNIQUE: "Ana Pires" <ana@pires.example> in /home/ana/ours.cairn');

it('says when, in which part, and what kind of failure, in one line', () => {
  const log = new LogFile(path, '0.1.0', { now: () => Date.UTC(2026, 4, 15, 9) });
  log.note('main', new TypeError('x'));
  expect(written()).toMatch(/^2026-05-15T09:00:00\.000Z 0\.1\.0 main TypeError log\.test\.ts:\d+:\d+.*\n$/);
});

it('has no name, address or path of anybody, whichever way a failure comes', async () => {
  const log = new LogFile(path, '0.1.0');
  log.note('main', personal);
  const door = windowDoor({
    grants: new Grants(),
    log,
    answerShell: () => Promise.reject(personal),
    callCore: async () => ({ ok: false, error: toErrorValue(personal) }),
  });
  const shown = console.error;
  console.error = () => undefined;
  await door('contributors.list', { search: 'Ana Pires ana@pires.example' }, 0);
  await door('shell.start', {}, 0);
  await door('no.such Ana Pires', {}, 0);
  console.error = shown;
  const lines = written().trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[2])).toEqual(['main', 'contributors.list', 'door']);
  expect(written()).not.toMatch(/ana|pires|home|@/i);
});

it('never grows beyond its limit, and keeps the newest', () => {
  let now = 0;
  const log = new LogFile(path, '0.1.0', { largest: 4096, now: () => now });
  for (let at = 0; at < 500; at += 1) {
    now = at * 10_000;
    log.noteFault('core', { name: 'Died', code: at, at: [] });
    expect(statSync(path).size).toBeLessThanOrEqual(4096);
  }
  expect(written()).toMatch(/Died 499\n$/);
  expect(written()).toMatch(/^1970/);
});

it('writes at most sixty lines a minute', () => {
  const log = new LogFile(path, '0.1.0', { now: () => 0 });
  for (let at = 0; at < 500; at += 1) log.note('core', personal);
  expect(written().trimEnd().split('\n')).toHaveLength(60);
});

it('makes no failure worse when it cannot be written', () => {
  const log = new LogFile('/dev/null/logs/cairn.log', '0.1.0');
  expect(() => log.note('main', personal)).not.toThrow();
});
