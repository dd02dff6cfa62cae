/** Which backups of a workspace are kept. What this says to drop is looked at once more before anything is deleted. */

export interface KeptBackup {
  name: string;
  /** UTC epoch milliseconds. */
  at: number;
  bytes: number;
  /** Made before something bold (an upgrade, a restore): the way back from it. */
  isWayBack: boolean;
}

/** The newest of today, and how many days, weeks and days of a way back are kept. Screens say the same numbers. */
export const kept = { today: 3, days: 7, weeks: 4, wayBackDays: 28 } as const;

/** What the backups of one workspace may take together, in bytes. */
export const backupBudget = 2_000_000_000;

export interface RetentionRule {
  /** UTC epoch milliseconds. */
  asOf: number;
  /** The day an instant falls on where the workspace counts its days, as days since 1970. */
  dayOf(at: number): number;
  /** All that is kept together takes at most so many bytes, unless the newest alone is larger. */
  budget: number;
}

/**
 * The three newest of today, the newest of each of the last 7 days with one (today is one of them) and of each of the last 4
 * calendar weeks, and for 28 days whatever was made before something bold; of these the newest that fit the budget.
 *
 * The newest of all is always kept. Days and weeks are those of the calendar, not counted back from `asOf`: what was dropped
 * once would be dropped on every later day too, so it makes no difference how often this is asked. A backup from the future (a
 * clock was put back) counts as one of today.
 */
export function retained<B extends KeptBackup>(backups: readonly B[], rule: RetentionRule): { keep: B[]; drop: B[] } {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  const wanted = wantedOf(newestFirst, rule);
  const keep: B[] = [];
  let bytes = 0;
  for (const backup of newestFirst.filter((one) => wanted.has(one))) {
    bytes += backup.bytes;
    // What is older than the first that does not fit goes as well: a gap in the middle would be harder to explain than an end.
    if (keep.length > 0 && bytes > rule.budget) break;
    keep.push(backup);
  }
  const stays = new Set(keep);
  return { keep, drop: newestFirst.filter((one) => !stays.has(one)) };
}

function wantedOf<B extends KeptBackup>(newestFirst: readonly B[], { asOf, dayOf }: RetentionRule): Set<B> {
  const today = dayOf(asOf);
  const wanted = new Set<B>(newestFirst.slice(0, 1));
  const days = new Set<number>();
  const weeks = new Set<number>();
  let ofToday = 0;
  for (const backup of newestFirst) {
    const day = Math.min(today, dayOf(backup.at));
    const week = weekOf(day);
    const isNewestOf = !days.has(day) && today - day < kept.days;
    const isNewestOfWeek = !weeks.has(week) && weekOf(today) - week < kept.weeks;
    days.add(day);
    weeks.add(week);
    if (day === today) ofToday += 1;
    const isWayBack = backup.isWayBack && today - day < kept.wayBackDays;
    if (isNewestOf || isNewestOfWeek || isWayBack || (day === today && ofToday <= kept.today)) wanted.add(backup);
  }
  return wanted;
}

/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7);
