/** Numbers and dates as the person's region writes them, in the language of the interface. */
import { daysAgo, spanOf } from '../../shared/domain/time/ages.ts';

/**
 * The interface speaks English, so a date must not mix "Mai" into an English sentence; but a German reader expects
 * 1.234 and 24 hours. English with the person's region gives both.
 */
export const locale: string = (() => {
  try {
    const own = new Intl.Locale(navigator.language);
    if (own.language === 'en') return own.baseName;
    return new Intl.Locale('en', { region: own.maximize().region ?? 'GB' }).baseName;
  } catch {
    return 'en-GB';
  }
})();

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** 8,412 */
export const figure = (value: number): string => whole.format(value);

/** 62 % */
export const percent = (part: number): string => `${whole.format(part * 100)}\u00a0%`;

/** `people(1)` is "1 person": a number with the word that fits. The plural adds an s where none is given. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${figure(value)} ${value === 1 ? one : many}`;
}

const sizes = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** 12.4 MB */
export function fileSize(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${short.format(bytes / 1000 ** step)} ${sizes[step]}`;
}

const dayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const monthFormat = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const exactFormat = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
});
const timeFormat = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });

/** 14 May 2026 */
export const day = (at: number): string => dayFormat.format(at);
/** May 2026, of a UTC month. */
export const month = (at: number): string => monthFormat.format(at);
/** Thu, 14 May 2026, 15:12 CEST */
export const exact = (at: number): string => exactFormat.format(at);
/** 15:12 */
export const time = (at: number): string => timeFormat.format(at);

const weekdayFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const weekdayYearFormat = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** "Today", "Yesterday", "Thursday 14 May", with the year where it is another. */
export function dayHeading(at: number, now = Date.now()): string {
  const date = new Date(at);
  const today = new Date(now);
  const daysBack = Math.round((new Date(now).setHours(12, 0, 0, 0) - new Date(at).setHours(12, 0, 0, 0)) / 86_400_000);
  if (daysBack === 0) return 'Today';
  if (daysBack === 1) return 'Yesterday';
  return (date.getFullYear() === today.getFullYear() ? weekdayFormat : weekdayYearFormat).format(at);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const units = { day: 'd', month: 'mo', year: 'y' } as const;

/** "now", "6 min", "3 h", "41 d", "7 mo", "3 y": how long ago, as short as a column needs it. Days and more as filters count them. */
export function age(at: number, now: number): string {
  const passed = Math.abs(now - at);
  if (passed < MINUTE) return 'now';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min`;
  const days = at <= now ? daysAgo(at, now) : daysAgo(now, at);
  if (days < 1) return `${Math.min(23, Math.floor(passed / HOUR))} h`;
  const { value, unit } = spanOf(days);
  return `${value} ${units[unit]}`;
}

/** "just now", "6 min ago", "in 3 h". */
export function ago(at: number, now: number): string {
  const text = age(at, now);
  if (text === 'now') return 'just now';
  return at > now ? `in ${text}` : `${text} ago`;
}

/** "within a minute", "in 1 h 30 min", "in 6 h": when something comes by itself, to the nearest unit; what is over comes now. */
export function ahead(at: number, now: number): string {
  const left = at - now;
  if (left <= 0) return 'as soon as it is its turn';
  if (left < MINUTE) return 'within a minute';
  const [minutes, hours, days] = [Math.round(left / MINUTE), Math.round(left / HOUR), Math.round(left / (24 * HOUR))];
  if (minutes < 180) return `in ${duration(60 * minutes)}`;
  return hours < 24 ? `in ${hours} h` : `in ${days} d`;
}

/** "50 s", "3 min", "2 h 10 min": how long something takes. */
export function duration(seconds: number): string {
  const wholeSeconds = Math.max(1, Math.round(seconds));
  if (wholeSeconds < 60) return `${wholeSeconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
