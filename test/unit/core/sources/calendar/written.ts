/** Calendars for tests, and what is read of them. */
import { type CalendarOptions, calendarTold } from '../../../../../electron/core/sources/calendar/calendar.ts';
import type { Told } from '../../../../../shared/domain/sources/told.ts';

export const asOf = Date.UTC(2026, 4, 1);
export const options: CalendarOptions = { asOf, zone: 'Europe/Berlin' };
export const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
export const calendar = (...parts: (string | string[])[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts.flat(), 'END:VCALENDAR', ''].join('\r\n');
export const told = (text: string | Uint8Array, more: Partial<CalendarOptions> = {}): Told => calendarTold(text, { ...options, ...more });
export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString().slice(0, 16));
export const starts = ({ events }: Told): (string | null)[] => events.map(({ startsAt, startsOn }) => iso(startsAt) ?? startsOn);
export const evening = event(
  'UID:evening@x',
  'DTSTART;TZID=Europe/Lisbon:20260514T190000',
  'DTEND;TZID=Europe/Lisbon:20260515T000000',
  'SUMMARY:An evening',
);
