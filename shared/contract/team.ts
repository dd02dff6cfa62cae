import { z } from '../zod.ts';
import { nothing, uid } from './common.ts';
import { area, command, query } from './define.ts';

/** Of teammates, and of teams. */
export const mostInTeam = 1000;

export const teammateRow = z.strictObject({
  id: uid,
  name: z.string(),
  /** What they do; may be empty. */
  title: z.string(),
  /** Does not work here any more; what they did keeps their name. */
  left: z.boolean(),
  teams: z.array(uid).max(mostInTeam),
});
export type TeammateRow = z.infer<typeof teammateRow>;

export const teamRow = z.strictObject({ id: uid, name: z.string(), members: z.array(uid).max(mostInTeam) });
export type TeamRow = z.infer<typeof teamRow>;

/** Somebody who did something; also one who is not in the team any more. */
export const doer = z.strictObject({ id: uid, name: z.string() });
export type Doer = z.infer<typeof doer>;

const teammateName = z.string().trim().min(1).max(100);
const teammateTitle = z.string().trim().max(100);
const teamName = z.string().trim().min(1).max(60);
const teammate = z.strictObject({ teammate: uid });
const team_ = z.strictObject({ team: uid });

export const team = area('team', {
  list: query(
    'Teammates and teams, by name; those who left last. How many approvals are asked where two would be right.',
    nothing,
    z.strictObject({ teammates: z.array(teammateRow).max(mostInTeam), teams: z.array(teamRow).max(mostInTeam), approvals: z.int() }),
  ),
  me: query(
    'Who sits at this computer, and for whom they act; `null` while nobody said so.',
    nothing,
    z.strictObject({ me: doer.nullable(), onBehalfOf: doer.nullable() }),
  ),
  addTeammate: command(
    'Add somebody who works in this workspace.',
    z.strictObject({ name: teammateName, title: teammateTitle.default('') }),
    teammateRow,
  ),
  editTeammate: command(
    'Correct the name or title of a teammate.',
    teammate.extend({ name: teammateName.optional(), title: teammateTitle.optional() }),
    teammateRow,
  ),
  setTeammateLeft: command('Say that a teammate left, or is back.', teammate.extend({ left: z.boolean() }), teammateRow),
  addTeam: command('Add a team that work is handed to.', z.strictObject({ name: teamName }), teamRow),
  renameTeam: command('Rename a team.', team_.extend({ name: teamName }), teamRow),
  removeTeam: command('Take a team away; its members stay teammates.', team_, nothing),
  addMember: command('Put a teammate into a team.', team_.extend({ teammate: uid }), teamRow),
  removeMember: command('Take a teammate out of a team.', team_.extend({ teammate: uid }), teamRow),
  iAm: command(
    'Say who sits at this computer, and for whom they act from now on. Every change carries it. It is a note, not a login.',
    z.strictObject({ teammate: uid.nullable(), onBehalfOf: uid.nullable().default(null) }),
    z.strictObject({ me: doer.nullable(), onBehalfOf: doer.nullable() }),
    { notUndoable: 'It says who sits here, and changes nothing in the workspace.' },
  ),
});
