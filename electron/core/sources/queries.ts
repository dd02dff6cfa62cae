import type { QueryHandlers } from '../../../shared/contract/define.ts';
import { type RunRow, type SourceRow, type SyncReport, serverKinds, type sources } from '../../../shared/contract/sources.ts';
import { type DocumentKind, documentKinds } from '../../../shared/domain/sources/documents.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from '../store/database.ts';
import { decidedAnchors } from '../store/person-tables.ts';
import type { DocumentConfig } from './documents/config.ts';
import { documentRow } from './documents/figures.ts';
import type { GitCursor } from './git/connector.ts';
import { inspectFolder } from './git/folder.ts';
import { serverRow } from './remote/figures.ts';
import type { ServerConfig, ServerKind } from './remote/open.ts';
import { refuseRetired, retiredAt } from './retired.ts';
import { rhythmOf } from './rhythm/standing.ts';
import type { TableConfig } from './table/config.ts';

export { knownTable, shapeOf } from './table/config.ts';

interface Described<Kind, Config> {
  uid: string;
  kind: Kind;
  name: string;
  config: Config;
  added_at: number;
}

export type CloneSource = Described<'git', { path: string; refs: string[] | null; useMailmap: boolean }>;
export type TableSource = Described<'table', TableConfig>;
type SampleSource = Described<'sample', Record<string, never>>;
export type ServerSource = Described<ServerKind, ServerConfig>;
export type DocumentSource = Described<DocumentKind, DocumentConfig>;
export type SourceRecord = CloneSource | ServerSource | DocumentSource | TableSource | SampleSource;

const isServer = (source: SourceRecord): source is ServerSource => serverKinds.some((kind) => kind === source.kind);
export const isDocument = (source: SourceRecord): source is DocumentSource => documentKinds.some((kind) => kind === source.kind);

interface Run {
  uid: string;
  started_at: number;
  ended_at: number;
  outcome: RunRow['outcome'];
  report: string;
  problem: string | null;
}

const toRun = (run: Run): RunRow => ({
  id: run.uid,
  startedAt: run.started_at,
  endedAt: run.ended_at,
  outcome: run.outcome,
  report: JSON.parse(run.report) as SyncReport,
  problem: run.problem,
});

/** A source as a person added it. Throws `not_found`. */
export function findSource(db: Database, uid: string): SourceRecord {
  const found = row<Described<SourceRecord['kind'], string>>(db.prepare('SELECT * FROM source WHERE uid = :uid'), { uid });
  if (!found) throw new AppError('not_found', 'This source is not in the workspace (any more).', { id: uid });
  return { ...found, config: JSON.parse(found.config) as unknown } as SourceRecord;
}

/** Why a source is read from no folder. */
const noFolder = ({ kind, name }: Exclude<SourceRecord, CloneSource>): string =>
  kind !== 'table' && kind !== 'sample'
    ? `${name} is no git clone. Nothing was changed.`
    : kind === 'table'
      ? `${name} is a table. To read what is new in it, import its file again. Nothing was changed.`
      : `${name} is invented, so there is no folder to read it from. Nothing was changed.`;

/** A source that is not retired. Throws `not_found`, or `conflict`. */
function findRead(db: Database, uid: string): SourceRecord {
  const source = findSource(db, uid);
  refuseRetired(db, source);
  return source;
}

/** A source that is read from a folder. Throws `conflict` for every other one. */
export function findClone(db: Database, uid: string): CloneSource {
  const source = findRead(db, uid);
  if (source.kind === 'git') return source;
  throw new AppError('conflict', noFolder(source), { id: uid });
}

/** A source that is read again and again. Throws `conflict` for every other one. */
export function findReadable(db: Database, uid: string): CloneSource | ServerSource | DocumentSource {
  const source = findRead(db, uid);
  if (source.kind === 'git' || isServer(source) || isDocument(source)) return source;
  throw new AppError('conflict', noFolder(source), { id: uid });
}

/** A source that lies on a server. Throws `conflict` for every other one. */
export function findServer(db: Database, uid: string): ServerSource {
  const source = findRead(db, uid);
  if (isServer(source)) return source;
  throw new AppError('conflict', `${source.name} lies on no server. Nothing was changed.`, { id: uid });
}

