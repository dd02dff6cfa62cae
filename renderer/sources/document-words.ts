/** How sources that are read whole are spoken of. */
import type { DocumentKind } from '../../shared/domain/sources/documents.ts';

interface Words {
  name: string;
  /** What it tells, for choosing it. */
  tells: string;
  /** An address as an example. */
  address: string;
}

export const documentWords: Record<DocumentKind, Words> = {
  calendar: {
    name: 'Calendar',
    tells: 'Events from an .ics file, or from the address that a calendar is shared by.',
    address: 'https://calendar.example.org/community.ics',
  },
  conferences: {
    name: 'Conference list',
    tells: 'Conferences and their calls for papers, as confs.tech and python-deadlines list them.',
    address: 'https://lists.example.org/2026/javascript.json',
  },
  schedule: {
    name: 'Schedule of an event',
    tells: 'Talks and who gives them, from Sessionize, pretalx or frab.',
    address: 'https://sessionize.com/api/v2/…/view/All',
  },
  feed: {
    name: 'Feed',
    tells: 'Articles and who wrote them, from RSS or Atom.',
    address: 'https://blog.example.org/feed.xml',
  },
  chat: {
    name: 'Log of a chat',
    tells: 'Who spoke on which day, from the log files of an IRC channel.',
    address: 'https://logs.example.org/community.log',
  },
  people: {
    name: 'List of people',
    tells: 'People whom a project names: an All Contributors file, or a YAML list such as of heroes.',
    address: 'https://example.org/data/heroes.yml',
  },
};
