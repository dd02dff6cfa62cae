import type { Procedure } from '../../shared/contract/define.ts';
import { findProcedure } from '../../shared/contract/index.ts';
import { AppError, toErrorValue } from '../../shared/errors.ts';
import { jobHandlers, touchedBy } from './areas.ts';
import type { DailyBackup } from './backing-up.ts';
import { Changes } from './changes.ts';
import type { JobContext } from './context.ts';
import { runCommand } from './deciding.ts';
import { enter, leave } from './door.ts';
import { Host, type OpenWorkspace, type ReaderControl } from './host.ts';
import { Jobs } from './jobs.ts';
import { type KeyStore, noKeyStore } from './keys/key-store.ts';
import { phraseCosts as usualCosts } from './keys/sealing.ts';
import type { FromCore, Result } from './messages.ts';
import { asksServer, readSource, sourcesLeft, sourcesToRead } from './sources/follow.ts';
import type { Surroundings } from './sources/http/client.ts';
import { surroundings } from './sources/http/surroundings.ts';
import { Keeper, type KeeperOptions } from './sources/rhythm/keeper.ts';
import { isSourcePaused } from './sources/rhythm/standing.ts';
import { SourceSecrets } from './sources/secrets.ts';
import { newUid } from './store/ids.ts';
import { storageError } from './store/problems.ts';
import { tryOnCopy } from './trying.ts';

export interface WritingOptions {
  /** Everything the writing side says without being asked. */
  say(message: FromCore): void;
  /** UTC epoch milliseconds. */
  clock(): number;
  /** Go on with jobs that a restart interrupted. */
  resumeJobs: boolean;
  /** `null` or nothing: no backup makes itself. */
  dailyBackup?: DailyBackup | null;
  /** The readers of the file that is open: started after it opens, stopped before it closes. */
  readers: ReaderControl;
  /** Where keys lie besides their files; without one, nowhere. */
  keyStore?: KeyStore;
  /** Waiting and chance, for whoever asks a server. */
  outside?: Surroundings;
  /** `null` or nothing: no source is read by itself. */
  byItself?: Pick<KeeperOptions, 'agreements' | 'firstLook'> | null;
  /** How much work a new recovery phrase takes, as scrypt's N. */
  phraseCosts?: readonly number[];
}

/** Commands and jobs on the one writing connection. */
export interface Writing {
  /** Never rejects: failures are values. */
  call(procedure: string, input: unknown): Promise<Result>;
  /** Stops jobs and closes the workspace, whole. */
  settle(): Promise<void>;
}

/** The keychain may still be asked when these come right after the opening. */
const needsKey = new Set(['contributors.setPostalAddress']);

type Handler = (input: unknown, context: unknown) => unknown;

