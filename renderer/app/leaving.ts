import type { Output } from '../../shared/contract/define.ts';
import type { sources } from '../../shared/contract/sources.ts';
import { counted, locale } from '../ui/figures.ts';

type Leaving = Output<(typeof sources)['procedures']['leaving']>;

const list = new Intl.ListFormat(locale, { type: 'conjunction' });

/** What a source takes along, in a sentence. */
export function whatLeaves({ commits, others, events, people }: Leaving): string {
  const told = [
    commits > 0 ? counted(commits, 'commit') : '',
    others > 0 ? counted(others, commits > 0 ? 'other activity' : 'activity', commits > 0 ? 'other activities' : 'activities') : '',
    events > 0 ? counted(events, 'event') : '',
  ].filter(Boolean);
  if (told.length === 0 && people === 0) return 'Nobody leaves the list with it.';
  if (people === 0) return `Its ${list.format(told)} leave the figures; nobody leaves the list.`;
  return `Its ${list.format([...told, counted(people, 'person', 'people')])} leave the list.`;
}
