/** The store with its handlers and nothing between: for tests that look into the writing connection itself. */
import { jobHandlers, queryHandlers } from '../../electron/core/areas.ts';
import type { JobContext } from '../../electron/core/context.ts';
import { runCommand } from '../../electron/core/deciding.ts';
import { derivationOf } from '../../electron/core/deriving.ts';
import { enter } from '../../electron/core/door.ts';
import { Jobs } from '../../electron/core/jobs.ts';
import { noKeyStore } from '../../electron/core/keys/key-store.ts';
import type { Surroundings } from '../../electron/core/sources/http/client.ts';
import { SourceSecrets } from '../../electron/core/sources/secrets.ts';
import type { Database } from '../../electron/core/store/database.ts';
import type { Derivation } from '../../electron/core/store/derivation.ts';
import { createStore, openStore, type Store } from '../../electron/core/store/store.ts';
import { tryOnCopy } from '../../electron/core/trying.ts';
import type { Api } from '../../shared/contract/index.ts';
import { toErrorValue } from '../../shared/errors.ts';
import { apiOf } from './api.ts';
import { temporaryFile } from './folders.ts';
import { today } from './workspaces.ts';

const openOptions = { readOnly: false, now: today, rebuild: (db: Database) => derivationOf(db).rebuild() };

export interface Direct {
  store: Store;
  derivation: Derivation;
  api: Api;
  /** Closes the file and opens it again, on the same desk. */
  reopen(): Promise<void>;
}

type Handler = (input: unknown, context?: unknown) => unknown;

const secrets = new SourceSecrets(noKeyStore);
/** Nobody waits in a test. */
const outside: Surroundings = { now: () => today, wait: async (_ms, signal) => signal.throwIfAborted(), random: () => 0 };

function run(direct: { store: Store; derivation: Derivation }, jobs: Jobs, name: string, raw: unknown, now: number): unknown {
  const { store, derivation } = direct;
  const { procedure, input } = enter(name, raw);
  const [area = '', member = ''] = name.split('.');
  const handlerIn = (areas: object) => (areas as Record<string, Record<string, Handler>>)[area]?.[member] as Handler;
  if (procedure.kind === 'query') return handlerIn(queryHandlers(store.db, { path: store.path, readOnly: false, clock: () => now }))(input);
  if (procedure.kind === 'job') {
    return jobs.run(name, async (job) => {
      const context = { store, derivation, job, secrets, outside, now: () => now, committed: () => undefined };
      return handlerIn(jobHandlers)(input, { ...context, tryOut: (work) => tryOnCopy(context, work) } satisfies JobContext);
    });
  }
  return runCommand({ ...direct, secrets }, name, input, now);
}

function directOn(first: Store, now = today): Direct {
  const jobs = new Jobs(
    () => undefined,
    () => now,
  );
  const direct = { store: first, derivation: derivationOf(first.db) };
  const call = async (name: string, input: unknown) => {
    try {
      return { ok: true as const, value: await run(direct, jobs, name, input, now), seq: direct.store.seq };
    } catch (error) {
      if (toErrorValue(error).code === 'internal') throw error;
      return { ok: false as const, error: toErrorValue(error), seq: direct.store.seq };
    }
  };
  return Object.assign(direct, {
    api: apiOf(call),
    async reopen() {
      const { path } = direct.store;
      direct.store.close();
      direct.store = await openStore(path, openOptions);
      direct.derivation = derivationOf(direct.store.db);
    },
  });
}

/** A new workspace file, open. Close its store at the end. `now`: UTC epoch milliseconds at which it is always. */
export const newDirect = (now = today): Direct => directOn(createStore(temporaryFile('community.cairn'), 'Community', now), now);

/** A workspace file that is there. */
export const openDirect = async (path: string): Promise<Direct> => directOn(await openStore(path, openOptions));
