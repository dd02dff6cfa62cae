/**
 * The large workspace: 100,000 contributors and 2,000,000 activities, the same on every machine. Facts go straight into
 * their tables, everything else is what the product itself derives from them. Made once and kept in the temp folder under
 * a name that holds what it was made from.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { derivationOf } from '../../../electron/core/deriving.ts';
import type { Database } from '../../../electron/core/store/database.ts';
import { identityUid, newUid } from '../../../electron/core/store/ids.ts';
import { createStore, type Store } from '../../../electron/core/store/store.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { monthOf } from '../../../shared/domain/time/months.ts';
import { fillConsents, fillDetails } from './large-details.ts';
import { randomFrom } from './measure.ts';
import { inventPerson, inventTitle } from './names.ts';

/** The last day of activity; "the last 90 days" of a bench counts back from here. */
export const largeEnd = Date.UTC(2026, 7, 1);
const begin = Date.UTC(2008, 0, 1);
const minute = 60_000;

export interface LargeSize {
  people: number;
  activities: number;
}

export const fullSize: LargeSize = { people: 100_000, activities: 2_000_000 };

/** Everything that decides what is in the file. */
function madeFrom(size: LargeSize): string {
  const sum = createHash('sha256').update(JSON.stringify(size));
  const root = resolve(import.meta.dirname, '../../..');
  const folders = ['electron/core/contributors', 'electron/core/identities', 'electron/core/store/migrations'];
  const files = [...folders, 'shared/domain/identities', 'test/bench/support'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => join(root, folder, name)),
  );
  for (const file of files) sum.update(readFileSync(file));
  return sum.digest('hex').slice(0, 12);
}

/** The path of the large workspace, made when it is not there. A bench that writes takes a copy. */
export function largeWorkspace(size: LargeSize = fullSize): string {
  const prefix = `cairn-bench-${size.people}-`;
  const path = join(tmpdir(), `${prefix}${madeFrom(size)}.cairn`);
  if (existsSync(path)) return path;
  // What an older Cairn made is of no use any more, and half a gigabyte each.
  for (const name of readdirSync(tmpdir())) if (name.startsWith(prefix)) rmSync(join(tmpdir(), name), { force: true });
  const partial = `${path.slice(0, -'.cairn'.length)}-${process.pid}.cairn`;
  const store = createStore(partial, 'A large community', begin);
  // Nobody needs half of this file after a power cut, and what goes in is known to fit together.
  store.db.exec('PRAGMA journal_mode = OFF; PRAGMA cache_size = -1000000; PRAGMA foreign_keys = OFF');
  fill(store, size);
  store.close();
  rmSync(`${partial}.lock`, { force: true });
  renameSync(partial, path);
  return path;
}

function fill(store: Store, size: LargeSize): void {
  const sources = ['lighthouse', 'harbour', 'breakwater', 'tidepool'].map((name) => ({ uid: newUid(), name }));
  const decide = (label: string, work: (db: Database) => void) =>
    store.decide(
      { label, command: 'bench' },
      begin,
      () => work(store.db),
      () => undefined,
    );
  decide('Added sources', (db) => {
    const insert = db.prepare("INSERT INTO source VALUES (?, 'git', ?, ?, ?)");
    for (const { uid, name } of sources)
      insert.run(uid, name, JSON.stringify({ path: `/nowhere/${name}`, refs: null, useMailmap: true }), begin);
  });
  let people: FilledPerson[] = [];
  store.transaction(() => {
    const key = store.db.prepare('INSERT INTO source_key (uid) VALUES (?)');
    for (const { uid } of sources) key.run(uid);
    people = fillPeople(store.db, size.people);
    fillActivities(store.db, people, size);
  });
  decide('Wrote tags and notes', (db) => fillDecisions(db, people));
  const anchors = people.map(({ identities }) => identities.at(-1)?.uid ?? '');
  const teammates = ['Mara', 'Ilo', 'Jun'].map((name) => ({ uid: newUid(), name }));
  decide('Wrote details', (db) => {
    for (const { uid, name } of teammates) db.prepare("INSERT INTO teammate VALUES (?, ?, '', 0)").run(uid, name);
    fillDetails(
      db,
      anchors,
      teammates.map(({ uid }) => uid),
      largeEnd,
    );
  });
  store.transaction(() => {
    fillConsents(store.db, anchors, largeEnd);
    derivationOf(store.db).rebuild();
  });
}

