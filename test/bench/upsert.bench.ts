/**
 * Writing facts through the engine (people, activities and everything that derives from them, page by page as an import
 * does) against the bare upsert statement: same table, same indexes, same page size, a fresh file beside it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derivationOf } from '../../electron/core/deriving.ts';
import type { Reading } from '../../electron/core/sources/connector.ts';
import { emptyReport, pageSize, runReading } from '../../electron/core/sources/engine.ts';
import type { ActivityFact, FactWriter } from '../../electron/core/sources/facts.ts';
import type { StoredActivity } from '../../electron/core/store/derivation.ts';
import { createStore, type Store } from '../../electron/core/store/store.ts';
import { monthOf } from '../../shared/domain/time/months.ts';
import { interleaved, print, randomFrom, timed } from './support/measure.ts';
import { inventPerson, inventTitle, type Person, signerAt } from './support/names.ts';

const count = 200_000;
const people = 5_000;
const begin = Date.UTC(2012, 0, 1);
const folder = mkdtempSync(join(tmpdir(), 'cairn-upsert-'));

interface Item {
  person: Person;
  key: string;
  at: number;
  title: string;
  countsAs: StoredActivity['countsAs'];
}

/** Newest first, as a first import brings them. */
function invent(): Item[] {
  const random = randomFrom(21);
  const all = Array.from({ length: people }, (_, n) => inventPerson(n, random));
  const part = () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return Array.from({ length: count }, (_, n) => ({
    person: signerAt(all, 1 - n / count, random),
    key: part() + part() + part() + part() + part(),
    at: begin + (count - n) * 2_000_000 + Math.floor(random() * 1_000_000),
    title: inventTitle(random),
    countsAs: random() < 0.1 ? 'merge' : 'code',
  }));
}

function freshStore(name: string): Store {
  const store = createStore(join(folder, name), name, begin);
  const add = () =>
    store.db.exec(`INSERT INTO source VALUES ('bench', 'git', 'bench', '{}', 0); INSERT INTO source_key (uid) VALUES ('bench')`);
  store.decide({ label: 'Added a source', command: 'sources.add' }, begin, add, () => undefined);
  return store;
}

function discard(store: Store): void {
  store.close();
  rmSync(store.path, { force: true });
}

const factOf = (item: Item, who: { identityId: number; nameId: number }): ActivityFact => ({
  ...who,
  kind: 'commit',
  key: item.key,
  countsAs: item.countsAs,
  at: item.at,
  offset: 120,
  month: monthOf(item.at),
  dated: 0,
  recordedBy: who.identityId,
  recordedAt: item.at,
  recordedOffset: 120,
  title: item.title,
});

const signer = (writer: FactWriter, { name, address }: Person) =>
  writer.people.remembered(`${name}\n${address}`, () => ({
    name,
    address,
    identityId: writer.people.gitIdentity(name, address, writer.changes),
    nameId: writer.people.nameOf(name),
  }));

async function throughTheEngine(items: readonly Item[]): Promise<number> {
  const store = freshStore('engine.cairn');
  const reading: Reading<Item> = {
    unit: 'commits',
    total: async () => items.length,
    async *pages() {
      for (let at = 0; at < items.length; at += 500) yield items.slice(at, at + 500);
    },
    write: (item, writer) => writer.activity(factOf(item, signer(writer, item.person))),
    end: async (failure) => {
      if (failure !== undefined) throw failure;
      return { cursor: null, whole: false, incomplete: null, remarks: [], present: null };
    },
  };
  const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
  const job = { signal: new AbortController().signal, describe: () => undefined, progress: () => undefined, breathe };
  const context = { store, derivation: derivationOf(store.db), job, now: Date.now, committed: () => undefined };
  const took = await timed(() => runReading(context, 1, 'bench', reading, emptyReport()));
  discard(store);
  return took;
}

const columns =
  'source_id, kind, key, identity_id, name_id, counts_as, at, at_offset, month, dated, recorded_by, recorded_at, recorded_offset, title';
const upsert = `INSERT INTO activity (${columns}) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (key, kind) DO UPDATE SET identity_id = excluded.identity_id, name_id = excluded.name_id, counts_as = excluded.counts_as,
  at = excluded.at, at_offset = excluded.at_offset, month = excluded.month, dated = excluded.dated, title = excluded.title`;

/** The people are there already, and so is every value: nothing but the statement is timed. */
async function bareStatement(items: readonly Item[]): Promise<number> {
  const store = freshStore('bare.cairn');
  const { db } = store;
  const ids = new Map<string, number>();
  store.transaction(() => {
    for (const { person } of items) {
      if (ids.has(person.address)) continue;
      db.prepare("INSERT INTO identity (uid, platform, type, value, lower_value) VALUES (?, 'git', 'email', ?, ?)").run(
        person.address,
        person.address,
        person.address,
      );
      ids.set(person.address, ids.size + 1);
      db.prepare('INSERT INTO person_name (value) VALUES (?)').run(person.address);
    }
  });
  const facts = items.map((item) => {
    const id = ids.get(item.person.address) ?? 0;
    return factOf(item, { identityId: id, nameId: id });
  });
  const statement = db.raw.prepare(upsert);
  const took = await timed(() => {
    for (let page = 0; page < facts.length; page += pageSize(page)) {
      db.exec('BEGIN IMMEDIATE');
      for (const fact of facts.slice(page, page + pageSize(page))) {
        const { kind, key, identityId, nameId, countsAs, at, offset, month, dated, recordedBy, recordedAt, recordedOffset, title } = fact;
        statement.run(kind, key, identityId, nameId, countsAs, at, offset, month, dated, recordedBy, recordedAt, recordedOffset, title);
      }
      db.exec('COMMIT');
    }
  });
  discard(store);
  return took;
}

try {
  const items = invent();
  await bareStatement(items.slice(0, 20_000));
  await throughTheEngine(items.slice(0, 20_000));
  const [bare, engine] = await interleaved(
    5,
    () => bareStatement(items),
    () => throughTheEngine(items),
  );
  const value = count / (engine / 1000);
  const reference = count / (bare / 1000);
  const ratio = value / reference;
  print({
    bench: 'upsert',
    measure: 'through the engine, bare statement',
    value,
    unit: 'rows/s',
    reference,
    ratio,
    limit: 0.5,
    ok: ratio >= 0.5,
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
