import { hostname } from 'node:os';
import type { QueryHandlers } from '../../../shared/contract/define.ts';
import type { Doer, TeammateRow, TeamRow, team } from '../../../shared/contract/team.ts';
import { approvalsNeeded } from '../../../shared/domain/team/approvals.ts';
import { type Database, row, rows } from '../store/database.ts';

/** Approvers of what one person should not decide alone (DOMAIN.md section 4). */
const APPROVERS = 2;

const list = (json: string): string[] => JSON.parse(json) as string[];

const teammateSql = `SELECT uid AS id, name, title, left,
  (SELECT json_group_array(team_uid ORDER BY team_uid) FROM team_member WHERE teammate_uid = teammate.uid) AS teams FROM teammate`;
const teamSql = `SELECT uid AS id, name,
  (SELECT json_group_array(teammate_uid ORDER BY teammate_uid) FROM team_member WHERE team_uid = team.uid) AS members FROM team`;

type Teammate = Omit<TeammateRow, 'left' | 'teams'> & { left: number; teams: string };
const toTeammate = ({ left, teams, ...kept }: Teammate): TeammateRow => ({ ...kept, left: left === 1, teams: list(teams) });

type Team = Omit<TeamRow, 'members'> & { members: string };
const toTeam = ({ members, ...kept }: Team): TeamRow => ({ ...kept, members: list(members) });

export function teammateOf(db: Database, uid: string): TeammateRow | null {
  const found = row<Teammate>(db.prepare(`${teammateSql} WHERE uid = :uid`), { uid });
  return found ? toTeammate(found) : null;
}

export function teamOf(db: Database, uid: string): TeamRow | null {
  const found = row<Team>(db.prepare(`${teamSql} WHERE uid = :uid`), { uid });
  return found ? toTeam(found) : null;
}

/** Somebody who did something; of one whose adding was undone, the name they had. */
export function doerOf(db: Database, uid: string | null): Doer | null {
  if (uid === null) return null;
  const found =
    row<{ name: string }>(db.prepare('SELECT name FROM teammate WHERE uid = :uid'), { uid }) ??
    row<{ name: string }>(
      db.prepare(
        "SELECT coalesce(after, before) ->> '$.name' AS name FROM change WHERE table_name = 'teammate' AND row_uid = :uid ORDER BY id DESC LIMIT 1",
      ),
      { uid },
    );
  return { id: uid, name: found?.name ?? 'somebody' };
}

/** Who sits at this computer. */
export function deskOf(db: Database): { me: Doer | null; onBehalfOf: Doer | null } {
  const found = row<{ teammate: string; onBehalfOf: string | null }>(
    db.prepare('SELECT teammate, on_behalf_of AS onBehalfOf FROM desk WHERE device = :device'),
    { device: hostname() },
  );
  return { me: doerOf(db, found?.teammate ?? null), onBehalfOf: doerOf(db, found?.onBehalfOf ?? null) };
}

export function teamQueries(db: Database): QueryHandlers<typeof team> {
  return {
    list() {
      const teammates = rows<Teammate>(db.prepare(`${teammateSql} ORDER BY left, lower(name), uid`)).map(toTeammate);
      const here = teammates.filter(({ left }) => !left).length;
      return {
        teammates,
        teams: rows<Team>(db.prepare(`${teamSql} ORDER BY name_key`)).map(toTeam),
        approvals: approvalsNeeded(APPROVERS, here),
      };
    },
    me: () => deskOf(db),
  };
}
