/** Whether two identities live in one place and time, as far as their activity tells. */
import type { Sign } from './weights.ts';

const day = 86_400_000;
const closeDays = 180;
const apartDays = 3 * 365;
/** Minutes. Summer time moves an offset by this much. */
const sameZone = 60;
const nearZone = 180;
const wholeDay = 1440;

export interface Span {
  /** UTC epoch milliseconds. */
  firstAt: number | null;
  lastAt: number | null;
}

/** `null` where one of them has no activity. */
export function timeSign(a: Span, b: Span): Extract<Sign, `time${string}`> | null {
  if (a.firstAt === null || a.lastAt === null || b.firstAt === null || b.lastAt === null) return null;
  const gap = (Math.max(a.firstAt, b.firstAt) - Math.min(a.lastAt, b.lastAt)) / day;
  return gap <= closeDays ? 'timeClose' : gap <= apartDays ? 'timeApart' : 'timeFar';
}

type Zones = ReadonlyMap<number, number> | null;

/** `null` where no source told an offset of one of them. Offsets in minutes, with their share of the activity. */
export function zoneSign(a: Zones, b: Zones): Extract<Sign, `zone${string}`> | null {
  if (!a || !b || a.size === 0 || b.size === 0) return null;
  const shareA = shareWithin(a, b);
  const shareB = shareWithin(b, a);
  if (shareA >= 0.5 && shareB >= 0.5) return 'zoneSame';
  if (shareA > 0) return 'zoneSome';
  let nearest = wholeDay;
  for (const offset of a.keys()) nearest = Math.min(nearest, nearestTo(offset, b));
  return nearest <= nearZone ? 'zoneNear' : 'zoneFar';
}

function shareWithin(of: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): number {
  let [within, all] = [0, 0];
  for (const [offset, share] of of) {
    all += share;
    if (nearestTo(offset, other) <= sameZone) within += share;
  }
  return all === 0 ? 0 : within / all;
}

function nearestTo(offset: number, zones: ReadonlyMap<number, number>): number {
  let nearest = wholeDay;
  for (const there of zones.keys()) nearest = Math.min(nearest, apart(offset, there));
  return nearest;
}

/** +13:00 and -11:00 are the same clock, a day apart. */
const apart = (a: number, b: number): number => {
  const difference = Math.abs(a - b) % wholeDay;
  return Math.min(difference, wholeDay - difference);
};
