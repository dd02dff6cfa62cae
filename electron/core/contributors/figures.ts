import { type CountedKind, isContribution } from '../../../shared/domain/contributors/contributions.ts';
import { DATED } from '../../../shared/domain/time/dated.ts';
import { dayBit } from '../../../shared/domain/time/months.ts';
import type { Database } from '../store/database.ts';
import type { StoredActivity } from '../store/derivation.ts';

/** What new activities add to one contributor's figures. */
export interface Figures {
  contributions: number;
  activities: number;
  undated: number;
  firstAt: number | null;
  lastAt: number | null;
  kinds: Map<CountedKind, number>;
  months: Map<number, { count: number; days: number }>;
  sources: Map<number, number>;
}

export const noFigures = (): Figures => ({
  contributions: 0,
  activities: 0,
  undated: 0,
  firstAt: null,
  lastAt: null,
  kinds: new Map(),
  months: new Map(),
  sources: new Map(),
});

const plus = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Adds one activity. */
export function count(figures: Figures, activity: StoredActivity): void {
  figures.activities += 1;
  if (isContribution(activity.countsAs)) figures.contributions += 1;
  plus(figures.kinds, activity.countsAs);
  countSource(figures, activity.sourceId);
  if (activity.dated === DATED.none) {
    figures.undated += 1;
    return;
  }
  const month = figures.months.get(activity.month);
  if (month) {
    month.count += 1;
    month.days |= dayBit(activity.at);
  } else figures.months.set(activity.month, { count: 1, days: dayBit(activity.at) });
  figures.firstAt = figures.firstAt === null ? activity.at : Math.min(figures.firstAt, activity.at);
  figures.lastAt = figures.lastAt === null ? activity.at : Math.max(figures.lastAt, activity.at);
}

/** Adds one activity of a source, whoever else has it too. */
export const countSource = (figures: Figures, sourceId: number): void => plus(figures.sources, sourceId);

/**
 * Writes what was added up. Values are bound by position: binding 14 of them by name takes as long as a small insert.
 */
export function figureWriter(db: Database): (id: number, figures: Figures) => void {
  // min() and max() of NULL and a number are NULL, hence each stands in for the other.
  const update = `UPDATE contributor SET contributions = contributions + ?, activities = activities + ?, undated = undated + ?,
    first_at = min(coalesce(first_at, ?), coalesce(?, first_at)), last_at = max(coalesce(last_at, ?), coalesce(?, last_at)) WHERE id = ?`;
  const upsert = (table: string) => `INSERT INTO ${table} VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count`;
  const month = `INSERT INTO contributor_month VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = count + excluded.count, days = days | excluded.days`;
  return (id, { contributions, activities, undated, firstAt, lastAt, kinds, months, sources }) => {
    db.prepare(update).run(contributions, activities, undated, firstAt, firstAt, lastAt, lastAt, id);
    for (const [kind, by] of kinds) db.prepare(upsert('contributor_kind')).run(id, kind, by);
    for (const [at, { count: by, days }] of months) db.prepare(month).run(id, at, by, days >>> 0);
    for (const [source, by] of sources) db.prepare(upsert('contributor_source')).run(id, source, by);
  };
}
