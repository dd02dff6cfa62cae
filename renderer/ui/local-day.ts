import { dayIn, dayName } from '../../shared/domain/time/days.ts';

/** Today where the person sits: `2026-05-14`. */
export const localDay = (): string => dayName(dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone)(Date.now()));