/** The writing half of the application: procedure name -> handler. */
export function createWriting({
  say,
  clock,
  resumeJobs,
  dailyBackup = null,
  readers,
  keyStore = noKeyStore,
  outside = surroundings,
  byItself = null,
  phraseCosts = usualCosts,
}: WritingOptions): Writing {
  const secrets = new SourceSecrets(keyStore);
  const jobs = new Jobs((job) => say({ type: 'job', job }), clock);
  const changes = new Changes((areas, seq) => say({ type: 'changed', areas, seq }));
  const host: Host = new Host({
    clock,
    jobs,
    say,
    readers,
    dailyBackup,
    keyStore,
    phraseCosts,
    opened: (open) => {
      if (resumeJobs) resume(open);
      keeper.begin(open.store, () => open.closing);
    },
    closing: () => keeper.end(),
    backedUp: () => changes.now(['workspace'], host.seq),
    keysChanged: () => changes.now(['workspace', 'contributors'], host.seq),
  });

  const keeper = new Keeper({
    ...(byItself ?? { agreements: null, firstLook: 0 }),
    outside,
    read: (id, full) => goOn('sources.syncSource', { id, full }),
    changed: () => changes.now(['sources', 'today'], host.seq),
  });

  const handlerOf = (areas: object, name: string): Handler | undefined => {
    const [area = '', procedure = ''] = name.split('.');
    return (areas as Record<string, Record<string, Handler>>)[area]?.[procedure];
  };

  /** What undo brings back, or is to be read from elsewhere, is whole again without anybody asking for it. */
  async function readAgain(id: string): Promise<void> {
    await jobs.stop(id);
    await goOn('sources.syncSource', { id });
  }

  function command(name: string, input: unknown): unknown {
    const open = host.workspace();
    let changeSet: number | null = null;
    const value = runCommand({ ...open, secrets }, name, input, clock(), (made) => {
      changeSet = made;
    });
    const touched = touchedBy[name.split('.')[0] ?? ''] ?? [];
    changes.now(touched, open.store.seq);
    // Another token alone is no decision, and as good a reason to read again.
    const isPlaced = name === 'sources.editServer' || name === 'sources.editDocument';
    if (isPlaced) void readAgain((input as { id: string }).id).catch(() => undefined);
    if (changeSet === null) return value;
    // The workspace has another name or other clones now, or may have.
    if (touched.includes('sources')) {
      host.tell();
      keeper.look();
    }
    // What is being read of a source that went stops at its next page, which finds nothing to read.
    for (const id of sourcesLeft(open.store.db, changeSet)) void jobs.stop(id);
    if (isPlaced) return value;
    // Undo may bring back what somebody else had: it is read where somebody here asked for it, or asks now.
    for (const id of sourcesToRead(open.store.db, changeSet))
      if (wantsReading(name, input) || keeper.mayRead(open.store.db, id)) void readAgain(id).catch(() => undefined);
    return value;
  }

  function runJob(name: string, input: unknown, procedure: Procedure, uid = newUid()): Promise<unknown> {
    const open = host.workspace();
    const { store, derivation } = open;
    const handler = handlerOf(jobHandlers, name);
    if (!handler) throw new AppError('invalid_input', `There is nothing called "${name}" here.`);
    const areas = touchedBy[name.split('.')[0] ?? ''] ?? [];
    if (procedure.resumable) host.rememberJob(open, uid, name, withoutSecrets(procedure, input));
    return jobs
      .run(
        name,
        async (job) => {
          const context = { store, derivation, job, secrets, outside, now: clock, committed: () => changes.soon(areas, store.seq) };
          return handler(input, { ...context, tryOut: (work) => tryOnCopy(context, work) } satisfies JobContext);
        },
        uid,
      )
      .finally(() => {
        // A job that closing interrupted stays remembered, and goes on at the next start.
        if (procedure.resumable && !open.closing) host.forgetJob(open, uid);
        changes.flush();
      });
  }

  function resume(open: OpenWorkspace): void {
    for (const { uid, procedure: name, input } of host.rememberedJobs(open)) {
      host.forgetJob(open, uid);
      // The file may be somebody else's: only what goes on by itself does, and that names no files. One that cannot go on, such as a
      // job of another version, keeps nobody from opening the file.
      // Nor does a file that is opened make anything go over the network, unless somebody on this computer asked for just that.
      if (findProcedure(name)?.resumable && mayGoOn(open, input)) void goOn(name, input).catch(() => undefined);
    }
  }

  function mayGoOn({ store }: OpenWorkspace, input: unknown): boolean {
    const id = readSource(store.db, input);
    if (id === null) return true;
    return asksServer(store.db, id) ? keeper.isAgreed(store.db, id) && !isSourcePaused(store.db, id) : keeper.mayRead(store.db, id);
  }

  async function goOn(name: string, raw: unknown): Promise<unknown> {
    const { procedure, input } = enter(name, raw);
    return runJob(name, input, procedure);
  }

  async function answer(name: string, raw: unknown): Promise<Result> {
    const { procedure, input } = enter(name, raw);
    const value = (result: unknown) => ({ ok: true as const, value: leave(procedure, result), seq: host.seq });
    if (name === 'jobs.list') return value({ jobs: jobs.list().slice(0, 100) });
    if (name === 'jobs.cancel') {
      jobs.cancel((input as { id: string }).id);
      return value({});
    }
    if (name === 'jobs.networkIsBack') {
      keeper.networkIsBack();
      return value({});
    }
    if (name === 'sources.ahead') return value(keeper.ahead(host.workspace().store.db));
    const hosted = host.procedures[name];
    if (hosted) return value(await hosted(input));
    if (needsKey.has(name)) await host.keysReady;
    if (procedure.kind === 'command') {
      const done = command(name, input);
      if (wantsReading(name, input)) keeper.agree(host.workspace().store.db, input.id);
      return value(done);
    }
    // Whatever comes of it: somebody asked.
    if (wantsReading(name, input)) keeper.agree(host.workspace().store.db, input.id);
    return value(await runJob(name, input, procedure));
  }

  return {
    call: (name, input) =>
      answer(name, input).catch((error: unknown) => {
        const failure = toErrorValue(storageError(error, host.path ?? ''));
        if (failure.code === 'internal') console.error(`${name} failed`, error);
        return { ok: false as const, error: failure, seq: host.seq };
      }),
    async settle() {
      await host.close();
      changes.flush();
    },
  };
}

const asksToRead = new Set(['sources.syncSource', 'sources.edit', 'sources.editServer', 'sources.editDocument', 'sources.setSchedule']);

/** Somebody says that a source is read, as it is (then). Undo says no such thing: it may bring back what somebody else had. */
const wantsReading = (name: string, input: unknown): input is { id: string } =>
  asksToRead.has(name) && (input as { every?: unknown }).every !== 'never';

/** What is remembered of a job lies in the file, where no secret may. */
function withoutSecrets({ secrets }: Procedure, input: unknown): unknown {
  return Object.fromEntries(Object.entries(input as object).filter(([field]) => !secrets.includes(field)));
}
