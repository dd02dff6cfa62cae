import { hostname } from 'node:os';
import { basename, resolve } from 'node:path';
import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import { BackingUp, type DailyBackup } from './backing-up.ts';
import type { ColleagueCopyAsked, Made } from './colleague-thread.ts';
import { postalAddressOf } from './contributors/addresses.ts';
import { derivationOf } from './deriving.ts';
import { inThread } from './in-thread.ts';
import type { Jobs } from './jobs.ts';
import type { KeyRing } from './keys/key-ring.ts';
import type { KeyStore } from './keys/key-store.ts';
import { Keys } from './keys/keys.ts';
import type { FromCore, Known } from './messages.ts';
import { restoreBackup } from './restoring.ts';
import { makeSample } from './sampling.ts';
import { inspectFolder } from './sources/git/folder.ts';
import { listBackups } from './store/backups.ts';
import { realFile } from './store/beside.ts';
import { saveCopy } from './store/copy.ts';
import { row, rows } from './store/database.ts';
import type { Derivation } from './store/derivation.ts';
import { usableBackup } from './store/restore.ts';
import { createStore, openStore, type Store } from './store/store.ts';
import { workspaceInfo } from './workspace/queries.ts';

export interface OpenWorkspace {
  store: Store;
  derivation: Derivation;
  keys: KeyRing;
  /** True once closing has begun: jobs that it interrupts are to go on next time. */
  closing: boolean;
}

/** Starts and stops the threads that read the open file. */
export interface ReaderControl {
  start(path: string, readOnly: boolean): Promise<void>;
  stop(): Promise<void>;
}

interface HostOptions {
  clock(): number;
  jobs: Jobs;
  say(message: FromCore): void;
  readers: ReaderControl;
  opened(open: OpenWorkspace): void;
  /** The file that was opened is about to be closed, or changed for another. */
  closing(): void;
  /** There is one more backup. */
  backedUp(): void;
  keyStore: KeyStore;
  phraseCosts: readonly number[];
  /** Addresses can be read now that could not before, or the other way round. */
  keysChanged(): void;
  dailyBackup: DailyBackup | null;
}

/** Holds the workspace that is open: opening, closing, copying, and the jobs that outlive a restart. */
export class Host {
  readonly #options: HostOptions;
  #open: OpenWorkspace | null = null;
  #isRestoring = false;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #backingUp: BackingUp;
  readonly #keys: Keys;

  constructor(options: HostOptions) {
    this.#options = options;
    const { jobs, clock, backedUp: made, dailyBackup: daily } = options;
    this.#backingUp = new BackingUp({ jobs, clock, made, daily });
    this.#keys = new Keys({ keyStore: options.keyStore, phraseCosts: options.phraseCosts, clock, changed: () => options.keysChanged() });
  }

  /** The file that is open. */
  get path(): string | null {
    return this.#open?.store.path ?? null;
  }

  get seq(): number {
    return this.#open?.store.seq ?? 0;
  }

  get keysReady(): Promise<void> {
    return this.#keys.ready;
  }

