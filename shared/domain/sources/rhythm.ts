/** When a source is read by itself: pure, so that every rule can be tried without waiting. Instants are UTC epoch milliseconds, spans milliseconds. */
export const intervals = ['never', 'hour', 'six_hours', 'day', 'week'] as const;
export type Interval = (typeof intervals)[number];
export const intervalWords: Record<Interval, string> = {
  never: 'only when asked',
  hour: 'every hour',
  six_hours: 'every 6 hours',
  day: 'every day',
  week: 'every week',
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const spans: Record<Exclude<Interval, 'never'>, number> = { hour, six_hours: 6 * hour, day, week: 7 * day };

/** Sources that are read by themselves at the same time; whatever somebody reads by hand comes on top. */
export const mostAtOnce = 3;

/** Clocks of two computers that share a file may be this far apart. What lies further ahead was written by a clock that was wrong. */
const apart = 5 * minute;

/** A run that could not be made: `network`: there was no way there; `limit`: the server wants to be asked later. */
export interface Queued {
  why: 'network' | 'limit';
  /** It is not tried before. */
  until: number;
}

/** What is known of a source when it is asked whether it is its turn. */
export interface Standing {
  every: Interval;
  isPaused: boolean;
  /** Somebody asked for it, as it is now, on this computer. */
  isAgreed: boolean;
  /** When the last run ended that is on record, however it ended; `null`: there is none. */
  lastEndedAt: number | null;
  /** Runs in vain, one after the other, up to the last one. */
  failures: number;
  queued: Queued | null;
}

/** Why a source is not read by itself. */
export const restReasons = ['never', 'paused', 'unread_here'] as const;
export type Ahead = { at: number } | { rests: (typeof restReasons)[number] };

/** After a failure twice as long as usual, and twice as long again after each more; a day at most, or twice the usual. */
function spanAfter(every: Exclude<Interval, 'never'>, failures: number): number {
  const usual = spans[every];
  return Math.min(usual * 2 ** Math.min(failures, 10), Math.max(2 * usual, day));
}

/**
 * When it is read next; an instant that is over means now. One that was agreed to and never read is due: its first run was cut off. A run
 * in the queue comes before whatever the schedule says. After weeks without Cairn there is one run, for its last one then is a new one.
 */
export function ahead({ every, isPaused, isAgreed, lastEndedAt, failures, queued }: Standing, now: number): Ahead {
  if (isPaused) return { rests: 'paused' };
  if (every === 'never' && queued === null) return { rests: 'never' };
  if (!isAgreed) return { rests: 'unread_here' };
  if (queued !== null) return { at: queued.until > now + day + apart ? now : queued.until };
  if (every === 'never') return { rests: 'never' };
  if (lastEndedAt === null || lastEndedAt > now + apart) return { at: now };
  return { at: lastEndedAt + spanAfter(every, failures) };
}

/**
 * Whose turn it is, the one that is longest overdue first. `reading`: what is being read now, whoever asked for it; `byThemselves`: how
 * many of those nobody asked for.
 */
export function turns<Source extends { id: string; standing: Standing }>(
  sources: readonly Source[],
  reading: ReadonlySet<string>,
  byThemselves: number,
  now: number,
): Source[] {
  const due = sources.flatMap((source) => {
    const next = ahead(source.standing, now);
    return 'at' in next && next.at <= now && !reading.has(source.id) ? [{ source, at: next.at }] : [];
  });
  due.sort((one, other) => one.at - other.at);
  return due.slice(0, Math.max(0, mostAtOnce - byThemselves)).map(({ source }) => source);
}

/** Until when a run waits for the network that found none so many times (from 1): a minute, then twice as long each time, ten at most. */
export const networkAgain = (tries: number, now: number): number => now + Math.min(minute * 2 ** Math.min(tries - 1, 10), 10 * minute);

/** Until when a run waits for its server. `again`: what that said, or `null`. One that asks for years has got its header wrong. */
export const limitAgain = (again: number | null, now: number): number => Math.min(Math.max(again ?? now + hour, now + minute), now + day);

/**
 * After so many tries in vain, a day of them at ten minutes each, it is less likely the network that is gone than the server, and
 * somebody has to look.
 */
export const isOutOfTouch = (tries: number): boolean => tries >= 150;
