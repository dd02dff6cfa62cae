/** The queue of runs that could not be made, and what servers said of how much may be asked. Local rows: inside the caller's transaction. */

import type { Budget } from '../../../../shared/domain/sources/retrying.ts';
import { limitAgain, networkAgain } from '../../../../shared/domain/sources/rhythm.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Database } from '../../store/database.ts';
import { waitingOf } from './standing.ts';

/** What ended a run that nobody can do anything about but wait. */
export type Wait = AppError & { code: 'offline' | 'rate_limited' };

export const isWait = (error: unknown): error is Wait =>
  error instanceof AppError && (error.code === 'offline' || error.code === 'rate_limited');

/** `full`: everything was to be looked at again. `now`: UTC epoch milliseconds. */
export function queueRun(db: Database, uid: string, wait: Wait, full: boolean, now: number): void {
  const before = waitingOf(db, uid);
  const why = wait.code === 'offline' ? 'network' : 'limit';
  const isSame = before?.why === why;
  const tries = isSame ? before.tries + 1 : 1;
  const again = typeof wait.details?.again === 'number' ? wait.details.again : null;
  db.prepare(
    `INSERT INTO source_waiting VALUES (:uid, :why, :since, :until, :tries, :whole, :words) ON CONFLICT DO UPDATE SET why = excluded.why,
     since = excluded.since, until = excluded.until, tries = excluded.tries, whole = excluded.whole, words = excluded.words`,
  ).run({
    uid,
    why,
    since: isSame ? before.since : now,
    until: why === 'network' ? networkAgain(tries, now) : limitAgain(again, now),
    tries,
    whole: full || before?.whole === 1 ? 1 : 0,
    words: wait.message,
  });
}

/** A run was made. Where everything was to be looked at again and this one did not, that is still to come. */
export function leaveQueue(db: Database, uid: string, full: boolean, now: number): void {
  db.prepare('DELETE FROM source_waiting WHERE source_uid = :uid AND whole <= :full').run({ uid, full: full ? 1 : 0 });
  db.prepare('UPDATE source_waiting SET until = :now, tries = 1 WHERE source_uid = :uid').run({ uid, now });
}

/** There may be a network again: what waits for one is tried now. Gives back how many those are. */
export const tryNetworkNow = (db: Database, now: number): number =>
  Number(db.prepare("UPDATE source_waiting SET until = :now WHERE why = 'network'").run({ now }).changes);

export function noteBudget(db: Database, uid: string, { limit, remaining, resetIn }: Budget, now: number): void {
  db.prepare(
    `INSERT INTO source_budget VALUES (:uid, :limit, :remaining, :anewAt, :now) ON CONFLICT DO UPDATE SET most = excluded.most,
     remaining = excluded.remaining, anew_at = excluded.anew_at, said_at = excluded.said_at`,
  ).run({ uid, limit, remaining, anewAt: resetIn === null ? null : now + resetIn, now });
}

export function forgetWaiting(db: Database, uid: string): void {
  db.prepare('DELETE FROM source_waiting WHERE source_uid = :uid').run({ uid });
  db.prepare('DELETE FROM source_budget WHERE source_uid = :uid').run({ uid });
}
