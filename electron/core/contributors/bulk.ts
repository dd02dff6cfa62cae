/**
 * One thing done to many people, in statements over all of them: of 100,000 that takes a second where one by one it takes twenty.
 * Every function runs inside the caller's transaction. `anchors`: an identity of each person; two of one person count as one.
 */
import type { NewConsent, NewContact } from '../../../shared/contract/contacts.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { deskOf, teammateOf } from '../team/queries.ts';
import { noteConsents } from './noted.ts';
import { tagNamed } from './tags.ts';

/** So many cross into one statement as one text of some 800 kB. */
const SLICE = 10_000;

const wanted = `json_each(:anchors) AS wanted JOIN identity ON identity.uid = wanted.value JOIN contributor_identity ON identity_id = identity.id`;
const wantedPeople = `(SELECT contributor_id FROM ${wanted})`;

/** Slice by slice: what is done to one says nothing about the next. Adds up what `work` returns. */
function inSlices(anchors: readonly string[], work: (json: string, slice: readonly string[]) => number): number {
  let sum = 0;
  for (let at = 0; at < anchors.length; at += SLICE) {
    const slice = anchors.slice(at, at + SLICE);
    sum += work(JSON.stringify(slice), slice);
  }
  return sum;
}

/** Each with a uid of its own, as `json_each` takes them. */
const withUids = (anchors: readonly string[]): string => JSON.stringify(anchors.map((anchor) => [newUid(), anchor]));

/** Throws when one of them is nobody's identity (any more). */
export function refuseMissing(db: Database, anchors: readonly string[]): void {
  const missing = db.prepare(
    `SELECT wanted.value AS uid FROM json_each(:anchors) AS wanted LEFT JOIN identity ON identity.uid = wanted.value
     LEFT JOIN contributor_identity ON identity_id = identity.id LEFT JOIN contributor ON contributor.id = contributor_id
     WHERE contributor.id IS NULL LIMIT 1`,
  );
  inSlices(anchors, (json) => {
    const found = row<{ uid: string }>(missing, { anchors: json });
    if (found)
      throw new AppError('not_found', 'One of these contributors is not in the workspace (any more). Nothing was changed.', {
        id: found.uid,
      });
    return 0;
  });
}

export function tagNameOf(db: Database, tag: string): string {
  const name = row<{ name: string }>(db.prepare('SELECT name FROM tag WHERE uid = :tag'), { tag })?.name;
  if (name === undefined) throw new AppError('not_found', 'This tag is not there any more.', { id: tag });
  return name;
}

/** Those who carry it already are left as they are. */
export function tagAll(db: Database, anchors: readonly string[], name: string): { tag: string; tagged: number } {
  const tag = tagNamed(db, name);
  const without = db.prepare(
    `SELECT min(wanted.value) AS anchor FROM ${wanted} WHERE contributor_id NOT IN (SELECT contributor_id FROM contributor_tag WHERE tag_uid = :tag)
     GROUP BY contributor_id ORDER BY 1`,
  );
  const insert = db.prepare('INSERT INTO person_tag SELECT value ->> 0, value ->> 1, :tag FROM json_each(:rows)');
  const tagged = inSlices(anchors, (json) => {
    const some = rows<{ anchor: string }>(without, { anchors: json, tag }).map(({ anchor }) => anchor);
    insert.run({ tag, rows: withUids(some) });
    return some.length;
  });
  return { tag, tagged };
}

/** Returns how many people carried it. */
export function untagAll(db: Database, anchors: readonly string[], tag: string): number {
  const remove = db.prepare(
    `DELETE FROM person_tag WHERE tag_uid = :tag AND anchor IN (SELECT uid FROM contributor_identity JOIN identity ON identity.id = identity_id
     WHERE contributor_id IN ${wantedPeople})`,
  );
  const carrying = db.prepare(
    `SELECT count(*) AS people FROM (SELECT DISTINCT contributor_id FROM ${wanted}) JOIN contributor_tag USING (contributor_id) WHERE tag_uid = :tag`,
  );
  return inSlices(anchors, (anchors) => {
    const { people } = row<{ people: number }>(carrying, { tag, anchors }) ?? { people: 0 };
    remove.run({ tag, anchors });
    return people;
  });
}

