import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { identities } from '../../../shared/contract/identities.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, row, rows } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { deskOf } from '../team/queries.ts';
import { answersBetween, type Place, placeOf, placeThere } from './apart.ts';
import { keepSame, sayTheSame } from './same.ts';

function keepApart({ db, now }: WriteContext, one: Pick<Place, 'uid' | 'name'>, other: Pick<Place, 'uid' | 'name'>): string {
  const uid = newUid();
  db.prepare('INSERT INTO not_same_person VALUES (:uid, :one, :other, :name, :otherName, :by, :now)').run({
    uid,
    one: one.uid,
    other: other.uid,
    name: one.name,
    otherName: other.name,
    by: deskOf(db).me?.id ?? null,
    now,
  });
  return uid;
}

const isIn = (side: string): string => `${side} IN (SELECT value FROM json_each(:some))`;
const isRest = (side: string): string => `${side} IN (SELECT value FROM json_each(:rest))`;

/** Takes back what people said that would join the two sides. */
function unsay(db: Database, some: readonly string[], rest: readonly string[]): void {
  const sides = { some: JSON.stringify(some), rest: JSON.stringify(rest) };
  for (const table of ['same_person', 'added_identity'])
    db.prepare(`DELETE FROM ${table} WHERE ${isIn('anchor')} AND ${isRest('other')} OR ${isRest('anchor')} AND ${isIn('other')}`).run(
      sides,
    );
}

/** What was held together by those who are gone from it is said to be one, so that each side stays whole. */
function holdTogether(context: WriteContext, side: readonly string[], name: string): void {
  const { db, derivation, changeSet } = context;
  const pieces = rows<{ uid: string }>(
    db.prepare(
      `SELECT min(uid) AS uid FROM identity JOIN contributor_identity ON identity_id = identity.id
       WHERE uid IN (SELECT value FROM json_each(:side)) GROUP BY contributor_id ORDER BY 1`,
    ),
    { side: JSON.stringify(side) },
  );
  const [first, ...others] = pieces;
  for (const other of others)
    keepSame(context, { uid: first?.uid ?? '', name }, { uid: other.uid, name }, 'Kept together when the profile was split');
  if (others.length > 0) derivation.followDecisions(changeSet);
}

/** One side would be nobody: a .mailmap puts all that an address did to another one. */
const nothingTold = (value: string): AppError =>
  new AppError(
    'conflict',
    `Nothing is told of ${value} alone: the .mailmap of its project gives its commits to the others. Nothing was changed. To take them apart, let the source be read without its .mailmap first.`,
    { problem: 'mailmap' },
  );

export const identityCommands: CommandHandlers<typeof identities, WriteContext> = {
  same({ pairs, reason }, context) {
    const { db, label, derivation, changeSet } = context;
    const names: string[] = [];
    for (const { contributor, other } of pairs) {
      const [one, two] = [placeThere(db, contributor), placeThere(db, other)];
      // A pair before it may have made them one.
      if (one.contributorId === two.contributorId) continue;
      sayTheSame(context, one, two, reason);
      names.push(`${one.name} with ${two.name}`);
      derivation.followDecisions(changeSet);
    }
    if (names.length > 0) label(names.length === 1 ? `Merged ${names[0]}` : `Merged ${names.length} pairs of people`);
    return { merged: names.length };
  },

  notSame({ contributor, other }, context) {
    const { db, label, derivation, changeSet } = context;
    const [one, two] = [placeThere(db, contributor), placeThere(db, other)];
    if (one.contributorId === two.contributorId)
      throw new AppError(
        'conflict',
        `${one.name} is one person here. To say that some of their addresses or accounts are somebody else's, split the profile. Nothing was changed.`,
        { id: contributor },
      );
    const [known] = answersBetween(db, one.contributorId, two.contributorId);
    if (known) return { answer: known };
    const answer = keepApart(context, one, two);
    label(`Said that ${one.name} and ${two.name} are not the same`);
    derivation.followDecisions(changeSet);
    return { answer };
  },

  takeBackNotSame({ answer }, { db, label, derivation, changeSet }) {
    const found = row<{ name: string; other: string }>(
      db.prepare('SELECT one_name AS name, other_name AS other FROM not_same_person WHERE uid = :answer'),
      { answer },
    );
    if (!found) throw new AppError('not_found', 'This answer was taken back already. Nothing was changed.', { id: answer });
    db.prepare('DELETE FROM not_same_person WHERE uid = :answer').run({ answer });
    label(`Took back that ${found.name} and ${found.other} are not the same`);
    derivation.followDecisions(changeSet);
    return {};
  },

  splitContributor({ contributor, identities: chosen }, context) {
    const { db, label, derivation, changeSet } = context;
    const whole = placeThere(db, contributor);
    const all = rows<{ uid: string; value: string }>(
      db.prepare(
        'SELECT uid, value FROM identity JOIN contributor_identity ON identity_id = identity.id WHERE contributor_id = :id ORDER BY uid',
      ),
      { id: whole.contributorId },
    );
    const some = all.filter(({ uid }) => chosen.includes(uid));
    const rest = all.filter(({ uid }) => !chosen.includes(uid));
    if (some.length < new Set(chosen).size)
      throw new AppError(
        'conflict',
        `Not all of these belong to ${whole.name} (any more). Nothing was changed; look at the profile again.`,
        {
          id: contributor,
        },
      );
    const [first, last] = [some[0], rest[0]];
    if (!first || !last)
      throw new AppError(
        'invalid_input',
        'These are all that is known of this person, so nobody would be left. Choose some of them. Nothing was changed.',
      );
    const [mine, theirs] = [some.map(({ uid }) => uid), rest.map(({ uid }) => uid)];
    unsay(db, mine, theirs);
    keepApart(context, { uid: last.uid, name: whole.name }, { uid: first.uid, name: first.value });
    label(`Split ${some.length === 1 ? first.value : `${some.length} identities`} from ${whole.name}`);
    derivation.followDecisions(changeSet);
    holdTogether(context, mine, first.value);
    holdTogether(context, theirs, whole.name);
    const [left, other] = [placeOf(db, last.uid), placeOf(db, first.uid)];
    if (!left || !other) throw nothingTold(left ? first.value : last.value);
    return { contributor: left.contributor, other: other.contributor };
  },
};
