/** Readings of a server that fails, or that are stopped in the middle: what comes of them is what one undisturbed reading gives. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Direct, newDirect } from './direct.ts';
import { dumpDerived, dumpFacts } from './dump.ts';
import { type Fault, passingFaults } from './faults.ts';
import type { TestServer } from './http-server.ts';
import { readUntilWhole } from './reading.ts';

type Add = (direct: Direct) => Promise<{ id: string }>;

/** Facts and what derives from them. */
const factsOf = ({ store }: Direct) => ({ ...dumpFacts(store.db), ...dumpDerived(store.db) });

async function inNewWorkspace<T>(server: TestServer, add: Add, read: (direct: Direct, id: string) => Promise<T>): Promise<T> {
  const direct = newDirect();
  try {
    return await read(direct, (await add(direct)).id);
  } finally {
    server.faults = [];
    direct.store.close();
  }
}

const undisturbed = (server: TestServer, add: Add) =>
  inNewWorkspace(server, add, async (direct, id) => {
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
    return factsOf(direct);
  });

/** `requests`: among how many of the first ones the faults lie. `times`: how many plans of faults, unless the environment says more. */
export async function expectSameDespiteFaults(server: TestServer, add: Add, requests: number, times: number): Promise<void> {
  const expected = await undisturbed(server, add);
  await fc.assert(
    fc.asyncProperty(passingFaults(requests), (faults) =>
      inNewWorkspace(server, add, async (direct, id) => {
        server.forget();
        server.faults = faults;
        await readUntilWhole(direct, id);
        expect(factsOf(direct)).toEqual(expected);
      }),
    ),
    { numRuns: times * Number(process.env.CAIRN_TEST_TIMES ?? 1), endOnFailure: true },
  );
}

const refusals = [{ kind: 'status' as const, status: 403 }, { kind: 'login' as const }, { kind: 'status' as const, status: 418 }];

/** Runs that end with what no trying again helps against, at any request, up to four times; then one that is left alone. */
export async function expectSameWhereverStopped(server: TestServer, add: Add, requests: number, times: number): Promise<void> {
  const expected = await undisturbed(server, add);
  const stops = fc.array(fc.tuple(fc.integer({ min: 1, max: requests }), fc.constantFrom<Omit<Fault, 'at'>>(...refusals)), {
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(stops, (plan) =>
      inNewWorkspace(server, add, async (direct, id) => {
        for (const [at, fault] of plan) {
          server.forget();
          server.faults = [{ ...fault, at } as Fault];
          await direct.api.sources.syncSource({ id }).catch(() => undefined);
        }
        server.faults = [];
        expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
        expect(factsOf(direct)).toEqual(expected);
      }),
    ),
    { numRuns: times * Number(process.env.CAIRN_TEST_TIMES ?? 1), endOnFailure: true },
  );
}
