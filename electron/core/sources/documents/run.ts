/** One run over a source that is read whole: all of it is understood first, then written in pages, each in one transaction. */
import { createHash } from 'node:crypto';
import type { SyncReport } from '../../../../shared/contract/sources.ts';
import { daysKey } from '../../../../shared/domain/events/known-event.ts';
import { clean } from '../../../../shared/domain/sources/texts.ts';
import type { ToldPerson } from '../../../../shared/domain/sources/told.ts';
import { type Database, row, rows } from '../../store/database.ts';
import { noChanges } from '../../store/derivation.ts';
import { todayOf } from '../../store/today.ts';
import { SetAside } from '../connector.ts';
import { mustBeThere, setAside } from '../engine.ts';
import { FactWriter, type Outcome } from '../facts.ts';
import { forgetGone, moveAside } from '../gone.ts';
import { readCursorOf, writeCursorOf } from '../queries.ts';
import type { SyncContext } from '../sync-context.ts';
import { ofItem } from '../told/taking-out.ts';
import { ToldWriter } from '../told/writer.ts';
import type { DocumentKind } from './config.ts';
import type { Content, Seen } from './contents.ts';
import { type DocumentTold, documentReaders, type ListedPerson, type ReadingOptions, readDocument } from './readers.ts';

const batch = 500;
const DAY = 86_400_000;
/** Dates of what recurs are told around the day of the reading: what did not change is gone through again after so long. */
const readAnewAfter = 7 * DAY;

interface Cursor {
  seen: Seen;
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
  const cursor = readCursorOf(db, sourceUid, 'document') as Cursor | null;
  return !full && cursor && cursor.at > options.asOf - readAnewAfter ? cursor.seen : {};
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
  const before = readCursorOf(db, sourceUid, 'document') as Cursor | null;
  const digest = found ? digestOf(found.contents, options) : (before?.digest ?? '');
  if (!full && before && before.digest === digest && before.at > options.asOf - readAnewAfter) {
    report.unchanged = before.items;
    if (found) context.store.transaction(() => writeCursorOf(db, sourceUid, 'document', { ...before, seen: found.seen }));
    return report;
  }
  const told = readDocument(kind, found?.contents ?? [], options);
  const facts = new FactWriter(db, sourceId);
  const writer = new ToldWriter(db, sourceId, facts, options.place, options.asOf);
  const steps = stepsOf(db, told, writer, facts, sourceId);
  for (let start = 0; start < steps.length; start += batch) {
    const counts = { added: 0, changed: 0, unchanged: 0, rejected: 0 };
    try {
      context.store.transaction(() => {
        mustBeThere(db, sourceId);
        for (const step of steps.slice(start, start + batch)) counts[step()] += 1;
        context.derivation.follow(facts.take());
      });
    } catch (error) {
      facts.forget();
      throw error;
    }
    facts.people.settle();
    for (const outcome of ['added', 'changed', 'unchanged', 'rejected'] as const) report[outcome] += counts[outcome];
    context.job.progress(Math.min(start + batch, steps.length), steps.length);
    context.committed();
    await context.job.breathe();
  }
  context.store.transaction(() => {
    mustBeThere(db, sourceId);
    keepSetAside(context, sourceId, told);
    if (documentReaders[kind].isWhole && (full || told.aside.length === 0)) report.gone = takeAside(context, run, told, writer);
    facts.people.retractUnproved(facts.changes);
    context.derivation.follow(facts.take());
    forgetGone(db, sourceId);
    const cursor: Cursor = { seen: found?.seen ?? {}, digest, at: options.asOf, items: steps.length };
    writeCursorOf(db, sourceUid, 'document', cursor);
  });
  context.committed();
  report.rejected += told.aside.length;
  report.remarks.push(...told.remarks);
  return report;
}

