/** When people do things: weekdays, seasons, the hours of where they live. */
import type { Member } from './members.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** 0: Sunday. Day 0 of the epoch was a Thursday. */
export const weekday = (day: number): number => (((day + 4) % 7) + 7) % 7;
const isWeekend = (day: number): boolean => weekday(day) === 0 || weekday(day) === 6;

/** Quiet over the turn of the year and in the northern summer, lively in spring and autumn. */
export function season(day: number): number {
  const date = new Date(day * DAY);
  const [month, of] = [date.getUTCMonth(), date.getUTCDate()];
  if ((month === 11 && of >= 22) || (month === 0 && of <= 3)) return 0.3;
  return [0.95, 1, 1.12, 1.08, 1, 0.9, 0.74, 0.7, 1.04, 1.16, 1.1, 0.86][month] ?? 1;
}

/** Staff work on weekdays, most others rather on weekends. */
export function week(member: Member, day: number): number {
  if (member.rank === 'staff') return isWeekend(day) ? 0.03 : 1.2;
  if (member.rank === 'bot' || member.rank === 'agent') return 1;
  return isWeekend(day) ? 1.3 : 0.88;
}

/** Minutes east of UTC where somebody lives, on a day. By the month: on which Sunday the clocks change matters to nobody here. */
export function offsetOf({ place }: Member, day: number): number {
  const month = new Date(day * DAY).getUTCMonth();
  return place === null ? 0 : month >= 3 && month <= 9 ? place.summer : place.winter;
}

/** Minutes after midnight on the clock of whoever does it. */
function minuteOf(member: Member, day: number, random: Random): number {
  if (member.rank === 'bot') return 4 * 60 + random.below(20);
  if (member.rank === 'agent') return random.below(24 * 60);
  const atWork = member.rank === 'staff' || (member.organisation !== null && !isWeekend(day) && random.chance(0.55));
  if (atWork) return 9 * 60 + Math.floor((random.next() + random.next()) * 4.3 * 60);
  if (isWeekend(day)) return 9 * 60 + Math.floor((random.next() + random.next()) * 6.6 * 60);
  return random.chance(0.2) ? 6 * 60 + 30 + random.below(110) : 18 * 60 + 20 + random.below(310);
}

/** An instant on this day where they live, in UTC epoch milliseconds. */
export const instantOf = (member: Member, day: number, random: Random): number =>
  day * DAY + (minuteOf(member, day, random) - offsetOf(member, day)) * MINUTE + random.below(60) * 1000;

export const isAway = ({ away }: Member, day: number): boolean => away !== null && day >= away[0] && day <= away[1];

export const isAround = (member: Member, day: number): boolean => day >= member.from && day <= member.to && !isAway(member, day);

/** The days on which somebody does something, in order. */
export function activeDays(member: Member, random: Random): number[] {
  const { rank, from, to, pace } = member;
  if (rank === 'passing') {
    const days = [from];
    if (to > from && random.chance(0.3)) days.push(to);
    return days;
  }
  if (rank === 'returning') return visits(member, random);
  // Everybody has busier and quieter months.
  const period = random.between(110, 280);
  const phase = random.below(period);
  const days: number[] = [from];
  for (let day = from + 1; day <= to; day += 1) {
    const tide = 1 + 0.55 * Math.sin((2 * Math.PI * (day + phase)) / period);
    if (!isAway(member, day) && random.chance(pace * tide * season(day) * week(member, day))) days.push(day);
  }
  return days;
}

/** A few days here and there. */
function visits(member: Member, random: Random): number[] {
  const { from, to } = member;
  const days = new Set([from]);
  const count = Math.min(2 + random.below(6), 1 + Math.floor((to - from) / 8));
  for (let visit = 0; visit < count; visit += 1) {
    const start = visit === 0 ? from : random.between(from, to);
    for (let more = random.between(1, 3); more > 0; more -= 1) {
      const day = Math.min(to, start + random.below(7));
      if (!isAway(member, day)) days.add(day);
    }
  }
  return [...days].sort((a, b) => a - b);
}
