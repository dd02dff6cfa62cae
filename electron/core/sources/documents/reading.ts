/** Asks for a document and reads it, for a run or on trial. */
import type { Input, Output } from '../../../../shared/contract/define.ts';
import type { SyncReport, sources } from '../../../../shared/contract/sources.ts';
import { type DocumentKind, documentFiles } from '../../../../shared/domain/sources/documents.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { JobContext } from '../../context.ts';
import { row } from '../../store/database.ts';
import { type DocumentSource, findDocument } from '../queries.ts';
import { placeGiven, tokenPlace } from './commands.ts';
import { type DocumentConfig, placeOfDocument } from './config.ts';
import { type Content, contentsAt, contentsOfFiles, type Seen } from './contents.ts';
import { type DocumentTold, documentReaders, type ReadingOptions, readDocument } from './readers.ts';
import { type DocumentRun, runDocument, seenBefore } from './run.ts';

type Procedure = (typeof sources)['procedures']['tryDocument'];

const zoneOf = ({ store }: JobContext): string =>
  row<{ zone: string }>(store.db.prepare('SELECT reporting_zone AS zone FROM workspace'))?.zone ?? 'UTC';

async function contentsOf(
  { outside, job }: JobContext,
  kind: DocumentKind,
  config: DocumentConfig,
  token: string | null,
  seen: Seen,
): Promise<{ contents: Content[]; seen: Seen } | null> {
  if (config.path === null) return contentsAt(config, token, seen, outside, job.signal);
  return { contents: contentsOfFiles(config.path, documentFiles[kind].extensions), seen: {} };
}

/** `given`: a token for this run; without one that of the keychain. */
export async function syncDocument(
  context: JobContext,
  { uid, kind, name, config }: DocumentSource,
  sourceId: number,
  full: boolean,
  given: string | null,
  report: SyncReport,
): Promise<void> {
  const token = config.path === null ? (given ?? (await context.secrets.tokenFor(uid, tokenPlace(config)))) : null;
  if (config.hasToken && !token)
    throw new AppError('auth', 'The token of this source is not on this computer (any more). Give it again. Nothing was changed.', {
      problem: 'no_token',
    });
  const options: ReadingOptions = {
    settings: config.settings,
    zone: zoneOf(context),
    asOf: context.now(),
    name,
    place: placeOfDocument(kind, uid, config),
  };
  const run: DocumentRun = { sourceId, sourceUid: uid, kind, options, full };
  await runDocument(context, run, await contentsOf(context, kind, config, token, seenBefore(context.store.db, run)), report);
}

/** Nothing is kept. */
export async function tryDocument(
  { kind, token, source, name, path, addresses, ...settings }: Input<Procedure>,
  context: JobContext,
): Promise<Output<Procedure>> {
  // A place that nobody gave is that of the source; its certificate holds until there is another.
  const own = source === undefined ? null : findDocument(context.store.db, source).config;
  const isOwn = own !== null && path === undefined && addresses.length === 0;
  const config: DocumentConfig = {
    ...settings,
    certificate: settings.certificate ?? own?.certificate ?? null,
    ...(isOwn ? { path: own.path, addresses: own.addresses } : placeGiven({ path, addresses })),
  };
  context.job.describe(`Reading ${documentReaders[kind].what}`, 'items', source ?? null);
  const used = token ?? (source === undefined || config.path !== null ? null : await context.secrets.tokenFor(source, tokenPlace(config)));
  const found = await contentsOf(context, kind, config, used, {});
  const options = { settings: config.settings, zone: zoneOf(context), asOf: context.now(), name: name ?? '', place: 'trial' };
  const told = readDocument(kind, found?.contents ?? [], { ...options, name: options.name || documentReaders[kind].what });
  return {
    events: told.events.length,
    talks: told.talks.length,
    activities: told.activities.length,
    people: told.listed.length > 0 ? told.listed.length : told.people.length,
    examples: examplesOf(told),
    aside: told.aside.length,
    reasons: [...new Set(told.aside.map(({ reason }) => reason))].slice(0, 8),
    remarks: told.remarks.slice(0, 20),
  };
}

function examplesOf({ events, talks, activities, listed }: DocumentTold): Output<Procedure>['examples'] {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const who = ({ name, username }: { name: string | null; username: string | null }): string => name ?? username ?? '';
  const all: Output<Procedure>['examples'] = [
    ...events
      .slice(0, 4)
      .map(({ name: title, startsOn, place }) => ({ what: 'event' as const, title, detail: [startsOn, place].filter(Boolean).join(', ') })),
    ...talks.slice(0, 4).map(({ title, speakers }) => ({ what: 'talk' as const, title, detail: speakers.map(who).join(', ') })),
    ...activities.slice(0, 4).map(({ title, person, at }) => ({ what: 'activity' as const, title, detail: `${who(person)}, ${day(at)}` })),
    ...listed.slice(0, 4).flatMap(({ accounts, location }) => {
      const [first] = accounts;
      return first ? [{ what: 'person' as const, title: who(first), detail: location ?? '' }] : [];
    }),
  ];
  return all.slice(0, 8);
}
