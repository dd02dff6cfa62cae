import type { contributors } from '../../../shared/contract/contributors.ts';
import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { CustomField, DetailItem } from '../../../shared/contract/details.ts';
import { fieldNames, itemWords } from '../../../shared/domain/contributors/detail-words.ts';
import { type Checked, checkCustom, checkDetail, type DetailField, detailFields } from '../../../shared/domain/contributors/details.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, row } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { deskOf, teammateOf } from '../team/queries.ts';
import { setAll } from './bulk.ts';
import { customFieldOf, customFieldsOf } from './details.ts';
import { anchorsFor, anchorsOf, nameOf, peopleWords } from './meant.ts';
import { contributorKey } from './rows.ts';

const MOST_FIELDS = 200;
const isBuiltIn = (field: string): field is DetailField => (detailFields as readonly string[]).includes(field);

function customThere(db: Database, id: string): CustomField {
  const found = customFieldOf(db, id);
  if (!found) throw new AppError('not_found', 'This field is not there any more.', { id });
  return found;
}

function kept(field: string, checked: Checked): string {
  if ('problem' in checked)
    throw new AppError('invalid_input', `${field.charAt(0).toUpperCase()}${field.slice(1)}: ${checked.problem} Nothing was changed.`, {
      field,
    });
  return checked.value;
}

/** What a field is called, the value as it is kept, and how the history shows it. */
export function meaning(db: Database, field: string, value: string | null): { name: string; value: string | null; words: string } {
  if (!isBuiltIn(field)) {
    const { name, kind, choices } = customThere(db, field);
    const checked = value === null ? null : kept(name, checkCustom(kind, choices, value));
    return { name, value: checked, words: checked ?? '' };
  }
  const name = fieldNames[field];
  if (value === null || field !== 'owner') {
    const checked = value === null ? null : kept(name, checkDetail(field, value));
    return { name, value: checked, words: checked ?? '' };
  }
  const owner = teammateOf(db, value);
  if (!owner || owner.left) throw new AppError('not_found', 'Only somebody in the team can own this. Nothing was changed.', { id: value });
  return { name, value, words: owner.name };
}

function itemThere(db: Database, uid: string): { anchor: string; kind: string; item: DetailItem } {
  const found = row<{ anchor: string; kind: string; value: string }>(
    db.prepare("SELECT anchor, kind, value FROM profile_item WHERE uid = :uid AND kind <> 'watch'"),
    { uid },
  );
  if (!found) throw new AppError('not_found', 'This note is not there any more.', { id: uid });
  return { ...found, item: { kind: found.kind, ...(JSON.parse(found.value) as object) } as DetailItem };
}

/** The kind stands in a column of its own. */
const content = ({ kind: _kind, ...rest }: DetailItem): string => JSON.stringify(rest);

function refuseBackwards(item: DetailItem): void {
  if (item.kind === 'standing' && item.from !== null && item.to !== null && item.from > item.to)
    throw new AppError('invalid_input', 'A standing cannot end before it began. Nothing was changed.');
}

/** The same twice says nothing more. `but`: the row that is being changed. */
function refuseTwice(db: Database, anchor: string, item: DetailItem, but: string | null): void {
  const same = row(
    db.prepare(
      'SELECT 1 FROM profile_item WHERE kind = :kind AND value = :value AND uid IS NOT :but AND anchor IN (SELECT value FROM json_each(:anchors))',
    ),
    { kind: item.kind, value: content(item), but, anchors: JSON.stringify(anchorsOf(db, anchor)) },
  );
  if (same) throw new AppError('conflict', `That is noted already: ${itemWords(item)}. Nothing was changed.`);
}

function refuseSameField(db: Database, name: string, but: string | null): void {
  const other = customFieldsOf(db).find((field) => fold(field.name) === fold(name) && field.id !== but);
  if (other) throw new AppError('conflict', `There is a field called ${other.name} already. Nothing was changed.`, { id: other.id });
}

type Commands = Pick<
  CommandHandlers<typeof contributors, WriteContext>,
  | 'setDetail'
  | 'addDetail'
  | 'editDetail'
  | 'removeDetail'
  | 'watchContributor'
  | 'addCustomField'
  | 'editCustomField'
  | 'removeCustomField'
>;

