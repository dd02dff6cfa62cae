import type { ConsentRow, ContactRow } from '../../../shared/contract/contacts.ts';
import type { TodayItem } from '../../../shared/contract/today.ts';
import { type ConsentNow, type ConsentPurpose, consentPurposes, consentStanding } from '../../../shared/domain/contributors/consent.ts';
import { daysFrom } from '../../../shared/domain/time/days.ts';
import { type Database, row, rows } from '../store/database.ts';
import { doerOf } from '../team/queries.ts';

type FollowUp = Extract<TodayItem, { kind: 'follow_up' }>;

const ofPerson = 'FROM contributor_identity JOIN identity ON identity.id = identity_id';

interface Page {
  offset: number;
  limit: number;
}

interface Stored {
  id: string;
  channel: ContactRow['channel'];
  at: number;
  by: string | null;
  text: string;
  followUpOn: string | null;
  followedUp: number;
}

const contactSql = `SELECT contact.uid AS id, channel, at, contact.by, text, follow_up_on AS followUpOn, followed_up AS followedUp`;

const toContact = (db: Database, { by, followUpOn, followedUp, ...kept }: Stored): ContactRow => ({
  ...kept,
  by: doerOf(db, by),
  followUp: followUpOn === null ? null : { on: followUpOn, done: followedUp === 1 },
});

export function contactOf(db: Database, uid: string): ContactRow | null {
  const found = row<Stored>(db.prepare(`${contactSql} FROM contact WHERE uid = :uid`), { uid });
  return found ? toContact(db, found) : null;
}

/** Contacts with a contributor (integer key), newest first. */
export function contactsOf(db: Database, id: number, { offset, limit }: Page): { total: number; rows: ContactRow[] } {
  const from = `${ofPerson} JOIN contact ON anchor = identity.uid WHERE contributor_id = :id`;
  const total = row<{ total: number }>(db.prepare(`SELECT count(*) AS total ${from}`), { id })?.total ?? 0;
  const found = rows<Stored>(db.prepare(`${contactSql} ${from} ORDER BY at DESC, contact.uid DESC LIMIT :limit OFFSET :offset`), {
    id,
    limit,
    offset,
  });
  return { total, rows: found.map((stored) => toContact(db, stored)) };
}

const lastContactsSql = `${contactSql}, wanted.value AS person FROM json_each(:ids) AS wanted JOIN contact ON contact.uid = (
  SELECT last.uid ${ofPerson} JOIN contact AS last ON last.anchor = identity.uid WHERE contributor_id = wanted.value
  ORDER BY last.at DESC, last.uid DESC LIMIT 1) ORDER BY wanted.key`;

/** Who talked last to each of these contributors (integer keys); without those to whom nobody did. */
export function lastContactsOf(db: Database, ids: readonly number[]): { id: number; contact: ContactRow }[] {
  return rows<Stored & { person: number }>(db.prepare(lastContactsSql), { ids: JSON.stringify(ids) }).map(({ person, ...stored }) => ({
    id: person,
    contact: toContact(db, stored),
  }));
}

const consentsFrom = `${ofPerson} JOIN consent ON anchor = identity.uid WHERE contributor_id = :id`;

/** Everything recorded about what a contributor (integer key) agreed to, newest first. */
export function consentsOf(db: Database, id: number, { offset, limit }: Page): { total: number; rows: ConsentRow[] } {
  const total = row<{ total: number }>(db.prepare(`SELECT count(*) AS total ${consentsFrom}`), { id })?.total ?? 0;
  const found = rows<StoredConsent>(
    db.prepare(
      `SELECT consent.uid AS id, purpose, state, basis, text, at, until, by ${consentsFrom} ORDER BY at DESC, consent.id DESC LIMIT :limit OFFSET :offset`,
    ),
    { id, limit, offset },
  );
  return { total, rows: found.map((stored) => toConsent(db, stored)) };
}

type StoredConsent = Omit<ConsentRow, 'by'> & { by: string | null };

const toConsent = (db: Database, { by, ...kept }: StoredConsent): ConsentRow => ({ ...kept, by: doerOf(db, by) });

/** What holds on a day (`2026-05-14`), per purpose, and the record it rests on where there is one. */
export function consentStandingsOf(
  db: Database,
  id: number,
  day: string,
): { now: Record<ConsentPurpose, ConsentNow>; records: Partial<Record<ConsentPurpose, ConsentRow>> } {
  const all = rows<StoredConsent & { anchor: string }>(
    db.prepare(`SELECT consent.uid AS id, anchor, purpose, state, basis, text, at, until, by ${consentsFrom} ORDER BY consent.id DESC`),
    { id },
  );
  const now: Record<ConsentPurpose, ConsentNow> = { contact: 'none', speaking: 'none', swag: 'none', recognition: 'none' };
  const records: Partial<Record<ConsentPurpose, ConsentRow>> = {};
  for (const purpose of consentPurposes) {
    const standing = consentStanding(
      day,
      all.filter((record) => record.purpose === purpose),
    );
    now[purpose] = standing.now;
    if (standing.record === null) continue;
    const { anchor: _anchor, ...kept } = standing.record;
    records[purpose] = toConsent(db, kept);
  }
  return { now, records };
}

const due = 'follow_up_on IS NOT NULL AND followed_up = 0 AND follow_up_on <= :day';

/** Contacts to come back to on a day (`2026-05-14`) or before, the longest due first. */
export function dueFollowUps(db: Database, day: string, most: number): { total: number; rows: FollowUp[] } {
  const total = row<{ total: number }>(db.prepare(`SELECT count(*) AS total FROM contact WHERE ${due}`), { day })?.total ?? 0;
  const found = rows<{ id: string; due: string; channel: ContactRow['channel']; text: string; contributor: string; name: string }>(
    db.prepare(
      `SELECT contact.uid AS id, follow_up_on AS due, channel, text, anchor AS contributor, coalesce(contributor.name, '') AS name
       FROM contact LEFT JOIN identity ON identity.uid = anchor LEFT JOIN contributor_identity ON identity_id = identity.id
       LEFT JOIN contributor ON contributor.id = contributor_id WHERE ${due} ORDER BY follow_up_on, contact.uid LIMIT :most`,
    ),
    { day, most },
  );
  return {
    total,
    rows: found.map(({ contributor, name, ...kept }) => ({
      kind: 'follow_up',
      ...kept,
      contributor: { id: contributor, name },
      late: daysFrom(kept.due, day),
    })),
  };
}
