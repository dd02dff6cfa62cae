/** When a call for papers ends. A day without a zone ends where it ends last: Anywhere on Earth, UTC-12 (DOMAIN.md section 5). */
import type { ToldCall } from '../sources/told.ts';
import { isDay } from '../time/days.ts';
import { ANYWHERE_ON_EARTH, instantAt, knownZone, offsetIn } from '../time/zones.ts';

const unknown = (link: string): ToldCall => ({ state: 'unknown', endsAt: null, link });

/** The last moment of a day, in milliseconds after its midnight. */
const END_OF_DAY = 86_399_999;

/** "UTC+2" is `Etc/GMT-2` for IANA, which turns the sign around. */
function shiftedZone(zone: string): string | null {
  const found = /^(?:UTC|GMT)\s*([+-])0?(\d{1,2})(?::?00)?$/i.exec(zone);
  if (!found) return null;
  return Number(found[2]) === 0 ? 'UTC' : knownZone(`Etc/GMT${found[1] === '+' ? '-' : '+'}${Number(found[2])}`);
}

export interface CallReading {
  call: ToldCall;
  /** A zone that nobody knows: it was taken for Anywhere on Earth. */
  unknownZone: string | null;
}

/**
 * `written`: a day `2026-05-14`, a time `2026-05-14 23:59:00`, or words: "Cancelled" is cancelled, everything else ("TBA", "None", nothing)
 * is unknown, which is never overdue. `zone`: IANA, or a name such as "AoE"; empty for none.
 */
export function callOf(written: string, zone: string, link: string): CallReading {
  const text = written.trim();
  if (/^cancel+ed\b/i.test(text)) return { call: { state: 'cancelled', endsAt: null, link }, unknownZone: null };
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  const day = found?.[1];
  const time = found?.[2] === undefined ? END_OF_DAY : (Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] ?? 0)) * 1000;
  if (!day || !isDay(day) || time > 86_400_000 || Number(found?.[3] ?? 0) > 59) return { call: unknown(link), unknownZone: null };
  const plain = zone.trim().slice(0, 100);
  const named = plain === '' || /^(?:aoe|anywhere on earth)$/i.test(plain) ? ANYWHERE_ON_EARTH : (knownZone(plain) ?? shiftedZone(plain));
  const endsAt = instantAt(Date.parse(`${day}T00:00:00Z`) + time, offsetIn(named ?? ANYWHERE_ON_EARTH));
  return { call: { state: 'dated', endsAt, link }, unknownZone: named === null ? plain : null };
}