export const detailCommands: Commands = {
  setDetail({ people, field, value: given }, { db, now, label }) {
    const { name, value, words } = meaning(db, field, given);
    const anchors = anchorsFor(db, people, now);
    for (const anchor of anchors) contributorKey(db, anchor);
    setAll(db, anchors, field, value);
    const who = anchors.length === 1 ? nameOf(db, anchors[0] ?? '') : peopleWords(anchors.length);
    label(value === null ? `Took away ${name} of ${who}` : `Set ${name} of ${who} to ${words}`);
    return { changed: anchors.length };
  },

  addDetail({ contributor, item }, { db, label }) {
    contributorKey(db, contributor);
    refuseBackwards(item);
    refuseTwice(db, contributor, item, null);
    const id = newUid();
    db.prepare('INSERT INTO profile_item VALUES (:id, :contributor, :kind, :value)').run({
      id,
      contributor,
      kind: item.kind,
      value: content(item),
    });
    label(`Noted of ${nameOf(db, contributor)}: ${itemWords(item)}`);
    return { id, item };
  },

  editDetail({ detail: id, item }, { db, label }) {
    const { anchor, kind } = itemThere(db, id);
    if (item.kind !== kind) throw new AppError('invalid_input', 'This note is of another kind. Nothing was changed.', { id });
    refuseBackwards(item);
    refuseTwice(db, anchor, item, id);
    db.prepare('UPDATE profile_item SET value = :value WHERE uid = :id').run({ id, value: content(item) });
    label(`Corrected what is noted of ${nameOf(db, anchor)}: ${itemWords(item)}`);
    return { id, item };
  },

  removeDetail({ detail: id }, { db, label }) {
    const { anchor, item } = itemThere(db, id);
    db.prepare('DELETE FROM profile_item WHERE uid = :id').run({ id });
    label(`Took away what was noted of ${nameOf(db, anchor)}: ${itemWords(item)}`);
    return {};
  },

  watchContributor({ contributor, watch }, { db, label }) {
    contributorKey(db, contributor);
    const { me } = deskOf(db);
    if (!me)
      throw new AppError('conflict', 'Say first who you are, at the foot of the list of areas. Nothing was changed.', {
        problem: 'nobody_here',
      });
    const mine = { value: JSON.stringify({ teammate: me.id }), anchors: JSON.stringify(anchorsOf(db, contributor)) };
    const where = "kind = 'watch' AND value = :value AND anchor IN (SELECT value FROM json_each(:anchors))";
    const watched = row(db.prepare(`SELECT 1 FROM profile_item WHERE ${where}`), mine) !== undefined;
    if (watch && !watched)
      db.prepare("INSERT INTO profile_item VALUES (:uid, :contributor, 'watch', :value)").run({
        uid: newUid(),
        contributor,
        value: mine.value,
      });
    if (!watch) db.prepare(`DELETE FROM profile_item WHERE ${where}`).run(mine);
    label(`${me.name} ${watch ? 'watches' : 'no longer watches'} ${nameOf(db, contributor)}`);
    return {};
  },

  addCustomField({ name, kind, choices }, { db, label }) {
    if (customFieldsOf(db).length >= MOST_FIELDS)
      throw new AppError('conflict', `There are ${MOST_FIELDS} fields already, and Cairn has room for no more. Nothing was changed.`);
    refuseSameField(db, name, null);
    if ((kind === 'choice') !== choices.length > 0)
      throw new AppError('invalid_input', 'A choice needs something to choose from, and no other field does. Nothing was changed.');
    const id = newUid();
    db.prepare('INSERT INTO custom_field VALUES (:id, :name, :key, :kind, :choices)').run({
      id,
      name,
      key: fold(name),
      kind,
      choices: JSON.stringify(choices),
    });
    label(`Added the field ${name}`);
    return customThere(db, id);
  },

  editCustomField({ field: id, name, choices }, { db, label }) {
    const before = customThere(db, id);
    if (name !== undefined) refuseSameField(db, name, id);
    if (choices !== undefined && (before.kind === 'choice') !== choices.length > 0)
      throw new AppError('invalid_input', 'A choice needs something to choose from, and no other field does. Nothing was changed.');
    const next = { name: name ?? before.name, choices: choices ?? before.choices };
    db.prepare('UPDATE custom_field SET name = :name, name_key = :key, choices = :choices WHERE uid = :id').run({
      id,
      name: next.name,
      key: fold(next.name),
      choices: JSON.stringify(next.choices),
    });
    label(next.name === before.name ? `Changed the choices of ${before.name}` : `Renamed the field ${before.name} to ${next.name}`);
    return customThere(db, id);
  },

  removeCustomField({ field: id }, { db, label }) {
    const { name } = customThere(db, id);
    db.prepare('DELETE FROM profile_value WHERE field = :id').run({ id });
    db.prepare('DELETE FROM custom_field WHERE uid = :id').run({ id });
    label(`Removed the field ${name}`);
    return {};
  },
};
