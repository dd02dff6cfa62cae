import { dayIn, dayName } from '../../../shared/domain/time/days.ts';
import { type Database, row } from './database.ts';

/** The zone in which the workspace counts its days, as IANA names it. */
export const reportingZoneOf = (db: Database): string =>
  row<{ zone: string }>(db.prepare('SELECT reporting_zone AS zone FROM workspace'))?.zone ?? 'UTC';

/** The day an instant (UTC epoch milliseconds) falls on where the workspace counts its days: `2026-05-14`. */
export const todayOf = (db: Database, asOf: number): string => dayName(dayIn(reportingZoneOf(db))(asOf));
