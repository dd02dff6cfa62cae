/** Saying that two are one person. */
import { type ContributorKind, isMachine } from '../../../shared/domain/identities/kind.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { row } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { deskOf } from '../team/queries.ts';
import { answersBetween, type Place } from './apart.ts';

/** `uid`: the identities that are said to be one person's. Throws `conflict` where one is a machine. What said otherwise is taken back. */
export function sayTheSame({ db, now }: WriteContext, one: Place, two: Place, reason: string): void {
  const kindOf = ({ contributorId: id }: Place): ContributorKind =>
    row<{ kind: ContributorKind }>(db.prepare('SELECT kind FROM contributor WHERE id = :id'), { id })?.kind ?? 'unknown';
  const [machine, human] = isMachine(kindOf(one)) ? [one, two] : [two, one];
  const kind = kindOf(machine);
  if (isMachine(kind) && kindOf(human) === 'human')
    throw new AppError(
      'conflict',
      `${machine.name} is ${kind === 'bot' ? 'a bot' : 'an AI agent'} and ${human.name} a person, so they stay two. Nothing was changed. If one of them was taken for what it is not, say first what it is.`,
      { id: machine.contributor },
    );
  // The later word counts: whoever said earlier that they are two says otherwise now.
  for (const answer of answersBetween(db, one.contributorId, two.contributorId))
    db.prepare('DELETE FROM not_same_person WHERE uid = :answer').run({ answer });
  keepSame({ db, now }, one, two, reason);
}

/** Notes it, whoever they are. */
export function keepSame(
  { db, now }: Pick<WriteContext, 'db' | 'now'>,
  one: Pick<Place, 'uid' | 'name'>,
  two: Pick<Place, 'uid' | 'name'>,
  reason: string,
): void {
  db.prepare('INSERT INTO same_person VALUES (:uid, :anchor, :other, :name, :otherName, :reason, :by, :now)').run({
    uid: newUid(),
    anchor: one.uid,
    other: two.uid,
    name: one.name,
    otherName: two.name,
    reason,
    by: deskOf(db).me?.id ?? null,
    now,
  });
}
