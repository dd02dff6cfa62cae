/** How one speaks of a source that keeps itself current. */
import type { Output } from '../../shared/contract/define.ts';
import type { SourceRhythm, sources } from '../../shared/contract/sources.ts';
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

const hostOf = (address: string | null): string => (address === null ? 'the server' : (URL.parse(address)?.host ?? address));

export function waitingTitle({ why, outOfTouch }: NonNullable<SourceRhythm['waiting']>, address: string | null): string {
  if (outOfTouch) return `${hostOf(address)} has been out of reach for a day of trying`;
  return why === 'network' ? 'Waiting for the network' : `Waiting until ${hostOf(address)} may be asked again`;
}

/** "forge.example.org answers 1,842 more of 2,000 questions until 14:30" */
export function budgetWords({ most, remaining, anewAt }: NonNullable<SourceRhythm['budget']>, address: string | null): string {
  const left = `${counted(remaining, 'more question')}${most === null ? '' : ` of ${figure(most)}`}`;
  return `${hostOf(address)} answers ${left}${anewAt === null ? '' : ` until ${time(anewAt)}`}`;
}