/** A source that is read whole. Throws `conflict` for every other one. */
export function findDocument(db: Database, uid: string): DocumentSource {
  const source = findRead(db, uid);
  if (isDocument(source)) return source;
  throw new AppError('conflict', `${source.name} is read in another way. Nothing was changed.`, { id: uid });
}

/** The integer that facts carry for a source; `null` while nothing was read from it. */
export function sourceKey(db: Database, uid: string): number | null {
  return row<{ id: number }>(db.prepare('SELECT id FROM source_key WHERE uid = :uid'), { uid })?.id ?? null;
}

const onlyHere = 'source_id = :key AND NOT EXISTS (SELECT 1 FROM activity_also WHERE activity_id = activity.id)';
const leavingSql = {
  commits: `SELECT count(*) AS count FROM activity WHERE kind = 'commit' AND ${onlyHere}`,
  others: `SELECT count(*) AS count FROM activity WHERE kind <> 'commit' AND ${onlyHere}`,
  events: `SELECT count(DISTINCT event_uid) AS count FROM source_event AS here JOIN event_anchor ON anchor = here.uid WHERE here.source_id = :key
    AND NOT EXISTS (SELECT 1 FROM event_anchor AS same JOIN source_event AS other ON other.uid = same.anchor
      WHERE same.event_uid = event_anchor.event_uid AND other.source_id <> :key)`,
  people: `SELECT count(*) AS count FROM contributor_source AS here WHERE source_id = :key
    AND NOT EXISTS (SELECT 1 FROM contributor_source AS other WHERE other.contributor_id = here.contributor_id AND other.source_id <> :key)
    AND contributor_id NOT IN (SELECT contributor_id FROM (${decidedAnchors})
      JOIN identity ON identity.uid = anchor JOIN contributor_identity ON identity_id = identity.id)`,
};

/** How far a clone was read; `null`: not at all, or it is to be read from the beginning. */
export const readCursor = (db: Database, uid: string): GitCursor | null => readCursorOf(db, uid, 'items') as GitCursor | null;

/** How far one list of a source was read, as its connector wrote it down; `null`: not at all. */
export function readCursorOf(db: Database, uid: string, resource: string): unknown {
  const found = row<{ cursor: string }>(db.prepare('SELECT cursor FROM source_cursor WHERE source_uid = :uid AND resource = :resource'), {
    uid,
    resource,
  });
  return found ? (JSON.parse(found.cursor) as unknown) : null;
}

/** In the transaction of what was read up to there. */
export function writeCursorOf(db: Database, uid: string, resource: string, cursor: unknown): void {
  db.prepare('INSERT INTO source_cursor VALUES (:uid, :resource, :cursor) ON CONFLICT DO UPDATE SET cursor = excluded.cursor').run({
    uid,
    resource,
    cursor: JSON.stringify(cursor),
  });
}

/** Runs whose facts are here: what a file read that a backup has replaced went with it. */
const standing = 'uid NOT IN (SELECT run_uid FROM run_of_replaced)';

type Place = Pick<SourceRow, 'path' | 'refs' | 'useMailmap' | 'hasMailmap'>;

/** One list of it at least was read to its end. */
const isReadSomewhere = (db: Database, uid: string): boolean =>
  row(db.prepare('SELECT 1 FROM source_cursor WHERE source_uid = :uid LIMIT 1'), { uid }) !== undefined;

function configOf(source: SourceRecord, cursor: GitCursor | null): Place {
  if (source.kind === 'git')
    return { ...source.config, hasMailmap: cursor === null || cursor.mailmap === 'unused' ? null : cursor.mailmap !== 'none' };
  const path =
    source.kind === 'table'
      ? source.config.file
      : isServer(source)
        ? source.config.address
        : isDocument(source)
          ? (source.config.path ?? source.config.addresses[0] ?? '')
          : '';
  return { path, refs: null, useMailmap: false, hasMailmap: null };
}

