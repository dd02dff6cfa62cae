import type { contributors } from '../../../shared/contract/contributors.ts';
import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { ContributorKind } from '../../../shared/domain/identities/kind.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { answersBetween } from '../identities/queries.ts';
import { row } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { deskOf } from '../team/queries.ts';
import { contributorKey, rowOf } from './rows.ts';

const isMachine = (kind: ContributorKind): boolean => kind === 'bot' || kind === 'agent';

type Commands = Pick<CommandHandlers<typeof contributors, WriteContext>, 'mergeContributors' | 'splitContributors'>;

export const mergeCommands: Commands = {
  mergeContributors({ contributor, other, reason }, { db, derivation, now, label, changeSet }) {
    const [one, two] = [rowOf(db, contributor, now), rowOf(db, other, now)];
    if (one.id === two.id)
      throw new AppError('conflict', `That is ${one.name} both times: they are one person already. Nothing was changed.`, { id: one.id });
    const [machine, human] = isMachine(one.kind) ? [one, two] : [two, one];
    if (isMachine(machine.kind) && human.kind === 'human')
      throw new AppError(
        'conflict',
        `${machine.name} is ${machine.kind === 'bot' ? 'a bot' : 'an AI agent'} and ${human.name} a person, so they stay two. Nothing was changed. If one of them was taken for what it is not, say first what it is.`,
        { id: machine.id },
      );
    // The later word counts: whoever said earlier that they are two says otherwise now.
    for (const answer of answersBetween(db, contributorKey(db, contributor), contributorKey(db, other)))
      db.prepare('DELETE FROM not_same_person WHERE uid = :answer').run({ answer });
    db.prepare('INSERT INTO same_person VALUES (:uid, :anchor, :other, :name, :otherName, :reason, :by, :now)').run({
      uid: newUid(),
      anchor: contributor,
      other,
      name: one.name,
      otherName: two.name,
      reason,
      by: deskOf(db).me?.id ?? null,
      now,
    });
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
