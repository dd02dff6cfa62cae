import { dayIn, dayName } from '../../../shared/domain/time/days.ts';
import { type Database, row } from './database.ts';

/** The day an instant (UTC epoch milliseconds) falls on where the workspace counts its days: `2026-05-14`. */
export function todayOf(db: Database, asOf: number): string {
  const zone = row<{ zone: string }>(db.prepare('SELECT reporting_zone AS zone FROM workspace'))?.zone ?? 'UTC';
  return dayName(dayIn(zone)(asOf));
}
