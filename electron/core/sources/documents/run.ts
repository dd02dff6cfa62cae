/** One run over a source that is read whole: all of it is understood first, then written page by page as every reading is. */
import { createHash } from 'node:crypto';
import type { SyncReport } from '../../../../shared/contract/sources.ts';
import { daysKey } from '../../../../shared/domain/events/known-event.ts';
import type { DocumentKind } from '../../../../shared/domain/sources/documents.ts';
import { type Database, rows } from '../../store/database.ts';
import { noChanges } from '../../store/derivation.ts';
import { todayOf } from '../../store/today.ts';
import { type Reading, SetAside } from '../connector.ts';
import { mustBeThere, runReading } from '../engine.ts';
import type { Outcome } from '../facts.ts';
import { moveAside } from '../gone.ts';
import { readCursorOf, writeCursorOf } from '../queries.ts';
import type { SyncContext } from '../sync-context.ts';
import { ofItem } from '../told/taking-out.ts';
import { ToldWriter, toldUid } from '../told/writer.ts';
import type { Content, Seen } from './contents.ts';
import { type DocumentTold, documentReaders, type ReadingOptions, readDocument } from './readers.ts';

const DAY = 86_400_000;
/** Dates of what recurs are told around the day of the reading: what did not change is gone through again after so long. */
const readAnewAfter = 7 * DAY;

interface Cursor {
  seen: Seen;
  /** How it was understood then: with other settings the same page says something else. */
  said: string;
  digest: string;
  at: number;
  items: number;
}

export interface DocumentRun {
  sourceId: number;
  sourceUid: string;
  kind: DocumentKind;
  options: ReadingOptions;
  /** Everything is gone through, and what is not told any more is gone, also where something was set aside. */
  full: boolean;
}

/** What is kept of the last reading, for asking only for what changed. */
export function seenBefore(db: Database, { sourceUid, options, full }: DocumentRun): Seen {
  const cursor = readCursorOf(db, sourceUid, 'items') as Cursor | null;
  return !full && cursor && cursor.said === saidOf(options) && cursor.at > options.asOf - readAnewAfter ? cursor.seen : {};
}

/** `found`: `null` where nothing changed since the last reading. Items are events, talks, what people did, and people who are listed. */
export async function runDocument(
  context: SyncContext,
  run: DocumentRun,
  found: { contents: Content[]; seen: Seen } | null,
  report: SyncReport,
): Promise<SyncReport> {
  const { db } = context.store;
  const { sourceId, sourceUid, kind, options, full } = run;
  const before = readCursorOf(db, sourceUid, 'items') as Cursor | null;
  const digest = found ? digestOf(found.contents, options) : (before?.digest ?? '');
  if (!full && before && before.digest === digest && before.at > options.asOf - readAnewAfter) {
    report.unchanged = before.items;
    if (found) context.store.transaction(() => writeCursorOf(db, sourceUid, 'items', { ...before, seen: found.seen }));
    return report;
  }
  const told = readDocument(kind, found?.contents ?? [], options);
  const items = itemsOf(told);
  const cursor: Cursor = { seen: found?.seen ?? {}, said: saidOf(options), digest, at: options.asOf, items: items.length };
  // What was set aside may be what is missing.
  const isAll = documentReaders[kind].isWhole && (full || told.aside.length === 0);
  let writer: ToldWriter | undefined;
  const reading: Reading<Item> = {
    unit: 'items',
    total: async () => items.length,
    async *pages() {
      yield [...items, ...told.aside.map(({ key, reason, raw }) => new SetAside(key, reason, raw))];
    },
    write(item, facts) {
      if (item instanceof SetAside) throw item;
      writer ??= new ToldWriter(db, sourceId, facts, options.place, options.asOf);
      return item(writer);
    },
    async end(failure) {
      if (failure) throw failure;
      context.store.transaction(() => {
        mustBeThere(db, sourceId);
        onlyAside(db, sourceId, told);
        if (isAll) report.gone = takeAside(context, run, told, writer?.listedIds ?? new Set());
      });
      return { cursor, whole: isAll, incomplete: null, remarks: told.remarks, present: null };
    },
  };
  return runReading(context, sourceId, sourceUid, reading, report);
}

const saidOf = ({ settings, zone, name }: ReadingOptions): string => JSON.stringify([settings, zone, name]);

