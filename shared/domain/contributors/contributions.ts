/**
 * What counts, and as what (docs/decisions/0004). There are nine kinds of contributing: code, documentation, a blog
 * article, a tweet, a talk, a meetup, or helping on the issue tracker, forum or chat. Credits are what others wrote into
 * a commit message about a person, or what a forge tells of the same kind. Merging and applying other people's work is kept apart: it is
 * work on contributions, not one more of them; so is a change request that is not merged, a question on a forum, and talking in what one opened oneself.
 */
export const contributionKinds = [
  'code',
  'documentation',
  'blog',
  'tweet',
  'talk',
  'meetup',
  'issue_help',
  'forum_help',
  'chat_help',
] as const;
export type ContributionKind = (typeof contributionKinds)[number];
export const creditKinds = ['review', 'test', 'help', 'report'] as const;
export const apartKinds = ['merge', 'committed', 'proposed', 'reply', 'question'] as const;
export const countedKinds = [...contributionKinds, ...creditKinds, ...apartKinds] as const;

export type CountedKind = (typeof countedKinds)[number];

const ofForges: readonly CountedKind[] = ['code', 'issue_help', 'review', 'help', 'report', 'merge', 'proposed', 'reply'];

type SourceKind =
  | 'git'
  | 'forgejo'
  | 'github'
  | 'gitlab'
  | 'discourse'
  | 'calendar'
  | 'conferences'
  | 'schedule'
  | 'feed'
  | 'chat'
  | 'people'
  | 'table'
  | 'sample'
  | 'hand';

/** What each kind of source can tell about; `hand`: what people add themselves. */
export const kindsOfSource: Record<SourceKind, readonly CountedKind[]> = {
  git: ['code', 'documentation', ...creditKinds, 'merge', 'committed'],
  forgejo: ofForges,
  github: ofForges,
  gitlab: ofForges,
  discourse: ['forum_help', 'reply', 'question'],
  calendar: [],
  conferences: [],
  schedule: ['talk'],
  feed: ['blog'],
  chat: ['chat_help'],
  people: [...contributionKinds, ...creditKinds],
  table: [...contributionKinds, ...creditKinds],
  sample: countedKinds,
  hand: contributionKinds,
};

/** On a forge: a change request opened, merged, merged for somebody; an issue opened; a word or a review under either. On a forum: a topic begun. */
export const forgeKinds = ['change_request', 'merged', 'merging', 'issue', 'comment', 'forum_topic'] as const;
/** What happened, as a source tells it: a commit and the credits in its message, what a forge tells, or elsewhere what it counts as. */
export const activityKinds = ['commit', 'co_author', 'committed', ...forgeKinds, ...creditKinds, ...contributionKinds] as const;
export type ActivityKind = (typeof activityKinds)[number];

/**
 * What a trailer in a commit message says its person did, and what that counts as; the keys in small letters, though written in
 * any. Commits that were read before keep what they counted as until everything is looked at again (`sources.syncSource`, `full`).
 */
export const trailerCredits: Readonly<Record<string, { kind: ActivityKind; countsAs: CountedKind }>> = {
  'co-authored-by': { kind: 'co_author', countsAs: 'code' },
  'reviewed-by': { kind: 'review', countsAs: 'review' },
  'helped-by': { kind: 'help', countsAs: 'help' },
  'tested-by': { kind: 'test', countsAs: 'test' },
  'reported-by': { kind: 'report', countsAs: 'report' },
};

/** True for the kinds that make up a person's number of contributions: the nine and the credits, not what is kept apart. */
export const isContribution = (kind: CountedKind): boolean => !apartKinds.some((apart) => apart === kind);
