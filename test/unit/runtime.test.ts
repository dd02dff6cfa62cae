import { fork } from 'node:child_process';
import { expect, it } from 'vitest';

it("tests run inside Electron's Node, the runtime that ships", () => {
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
  expect(process.versions.electron).toMatch(/^\d+\./);
});

it('node:sqlite is there, with full-text search', async () => {
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE VIRTUAL TABLE words USING fts5(word)');
  db.close();
});

it('what a test forks runs there too, TypeScript included', async () => {
  const child = fork(new URL('../support/report-runtime.ts', import.meta.url), { execArgv: [] });
  const answer = await new Promise((resolve) => child.once('message', resolve));
  expect(answer).toEqual({ electron: process.versions.electron, argument: 'stripped' });
});
