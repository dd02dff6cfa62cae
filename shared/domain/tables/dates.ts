/** Days as people write them, and as Excel counts them. Pure: no clock, no time zone; a day is `yyyy-mm-dd`. */

export const dateOrders = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

const time = '(?:[T ,]+\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?\\s*(?:[AaPp]\\.?[Mm]\\.?)?\\s*(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?';
const iso = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${time}$`);
const parted = new RegExp(`^(\\d{1,2})\\s?([-/.])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2})${time}$`);

/** No day with its time is longer; the patterns take seconds for very long cells. */
const LONGEST = 100;

/** As POSIX reads them: 69 to 99 are of the last century, 00 to 68 of this one. */
const fullYear = (digits: string): number => (digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 69 ? 2000 : 1900));

/** `null` for the 30th of February. */
function day(year: number, month: number, date: number): string | null {
  if (month < 1 || month > 12 || date < 1 || year < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (date > last) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Whether a text has the shape of a day written with the year first, which can be read one way only. */
export const isIso = (text: string): boolean => text.length <= LONGEST && iso.test(text);

/**
 * The day, as `yyyy-mm-dd`, or `null`. What is written with points is day, month, year everywhere; with strokes or dashes
 * `order` says which comes first. A time of day behind it is passed over.
 */
export function dayOf(text: string, order: DateOrder): string | null {
  const plain = text.trim();
  if (plain.length > LONGEST) return null;
  const whole = iso.exec(plain);
  if (whole) return day(Number(whole[1]), Number(whole[3]), Number(whole[4]));
  const parts = parted.exec(plain);
  if (!parts) return null;
  const [, first = '', sign, second = '', year = ''] = parts;
  const monthFirst = order === 'mdy' && sign !== '.';
  return day(fullYear(year), Number(monthFirst ? first : second), Number(monthFirst ? second : first));
}

/** In which orders a text is a day: both, for an ISO day or the third of April; one, for the 25th; none. */
export const ordersOf = (text: string): DateOrder[] => dateOrders.filter((order) => dayOf(text, order) !== null);

/** What the values of one column say together. */
export interface DateEvidence {
  /** Values that are days in that order. */
  dmy: number;
  mdy: number;
  /** Values that are another day in the other order. */
  differing: number;
}

/** `ambiguous`: nothing in the column says whether the day or the month comes first; the day is taken. */
export function orderOfColumn({ dmy, mdy, differing }: DateEvidence): { order: DateOrder; ambiguous: boolean } {
  return { order: mdy > dmy ? 'mdy' : 'dmy', ambiguous: mdy === dmy && differing > 0 };
}

const DAY = 86_400_000;

/**
 * The day that Excel means by a number, as `yyyy-mm-dd`, with ` hh:mm:ss` where it has a fraction. Day 1 is 1900-01-01; Excel
 * believes in a 29 February 1900 (day 60), so later days are one off. `from1904`: the other count, of old Macs.
 * `null` outside of the years 1900 to 9999.
 */
export function dayOfSerial(serial: number, from1904 = false): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null;
  const seconds = Math.round(serial * 86_400);
  const whole = Math.floor(seconds / 86_400);
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  const text = new Date(start + whole * DAY).toISOString().slice(0, 10);
  const rest = seconds % 86_400;
  return rest === 0 ? text : `${text} ${new Date(rest * 1000).toISOString().slice(11, 19)}`;
}
