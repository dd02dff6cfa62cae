/** Whatever goes wrong on the way, and in whatever order: what comes of it is what one undisturbed reading gives. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { expectSameDespiteFaults, expectSameWhereverStopped } from '../../../support/disturbed.ts';
import { at, type MadeForgejo, madeItems, maker, startMadeForgejo } from '../../../support/forgejo-server.ts';

async function forge(count: number): Promise<MadeForgejo> {
  const server = await startMadeForgejo(madeItems(count));
  onTestFinished(() => server.stop());
  return server;
}

const added = ({ api }: Direct, { url }: MadeForgejo, scope = ['north']) =>
  api.sources.addServer({ kind: 'forgejo', address: url, scope, name: 'north' });

function workspace(): Direct {
  const direct = newDirect();
  onTestFinished(() => direct.store.close());
  return direct;
}

describe('a server that is read', () => {
  it('gives what it has, and on a second reading nothing new with one request for each list', async () => {
    const server = await forge(120);
    const direct = workspace();
    const { id } = await added(direct, server);
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({
      added: 120,
      changed: 0,
      unchanged: 0,
      rejected: 0,
      incomplete: null,
    });
    server.forget();
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 0, incomplete: null });
    expect(server.asked.map(({ path }) => path)).toEqual(['/api/v1/orgs/north/repos', '/api/v1/repos/north/lamp/issues']);
    const { server: row } = await direct.api.sources.get({ id });
    const items = madeItems(120);
    expect(row).toMatchObject({
      projects: 1,
      changeRequests: items.filter(({ pull }) => pull).length,
      issues: items.filter(({ pull }) => !pull).length,
      comments: items.reduce((sum, { timeline }) => sum + timeline.length, 0),
    });
  });

  it('tells of one change as one change', async () => {
    const server = await forge(30);
    const direct = workspace();
    const { id } = await added(direct, server);
    await direct.api.sources.syncSource({ id });
    Object.assign(server.items[3] ?? {}, { title: 'Another title', updated_at: at(1000) });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1 });
    server.items[5]?.timeline.pop();
    Object.assign(server.items[5] ?? {}, { updated_at: at(1001) });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 0, changed: 1 });
  });

  it('arrives at the same, whatever passing faults there are', { timeout: 120_000 }, async () => {
    const server = await forge(25);
    await expectSameDespiteFaults(server, (direct) => added(direct, server), 60, 25);
  });

  it('arrives at the same when it is stopped anywhere and read again', { timeout: 120_000 }, async () => {
    const server = await forge(25);
    await expectSameWhereverStopped(server, (direct) => added(direct, server), 50, 20);
  });

  it('is read whole although its list moves meanwhile', async () => {
    const server = await forge(130);
    const direct = workspace();
    const { id } = await added(direct, server);
    let isMoved = false;
    server.before = ({ path, query }) => {
      if (isMoved || !path.endsWith('/issues') || query.get('page') !== '2') return;
      isMoved = true;
      // One of the first page is taken out: what would have begun the second page ends the first now.
      server.items = server.items.filter(({ number }) => number !== 125);
      server.items.push({ ...(madeItems(1)[0] as (typeof server.items)[number]), number: 131, user: maker(2) });
      server.items = server.items.filter(({ number }) => number !== 124);
    };
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
    const { server: row } = await direct.api.sources.get({ id });
    const numbers = direct.store.db.raw
      .prepare('SELECT number FROM change_request UNION ALL SELECT number FROM issue ORDER BY number')
      .all()
      .map(({ number }) => number);
    expect(server.items.map(({ number }) => number).filter((number) => !numbers.includes(number))).toEqual([]);
    expect((row?.changeRequests ?? 0) + (row?.issues ?? 0)).toBe(numbers.length);
    // What went is found out when everything is looked at again.
    expect(await direct.api.sources.syncSource({ id, full: true })).toMatchObject({ gone: 2, added: 0, changed: 0 });
    expect(await direct.api.sources.syncSource({ id, full: true })).toMatchObject({ gone: 0, added: 0, changed: 0 });
  });
});
