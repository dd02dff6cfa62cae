import { hostname } from 'node:os';
import type { CommandHandlers } from '../../../shared/contract/define.ts';
import { mostInTeam, type TeammateRow, type TeamRow, type team } from '../../../shared/contract/team.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, rows } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { deskOf, teammateOf, teamOf } from './queries.ts';

function teammateThere(db: Database, id: string): TeammateRow {
  const found = teammateOf(db, id);
  if (!found) throw new AppError('not_found', 'This teammate is not there any more.', { id });
  return found;
}

function teamThere(db: Database, id: string): TeamRow {
  const found = teamOf(db, id);
  if (!found) throw new AppError('not_found', 'This team is not there any more.', { id });
  return found;
}

/** Two teammates of one name could not be told apart in the history. */
function refuseNamesake(db: Database, name: string, but: string | null): void {
  const others = rows<{ uid: string; name: string }>(db.prepare('SELECT uid, name FROM teammate'));
  const namesake = others.find((other) => other.uid !== but && fold(other.name) === fold(name));
  if (namesake)
    throw new AppError('conflict', `There is a teammate called ${namesake.name} already. Nothing was changed.`, { id: namesake.uid });
}

function refuseMore(db: Database, table: 'teammate' | 'team'): void {
  const [{ count } = { count: 0 }] = rows<{ count: number }>(db.prepare(`SELECT count(*) AS count FROM ${table}`));
  if (count >= mostInTeam)
    throw new AppError('conflict', `There are ${count.toLocaleString('en')} already, and Cairn has room for no more. Nothing was changed.`);
}

function refuseSameTeam(db: Database, name: string, but: string | null): void {
  const [other] = rows<{ uid: string; name: string }>(db.prepare('SELECT uid, name FROM team WHERE name_key = :key'), { key: fold(name) });
  if (other && other.uid !== but)
    throw new AppError('conflict', `There is a team called ${other.name} already. Nothing was changed.`, { id: other.uid });
}

function present(db: Database, id: string): TeammateRow {
  const found = teammateThere(db, id);
  if (found.left) throw new AppError('conflict', `${found.name} has left. Nothing was changed.`, { id });
  return found;
}

export const teamCommands: CommandHandlers<typeof team, WriteContext> = {
  addTeammate({ name, title }, { db, label }) {
    refuseMore(db, 'teammate');
    refuseNamesake(db, name, null);
    const uid = newUid();
    db.prepare('INSERT INTO teammate (uid, name, title) VALUES (:uid, :name, :title)').run({ uid, name, title });
    label(`Added ${name} to the team`);
    return teammateThere(db, uid);
  },

  editTeammate({ teammate, name, title }, { db, label }) {
    const before = teammateThere(db, teammate);
    if (name !== undefined) refuseNamesake(db, name, teammate);
    db.prepare('UPDATE teammate SET name = :name, title = :title WHERE uid = :uid').run({
      uid: teammate,
      name: name ?? before.name,
      title: title ?? before.title,
    });
    label(name !== undefined && name !== before.name ? `Renamed ${before.name} to ${name}` : `Changed what ${before.name} does`);
    return teammateThere(db, teammate);
  },

  setTeammateLeft({ teammate, left }, { db, label }) {
    const { name } = teammateThere(db, teammate);
    db.prepare('UPDATE teammate SET left = :left WHERE uid = :uid').run({ uid: teammate, left: left ? 1 : 0 });
    label(left ? `${name} left the team` : `${name} is back in the team`);
    return teammateThere(db, teammate);
  },

  addTeam({ name }, { db, label }) {
    refuseMore(db, 'team');
    refuseSameTeam(db, name, null);
    const uid = newUid();
    db.prepare('INSERT INTO team VALUES (:uid, :name, :key)').run({ uid, name, key: fold(name) });
    label(`Added the team ${name}`);
    return teamThere(db, uid);
  },

  renameTeam({ team: id, name }, { db, label }) {
    const before = teamThere(db, id);
    refuseSameTeam(db, name, id);
    db.prepare('UPDATE team SET name = :name, name_key = :key WHERE uid = :id').run({ id, name, key: fold(name) });
    label(`Renamed the team ${before.name} to ${name}`);
    return teamThere(db, id);
  },

  removeTeam({ team: id }, { db, label }) {
    const { name } = teamThere(db, id);
    db.prepare('DELETE FROM team_member WHERE team_uid = :id').run({ id });
    db.prepare('DELETE FROM team WHERE uid = :id').run({ id });
    label(`Removed the team ${name}`);
    return {};
  },

  addMember({ team: id, teammate }, { db, label }) {
    const { name } = teamThere(db, id);
    const member = present(db, teammate);
    db.prepare('INSERT INTO team_member VALUES (:uid, :id, :teammate) ON CONFLICT DO NOTHING').run({ uid: newUid(), id, teammate });
    label(`Put ${member.name} into ${name}`);
    return teamThere(db, id);
  },

  removeMember({ team: id, teammate }, { db, label }) {
    const { name } = teamThere(db, id);
    const member = teammateThere(db, teammate);
    db.prepare('DELETE FROM team_member WHERE team_uid = :id AND teammate_uid = :teammate').run({ id, teammate });
    label(`Took ${member.name} out of ${name}`);
    return teamThere(db, id);
  },

  iAm({ teammate, onBehalfOf }, { db }) {
    const device = hostname();
    if (teammate === null && onBehalfOf !== null)
      throw new AppError('invalid_input', 'Say first who sits here, then for whom. Nothing was changed.');
    if (teammate === onBehalfOf && teammate !== null)
      throw new AppError('invalid_input', 'Nobody acts on their own behalf: leave that out. Nothing was changed.');
    db.prepare('DELETE FROM desk WHERE device = :device').run({ device });
    if (teammate !== null) {
      present(db, teammate);
      if (onBehalfOf !== null) present(db, onBehalfOf);
      db.prepare('INSERT INTO desk VALUES (:device, :teammate, :onBehalfOf)').run({ device, teammate, onBehalfOf });
    }
    return deskOf(db);
  },
};
