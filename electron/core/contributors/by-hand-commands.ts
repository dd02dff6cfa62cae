import type { ActivityRow, contributors } from '../../../shared/contract/contributors.ts';
import type { CommandHandlers } from '../../../shared/contract/define.ts';
import { whyNotDone } from '../../../shared/domain/contributors/by-hand.ts';
import type { ContributionKind } from '../../../shared/domain/contributors/contributions.ts';
import { isPlaceholderAddress } from '../../../shared/domain/identities/signature.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, row } from '../store/database.ts';
import { identityUid, newUid } from '../store/ids.ts';
import { todayOf } from '../store/today.ts';
import { deskOf } from '../team/queries.ts';
import { nameOf } from './meant.ts';
import { contributorKey, rowOf } from './rows.ts';
import { tagNamed } from './tags.ts';
import { activityByHand } from './timeline.ts';

interface Identity {
  platform: string;
  type: 'email' | 'username';
  value: string;
}

type Given = { email: string } | { platform: string; username: string };

/** An address is one identity whoever names it: what git says of it later, or said before, is about the same person. */
const identityOf = (given: Given): Identity =>
  'email' in given
    ? { platform: 'git', type: 'email', value: given.email.toLowerCase() }
    : { platform: given.platform, type: 'username', value: given.username };

const wordsOf = ({ platform, type, value }: Identity): string => (type === 'email' ? value : `${value} on ${platform}`);

/** Who is shown with an identity now. */
function ownerOf(db: Database, uid: string): { id: string; name: string } | null {
  return (
    row<{ id: string; name: string }>(
      db.prepare(
        `SELECT contributor.uid AS id, name FROM identity JOIN contributor_identity ON identity_id = identity.id
         JOIN contributor ON contributor.id = contributor_id WHERE identity.uid = :uid`,
      ),
      { uid },
    ) ?? null
  );
}

/** Throws when an identity is somebody's already, or says nothing about who it is. */
function refuseTaken(db: Database, identity: Identity): void {
  const { type, value } = identity;
  const uid = identityUid(identity.platform, type, value);
  const shared = row<{ shared: number }>(db.prepare('SELECT shared FROM identity WHERE uid = :uid'), { uid })?.shared === 1;
  if (type === 'email' && (shared || isPlaceholderAddress(value)))
    throw new AppError(
      'invalid_input',
      `${value} is ${shared ? 'shared by several people' : 'an address that many people sign with'}, so it would take them all for one. Nothing was changed. Leave it out, or give an address of their own.`,
      { address: value },
    );
  const owner = ownerOf(db, uid);
  if (owner)
    throw new AppError(
      'conflict',
      `${wordsOf(identity)} belongs to ${owner.name} already. Nothing was changed. Open ${owner.name}, or merge the two if they are one person.`,
      { contributor: owner.id, name: owner.name, identity: value },
    );
  // Given to somebody who is not shown any more: that would bring them back into this person.
  if (row(db.prepare('SELECT 1 FROM added_identity WHERE other = :uid'), { uid }))
    throw new AppError('conflict', `${wordsOf(identity)} was given to somebody else already. Nothing was changed.`, { identity: value });
}

function give(db: Database, anchor: string, identity: Identity, now: number): void {
  db.prepare('INSERT INTO added_identity VALUES (:uid, :anchor, :other, :platform, :type, :value, :now)').run({
    uid: newUid(),
    anchor,
    other: identityUid(identity.platform, identity.type, identity.value),
    ...identity,
    now,
  });
}

interface Added {
  anchor: string;
  countsAs: ContributionKind;
  title: string;
  link: string;
  day: string;
  event: string | null;
}

function added(db: Database, uid: string): Added {
  const found = row<Added>(
    db.prepare('SELECT anchor, counts_as AS countsAs, title, link, day, event_uid AS event FROM added_activity WHERE uid = :uid'),
    { uid },
  );
  if (!found) throw new AppError('not_found', 'Only what was added by hand can be changed, and this is not there (any more).', { id: uid });
  return found;
}

function checkEntry(db: Database, { day, event }: { day: string; event: string | null }, now: number): void {
  const why = whyNotDone(day, todayOf(db, now));
  if (why !== null) throw new AppError('invalid_input', `${why} Nothing was changed.`, { day });
  if (event !== null && !row(db.prepare('SELECT 1 FROM event_anchor WHERE anchor = :event'), { event }))
    throw new AppError('not_found', 'This event is not there any more. Nothing was changed.', { id: event });
}

