/** The token of a source lies in the keychain under its server, and nowhere else, whatever happens to a run. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { type KeyAsk, memoryKeyStore } from '../../../electron/core/keys/key-store.ts';
import { SourceSecrets } from '../../../electron/core/sources/secrets.ts';
import type { Fault } from '../../support/faults.ts';
import { type MadeForgejo, madeItems, startMadeForgejo } from '../../support/forgejo-server.ts';
import { startStatic } from '../../support/static-server.ts';
import { newWorkspace } from '../../support/workspaces.ts';

const token = 'planted-0f3a9c-token';
const outside = { now: Date.now, random: () => 0, wait: async (_ms: number, signal: AbortSignal) => signal.throwIfAborted() };

async function forge(): Promise<MadeForgejo> {
  const server = await startMadeForgejo(madeItems(5));
  onTestFinished(() => server.stop());
  return server;
}

/** A desk that remembers what its keychain was asked. */
async function desk() {
  const asked: KeyAsk[] = [];
  const keys = memoryKeyStore();
  const keyStore = async (ask: KeyAsk) => {
    asked.push(ask);
    return keys(ask);
  };
  const made = await newWorkspace({ keyStore, outside });
  onTestFinished(() => made.settle());
  return { ...made, asked };
}

const tokensSeen = (server: MadeForgejo) => [...new Set(server.asked.map(({ headers }) => headers.authorization))];

function expectInNoFile(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(folder, name));
    } catch {
      continue;
    }
    if (name.endsWith('.cairn')) expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.includes(token), name).toBe(false);
  }
}

it('is in no file, message, log or history, in whatever way a run fails', { timeout: 120_000 }, async () => {
  const logged = (['log', 'error', 'warn', 'info'] as const).map((name) => vi.spyOn(console, name).mockImplementation(() => undefined));
  onTestFinished(() => void vi.restoreAllMocks());
  const server = await forge();
  const { api, call, path, said, asked } = await desk();
  const { id } = await api.sources.addServer({ kind: 'forgejo', address: server.url, scope: ['north'], token });
  const failures: Fault[] = [
    { path: /./, kind: 'status', status: 401 },
    { path: /./, kind: 'status', status: 403, body: `{"message":"bad token ${token}"}` },
    { path: /./, kind: 'status', status: 500, body: token },
    { path: /./, kind: 'status', status: 429, retryAfter: 3600 },
    { path: /./, kind: 'login' },
    { path: /./, kind: 'body', body: `{"echo":"${token}"}` },
    { path: /timeline/, kind: 'body', body: `[{"id":"x","type":"${token}"}]` },
    { path: /./, kind: 'truncated' },
    { path: /./, kind: 'cut' },
    { path: /./, kind: 'loop' },
    { path: /./, kind: 'redirect', to: 'http://127.0.0.1:9/' },
  ];
  const answers: unknown[] = [];
  for (const fault of failures) {
    server.faults = [fault];
    answers.push(await call('sources.syncSource', { id, token }), await call('sources.syncSource', { id }));
    answers.push(await call('sources.tryServer', { kind: 'forgejo', address: server.url, scope: ['north'], token }));
  }
  server.faults = [];
  answers.push(
    await call('sources.syncSource', { id }),
    await call('sources.list', {}),
    await call('sources.runs', { id, offset: 0, limit: 50 }),
  );
  answers.push(await call('history.list', {}), await call('jobs.list', {}), await call('today.list', {}));
  // What the server itself sends back may stand in what was set aside: that is its own text, so it is looked at apart.
  const aside = JSON.stringify(await call('sources.setAside', { id }));
  expect(aside).not.toContain('authorization');
  expect(JSON.stringify(answers)).not.toContain(token);
  expect(JSON.stringify(said)).not.toContain(token);
  for (const spy of logged) expect(JSON.stringify(spy.mock.calls)).not.toContain(token);
  expect(tokensSeen(server)).toEqual([`token ${token}`]);
  expect(asked.filter((ask) => ask.do === 'keep').map(({ keyId }) => keyId)).toEqual([`source ${id} ${server.url}`]);
  await api.workspace.close({});
  expectInNoFile(dirname(path));
});

