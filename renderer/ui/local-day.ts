import { dayIn, dayName } from '../../shared/domain/time/days.ts';

/** The day of an instant (UTC epoch milliseconds; left out: today) where the person sits: `2026-05-14`. */
export const localDay = (at = Date.now()): string => dayName(dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone)(at));

/** The middle of a day (`2026-05-14`) by this computer's clock, in UTC epoch milliseconds: when something was whose hour nobody knows. */
export const middleOf = (day: string): number => new Date(`${day}T12:00`).getTime();