function digestOf(contents: readonly Content[], { settings, zone, name }: ReadingOptions): string {
  const hash = createHash('sha256').update(JSON.stringify([settings, zone, name]));
  for (const { name: of, bytes } of contents) hash.update(`\n${of} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}

type Step = () => Outcome | 'rejected';

/** One for each item, each once: a key that is told twice is what was told last. */
function stepsOf(db: Database, told: DocumentTold, writer: ToldWriter, facts: FactWriter, sourceId: number): Step[] {
  const last = <T extends { key: string }>(items: readonly T[]): T[] => [...new Map(items.map((item) => [item.key, item])).values()];
  const events = last(told.events);
  const dayOf = new Map(events.map(({ key, startsOn, startsAt }) => [key, startsAt ?? Date.parse(startsOn)]));
  return [
    ...events.map((event) => () => writer.event(event)),
    ...last(told.talks).map((talk) => () => writer.talk(talk, dayOf.get(talk.event) ?? 0)),
    ...last(told.activities).map((activity) => () => writer.activity(activity)),
    ...told.listed.map((person) => () => listedPerson(db, writer, facts, sourceId, person)),
  ];
}

/** Accounts of one entry are one person by the word of whoever keeps the list. */
function listedPerson(
  db: Database,
  writer: ToldWriter,
  facts: FactWriter,
  sourceId: number,
  { accounts, location }: ListedPerson,
): Outcome | 'rejected' {
  const ids = accounts.flatMap((account) => writer.named(account)?.identityId ?? []);
  const [first, ...others] = new Set(ids);
  if (first === undefined) return 'rejected';
  const outcome = writer.person(first, nameOf(accounts));
  for (const other of others) facts.people.prove(first, other, 'table', facts.changes);
  const isNew = location !== null && keepLocation(db, sourceId, first, location);
  if (isNew) facts.changes.recount.add(first);
  return outcome === 'unchanged' && isNew ? 'changed' : outcome;
}

const nameOf = (accounts: readonly ToldPerson[]): string => clean(accounts.find(({ name }) => name)?.name ?? '');

function keepLocation(db: Database, source: number, identity: number, value: string): boolean {
  const key = { identity, source };
  const sql = "SELECT value FROM person_fact WHERE identity_id = :identity AND field = 'location' AND source_id = :source";
  if (row<{ value: string }>(db.prepare(sql), key)?.value === value) return false;
  db.prepare(
    "INSERT INTO person_fact VALUES (:identity, 'location', :source, :value) ON CONFLICT DO UPDATE SET value = excluded.value",
  ).run({
    ...key,
    value,
  });
  return true;
}

/** What could not be understood this time, and nothing of earlier times. */
function keepSetAside(context: SyncContext, sourceId: number, told: DocumentTold): void {
  const { db } = context.store;
  const keys = JSON.stringify(told.aside.map(({ key }) => key));
  db.prepare('DELETE FROM set_aside WHERE source_id = :sourceId AND key NOT IN (SELECT value FROM json_each(:keys))').run({
    sourceId,
    keys,
  });
  for (const { key, reason, raw } of told.aside) setAside(context, sourceId, new SetAside(key, reason, raw));
}

/** What was told and is told no more, inside the caller's transaction. What is over stays: lists are tidied, the past is not. */
function takeAside(context: SyncContext, { sourceId, options }: DocumentRun, told: DocumentTold, writer: ToldWriter): number {
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
  const activities = new Set(told.activities.map(({ key }) => writer.uidOf('activity', key)));
  const ids = [
    ...talks.flatMap(({ uid }) => rows<{ id: number }>(db.prepare(`SELECT id FROM activity WHERE ${ofItem}`), { sourceId, key: uid })),
    ...rows<{ id: number; key: string }>(db.prepare("SELECT id, key FROM activity WHERE source_id = :sourceId AND key NOT LIKE '%:%'"), {
      sourceId,
    }).filter(({ key }) => !activities.has(key)),
  ];
  for (const { key } of talks) mark('source_talk', key);
  moveAside(
    context,
    sourceId,
    ids.map(({ id }) => id),
  );
  const people = unlisted(db, sourceId, told, writer);
  for (const identity of people) changes.recount.add(identity);
  context.derivation.follow(changes);
  return events.length + talks.length + (ids.length - talks.length > 0 && talks.length === 0 ? ids.length : 0) + people.length;
}

/** People whom a list names no more. */
function unlisted(db: Database, sourceId: number, { listed }: DocumentTold, writer: ToldWriter): number[] {
  const there = new Set(listed.map(({ accounts }) => accounts.flatMap((account) => writer.named(account)?.identityId ?? [])[0]));
  const found = rows<{ id: number }>(db.prepare('SELECT identity_id AS id FROM table_person WHERE source_id = :sourceId'), { sourceId });
  const gone = found.map(({ id }) => id).filter((id) => !there.has(id));
  for (const id of gone)
    for (const table of ['table_person', 'person_fact'])
      db.prepare(`DELETE FROM ${table} WHERE source_id = :sourceId AND identity_id = :id`).run({ sourceId, id });
  return gone;
}
