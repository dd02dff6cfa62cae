import { dayIn, dayName } from '../../shared/domain/time/days.ts';

/** The day of an instant (UTC epoch milliseconds; left out: today) where the person sits: `2026-05-14`. */
export const localDay = (at = Date.now()): string => dayName(dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone)(at));