interface FilledPerson {
  /** Identities with what they sign with; the first is used most. */
  identities: { id: number; uid: string; nameId: number }[];
  source: number;
}

/** One in eight has a second address that .mailmap ties to the first; one in twelve signs through a platform's noreply address. */
function fillPeople(db: Database, count: number): FilledPerson[] {
  const random = randomFrom(1);
  const names = new Map<string, number>();
  const insertName = db.prepare('INSERT INTO person_name (value) VALUES (?)');
  const nameOf = (name: string): number => {
    const known = names.get(name) ?? Number(insertName.run(name).lastInsertRowid);
    names.set(name, known);
    return known;
  };
  const insert = db.prepare('INSERT INTO identity (uid, platform, type, value, lower_value) VALUES (?, ?, ?, ?, ?)');
  const identity = (platform: string, type: string, value: string, nameId: number) => {
    const uid = identityUid(platform, type, value);
    return { id: Number(insert.run(uid, platform, type, value, value.toLowerCase()).lastInsertRowid), uid, nameId };
  };
  const prove = db.prepare('INSERT INTO identity_proof VALUES (?, ?, ?, 1)');
  return Array.from({ length: count }, (_, n) => {
    const { name, handle, address } = inventPerson(n, random);
    const nameId = nameOf(name);
    const drawn = random();
    const identities = [identity('git', 'email', drawn > 0.99 ? `bot-${n}[bot]@runner.test` : address, nameId)];
    const main = identities[0]?.id ?? 0;
    if (drawn < 0.125) {
      const other = identity('git', 'email', `${handle}@old-${n % 40}.example`, nameOf(random() < 0.5 ? name : handle));
      prove.run(other.id, main, 'mailmap');
      identities.push(other);
    } else if (drawn < 0.21) {
      const noreply = identity('git', 'email', `${n}+${handle}@users.noreply.github.com`, nameId);
      prove.run(noreply.id, identity('github', 'account', String(n), nameId).id, 'account_id');
      prove.run(noreply.id, identity('github', 'username', handle, nameId).id, 'noreply');
      prove.run(noreply.id, main, 'mailmap');
      identities.push(noreply);
    }
    return { identities, source: 1 + Math.floor(random() ** 2 * 4) };
  });
}