export function sourceQueries(db: Database): Omit<QueryHandlers<typeof sources>, 'ahead'> {
  function toRow(uid: string): SourceRow {
    const source = findSource(db, uid);
    const id = sourceKey(db, uid) ?? -1;
    const last = row<Run>(db.prepare(`SELECT * FROM sync_run WHERE source_uid = :uid AND ${standing} ORDER BY id DESC LIMIT 1`), { uid });
    const whole = row<{ at: number }>(
      db.prepare(
        `SELECT ended_at AS at FROM sync_run WHERE source_uid = :uid AND outcome IN ('done', 'incomplete') AND ${standing} ORDER BY id DESC LIMIT 1`,
      ),
      { uid },
    );
    const counts = row<Pick<SourceRow, 'commits' | 'merges' | 'authors' | 'credits' | 'pathsRead'>>(
      db.prepare('SELECT commits, merges, authors, credits, paths_read AS pathsRead FROM source_figure WHERE source_id = :id'),
      { id },
    );
    // Removing a source forgets how far it was read; undo brings the source back, to be read anew.
    const cursor = readCursor(db, uid);
    const read = source.kind === 'sample' || cursor !== null || (isServer(source) && isReadSomewhere(db, uid));
    const aside = row<{ setAside: number; gone: number }>(
      db.prepare(
        `SELECT (SELECT count(*) FROM set_aside WHERE source_id = :id) AS setAside,
         (SELECT count(*) FROM activity_gone WHERE source_id = :id AND kind = 'commit') AS gone`,
      ),
      { id },
    );
    return {
      id: uid,
      kind: source.kind,
      name: source.name,
      ...configOf(source, cursor),
      table: source.kind === 'table' ? toldBy(source, id, counts?.credits ?? 0) : null,
      server: isServer(source) ? serverRow(db, source, id, counts?.credits ?? 0) : null,
      document: isDocument(source) ? documentRow(db, source.config, id, counts?.credits ?? 0) : null,
      addedAt: source.added_at,
      freshAt: read ? (whole?.at ?? null) : null,
      state:
        !last || (last.outcome === 'done' && !read)
          ? 'never_read'
          : last.outcome === 'done'
            ? 'fresh'
            : last.outcome === 'failed'
              ? 'failed'
              : 'incomplete',
      lastRun: last ? toRun(last) : null,
      rhythm: rhythmOf(db, uid),
      retiredAt: retiredAt(db, uid),
      ...(counts ?? { commits: 0, merges: 0, authors: 0, credits: 0, pathsRead: 0 }),
      ...(aside ?? { setAside: 0, gone: 0 }),
    };
  }

  const toldBy = ({ config }: TableSource, key: number, activities: number): SourceRow['table'] => ({
    target: config.mapping.target,
    people:
      row<{ count: number }>(db.prepare('SELECT count(*) AS count FROM contributor_source WHERE source_id = :key'), { key })?.count ?? 0,
    activities,
  });

  return {
    list: () => ({
      sources: rows<{ uid: string }>(db.prepare('SELECT uid FROM source ORDER BY added_at, uid LIMIT 1000')).map(({ uid }) => toRow(uid)),
    }),
    get: ({ id }) => toRow(id),
    inspect: ({ path }) => inspectFolder(path),
    runs({ id, offset, limit }) {
      findSource(db, id);
      const total = row<{ total: number }>(db.prepare('SELECT count(*) AS total FROM sync_run WHERE source_uid = :id'), { id })?.total ?? 0;
      const found = rows<Run>(db.prepare('SELECT * FROM sync_run WHERE source_uid = :id ORDER BY id DESC LIMIT :limit OFFSET :offset'), {
        id,
        limit,
        offset,
      });
      return { total, rows: found.map(toRun) };
    },
    leaving({ id }) {
      findSource(db, id);
      const key = sourceKey(db, id) ?? -1;
      const countOf = (sql: string) => row<{ count: number }>(db.prepare(sql), { key })?.count ?? 0;
      const { commits, others, events, people } = leavingSql;
      return { commits: countOf(commits), others: countOf(others), events: countOf(events), people: countOf(people) };
    },
    setAside({ id, offset, limit }) {
      const { kind } = findSource(db, id);
      const key = sourceKey(db, id) ?? -1;
      // Lines of a table in their order, of a history what was set aside last.
      const order = kind === 'table' ? 'key' : 'at DESC, key';
      const total =
        row<{ total: number }>(db.prepare('SELECT count(*) AS total FROM set_aside WHERE source_id = :key'), { key })?.total ?? 0;
      const found = rows<{ key: string; reason: string; raw: string; at: number }>(
        db.prepare(`SELECT key, reason, raw, at FROM set_aside WHERE source_id = :key ORDER BY ${order} LIMIT :limit OFFSET :offset`),
        { key, limit, offset },
      );
      return { total, rows: found.map((item) => ({ ...item })) };
    },
  };
}
