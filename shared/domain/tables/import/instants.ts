/** When something was, from a cell that holds a day and perhaps a time of day. Pure. */

import { instantAt, offsetIn } from '../../time/zones.ts';
import { dayOfSerial } from '../dates.ts';
import { dayIn } from './cells.ts';

const NOON = 12 * 3_600_000;
const clock = /[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads cells where the workspace counts its days. `at`: UTC epoch milliseconds; a day without a time is noon in UTC.
 * `offset`: minutes east of UTC where the cell says them. `null` for what is no day.
 */
export function instantIn(zone: string) {
  const offsetAt = offsetIn(zone);
  return (cell: string, order: 'iso' | 'dmy' | 'mdy' | 'serial' | undefined): { at: number; offset: number | null } | null => {
    const text = order === 'serial' && /^\d+(?:\.\d+)?$/.test(cell) ? (dayOfSerial(Number(cell)) ?? '') : cell;
    const day = dayIn(text, order);
    if (day === null) return null;
    const midnight = Date.parse(`${day}T00:00:00Z`);
    const found = clock.exec(text);
    if (!found) return { at: midnight + NOON, offset: null };
    const half = found[4]?.toLowerCase();
    const hours = (Number(found[1]) % (half ? 12 : 24)) + (half === 'p' ? 12 : 0);
    if (Number(found[1]) > 24 || Number(found[2]) > 59) return null;
    const wall = midnight + hours * 3_600_000 + Number(found[2]) * 60_000 + Number(found[3] ?? 0) * 1000;
    if (found[5]) {
      const [, sign, hour, minute] = /^([+-])(\d{2}):?(\d{2})$/.exec(found[5]) ?? [];
      const offset = sign ? (sign === '-' ? -1 : 1) * (Number(hour) * 60 + Number(minute)) : 0;
      return { at: wall - offset * 60_000, offset };
    }
    return { at: instantAt(wall, offsetAt), offset: null };
  };
}
