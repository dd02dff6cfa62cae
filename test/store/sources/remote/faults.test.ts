/** Whatever goes wrong on the way, and in whatever order: what comes of it is what one undisturbed reading gives. */
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Direct, newDirect } from '../../../support/direct.ts';
import { dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { passingFaults } from '../../../support/faults.ts';
import { at, type MadeForgejo, madeItems, maker, startMadeForgejo } from '../../../support/forgejo-server.ts';
import { readUntilWhole } from '../../../support/reading.ts';

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

/** Facts and what derives from them; the words about a run are not compared. */
const factsOf = ({ store }: Direct) => {
  const { set_aside: _aside, ...rest } = dumpFacts(store.db);
  return { ...rest, ...dumpDerived(store.db) };
};

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
    const undisturbed = workspace();
    await undisturbed.api.sources.syncSource({ id: (await added(undisturbed, server)).id });
    const expected = factsOf(undisturbed);
    await fc.assert(
      fc.asyncProperty(passingFaults(60), async (faults) => {
        const direct = newDirect();
        try {
          const { id } = await added(direct, server);
          server.forget();
          server.faults = faults;
          await readUntilWhole(direct, id);
          expect(factsOf(direct)).toEqual(expected);
        } finally {
          server.faults = [];
          direct.store.close();
        }
      }),
      { numRuns: 25 * Number(process.env.CAIRN_TEST_TIMES ?? 1), endOnFailure: true },
    );
  });

  it('arrives at the same when it is stopped anywhere and read again', { timeout: 120_000 }, async () => {
    const server = await forge(25);
    const undisturbed = workspace();
    await undisturbed.api.sources.syncSource({ id: (await added(undisturbed, server)).id });
    const expected = factsOf(undisturbed);
    const refuse = [{ kind: 'status' as const, status: 403 }, { kind: 'login' as const }, { kind: 'status' as const, status: 418 }];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.constantFrom(...refuse)), { maxLength: 4 }), async (stops) => {
        const direct = newDirect();
        try {
          const { id } = await added(direct, server);
          for (const [number, fault] of stops) {
            server.forget();
            server.faults = [{ ...fault, at: number }];
            await direct.api.sources.syncSource({ id }).catch(() => undefined);
          }
          server.faults = [];
          expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
          expect(factsOf(direct)).toEqual(expected);
        } finally {
          server.faults = [];
          direct.store.close();
        }
      }),
      { numRuns: 20 * Number(process.env.CAIRN_TEST_TIMES ?? 1), endOnFailure: true },
    );
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
