/** What the people of the sample did: commits, articles, posts, help, and the credits that commits give to others. */
import type { ContributionKind } from '../contributors/contributions.ts';
import type { Role } from './characters.ts';
import { crediting } from './credits.ts';
import type { Deed, SampleActivity } from './deeds.ts';
import type { SampleIdentity } from './identities.ts';
import type { Member } from './members.ts';
import type { Random } from './random.ts';
import { activeDays, instantOf, offsetOf } from './rhythm.ts';
import { blogTitles, botTitle, channels, commitTitle, documentationTitle, mergeTitle, postTexts, questions, talkTitles } from './titles.ts';

const DAY = 86_400_000;

type What = Exclude<ContributionKind, 'talk'>;

/** What each role does how often; talks belong to events. */
const mixes: Record<Role, readonly (readonly [What, number])[]> = {
  coder: [
    ['code', 20],
    ['documentation', 1.5],
    ['issue_help', 3],
    ['chat_help', 1.5],
    ['forum_help', 1],
    ['tweet', 0.3],
    ['blog', 0.05],
  ],
  writer: [
    ['documentation', 14],
    ['code', 1.5],
    ['forum_help', 3],
    ['chat_help', 1.5],
    ['blog', 0.25],
    ['tweet', 0.7],
  ],
  helper: [
    ['forum_help', 12],
    ['issue_help', 8],
    ['chat_help', 7],
    ['documentation', 1],
    ['code', 0.8],
    ['tweet', 0.3],
  ],
  speaker: [
    ['code', 7],
    ['documentation', 2],
    ['forum_help', 2],
    ['tweet', 2],
    ['blog', 0.25],
    ['chat_help', 1],
  ],
  organiser: [
    ['chat_help', 6],
    ['tweet', 4],
    ['forum_help', 3],
    ['documentation', 2],
    ['meetup', 0.8],
    ['blog', 0.2],
    ['issue_help', 2],
  ],
  tester: [
    ['issue_help', 9],
    ['code', 5],
    ['chat_help', 2],
    ['forum_help', 2],
    ['documentation', 1],
  ],
};

const platforms: Record<What, readonly SampleIdentity['platform'][]> = {
  code: ['git'],
  documentation: ['git'],
  issue_help: ['forgejo'],
  forum_help: ['discourse'],
  chat_help: ['matrix'],
  tweet: ['mastodon'],
  blog: ['git', 'discourse', 'forgejo'],
  meetup: ['git', 'discourse'],
};

/** The identity somebody does a thing with; of two addresses now and then the second. */
export function identityFor(member: Member, among: readonly SampleIdentity['platform'][], random: Random): SampleIdentity | undefined {
  const fitting = member.identities.filter(({ platform }) => among.includes(platform));
  return fitting.length > 1 && fitting[1]?.platform === fitting[0]?.platform && random.chance(0.3) ? fitting[1] : fitting[0];
}

function titleOf(what: What, member: Member, random: Random): string {
  const question = () => random.pick(questions);
  const city = member.place?.name.split(',')[0] ?? 'the road';
  switch (what) {
    case 'code':
      return member.rank === 'bot' ? botTitle(random) : commitTitle(random);
    case 'documentation':
      return documentationTitle(random);
    case 'issue_help':
    case 'forum_help':
      return `Answered “${question()}”`;
    case 'chat_help':
      return `Helped in ${random.pick(channels)}: “${question()}”`;
    case 'tweet':
      return random.pick(postTexts);
    case 'meetup':
      return `Hosted a ${random.pick(['map evening', 'walk and map', 'first-change evening'])} in ${city}`;
    case 'blog':
      return random.chance(0.6) ? random.pick(blogTitles) : `Notes from ${city}: ${random.pick(talkTitles)}`;
  }
}

function deedsOf(member: Member, random: Random): Deed[] {
  const possible = mixes[member.role].filter(([what]) => member.identities.some(({ platform }) => platforms[what].includes(platform)));
  const isMachine = member.rank === 'bot' || member.rank === 'agent';
  const deeds: Deed[] = [];
  for (const day of activeDays(member, random)) {
    const most = member.rank === 'core' || member.rank === 'staff' ? 3 : 2;
    const isOne = isMachine || (member.rank === 'passing' && random.chance(0.7));
    for (let left = isOne ? 1 : random.between(1, most); left > 0; left -= 1) {
      const what = isMachine ? 'code' : random.weighted(possible.length > 0 ? possible : mixes.coder);
      const identity = identityFor(member, platforms[what], random);
      if (!identity) continue;
      const isCommit = what === 'code' || what === 'documentation';
      const shared = { member, identity, at: instantOf(member, day, random), offset: offsetOf(member, day) };
      deeds.push({ ...shared, kind: isCommit ? 'commit' : what, countsAs: what, title: titleOf(what, member, random) });
      if (what === 'code' && member.rank === 'core' && random.chance(0.12))
        deeds.push({ ...shared, at: shared.at + 600_000, kind: 'commit', countsAs: 'merge', title: mergeTitle(random) });
    }
  }
  return deeds;
}

const HEX = 0x1_0000_0000;
const hash = (random: Random): string => Array.from({ length: 5 }, () => random.below(HEX).toString(16).padStart(8, '0')).join('');

/** Numbers grow as time goes on, as those of issues and threads do. */
function keyer(random: Random): (deed: Deed) => string {
  const last: Record<string, number> = { issue_help: 310, forum_help: 120, chat_help: 1000, blog: 1, tweet: 20_000, meetup: 1 };
  const words: Record<string, string> = { issue_help: 'issue', forum_help: 'forum', chat_help: 'chat', tweet: 'post' };
  return ({ kind }) => {
    if (kind === 'commit') return hash(random);
    const next = (last[kind] ?? 0) + random.between(1, 5);
    last[kind] = next;
    return `${words[kind] ?? kind}/${next}`;
  };
}

/** Everything everybody did before `asOf` (a day since 1970), the oldest first. */
export function inventActivities(members: readonly Member[], asOf: number, random: Random): SampleActivity[] {
  const deeds = members
    .flatMap((member) => deedsOf(member, random))
    .filter(({ at }) => at < asOf * DAY)
    .sort((a, b) => a.at - b.at);
  const keyOf = keyer(random);
  const creditsOf = crediting(members, random);
  return deeds.flatMap((deed) => {
    const activity = { ...deed, key: keyOf(deed) };
    return [activity, ...creditsOf(activity)];
  });
}
