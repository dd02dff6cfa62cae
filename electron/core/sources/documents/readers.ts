/** For each kind of document, how its contents are read: the readers are pure, and know no store and no network. */
import { withoutCrowds } from '../../../../shared/domain/sources/crowded.ts';
import { type DocumentKind, documentFiles } from '../../../../shared/domain/sources/documents.ts';
import { nameOf, titleOf } from '../../../../shared/domain/sources/texts.ts';
import { type ListedPerson, type Told, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { AppError } from '../../../../shared/errors.ts';
import { allContributorsTold } from '../all-contributors/contributors.ts';
import { calendarTold } from '../calendar/calendar.ts';
import { chatTold } from '../chat/log.ts';
import { confsTechTold } from '../conferences/confs-tech.ts';
import { pythonDeadlinesTold } from '../conferences/python-deadlines.ts';
import { feedTold } from '../feed/feed.ts';
import { feedText } from '../feed/text.ts';
import { peopleListTold } from '../people-list/people.ts';
import { textOf } from '../read-text.ts';
import { scheduleJsonTold } from '../schedules/schedule-json.ts';
import { sessionizeTold } from '../schedules/sessionize.ts';
import { fieldOf } from '../telling.ts';
import type { DocumentConfig } from './config.ts';
import type { Content } from './contents.ts';

export interface DocumentTold extends Told {
  /** People who are there because a list names them. */
  listed: ListedPerson[];
}

export interface ReadingOptions {
  settings: DocumentConfig['settings'];
  /** IANA zone of times that say none, where the settings name none. */
  zone: string;
  /** UTC epoch milliseconds. */
  asOf: number;
  /** What the source is called, and where it lies. */
  name: string;
  place: string;
}

interface Reader {
  /** "a calendar" */
  what: string;
  /** What it tells no more is gone, and not only further back than it reaches. */
  isWhole: boolean;
  read(contents: readonly Content[], options: ReadingOptions): Told & { listed?: ListedPerson[] };
}

const isYaml = ({ name, bytes }: Content): boolean =>
  /\.ya?ml$/i.test(name) || !/^[\s\ufeff]*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 200)));

/** Several as one: a key that stands in two of them is what the last one says. */
function joined(all: readonly Told[]): Told {
  const told = toldNothing();
  for (const one of all)
    for (const part of ['people', 'activities', 'events', 'talks', 'aside', 'remarks'] as const)
      for (const each of one[part]) (told[part] as unknown[]).push(each);
  return told;
}

const sessionizeId = (address: string | null): string | null =>
  /sessionize\.com\/api\/v2\/([\w-]{4,40})\//i.exec(address ?? '')?.[1] ?? null;

export const documentReaders: Record<DocumentKind, Reader> = {
  calendar: {
    what: 'a calendar',
    isWhole: true,
    read: ([content], { settings, zone, asOf }) =>
      calendarTold(content?.bytes ?? '', {
        asOf,
        zone: settings.zone ?? zone,
        ...(settings.eventKind ? { kind: settings.eventKind } : {}),
      }),
  },
  conferences: {
    what: 'a list of conferences',
    isWhole: true,
    read: (contents) => {
      const lists = contents.filter((content) => !isYaml(content)).map(({ name, bytes }) => ({ name, content: bytes }));
      const told = contents.filter(isYaml).map(({ bytes }) => pythonDeadlinesTold(bytes));
      return joined([...(lists.length > 0 ? [confsTechTold(lists)] : []), ...told]);
    },
  },
  schedule: {
    what: 'a schedule',
    isWhole: true,
    read: (contents, { settings, zone, name, place }) => {
      const [first] = contents;
      const text = first ? textOf(first.bytes, 'a schedule') : '';
      // pretalx and frab have one file with a head; everything else is Sessionize's.
      if (/^\s*\{\s*"(?:\$schema|generator|schedule)"/.test(text.slice(0, 500)))
        return joined(contents.map(({ bytes }) => scheduleJsonTold(bytes, { zone: settings.zone ?? zone })));
      const key = sessionizeId(first?.address ?? null) ?? place;
      const said = { key: `sessionize ${key}`, name: settings.eventName ?? name, zone: settings.zone ?? zone };
      return sessionizeTold(
        contents.map(({ bytes }) => bytes),
        { ...said, ...(settings.place ? { place: settings.place } : {}), ...(settings.link ? { link: settings.link } : {}) },
      );
    },
  },
  feed: {
    what: 'a feed',
    // A feed tells of its last articles only.
    isWhole: false,
    read: ([content], { settings, asOf, name }) => {
      const found = feedText(content?.bytes ?? new Uint8Array(), content?.charset ?? '');
      if ('problem' in found) throw new AppError('source_error', found.problem);
      const address =
        content?.address ??
        settings.link ??
        `https://${nameOf(name)
          .toLowerCase()
          .replace(/[^a-z0-9.-]+/g, '-')}.invalid/`;
      return feedTold(found.text, { address, author: settings.author, asOf });
    },
  },
  chat: {
    what: 'a log of a chat',
    isWhole: false,
    read: (contents, { settings, zone, name }) =>
      joined(
        contents.map((content) =>
          chatTold(textOf(content.bytes, 'a log of a chat'), {
            channel: settings.channel ?? name,
            keyedBy: '',
            fileName: content.name,
            zone: settings.zone ?? zone,
            ...(settings.platform ? { platform: settings.platform } : {}),
          }),
        ),
      ),
  },
  people: {
    what: 'a list of people',
    isWhole: true,
    read: ([content], { settings, asOf }) => {
      const text = textOf(content?.bytes ?? '', 'a list of people');
      const value = /^\s*\{/.test(text) ? valueIn(text) : null;
      if (Array.isArray(fieldOf(value, 'contributors'))) {
        const day = settings.datedOn === undefined ? null : Date.parse(settings.datedOn);
        const told = allContributorsTold(value, { asOf: day ?? asOf, dated: day !== null });
        return { ...told, listed: told.people.map((person) => ({ accounts: [person], location: null })) };
      }
      const host = content?.address ? new URL(content.address).host.toLowerCase() : 'list';
      return peopleListTold(text, { platform: settings.platform ?? host });
    },
  },
};

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Throws `source_error` with a sentence for what is nothing of that kind. */
export function readDocument(kind: DocumentKind, contents: readonly Content[], options: ReadingOptions): DocumentTold {
  const reader = documentReaders[kind];
  const [first] = contents;
  if (!documentFiles[kind].isOfSeveral && contents.length > 1)
    throw new AppError('invalid_input', `Only one file or address can be read as ${reader.what}. Add the others as sources of their own.`);
  const told = reader.read(contents, options);
  // Some readers set a whole file aside; for a source that is read whole that is nothing read.
  const isNothing = told.events.length + told.talks.length + told.people.length + told.activities.length + (told.listed?.length ?? 0) === 0;
  const [only] = told.aside;
  if (isNothing && told.aside.length === 1 && only && ['feed', 'file', 'list', 'log'].includes(only.key))
    throw new AppError('source_error', only.reason, { name: titleOf(first?.name ?? '') });
  return withoutCrowds({ ...told, listed: told.listed ?? [] });
}