function shown(context: WriteContext, uid: string): ActivityRow {
  context.derivation.followDecisions(context.changeSet);
  const found = activityByHand(context.db, uid);
  if (!found) throw new AppError('not_found', 'This is not there any more.', { id: uid });
  return found;
}

type Commands = Pick<
  CommandHandlers<typeof contributors, WriteContext>,
  'addContributor' | 'addIdentity' | 'removeIdentity' | 'addActivity' | 'editActivity' | 'removeActivity'
>;

export const byHandCommands: Commands = {
  addContributor({ name, emails, accounts, noteText, tags }, { db, derivation, now, label, changeSet }) {
    const given = new Map(
      [...emails.map((email) => ({ email })), ...accounts]
        .map(identityOf)
        .map((one) => [`${one.platform} ${one.value.toLowerCase()}`, one]),
    );
    for (const identity of given.values()) refuseTaken(db, identity);
    const uid = newUid();
    db.prepare('INSERT INTO added_person VALUES (:uid, :uid, :name, :now)').run({ uid, name, now });
    for (const identity of given.values()) give(db, uid, identity, now);
    if (noteText !== '')
      db.prepare('INSERT INTO note (uid, anchor, text, at) VALUES (:id, :uid, :noteText, :now)').run({ id: newUid(), uid, noteText, now });
    for (const tag of new Set(tags.map((text) => tagNamed(db, text))))
      db.prepare('INSERT INTO person_tag VALUES (:id, :uid, :tag)').run({ id: newUid(), uid, tag });
    label(`Added ${name}`);
    derivation.followDecisions(changeSet);
    return rowOf(db, uid, now);
  },

  addIdentity({ contributor, identity: given }, { db, derivation, now, label, changeSet }) {
    contributorKey(db, contributor);
    const identity = identityOf(given);
    refuseTaken(db, identity);
    give(db, contributor, identity, now);
    label(`Gave ${nameOf(db, contributor)} ${wordsOf(identity)}`);
    derivation.followDecisions(changeSet);
    return rowOf(db, contributor, now);
  },

  removeIdentity({ identity: uid }, { db, label }) {
    const found = row<Identity & { anchor: string }>(
      db.prepare('SELECT anchor, platform, type, value FROM added_identity WHERE other = :uid'),
      { uid },
    );
    if (!found)
      throw new AppError('not_found', 'Only an address or account that was given by hand can be taken away. Nothing was changed.', {
        id: uid,
      });
    db.prepare('DELETE FROM added_identity WHERE other = :uid').run({ uid });
    label(`Took ${wordsOf(found)} away from ${nameOf(db, found.anchor)}`);
    return {};
  },

  addActivity({ contributor, countsAs, title, link, day: asked, event }, context) {
    const { db, now, label } = context;
    contributorKey(db, contributor);
    const day = asked ?? todayOf(db, now);
    checkEntry(db, { day, event }, now);
    const uid = newUid();
    db.prepare('INSERT INTO added_activity VALUES (:uid, :contributor, :countsAs, :title, :link, :day, :event, :by, :now)').run({
      uid,
      contributor,
      countsAs,
      title,
      link,
      day,
      event,
      by: deskOf(db).me?.id ?? null,
      now,
    });
    label(`Added "${title}" of ${nameOf(db, contributor)}`);
    return shown(context, uid);
  },

  editActivity({ activity: uid, ...next }, context) {
    const { db, now, label } = context;
    const { anchor, ...before } = added(db, uid);
    const entry = {
      countsAs: next.countsAs ?? before.countsAs,
      title: next.title ?? before.title,
      link: next.link ?? before.link,
      day: next.day ?? before.day,
      event: next.event === undefined ? before.event : next.event,
    };
    checkEntry(db, entry, now);
    db.prepare(
      'UPDATE added_activity SET counts_as = :countsAs, title = :title, link = :link, day = :day, event_uid = :event WHERE uid = :uid',
    ).run({ uid, ...entry });
    label(`Corrected "${entry.title}" of ${nameOf(db, anchor)}`);
    return shown(context, uid);
  },

  removeActivity({ activity: uid }, { db, label }) {
    const { anchor, title } = added(db, uid);
    db.prepare('DELETE FROM added_activity WHERE uid = :uid').run({ uid });
    label(`Took "${title}" of ${nameOf(db, anchor)} away`);
    return {};
  },
};
