import type { contributors } from '../../../shared/contract/contributors.ts';
import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { WriteContext } from '../context.ts';
import { newUid } from '../store/ids.ts';
import { addressCommands } from './address-commands.ts';
import { refuseMissing, tagAll, tagNameOf, untagAll } from './bulk.ts';
import { byHandCommands } from './by-hand-commands.ts';
import { contactCommands } from './contact-commands.ts';
import { detailCommands } from './detail-commands.ts';
import { anchorsFor, nameOf, peopleWords, setValue } from './meant.ts';
import { mergeCommands } from './merge-commands.ts';
import { noteOf } from './notes.ts';
import { contributorKey, rowOf } from './rows.ts';

export const contributorCommands: CommandHandlers<typeof contributors, WriteContext> = {
  renameContributor({ contributor, name }, { db, derivation, now, label, changeSet }) {
    const before = rowOf(db, contributor, now).name;
    setValue(db, contributor, 'name', name === '' ? null : name);
    label(name === '' ? `Went back to the name the sources give for ${before}` : `Renamed ${before} to ${name}`);
    derivation.followDecisions(changeSet);
    return rowOf(db, contributor, now);
  },

  decideKind({ contributor, kind }, { db, derivation, now, label, changeSet }) {
    setValue(db, contributor, 'kind', kind);
    label(kind === null ? `Left open what ${nameOf(db, contributor)} is` : `Marked ${nameOf(db, contributor)} as ${kind}`);
    derivation.followDecisions(changeSet);
    return rowOf(db, contributor, now);
  },

  addNote({ contributor, text }, { db, now, label }) {
    contributorKey(db, contributor);
    const id = newUid();
    db.prepare('INSERT INTO note (uid, anchor, text, at) VALUES (:id, :contributor, :text, :now)').run({ id, contributor, text, now });
    label(`Wrote a note about ${nameOf(db, contributor)}`);
    return noteOf(db, id).note;
  },

  editNote({ note, text }, { db, now, label }) {
    const { anchor } = noteOf(db, note);
    db.prepare('UPDATE note SET text = :text, edited_at = :now WHERE uid = :note').run({ note, text, now });
    label(`Changed a note about ${nameOf(db, anchor)}`);
    return noteOf(db, note).note;
  },

  removeNote({ note }, { db, label }) {
    const { anchor } = noteOf(db, note);
    db.prepare('DELETE FROM note WHERE uid = :note').run({ note });
    label(`Took away a note about ${nameOf(db, anchor)}`);
    return {};
  },

  tagContributors({ people: wanted, tag: name }, { db, now, label }) {
    const anchors = anchorsFor(db, wanted, now);
    refuseMissing(db, anchors);
    const { tag, tagged } = tagAll(db, anchors, name);
    label(`Tagged ${anchors.length === 1 ? nameOf(db, anchors[0] ?? '') : peopleWords(tagged)} with ${name}`);
    return { tag, tagged, had: anchors.length - tagged };
  },

  untagContributors({ people: wanted, tag }, { db, now, label }) {
    const name = tagNameOf(db, tag);
    const anchors = anchorsFor(db, wanted, now);
    const untagged = untagAll(db, anchors, tag);
    // Not everybody who was chosen carried it, and one person may have carried it on two identities.
    label(`Took the tag ${name} off ${anchors.length === 1 ? nameOf(db, anchors[0] ?? '') : peopleWords(untagged)}`);
    return { untagged };
  },

  ...detailCommands,
  ...contactCommands,
  ...byHandCommands,
  ...mergeCommands,
  ...addressCommands,
};
