/** How a source stands with its schedule, as the workspace has it. */
import type { SourceRhythm } from '../../../../shared/contract/sources.ts';
import { type Interval, isOutOfTouch, type Standing } from '../../../../shared/domain/sources/rhythm.ts';
import { type Database, row, rows } from '../../store/database.ts';

/** Read again and again: other kinds come once, from a file that is given, and what is retired is left alone. */
const isReadAgain = "kind NOT IN ('table', 'sample') AND NOT EXISTS (SELECT 1 FROM source_retired WHERE source_retired.uid = source.uid)";
/** What somebody chose; else what lies on a server keeps itself current, and what lies on this computer (it has a path) waits to be asked. */
const every = `coalesce((SELECT every FROM source_schedule WHERE source_schedule.uid = source.uid),
  CASE WHEN config ->> '$.path' IS NULL THEN 'six_hours' ELSE 'never' END)`;
const isPaused = 'EXISTS (SELECT 1 FROM source_pause WHERE source_pause.uid = source.uid)';
/** What a file read that a backup has replaced went with it. */
const runs = 'FROM sync_run WHERE source_uid = source.uid AND uid NOT IN (SELECT run_uid FROM run_of_replaced)';
/** It failed, or came back with a reason and nothing else, as with a token that was withdrawn. */
const inVain = `(outcome = 'failed' OR outcome = 'incomplete' AND (report ->> '$.added') + (report ->> '$.changed') + (report ->> '$.unchanged') = 0)`;

interface Waiting {
  why: 'network' | 'limit';
  since: number;
  until: number;
  tries: number;
  whole: number;
  words: string;
}

export const waitingOf = (db: Database, uid: string): Waiting | null =>
  row<Waiting>(db.prepare('SELECT why, since, until, tries, whole, words FROM source_waiting WHERE source_uid = :uid'), { uid }) ?? null;

export const isSourcePaused = (db: Database, uid: string): boolean =>
  row(db.prepare('SELECT 1 FROM source_pause WHERE uid = :uid'), { uid }) !== undefined;

/** Its schedule, its pause, and what it waits for; `null` for one that is not read again. */
export function rhythmOf(db: Database, uid: string): SourceRhythm | null {
  const found = row<{ every: Interval; paused: number }>(
    db.prepare(`SELECT ${every} AS every, ${isPaused} AS paused FROM source WHERE uid = :uid AND ${isReadAgain}`),
    { uid },
  );
  if (!found) return null;
  const waiting = waitingOf(db, uid);
  const budget = row<NonNullable<SourceRhythm['budget']>>(
    db.prepare('SELECT most, remaining, anew_at AS anewAt, said_at AS saidAt FROM source_budget WHERE source_uid = :uid'),
    { uid },
  );
  return {
    every: found.every,
    paused: found.paused === 1,
    waiting: waiting && {
      why: waiting.why,
      since: waiting.since,
      until: waiting.until,
      words: waiting.words,
      outOfTouch: waiting.why === 'network' && isOutOfTouch(waiting.tries),
    },
    budget: budget ? { ...budget } : null,
  };
}

export interface Standings {
  id: string;
  /** The run in the queue was to look at everything again. */
  full: boolean;
  standing: Standing;
}

/** All that are read again. `isAgreed`: whether somebody on this computer asked for it as it is now. */
export function standingsOf(db: Database, isAgreed: (uid: string) => boolean): Standings[] {
  interface Found extends Omit<Standing, 'isAgreed' | 'isPaused' | 'queued'> {
    uid: string;
    paused: number;
  }
  const found = rows<Found>(
    db.prepare(`SELECT uid, ${every} AS every, ${isPaused} AS paused, (SELECT ended_at ${runs} ORDER BY id DESC LIMIT 1) AS lastEndedAt,
      (SELECT count(*) ${runs} AND id > coalesce((SELECT id ${runs} AND NOT ${inVain} ORDER BY id DESC LIMIT 1), 0)) AS failures
      FROM source WHERE ${isReadAgain} ORDER BY added_at, uid LIMIT 1000`),
  );
  return found.map(({ uid, paused, every: span, lastEndedAt, failures }) => {
    const waiting = waitingOf(db, uid);
    const queued = waiting && { why: waiting.why, until: waiting.until };
    const standing = { every: span, isPaused: paused === 1, isAgreed: isAgreed(uid), lastEndedAt, failures, queued };
    return { id: uid, full: waiting?.whole === 1, standing };
  });
}
