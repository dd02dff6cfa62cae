/** How one speaks of a source that keeps itself current. */
import type { Output } from '../../shared/contract/define.ts';
import type { SourceRhythm, SourceRow, sources } from '../../shared/contract/sources.ts';
import type { Interval } from '../../shared/domain/sources/rhythm.ts';
import { counted, figure, time } from '../ui/figures.ts';

export const intervalNames: Record<Interval, string> = {
  never: 'Only when asked',
  hour: 'Every hour',
  six_hours: 'Every 6 hours',
  day: 'Every day',
  week: 'Every week',
};

type Rests = Output<(typeof sources)['procedures']['ahead']>['sources'][number]['rests'];

/** Why it is not read by itself; nothing while that is not known. */
export function restWords(rests: Rests, isServer: boolean): string {
  switch (rests) {
    case 'never':
      return 'It is read when you ask.';
    case 'paused':
      return 'Paused: it is read when you ask, until you let it go on.';
    case 'unread_here':
      return isServer
        ? 'Not on this computer yet: Cairn asks no server that a file names until you do. Read it once, and it keeps itself current.'
        : 'Not on this computer yet. Read it once, and it keeps itself current.';
    case 'restored':
      return 'It rests until you have looked at the restored workspace and released it.';
    case 'not_here':
      return 'Not while the workspace is open for reading only.';
    case null:
      return '';
  }
}

/** Where its server is asked; `null` for what lies on this computer. */
export const addressOf = ({ server, document }: SourceRow): string | null => server?.address ?? document?.addresses[0] ?? null;

const hostOf = (address: string | null): string => (address === null ? 'Its server' : (URL.parse(address)?.host ?? address));

export function waitingTitle({ why, outOfTouch }: NonNullable<SourceRhythm['waiting']>, address: string | null): string {
  if (outOfTouch) return `${hostOf(address)} has been out of reach for a day of trying`;
  return why === 'network' ? 'Waiting for the network' : `Waiting until ${hostOf(address)} may be asked again`;
}

/** "forge.example.org allows 1,842 more of 2,000 requests until 14:30"; what it said before it began to count anew is said to be that. */
export function budgetWords(
  { most, remaining, anewAt }: NonNullable<SourceRhythm['budget']>,
  address: string | null,
  now = Date.now(),
): string {
  const left = most === null ? counted(remaining, 'more request') : `${figure(remaining)} more of ${counted(most, 'request')}`;
  if (anewAt !== null && anewAt <= now) return `${hostOf(address)} allowed ${left} until ${time(anewAt)}, and counts anew since`;
  return `${hostOf(address)} allows ${left}${anewAt === null ? '' : ` until ${time(anewAt)}`}`;
}
