/** Whom a commit names besides its author. */
import type { ActivityKind, CountedKind } from '../contributors/contributions.ts';
import type { SampleActivity } from './deeds.ts';
import type { Member } from './members.ts';
import type { Random } from './random.ts';
import { isAround } from './rhythm.ts';

const DAY = 86_400_000;

/** How often somebody is named as the reviewer of a commit by whom. */
const reviewed: Record<Member['rank'], number> = {
  passing: 0.9,
  returning: 0.85,
  regular: 0.6,
  core: 0.38,
  staff: 0.42,
  agent: 0.95,
  bot: 0.2,
};

interface Credit {
  kind: ActivityKind;
  countsAs: CountedKind;
  /** How often commits of such an author have it. */
  chance(author: Member): number;
  /** How likely each is to be the one. */
  who(member: Member): number;
}

const reviewing: Record<Member['rank'], number> = { passing: 0, returning: 0, regular: 1.5, core: 6, staff: 3, agent: 0, bot: 0 };

const ofPerson =
  (often: number) =>
  ({ rank }: Member): number =>
    rank === 'bot' ? 0 : often;

const credits: readonly Credit[] = [
  { kind: 'review', countsAs: 'review', chance: ({ rank }) => reviewed[rank], who: ({ rank }) => reviewing[rank] },
  { kind: 'co_author', countsAs: 'code', chance: ofPerson(0.035), who: ({ rank, role }) => (role === 'coder' ? reviewing[rank] : 0) },
  { kind: 'test', countsAs: 'test', chance: ofPerson(0.05), who: ({ rank, role }) => (role === 'tester' ? 1 + reviewing[rank] : 0) },
  { kind: 'help', countsAs: 'help', chance: ofPerson(0.045), who: ({ rank }) => (rank === 'returning' ? 0.2 : reviewing[rank]) },
  {
    kind: 'report',
    countsAs: 'report',
    chance: ofPerson(0.08),
    who: ({ rank, role }) => (rank === 'regular' || role === 'tester' ? 1.5 : rank === 'returning' ? 1 : 0),
  },
  // A change of somebody without the right to write is now and then applied by hand.
  {
    kind: 'committed',
    countsAs: 'committed',
    chance: ({ rank }) => (rank === 'passing' ? 0.25 : 0),
    who: ({ rank }) => (rank === 'core' ? 1 : 0),
  },
];

/** Gives the credits in the message of a commit: whoever is around that day may be named. */
export function crediting(members: readonly Member[], random: Random): (commit: SampleActivity) => SampleActivity[] {
  const able = ({ who }: Pick<Credit, 'who'>) =>
    members.flatMap((member) => {
      const identity = member.identities.find(({ type }) => type === 'email');
      return identity && who(member) > 0 ? [{ member, identity, weight: who(member) }] : [];
    });
  const pools = new Map(credits.map((credit) => [credit, able(credit)]));

  return (commit) => {
    if (commit.kind !== 'commit' || commit.countsAs === 'merge') return [];
    const { member: author, key, at, offset, title } = commit;
    const day = Math.floor(at / DAY);
    const named: SampleActivity[] = [];
    for (const credit of credits) {
      // Whoever wrote a commit together is credited with code, as in git, so pages are written alone here.
      if (credit.kind === 'co_author' && commit.countsAs !== 'code') continue;
      if (!random.chance(credit.chance(author))) continue;
      const around = (pools.get(credit) ?? []).filter(({ member }) => member !== author && isAround(member, day));
      if (around.length === 0) continue;
      const { member, identity } = random.weighted(around.map((one) => [one, one.weight] as const));
      if (named.some((other) => other.member === member)) continue;
      const { kind, countsAs } = credit;
      named.push({ member, identity, kind, countsAs, key: kind === 'committed' ? key : `${key}:${identity.value}`, at, offset, title });
    }
    return named;
  };
}