function digestOf(contents: readonly Content[], options: ReadingOptions): string {
  const hash = createHash('sha256').update(saidOf(options));
  for (const { name: of, bytes } of contents) hash.update(`\n${of} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}

type Item = ((writer: ToldWriter) => Outcome | 'rejected') | SetAside;

/** Each once: a key that is told twice is what was told last. */
function itemsOf(told: DocumentTold): Item[] {
  const last = <T extends { key: string }>(items: readonly T[]): T[] => [...new Map(items.map((item) => [item.key, item])).values()];
  const events = last(told.events);
  const dayOf = new Map(events.map(({ key, startsOn, startsAt }) => [key, startsAt ?? Date.parse(startsOn)]));
  return [
    ...events.map((event) => (writer: ToldWriter) => writer.event(event)),
    ...last(told.talks).map((talk) => (writer: ToldWriter) => writer.talk(talk, dayOf.get(talk.event) ?? 0)),
    ...last(told.activities).map((activity) => (writer: ToldWriter) => writer.activity(activity)),
    ...told.listed.map((person) => (writer: ToldWriter) => writer.listed(person)),
  ];
}

/** What could not be understood earlier and can be now, or is there no more, is not aside any more. */
function onlyAside(db: Database, sourceId: number, { aside }: DocumentTold): void {
  const keys = JSON.stringify(aside.map(({ key }) => key));
  db.prepare('DELETE FROM set_aside WHERE source_id = :sourceId AND key NOT IN (SELECT value FROM json_each(:keys))').run({
    sourceId,
    keys,
  });
}

/** What was told and is told no more, inside the caller's transaction. What is over stays: lists are tidied, the past is not. */
function takeAside(context: SyncContext, { sourceId, options }: DocumentRun, told: DocumentTold, listed: ReadonlySet<number>): number {
  const { db } = context.store;
  const absent = <T extends { key: string }>(sql: string, keys: readonly string[], more: Record<string, string> = {}): T[] => {
    const there = new Set(keys);
    return rows<T>(db.prepare(sql), { sourceId, ...more }).filter(({ key }) => !there.has(key));
  };
  const changes = noChanges();
  const mark = (table: string, key: string): void => {
    db.prepare(`UPDATE ${table} SET gone_at = :now WHERE source_id = :sourceId AND key = :key`).run({ now: options.asOf, sourceId, key });
  };
  const events = absent<{ key: string; first: string; last: string }>(
    'SELECT key, starts_on AS first, ends_on AS last FROM source_event WHERE source_id = :sourceId AND gone_at IS NULL AND ends_on >= :today',
    told.events.map(({ key }) => key),
    { today: todayOf(db, options.asOf) },
  );
  for (const { key, first, last } of events) {
    mark('source_event', key);
    changes.eventDays.add(daysKey(first, last));
  }
  const talks = absent<{ key: string; uid: string }>(
    'SELECT key, uid FROM source_talk WHERE source_id = :sourceId AND gone_at IS NULL',
    told.talks.map(({ key }) => key),
  );
  for (const { key } of talks) mark('source_talk', key);
  const given = talks.flatMap(({ uid }) =>
    rows<{ id: number }>(db.prepare(`SELECT id FROM activity WHERE ${ofItem}`), { sourceId, key: uid }),
  );
  // Whoever gave a talk stands behind a colon in its key.
  const activities = absent<{ key: string; id: number }>(
    "SELECT key, id FROM activity WHERE source_id = :sourceId AND key NOT LIKE '%:%'",
    told.activities.map(({ key }) => toldUid('activity', options.place, key)),
  );
  moveAside(
    context,
    sourceId,
    [...given, ...activities].map(({ id }) => id),
  );
  const people = unlisted(db, sourceId, listed);
  for (const identity of people) changes.recount.add(identity);
  context.derivation.follow(changes);
  return events.length + talks.length + activities.length + people.length;
}

/** People whom a list names no more. */
function unlisted(db: Database, sourceId: number, listed: ReadonlySet<number>): number[] {
  const found = rows<{ id: number }>(db.prepare('SELECT identity_id AS id FROM table_person WHERE source_id = :sourceId'), { sourceId });
  const gone = found.map(({ id }) => id).filter((id) => !listed.has(id));
  for (const id of gone)
    for (const table of ['table_person', 'person_fact'])
      db.prepare(`DELETE FROM ${table} WHERE source_id = :sourceId AND identity_id = :id`).run({ sourceId, id });
  return gone;
}