/** How many activities each has: a long tail as in public histories, four in ten with a single one, the busiest with some 70,000. */
function shares({ people, activities }: LargeSize, random: () => number): Int32Array {
  const weights = Float64Array.from({ length: people }, (_, rank) => (rank + 10) ** -1.17 * (0.7 + 0.6 * random()) * (rank === 0 ? 2 : 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const counts = Int32Array.from(weights, (weight) => Math.max(1, Math.floor((weight / sum) * (activities - people))));
  let missing = activities - counts.reduce((total, count) => total + count, 0);
  // What rounding left over goes to the busy ones: they stay the busy ones.
  for (let n = 0; missing > 0; n = (n + 1) % Math.ceil(people / 50)) {
    counts[n] = (counts[n] ?? 0) + 1;
    missing -= 1;
  }
  return counts;
}

const kinds: [share: number, kind: string, countsAs: string][] = [
  [0.72, 'commit', 'code'],
  [0.77, 'commit', 'documentation'],
  [0.83, 'commit', 'merge'],
  [0.9, 'review', 'review'],
  [0.94, 'committed', 'committed'],
  [0.96, 'co_author', 'code'],
  [0.975, 'report', 'report'],
  [0.99, 'help', 'help'],
  [1, 'test', 'test'],
];

/** Newest first, as a first import brings them. */
function fillActivities(db: Database, people: readonly FilledPerson[], size: LargeSize): void {
  const random = randomFrom(2);
  // Who is busy has nothing to do with the order they came in.
  const order = Uint32Array.from(people.keys());
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  const events = new Float64Array(size.activities);
  let filled = 0;
  for (const [rank, count] of shares(size, random).entries()) {
    const person = order[rank] ?? 0;
    for (const at of career(count, random)) events[filled++] = Math.round((at - begin) / minute) * size.people + person;
  }
  events.sort();
  const insert = db.prepare(
    `INSERT INTO activity (source_id, kind, key, identity_id, name_id, counts_as, at, at_offset, month, dated, recorded_by, recorded_at, recorded_offset, title)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, 0, ?)`,
  );
  for (let n = events.length - 1; n >= 0; n -= 1) {
    const event = events[n] ?? 0;
    const person = people[event % size.people];
    const at = begin + Math.floor(event / size.people) * minute;
    const drawn = random();
    const [, kind = '', countsAs = ''] = kinds.find(([share]) => drawn < share) ?? kinds[0] ?? [];
    const identities = person?.identities ?? [];
    const signer = random() < 0.7 ? identities[0] : identities[Math.floor(random() * identities.length)];
    const source = random() < 0.9 ? (person?.source ?? 1) : 1;
    const dated = random() < 0.001 ? 2 : random() < 0.01 ? 1 : 0;
    const key = hash(random) + (kind === 'commit' || kind === 'committed' ? '' : `:someone${n % 977}@mail.example`);
    insert.run(source, kind, key, signer?.id ?? 1, signer?.nameId ?? 1, countsAs, at, 120, monthOf(at), dated, at, inventTitle(random));
  }
}

const part = (random: () => number): string =>
  Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');

/** 40 hexadecimal digits without any order, as a commit's. */
const hash = (random: () => number): string => part(random) + part(random) + part(random) + part(random) + part(random);

/** Times of one person's activities: a first day, then bursts with pauses in between, over a span that grows with their number. */
function career(count: number, random: () => number): number[] {
  const span = largeEnd - begin;
  const length = Math.min(span, (count === 1 ? 0 : (random() + 0.1) * count ** 0.6 * 60) * 86_400_000);
  const first = begin + random() ** 0.7 * (span - length);
  const times: number[] = [];
  while (times.length < count) {
    const day = first + random() * length;
    for (let left = 1 + Math.floor(random() * 4); left > 0 && times.length < count; left -= 1) times.push(day + random() * 8 * 3_600_000);
  }
  return times.map((at) => Math.min(at, largeEnd - minute));
}

/** Twelve tags: one that a fifth of everybody carries, a few hundred people for the others; a note on every five hundredth. */
function fillDecisions(db: Database, people: readonly FilledPerson[]): void {
  const random = randomFrom(3);
  const tags = [
    'Newsletter',
    'Mentor',
    'Speaker',
    'Translator',
    'Core team',
    'Hackathon 2025',
    'Hackathon 2026',
    'Docs',
    'Swag sent',
    'Ask first',
    'Partner',
    'Student',
  ];
  const tag = db.prepare('INSERT INTO tag VALUES (?, ?, ?)');
  const uids = tags.map((name) => {
    const uid = newUid();
    tag.run(uid, name, fold(name));
    return uid;
  });
  const tagged = db.prepare('INSERT INTO person_tag VALUES (?, ?, ?)');
  const note = db.prepare('INSERT INTO note VALUES (?, ?, ?, ?, NULL)');
  for (const [n, person] of people.entries()) {
    const anchor = person.identities.at(-1)?.uid ?? '';
    for (const [index, uid] of uids.entries()) if (random() < (index === 0 ? 0.2 : 0.004)) tagged.run(newUid(), anchor, uid);
    if (n % 500 === 0) note.run(newUid(), anchor, 'Met at the spring meetup. Would like to **review** documentation.', largeEnd);
  }
}
