/** What people add themselves stands among what sources tell, under this source of its own. */
import { isDay } from '../time/days.ts';
import { isLink } from './details.ts';

/** A fixed uid, so that filters and exports name it on every machine. */
export const byHandSource = { id: '5c0a9a5e-7d2b-5f0e-9a51-6b79d3c1e840', name: 'by hand' } as const;

/** The first day that anything is dated with (`shared/domain/time/dated.ts`). */
export const firstDay = '1990-01-01';

/** A page on the web, or nothing. */
export const isPage = (text: string): boolean => text === '' || (/^https?:/i.test(text) && isLink(text));

/** The start of a day (UTC), in UTC epoch milliseconds. `null` for what is no day. */
export const startOfDay = (day: string): number | null => (isDay(day) ? Date.parse(day) : null);

/** Why nothing can have been done on a day, in words; `null` when it can. Somewhere it is tomorrow already, so that is allowed. */
export function whyNotDone(day: string, today: string): string | null {
  const at = startOfDay(day);
  const now = startOfDay(today);
  if (at === null || now === null) return 'A date is written like 2026-05-14.';
  if (day < firstDay) return 'Nothing is dated before 1990 here.';
  return at > now + 86_400_000 ? 'That day is still to come. What is planned is an event.' : null;
}

/** What a line of text gives: an address, an account such as `github: anapires` or a link to one, or a problem in words. */
export type GivenIdentity = { email: string } | { platform: string; username: string } | { problem: string };

const address = /^[^\s@<>()"]+@[^\s@<>()"]+$/;
const account = /^([a-z0-9][a-z0-9 ._-]{0,39}?)\s*:\s*@?([^\s@/][^\s/]*)$/i;
const profile = /^https?:\/\/(?:www\.)?(github|gitlab)\.com\/([^/?#\s]+)\/?$/i;

export function identityIn(text: string): GivenIdentity {
  const line = text.trim().replace(/^mailto:/i, '');
  const linked = profile.exec(line);
  if (linked?.[1] && linked[2]) return { platform: linked[1].toLowerCase(), username: linked[2] };
  const named = account.exec(line);
  if (named?.[1] && named[2]) return { platform: named[1].toLowerCase(), username: named[2] };
  if (address.test(line)) return { email: line };
  return { problem: 'Write an address such as ana@example.org, or an account such as github: anapires.' };
}
