/** Countries by their code or their name in the languages that Cairn reads heads in. Pure: names come with the runtime. */
import { fold } from '../identities/fold.ts';

const languages = ['en', 'de', 'fr', 'es', 'pt'];
/** What people write and the runtime does not. */
const others: Record<string, string> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  usa: 'US',
  us: 'US',
  'u s a': 'US',
  'united states of america': 'US',
  'vereinigte staaten von amerika': 'US',
  eeuu: 'US',
  eua: 'US',
  'the netherlands': 'NL',
  holland: 'NL',
  'czech republic': 'CZ',
  tschechien: 'CZ',
  turkey: 'TR',
  russia: 'RU',
  'south korea': 'KR',
  'ivory coast': 'CI',
  schweiz: 'CH',
};

let byName: ReadonlyMap<string, string> | null = null;
let codes: ReadonlySet<string> = new Set();

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** Built when first asked for: 5 times 676 codes take a few milliseconds. */
function names(): ReadonlyMap<string, string> {
  if (byName) return byName;
  const found = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const language of languages) {
    const named = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of letters)
      for (const second of letters) {
        const name = named.of(first + second);
        // Codes that are no country any more, or never were one: EU, UN, ZZ, and the user-assigned ones.
        if (name && !/^(EU|EZ|UN|ZZ|X[A-Z]|Q[M-Z]|A[A]|SU|DD|YU|FX|UK)$/.test(first + second) && !found.has(plain(name)))
          found.set(plain(name), first + second);
      }
  }
  for (const [name, code] of Object.entries(others)) found.set(name, code);
  byName = found;
  codes = new Set(found.values());
  return found;
}

/** The two-letter code of a country (ISO 3166-1); a code itself only in capitals. `null` for anything else. */
export function countryOf(text: string): string | null {
  const trimmed = text.trim();
  const known = names();
  if (/^[A-Z]{2}$/.test(trimmed)) return trimmed === 'UK' ? 'GB' : codes.has(trimmed) ? trimmed : null;
  return known.get(plain(trimmed)) ?? null;
}

/** What people write for a country or town where there is none: it leaves open where somebody is. */
export const saysNoPlace = (text: string): boolean =>
  /^(?:(?:fully )?remote|online|virtual|worldwide|global|anywhere|everywhere|earth|internet)$/i.test(text.trim());
