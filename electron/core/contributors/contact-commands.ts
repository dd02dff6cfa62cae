import type { ContactRow } from '../../../shared/contract/contacts.ts';
import type { contributors } from '../../../shared/contract/contributors.ts';
import type { CommandHandlers } from '../../../shared/contract/define.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, row } from '../store/database.ts';
import { logContacts, recordConsents, refuseFuture } from './bulk.ts';
import { contactOf } from './contacts.ts';
import { anchorsFor, nameOf } from './meant.ts';
import { contributorKey } from './rows.ts';

function contactThere(db: Database, id: string): ContactRow & { anchor: string } {
  const found = contactOf(db, id);
  const anchor = row<{ anchor: string }>(db.prepare('SELECT anchor FROM contact WHERE uid = :id'), { id })?.anchor;
  if (!found || anchor === undefined) throw new AppError('not_found', 'This contact is not there any more.', { id });
  return { ...found, anchor };
}

const changed = (db: Database, id: string): ContactRow => {
  const { anchor: _anchor, ...contact } = contactThere(db, id);
  return contact;
};

type Commands = Pick<
  CommandHandlers<typeof contributors, WriteContext>,
  'logContact' | 'editContact' | 'removeContact' | 'finishFollowUp' | 'recordConsent'
>;

export const contactCommands: Commands = {
  logContact({ contributor, ...contact }, { db, now, label }) {
    contributorKey(db, contributor);
    const [id = ''] = logContacts(db, [contributor], contact, now);
    label(`Noted a contact with ${nameOf(db, contributor)}`);
    return changed(db, id);
  },

  editContact({ contact: id, channel, text, at, followUpOn }, { db, now, label }) {
    const before = contactThere(db, id);
    if (at !== undefined) refuseFuture(at, now);
    const on = followUpOn === undefined ? (before.followUp?.on ?? null) : followUpOn;
    db.prepare(
      'UPDATE contact SET channel = :channel, text = :text, at = :at, follow_up_on = :on, followed_up = :done WHERE uid = :id',
    ).run({
      id,
      channel: channel ?? before.channel,
      text: text ?? before.text,
      at: at ?? before.at,
      on,
      // Another day is something to do again.
      done: on === before.followUp?.on && before.followUp.done ? 1 : 0,
    });
    label(`Corrected a contact with ${nameOf(db, before.anchor)}`);
    return changed(db, id);
  },

  removeContact({ contact: id }, { db, label }) {
    const { anchor } = contactThere(db, id);
    db.prepare('DELETE FROM contact WHERE uid = :id').run({ id });
    label(`Took away a contact with ${nameOf(db, anchor)}`);
    return {};
  },

  finishFollowUp({ contact: id, done }, { db, label }) {
    const { anchor, followUp } = contactThere(db, id);
    if (!followUp) throw new AppError('conflict', 'Nobody wanted to come back to this contact. Nothing was changed.', { id });
    db.prepare('UPDATE contact SET followed_up = :done WHERE uid = :id').run({ id, done: done ? 1 : 0 });
    label(done ? `Followed up on ${nameOf(db, anchor)}` : `Is still to follow up on ${nameOf(db, anchor)}`);
    return changed(db, id);
  },

  recordConsent({ people, ...consent }, { db, now }) {
    const anchors = anchorsFor(db, people, now);
    for (const anchor of anchors) contributorKey(db, anchor);
    recordConsents(db, anchors, consent, now);
    return { recorded: anchors.length };
  },
};