/** A detail, already checked; `null` takes it away. The value that stands is changed, or else one is made. Returns how many people that changed. */
export function setAll(db: Database, anchors: readonly string[], field: string, value: string | null): number {
  const ofThem = `FROM contributor_identity JOIN identity ON identity.id = identity_id JOIN profile_value ON anchor = identity.uid
    WHERE field = :field AND contributor_id IN ${wantedPeople}`;
  if (value === null) {
    const having = db.prepare(`SELECT count(DISTINCT contributor_id) AS people ${ofThem}`);
    const remove = db.prepare(`DELETE FROM profile_value WHERE uid IN (SELECT profile_value.uid ${ofThem})`);
    return inSlices(anchors, (anchors) => {
      const { people } = row<{ people: number }>(having, { anchors, field }) ?? { people: 0 };
      remove.run({ anchors, field });
      return people;
    });
  }
  const change = db.prepare(
    `UPDATE profile_value SET value = :value WHERE value <> :value AND uid IN (SELECT max(profile_value.uid) ${ofThem} GROUP BY contributor_id)`,
  );
  const without = db.prepare(
    `SELECT min(wanted.value) AS anchor FROM ${wanted} WHERE contributor_id NOT IN (SELECT contributor_id ${ofThem}) GROUP BY contributor_id ORDER BY 1`,
  );
  const insert = db.prepare(
    'INSERT INTO profile_value SELECT one.value ->> 0, one.value ->> 1, :field, :value FROM json_each(:rows) AS one',
  );
  return inSlices(anchors, (anchors) => {
    const some = rows<{ anchor: string }>(without, { anchors, field }).map(({ anchor }) => anchor);
    insert.run({ field, value, rows: withUids(some) });
    return some.length + Number(change.run({ anchors, field, value }).changes);
  });
}

/** A clock that is a little ahead elsewhere is not the future. */
const SLACK = 86_400_000;

const STILL_TO_COME = 'A contact that is still to come is a follow-up: give that a date. Nothing was changed.';

/** Throws, with these words, what has not happened yet. Both in UTC epoch milliseconds. */
export function refuseFuture(at: number, now: number, words = STILL_TO_COME): void {
  if (at > now + SLACK) throw new AppError('invalid_input', words);
}

/** The same contact with each. Returns their uids. `now`: UTC epoch milliseconds. */
export function logContacts(
  db: Database,
  anchors: readonly string[],
  { channel, text, at, by, followUpOn }: NewContact,
  now: number,
): string[] {
  refuseFuture(at ?? now, now);
  if (by !== undefined && !teammateOf(db, by))
    throw new AppError('not_found', 'Only somebody in the team can have talked to them. Nothing was changed.', { id: by });
  const insert = db.prepare('INSERT INTO contact VALUES (:id, :anchor, :channel, :at, :by, :text, :followUpOn, 0)');
  const doer = by ?? deskOf(db).me?.id ?? null;
  return anchors.map((anchor) => {
    const id = newUid();
    insert.run({ id, anchor, channel, at: at ?? now, by: doer, text, followUpOn });
    return id;
  });
}

/** The same said by each. A record: nothing of it is undone. `now`: UTC epoch milliseconds; when it was said, where nothing says when. */
export function recordConsents(
  db: Database,
  anchors: readonly string[],
  { purpose, state, basis, text, at: saidAt, until }: NewConsent,
  now: number,
): void {
  const at = saidAt ?? now;
  refuseFuture(at, now, 'Nobody has said that yet: its day is still to come. Nothing was recorded.');
  const insert = db.prepare(
    `INSERT INTO consent (uid, anchor, purpose, state, basis, text, at, until, by)
     VALUES (:uid, :anchor, :purpose, :state, :basis, :text, :at, :until, :by)`,
  );
  const by = deskOf(db).me?.id ?? null;
  for (const anchor of anchors)
    insert.run({ uid: newUid(), anchor, purpose, state, basis, text, at, until: state === 'given' ? until : null, by });
  noteConsents(db, anchors);
}
