/** The headless door: one call, one JSON document, an exit code that says how it went. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findProcedure, procedureNames } from '../../shared/contract/index.ts';
import type { SyncReport } from '../../shared/contract/sources.ts';
import { test as withWindow } from '../support/app.ts';
import { type HeadlessOptions, headless, headlessValue, startHeadless } from '../support/headless.ts';
import { newHistory } from '../support/histories.ts';

let folder: string;
let here: HeadlessOptions;

test.beforeEach(() => {
  folder = mkdtempSync(join(process.env.CAIRN_TEST_TEMP ?? tmpdir(), 'cairn-headless-'));
  here = { folder };
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('help lists everything that can be called without a window', async () => {
  const { code, value, stderr } = await headless(['help'], here);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  const { procedures } = value as { procedures: { name: string; kind: string; summary: string; input: { type?: string } }[] };
  expect(procedures.map(({ name }) => name)).toEqual(procedureNames().filter((name) => !findProcedure(name)?.windowOnly));
  for (const { kind, summary, input } of procedures) {
    expect(['query', 'command', 'job']).toContain(kind);
    expect(summary).toMatch(/^[A-Z].*\.$/s);
    expect(input.type).toBe('object');
  }
});

test('what is misspelt ends with 2, one line of error and no output', async () => {
  const misspelt = [
    [],
    ['contributors.lisst'],
    ['contributors.list', '{"search":'],
    ['contributors.list', '[]'],
    ['contributors.list', '--quiet'],
    ['contributors.list', '--workspace'],
    ['contributors.list', '--secret', 'token=hunter2'],
    ['contributors.list', '{"__proto__":{"polluted":1}}'],
    ['contributors.list', `${'{"filter":'.repeat(10_000)}{}${'}'.repeat(10_000)}`],
  ];
  const outcomes = await Promise.all(misspelt.map((words) => headless(words, here)));
  for (const [index, { code, stdout, stderr, error }] of outcomes.entries()) {
    expect(code, misspelt[index]?.join(' ').slice(0, 80)).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.split('\n')).toHaveLength(1);
    expect(error).toMatchObject({ code: 'invalid_input', message: expect.stringMatching(/\.$/), details: {} });
    expect(stderr).not.toContain('hunter2');
  }
});

test('a call that fails ends with 1 and says why', async () => {
  const unopened = await headless(['contributors.list'], here);
  expect(unopened).toMatchObject({ code: 1, stdout: '', error: { code: 'not_found' } });
  const missing = await headless(['contributors.list', '--workspace', 'nowhere.cairn'], here);
  expect(missing).toMatchObject({ code: 1, stdout: '', error: { details: { problem: 'missing' } } });
  expect(existsSync(join(folder, 'nowhere.cairn'))).toBe(false);
  const windowOnly = await headless(['contributors.ids', '{}'], here);
  expect(windowOnly).toMatchObject({ code: 1, error: { code: 'not_found' } });
  const wrong = await headless(['workspace.create', '{"pathh":"a"}'], here);
  expect(wrong).toMatchObject({ code: 1, error: { code: 'invalid_input' } });
});

test('a clone becomes a workspace, relative to where the person stands', async () => {
  const history = newHistory({ name: 'thistledown' });
  history.commit(
    { by: 'Ana Pires <ana@pires.example>' },
    { by: 'Zoë Brontë <zoe@bronte.example>' },
    { by: 'Ana Pires <ANA@pires.example>' },
  );
  const at = { folder: join(history.folder, '..') };
  await headlessValue(['workspace.create', '{"path":"demo.cairn"}'], at);
  const words = ['--workspace', 'demo.cairn'];
  const { id } = await headlessValue<{ id: string }>(['sources.add', `{"kind":"git","path":"${basename(history.folder)}"}`, ...words], at);
  const sync = ['sources.syncSource', JSON.stringify({ id }), ...words];
  const first = await headless(sync, at);
  expect(first.value).toMatchObject({ added: expect.any(Number), changed: 0, rejected: 0, incomplete: null });
  expect((first.value as SyncReport).added).toBeGreaterThanOrEqual(3);
  expect(first.progress.at(-1)).toMatchObject({ procedure: 'sources.syncSource', state: 'done' });
  expect(await headlessValue<SyncReport>(sync, at)).toMatchObject({ added: 0, changed: 0 });
  const people = await headlessValue<{ total: number; rows: { name: string }[] }>(['contributors.list', '{"sort":"name"}', ...words], at);
  expect(people.rows.map(({ name }) => name)).toEqual(['Ana Pires', 'Zoë Brontë']);
  // Closed whole: one file, which can be copied.
  expect(existsSync(join(at.folder, 'demo.cairn-wal'))).toBe(false);
});

test('reading leaves the file as it is', async () => {
  await headlessValue(['workspace.create', '{"path":"demo.cairn"}'], here);
  const file = join(folder, 'demo.cairn');
  const before = { bytes: readFileSync(file), changed: statSync(file).mtimeMs };
  await headlessValue(['contributors.summary', '--workspace', 'demo.cairn'], here);
  expect(readFileSync(file).equals(before.bytes)).toBe(true);
  expect(statSync(file).mtimeMs).toBe(before.changed);
});

test('words on the command line work as well, as in the packaged app', async () => {
  const outcome = await headless(['workspace.create', '{"path":"packaged.cairn"}'], { ...here, onCommandLine: true });
  expect(outcome).toMatchObject({ code: 0, value: { path: join(folder, 'packaged.cairn') } });
});

test('an answer larger than a pipe arrives whole, however late it is read', async () => {
  const history = newHistory();
  history.commit(...Array.from({ length: 200 }, (_, index) => ({ by: `${'Long '.repeat(300)}${index} <person${index}@example.org>` })));
  await headlessValue(['workspace.create', '{"path":"demo.cairn"}'], here);
  const words = ['--workspace', 'demo.cairn'];
  const { id } = await headlessValue<{ id: string }>(
    ['sources.add', JSON.stringify({ kind: 'git', path: history.folder }), ...words],
    here,
  );
  await headlessValue(['sources.syncSource', JSON.stringify({ id }), ...words], here);
  const { child, done } = startHeadless(['contributors.list', '{"limit":200}', ...words], here);
  child.stdout?.pause();
  // The pipe is full, and the rest waits in the app.
  await new Promise((resolve) => child.stdout?.once('readable', resolve));
  child.stdout?.resume();
  const { code, stdout, value } = await done;
  expect(code).toBe(0);
  expect(stdout.length).toBeGreaterThan(100_000);
  expect((value as { rows: unknown[] }).rows).toHaveLength(200);
});

test('a clone that was moved is read from where it is now, and another one is refused', async () => {
  const history = newHistory({ name: 'thistledown' });
  history.commit({ by: 'Ana Pires <ana@pires.example>' });
  const other = newHistory({ name: 'burdock' });
  other.commit({ by: 'Bo Lind <bo@lind.example>' });
  await headlessValue(['workspace.create', '{"path":"demo.cairn"}'], here);
  const words = ['--workspace', 'demo.cairn'];
  const { id } = await headlessValue<{ id: string }>(
    ['sources.add', JSON.stringify({ kind: 'git', path: history.folder }), ...words],
    here,
  );
  await headlessValue(['sources.syncSource', JSON.stringify({ id }), ...words], here);
  renameSync(history.folder, join(folder, 'moved'));
  const editTo = (path: string) => headless(['sources.edit', JSON.stringify({ id, path }), ...words], here);
  expect(await editTo(other.folder)).toMatchObject({ code: 1, error: { code: 'conflict', details: { problem: 'other_history' } } });
  expect(await editTo('moved')).toMatchObject({ code: 0, value: {} });
  expect(await headlessValue<SyncReport>(['sources.syncSource', JSON.stringify({ id }), ...words], here)).toMatchObject({
    added: 0,
    incomplete: null,
  });
});

test('Ctrl-C stops a job where nothing is lost, and the next run goes on', async () => {
  const history = newHistory();
  history.commit(...Array.from({ length: 48_000 }, (_, index) => ({ by: `Person ${index % 300} <person${index % 300}@example.org>` })));
  await headlessValue(['workspace.create', '{"path":"demo.cairn"}'], here);
  const words = ['--workspace', 'demo.cairn'];
  const { id } = await headlessValue<{ id: string }>(
    ['sources.add', JSON.stringify({ kind: 'git', path: history.folder }), ...words],
    here,
  );
  const sync = ['sources.syncSource', JSON.stringify({ id }), ...words];
  const { child, done, progress } = startHeadless(sync, here);
  await progress(({ done: items }) => items > 0);
  child.kill('SIGINT');
  const stopped = await done;
  expect(stopped).toMatchObject({ code: 1, stdout: '', error: { code: 'cancelled' } });
  expect(existsSync(join(folder, 'demo.cairn-wal'))).toBe(false);
  expect(await headlessValue<SyncReport>(sync, here)).toMatchObject({ incomplete: null });
  const summary = await headlessValue<{ total: number; activities: number }>(['contributors.summary', ...words], here);
  expect(summary).toMatchObject({ total: 300, activities: 48_000 });
});

withWindow('commands are refused while the window has the file open; queries work', async ({ cairn }) => {
  const file = join(cairn.folder, 'demo.cairn');
  const at = { folder: cairn.folder };
  await headlessValue(['workspace.create', '{"path":"demo.cairn"}'], at);
  const opened = await cairn.open({ workspace: file });
  const query = await headless(['contributors.summary', '--workspace', 'demo.cairn'], at);
  expect(query).toMatchObject({ code: 0, value: { total: 0 } });
  const command = await headless(['workspace.renameWorkspace', '{"name":"North"}', '--workspace', 'demo.cairn'], at);
  expect(command).toMatchObject({ code: 1, error: { code: 'conflict', details: { problem: 'in_use' } } });
  await opened.close();
  expect(await headless(['workspace.renameWorkspace', '{"name":"North"}', '--workspace', 'demo.cairn'], at)).toMatchObject({ code: 0 });
});
