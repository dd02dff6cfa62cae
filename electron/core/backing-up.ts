import type { BackupRow } from '../../shared/contract/workspace.ts';
import { dayIn } from '../../shared/domain/time/days.ts';
import { inThread } from './in-thread.ts';
import type { Jobs } from './jobs.ts';
import type { BackupAsked } from './store/backup-thread.ts';
import { listBackups } from './store/backups.ts';
import type { Store } from './store/store.ts';
import { workspaceInfo } from './workspace/queries.ts';

/** When a backup makes itself, in milliseconds. */
export interface DailyBackup {
  /** Until it is looked whether this day has one, once the workspace is open: the first list comes first. */
  after: number;
  /** From one look to the next: for a workspace that stays open over night, and after one that failed. */
  again: number;
}

export interface BackingUpOptions {
  jobs: Jobs;
  /** UTC epoch milliseconds. */
  clock(): number;
  /** There is one more backup of the open workspace. */
  made(): void;
  /** `null`: none makes itself. */
  daily: DailyBackup | null;
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
      job.describe(why === 'daily' ? 'Making the backup of the day' : 'Making a backup', 'MB', why);
      const turn = this.#turn.then(() => inThread<BackupRow>('backup', { path, why, now: clock() } satisfies BackupAsked, job));
      this.#turn = turn.catch(() => undefined);
      const backup = await turn;
      made();
      return backup;
    });
  }

  /** As long as the workspace is open: a backup for each day, unless it has one. What fails is a failed job, and is tried again. */
  expectDaily(store: Store, isOpen: () => boolean): void {
    const { daily, clock } = this.#options;
    this.forgetDaily();
    if (daily === null || store.readOnly) return;
    const look = async (): Promise<void> => {
      if (isOpen() && isDue(store, clock())) await this.make(store, 'daily').catch(() => undefined);
      if (isOpen()) this.#timer = setTimeout(look, daily.again);
    };
    this.#timer = setTimeout(look, daily.after);
  }

  forgetDaily(): void {
    clearTimeout(this.#timer);
  }
}

function isDue({ db, path, readOnly }: Store, now: number): boolean {
  const dayOf = dayIn(workspaceInfo(db, path, readOnly).reportingZone);
  return !listBackups(path).some(({ at, checked }) => checked && dayOf(at) === dayOf(now));
}