it('is not shown to another server, which a source that was read is not read from', async () => {
  const [server, other] = [await forge(), await forge()];
  const { api } = await desk();
  const { id } = await api.sources.addServer({ kind: 'forgejo', address: other.url, scope: ['north'], token });
  // Nothing was read yet: a mistyped address is put right, and the token was for the wrong one.
  await api.sources.editServer({ id, address: server.url });
  // A change reads it anew by itself, and what is said of that stands in its runs.
  const lastProblem = async () => (await api.sources.get({ id })).lastRun?.problem ?? '';
  await vi.waitFor(async () => expect(await lastProblem()).toContain('not on this computer'));
  expect(server.asked).toEqual([]);
  await api.sources.editServer({ id, token });
  await vi.waitFor(async () => expect(await lastProblem()).toBe(''));
  expect(tokensSeen(server)).toEqual([`token ${token}`]);
  await expect(api.sources.editServer({ id, address: other.url })).rejects.toMatchObject({ code: 'conflict' });
  expect(other.asked).toEqual([]);
  // Taken away on purpose, it is asked without.
  server.forget();
  await api.sources.editServer({ id, token: '' });
  await api.sources.syncSource({ id }).catch(() => undefined);
  await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(0));
  expect(tokensSeen(server)).toEqual([undefined]);
});

it('is given to no server that somebody else vouches for', async () => {
  const asked: KeyAsk[] = [];
  const secrets = new SourceSecrets(async (ask) => {
    asked.push(ask);
    return { isAvailable: true, key: null };
  });
  secrets.keep('a', { origin: 'https://forge.example', certificates: null }, token);
  expect(await secrets.tokenFor('a', { origin: 'https://forge.example', certificates: null })).toBe(token);
  expect(await secrets.tokenFor('a', { origin: 'https://forge.example', certificates: 'another authority' })).toBeNull();
  expect(await secrets.tokenFor('a', { origin: 'https://forge.example:8443', certificates: null })).toBeNull();
  expect(await secrets.tokenFor('b', { origin: 'https://forge.example', certificates: null })).toBeNull();
});

it('is refused in an address', async () => {
  const { call } = await desk();
  const input = { kind: 'forgejo', address: `https://ana:${token}@forge.example`, scope: ['north'] };
  const answer = await call('sources.addServer', input);
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  expect(JSON.stringify(answer)).not.toContain(token);
});

it('of a calendar or list goes to the server of its first address alone, and a new one is reason to read again', async () => {
  const conference = (name: string) =>
    JSON.stringify([{ name, startDate: '2026-09-01', endDate: '2026-09-01', city: 'Porto', url: `https://${name.toLowerCase()}.example` }]);
  const [own, other] = await Promise.all([
    startStatic({ '/a.json': conference('GateConf') }),
    startStatic({ '/b.json': conference('HingeDays') }),
  ]);
  onTestFinished(async () => {
    await own.stop();
    await other.stop();
  });
  const { api, call, path, said } = await desk();
  const addresses = [`${own.url}/a.json`, `${other.url}/b.json`];
  const { id } = await api.sources.addDocument({ kind: 'conferences', addresses, token });
  const answers: unknown[] = [await call('sources.tryDocument', { kind: 'conferences', addresses, token })];
  const failures: Fault[] = [
    { path: /./, kind: 'status', status: 401, body: token },
    { path: /./, kind: 'status', status: 500, body: token },
    { path: /./, kind: 'login' },
    { path: /./, kind: 'body', body: `[{"name":"${'x'.repeat(10)}"` },
    { path: /./, kind: 'cut' },
    { path: /./, kind: 'loop' },
    { path: /./, kind: 'redirect', to: `${other.url}/b.json` },
  ];
  for (const fault of failures) {
    own.faults = [fault];
    answers.push(await call('sources.syncSource', { id, token, full: true }), await call('sources.syncSource', { id, full: true }));
  }
  own.faults = [];
  answers.push(
    await call('sources.syncSource', { id, full: true }),
    await call('sources.list', {}),
    await call('sources.runs', { id, offset: 0, limit: 50 }),
  );
  expect((await api.events.list({})).total).toBe(2);
  expect([...new Set(own.asked.map(({ headers }) => headers.authorization))]).toEqual([`Bearer ${token}`]);
  expect([...new Set(other.asked.map(({ headers }) => headers.authorization))]).toEqual([undefined]);
  expect(JSON.stringify([answers, said])).not.toContain(token);
  own.forget();
  await api.sources.editDocument({ id, token: 'another-token' });
  await vi.waitFor(() => expect(own.asked.map(({ headers }) => headers.authorization)).toContain('Bearer another-token'));
  await api.workspace.close({});
  expectInNoFile(dirname(path));
});