  workspace(): OpenWorkspace {
    if (this.#isRestoring)
      throw new AppError('conflict', 'A backup is being restored. Nothing was changed by this; try again when it is there.');
    if (!this.#open)
      throw new AppError('not_found', 'No workspace is open. Open one, or name it with --workspace.', { problem: 'none_open' });
    return this.#open;
  }

  /** What works without, or on the outside of, an open workspace. */
  readonly procedures: Record<string, (input: unknown) => unknown> = {
    'workspace.create': (input) => this.#inTurn(() => this.#create(input as { path: string; name?: string })),
    'workspace.createSample': (input) => this.#inTurn(() => this.#createSample(input as { path: string; asOf?: string })),
    'workspace.open': (input) => this.#inTurn(() => this.#openFile(input as { path: string; readOnly: boolean })),
    'workspace.close': () => this.close().then(() => ({})),
    'workspace.saveCopy': (input) => this.#saveCopy(input as { path: string; replace: boolean }),
    'workspace.saveColleagueCopy': (input) => this.#saveColleagueCopy(input as { path: string; replace: boolean; withNotes: boolean }),
    'workspace.keyState': () => this.#keys.state(this.workspace().store),
    'workspace.newPhrase': () => this.#keys.newPhrase(),
    'workspace.makeKey': (input) =>
      this.#changeKey((store) => this.#keys.make(store, input as Proof, (input as { remember: boolean }).remember)),
    'workspace.changePhrase': (input) => {
      const { confirm, newPhrase: phrase } = input as Pick<Proof, 'confirm'> & { newPhrase?: string };
      return this.#changeKey((store) => this.#keys.changePhrase(store, { confirm, phrase }));
    },
    'workspace.unlock': (input) => this.#inTurn(() => this.#keys.unlock(this.workspace().store, (input as { phrase: string }).phrase)),
    'workspace.lock': () => this.#inTurn(() => this.#keys.lock(this.workspace().store)),
    'workspace.rememberKey': (input) =>
      this.#inTurn(() => this.#keys.remember(this.workspace().store, (input as { remember: boolean }).remember)),
    'contributors.postalAddress': async (input) => {
      await this.#keys.ready;
      const { contributor, reveal } = input as { contributor: string; reveal: boolean };
      const { store, keys } = this.workspace();
      return postalAddressOf(store.db, keys, contributor, reveal);
    },
    'workspace.restore': (input) => this.#inTurn(() => this.#restore((input as { backup: string }).backup)),
    'workspace.backUp': () => this.#backingUp.make(this.workspace().store, 'by_hand'),
    'sources.inspect': (input) => inspectFolder((input as { path: string }).path),
    'workspace.backups': (input) => ({ backups: listBackups(resolve((input as { path: string }).path)) }),
  };

  close(): Promise<void> {
    return this.#inTurn(() => this.#close());
  }

  /** Opening and closing take turns: a file that is asked for twice at once is opened once. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** While the phrase is worked on, which takes a moment and keeps nobody waiting, the file is neither closed nor changed for another. */
  #changeKey<T>(work: (store: Store) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const { store } = this.workspace();
      if (store.readOnly) throw store.whyReadOnly();
      return work(store);
    });
  }

  async #close(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    try {
      this.tell();
    } catch (error) {
      // What a damaged file cannot tell must not keep it open.
      console.error(error);
    }
    open.closing = true;
    this.#backingUp.forgetDaily();
    this.#options.closing();
    await this.#options.jobs.stopAll();
    this.#open = null;
    this.#keys.closed();
    await this.#options.readers.stop();
    try {
      open.store.close();
    } finally {
      this.#options.say({ type: 'opened', workspace: null, readOnly: false });
    }
  }

  /** Says what the open workspace is called now, how many people are in it, and where its clones lie. */
  tell(): void {
    if (this.#open) this.#options.say({ type: 'known', workspace: this.#known(this.#open) });
  }

  #known({ store }: OpenWorkspace): Known['workspace'] {
    const { name, sample } = workspaceInfo(store.db, store.path, store.readOnly);
    const people = row<{ people: number | null }>(store.db.prepare('SELECT sum(people) AS people FROM contributor_total'))?.people ?? 0;
    const clones = rows<{ folder: string }>(
      store.db.prepare(
        `SELECT config ->> '$.path' AS folder FROM source WHERE json_type(config, '$.path') = 'text' AND length(config ->> '$.path') <= 4096
         ORDER BY added_at LIMIT 1000`,
      ),
    ).map(({ folder }) => folder);
    // What a tampered file is called is remembered outside of it.
    return { path: store.path, name: name.slice(0, longestName), people, clones, sample };
  }

  rememberJob({ store }: OpenWorkspace, uid: string, procedure: string, input: unknown): void {
    store.transaction(() => {
      store.db
        .prepare('INSERT INTO job VALUES (:uid, :procedure, :input, :device, :now)')
        .run({ uid, procedure, input: JSON.stringify(input), device: hostname(), now: this.#options.clock() });
    });
  }

  forgetJob({ store }: OpenWorkspace, uid: string): void {
    store.transaction(() => {
      store.db.prepare('DELETE FROM job WHERE uid = :uid').run({ uid });
    });
  }

  rememberedJobs({ store }: OpenWorkspace): { uid: string; procedure: string; input: unknown }[] {
    return rows<{ uid: string; procedure: string; input: string }>(
      store.db.prepare('SELECT uid, procedure, input FROM job WHERE device = :device ORDER BY started_at'),
      { device: hostname() },
    ).map((job) => ({ ...job, input: parsed(job.input) }));
  }

  async #create({ path, name }: { path: string; name?: string }): Promise<WorkspaceInfo> {
    const absolute = namedAsOurs(path);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const store = createStore(absolute, name ?? basename(absolute, '.cairn'), this.#options.clock(), timeZone);
    store.close();
    return this.#openFile({ path: absolute, readOnly: false });
  }

  async #createSample({ path, asOf }: { path: string; asOf?: string }): Promise<WorkspaceInfo> {
    const absolute = namedAsOurs(path);
    makeSample(absolute, { now: this.#options.clock(), asOf });
    return this.#openFile({ path: absolute, readOnly: false });
  }

  async #openFile({ path, readOnly }: { path: string; readOnly: boolean }, held: Buffer | null = null): Promise<WorkspaceInfo> {
    const absolute = resolve(path);
    const before = this.#open;
    const isOpen = before !== null && realFile(before.store.path) === realFile(absolute);
    if (isOpen && before.store.readOnly === readOnly) return this.#told(before);
    // Looked at first: a file that does not open leaves the one that is open alone.
    if (isOpen) await this.#close();
    const store = await openStore(absolute, { readOnly, now: this.#options.clock(), rebuild: (db) => derivationOf(db).rebuild() });
    const open: OpenWorkspace = { store, derivation: derivationOf(store.db), keys: this.#keys.ring, closing: false };
    try {
      // A file that cannot even say what it is called is none to change to.
      this.#known(open);
      if (this.#open) await this.#close();
      await this.#options.readers.start(absolute, store.readOnly);
    } catch (error) {
      store.close();
      throw error;
    }
    this.#open = open;
    this.#keys.opened(store, held);
    const info = this.#told(open);
    if (!store.readOnly) this.#options.opened(open);
    this.#backingUp.expectDaily(store, () => !open.closing);
    return info;
  }

  async #restore(path: string): Promise<WorkspaceInfo> {
    const open = this.workspace();
    const { store } = open;
    if (store.readOnly) throw store.whyReadOnly();
    const backup = usableBackup(resolve(path), store);
    const { jobs, readers, clock, opened } = this.#options;
    this.#isRestoring = true;
    const held = this.#keys.hold();
    // What jobs wrote up to now belongs to the file that is replaced, and that file is where they go on.
    open.closing = true;
    this.#backingUp.forgetDaily();
    this.#options.closing();
    try {
      await jobs.stopAll();
      const startReaders = () => readers.start(store.path, false);
      await restoreBackup({ store, backup, now: clock(), stopReaders: () => readers.stop(), startReaders });
    } catch (error) {
      this.#isRestoring = false;
      open.closing = false;
      if (store.db.raw.isOpen) opened(open);
      else await this.#openAnew(store.path, held);
      throw error;
    }
    this.#isRestoring = false;
    return this.#openAnew(store.path, held);
  }

  /** The file is closed already, and another one may have taken its place. */
  #openAnew(path: string, held: Buffer | null): Promise<WorkspaceInfo> {
    this.#open = null;
    return this.#openFile({ path, readOnly: false }, held);
  }

  #told(open: OpenWorkspace): WorkspaceInfo {
    this.#options.say({ type: 'opened', workspace: this.#known(open), readOnly: open.store.readOnly });
    return workspaceInfo(open.store.db, open.store.path, open.store.readOnly);
  }

  async #saveCopy({ path, replace }: { path: string; replace: boolean }): Promise<{ path: string; bytes: number }> {
    const { store } = this.workspace();
    const target = namedAsOurs(path);
    const bytes = await saveCopy(store, target, replace, this.#options.clock());
    return { path: target, bytes };
  }

  #saveColleagueCopy({ path, replace, withNotes }: { path: string; replace: boolean; withNotes: boolean }): Promise<Made> {
    const { store } = this.workspace();
    const target = namedAsOurs(path);
    return this.#options.jobs.run('workspace.saveColleagueCopy', (job) => {
      job.describe('Saving a copy for a colleague', 'MB', null);
      const asked: ColleagueCopyAsked = { path: store.path, target, replace, withNotes, now: this.#options.clock() };
      return inThread<Made>('colleague', asked, job);
    });
  }
}

type Proof = Parameters<Keys['changePhrase']>[1];

/** What a tampered file holds instead of JSON is no input of anything, and refused as such. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const longestName = 100;
/** Bytes: every system takes 255, and the copy that is kept before an upgrade is called after the file, and when it was. */
const longestFileName = 190;

/** Exactly the file that was named: the ending is asked for, never added, because only this name was granted. */
function namedAsOurs(path: string): string {
  if (!path.endsWith('.cairn')) throw new AppError('invalid_input', 'The name of a workspace ends in ".cairn".', { path });
  if (Buffer.byteLength(basename(path)) > longestFileName)
    throw new AppError('invalid_input', 'This name is too long for a file. Choose a shorter one.', { path });
  return resolve(path);
}
