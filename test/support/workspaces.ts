/** Workspaces for tests: core as it ships with its threads, and both halves of it in the test's own thread. */

import type { DailyBackup } from '../../electron/core/backing-up.ts';
import { askedOfWriter } from '../../electron/core/door.ts';
import type { KeyStore } from '../../electron/core/keys/key-store.ts';
import type { FromCore, Result } from '../../electron/core/messages.ts';
import { reading } from '../../electron/core/reading.ts';
import { type Core, createCore } from '../../electron/core/router.ts';
import type { Surroundings } from '../../electron/core/sources/http/client.ts';
import type { Agreements } from '../../electron/core/sources/rhythm/agreements.ts';
import { type Database, openDatabase } from '../../electron/core/store/database.ts';
import { createWriting } from '../../electron/core/writing.ts';
import { type Api, findProcedure } from '../../shared/contract/index.ts';
import type { JobRow } from '../../shared/contract/jobs.ts';
import { apiOf } from './api.ts';
import { temporaryFile } from './folders.ts';

// Every answer is held to its schema, and git finds no settings of whoever runs the tests.
process.env.CAIRN_CHECK_OUTPUT = '1';
process.env.HOME = '/nonexistent';

export interface Desk {
  api: Api;
  call(procedure: string, input: unknown): Promise<Result>;
  /** Everything core said without being asked. */
  said: FromCore[];
  /** Calls `then` whenever core says how far a job is. */
  onJob(then: (job: JobRow) => void): void;
  settle(): Promise<void>;
}

function listener(): { said: FromCore[]; say(message: FromCore): void; onJob: Desk['onJob'] } {
  const said: FromCore[] = [];
  const watchers: ((job: JobRow) => void)[] = [];
  return {
    said,
    say(message) {
      said.push(message);
      if (message.type === 'job') for (const watcher of watchers) watcher(message.job);
    },
    onJob: (then) => void watchers.push(then),
  };
}

/** Core as it ships: a writer thread and two reader threads. Settle it at the end. */
export function startCore(): Desk {
  const { said, say, onJob } = listener();
  const core: Core = createCore({ say });
  const call = (procedure: string, input: unknown) => core.call(procedure, input);
  return { api: apiOf(call), call, said, onJob, settle: () => core.settle() };
}

/** The day tests take for today where figures depend on it. */
export const today = Date.UTC(2026, 4, 15, 9);

/** A clock that moves a quarter of a second whenever it is looked at, so that no progress is held back. */
export function tickingClock(): () => number {
  let now = today;
  return () => {
    now += 250;
    return now;
  };
}

export interface DeskOptions {
  clock?: () => number;
  resumeJobs?: boolean;
  /** Without it no backup makes itself. */
  dailyBackup?: DailyBackup;
  /** Where keys lie besides their files. */
  keyStore?: KeyStore;
  /** Waiting and chance, for whoever asks a server. */
  outside?: Surroundings;
  /** Sources are read by themselves where people agreed; without it none is. */
  agreements?: Agreements;
}

/** A minute, as from one look to the next. */
const firstLook = 60_000;

/** Both halves of core in this thread, with a clock that stands still and little work for a phrase. Settle it at the end. */
export function startDesk({ clock = () => today, resumeJobs = false, dailyBackup, keyStore, outside, agreements }: DeskOptions = {}): Desk {
  const { said, say, onJob } = listener();
  let open: { db: Database; ask: (procedure: string, input: unknown) => Result } | null = null;
  const readers = {
    async start(path: string, readOnly: boolean) {
      const db = openDatabase(path, 'read');
      open = { db, ask: reading(db, { path, readOnly, clock }) };
    },
    async stop() {
      open?.db.close();
      open = null;
    },
  };
  const writing = createWriting({
    say,
    clock,
    resumeJobs,
    dailyBackup: dailyBackup ?? null,
    readers,
    phraseCosts: [2 ** 14],
    ...(keyStore ? { keyStore } : {}),
    ...(outside ? { outside } : {}),
    byItself: agreements ? { agreements, firstLook } : null,
  });
  const call = async (procedure: string, input: unknown): Promise<Result> =>
    open && !askedOfWriter.has(procedure) && findProcedure(procedure)?.kind === 'query'
      ? open.ask(procedure, input)
      : writing.call(procedure, input);
  return { api: apiOf(call), call, said, onJob, settle: () => writing.settle() };
}

export interface NewWorkspace extends Desk {
  path: string;
}

/** A new workspace, open on a desk. */
export async function newWorkspace(options: DeskOptions = {}): Promise<NewWorkspace> {
  const desk = startDesk(options);
  const path = temporaryFile('community.cairn');
  await desk.api.workspace.create({ path });
  return { ...desk, path };
}
