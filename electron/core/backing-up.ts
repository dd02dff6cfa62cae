import type { BackupRow } from '../../shared/contract/workspace.ts';
import { dayIn } from '../../shared/domain/time/days.ts';
import { inThread } from './in-thread.ts';
import type { Jobs } from './jobs.ts';
import type { BackupAsked } from './store/backup-thread.ts';
import { listBackups } from './store/backups.ts';
import type { Store } from './store/store.ts';
import { workspaceInfo } from './workspace/queries.ts';

export interface BackingUpOptions {
  jobs: Jobs;
  /** UTC epoch milliseconds. */
  clock(): number;
  /** There is one more backup of the open workspace. */
  made(): void;
  /** How long after opening the first backup of a day is made, in milliseconds: the first list comes first. `null`: never. */
  dailyAfter: number | null;
}

/** Backups of the open workspace, one at a time: when somebody asks, and by themselves once a day. */
export class BackingUp {
  readonly #options: BackingUpOptions;
  #turn: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: BackingUpOptions) {
    this.#options = options;
  }

  /** Makes one now, as a job. Rejects with a sentence when there is none. */
  make({ path, readOnly, whyReadOnly }: Store, why: BackupAsked['why']): Promise<BackupRow> {
    if (readOnly) throw whyReadOnly();
    const { jobs, clock, made } = this.#options;
    return jobs.run('workspace.backUp', async (job) => {
      job.describe('Making a backup', 'MB', null);
      const turn = this.#turn.then(() => inThread<BackupRow>('backup', { path, why, now: clock() } satisfies BackupAsked, job));
      this.#turn = turn.catch(() => undefined);
      const backup = await turn;
      made();
      return backup;
    });
  }

  /** Once the workspace has been open for a moment: the first backup of the day, unless there is one. What fails is tried at the next opening. */
  expectDaily(store: Store, isOpen: () => boolean): void {
    const { dailyAfter, clock } = this.#options;
    this.forgetDaily();
    if (dailyAfter === null || store.readOnly) return;
    this.#timer = setTimeout(() => {
      if (isOpen() && isDue(store, clock())) this.make(store, 'daily').catch(() => undefined);
    }, dailyAfter);
  }

  forgetDaily(): void {
    clearTimeout(this.#timer);
  }
}

function isDue({ db, path, readOnly }: Store, now: number): boolean {
  const dayOf = dayIn(workspaceInfo(db, path, readOnly).reportingZone);
  return !listBackups(path).some(({ at, checked }) => checked && dayOf(at) === dayOf(now));
}
