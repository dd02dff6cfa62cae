import type { contributors } from '../../../shared/contract/contributors.ts';
import type { CommandHandlers } from '../../../shared/contract/define.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { placeThere, sayTheSame } from '../identities/queries.ts';
import { row } from '../store/database.ts';
import { rowOf } from './rows.ts';

type Commands = Pick<CommandHandlers<typeof contributors, WriteContext>, 'mergeContributors' | 'splitContributors'>;

export const mergeCommands: Commands = {
  mergeContributors({ contributor, other, reason }, context) {
    const { db, derivation, now, label, changeSet } = context;
    const [one, two] = [placeThere(db, contributor), placeThere(db, other)];
    if (one.contributorId === two.contributorId)
      throw new AppError('conflict', `That is ${one.name} both times: they are one person already. Nothing was changed.`, {
        id: one.contributor,
      });
    sayTheSame(context, one, two, reason);
    label(`Merged ${one.name} with ${two.name}`);
    derivation.followDecisions(changeSet);
    return rowOf(db, contributor, now);
  },

  splitContributors({ merge }, { db, derivation, label, changeSet }) {
    const found = row<{ anchor: string; other: string; name: string; otherName: string }>(
      db.prepare('SELECT anchor, other, name, other_name AS otherName FROM same_person WHERE uid = :merge'),
      { merge },
    );
    if (!found) throw new AppError('not_found', 'This merge was taken back already. Nothing was changed.', { id: merge });
    db.prepare('DELETE FROM same_person WHERE uid = :merge').run({ merge });
    label(`Split ${found.name} from ${found.otherName}`);
    derivation.followDecisions(changeSet);
    const placed = (uid: string) =>
      row<{ id: number }>(
        db.prepare('SELECT contributor_id AS id FROM identity JOIN contributor_identity ON identity_id = identity.id WHERE uid = :uid'),
        { uid },
      )?.id;
    return { apart: placed(found.anchor) !== placed(found.other) };
  },
};
