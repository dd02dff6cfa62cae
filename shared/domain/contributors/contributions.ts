/**
 * What counts, and as what. The nine kinds are the handbook's (Journeys): contributing is code, documentation, a blog
 * article, a tweet, a talk, a meetup, or helping on the issue tracker, forum or chat. Credits are what others wrote into
 * a commit message about a person. Merging and applying other people's work is kept apart: it is work on contributions,
 * not one more of them.
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
export const creditKinds = ['review', 'test', 'help', 'report'] as const;
export const apartKinds = ['merge', 'committed'] as const;
export const countedKinds = [...contributionKinds, ...creditKinds, ...apartKinds] as const;

export type ContributionKind = (typeof contributionKinds)[number];
export type CountedKind = (typeof countedKinds)[number];

/** What each kind of source can tell about. */
export const kindsOfSource: Record<'git', readonly CountedKind[]> = {
  git: ['code', 'documentation', ...creditKinds, ...apartKinds],
};

/** What happened, as a source tells it. */
export const activityKinds = ['commit', 'co_author', 'review', 'test', 'help', 'report', 'committed'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** True for the kinds that make up a person's number of contributions: the nine and the credits, without merges. */
export function isContribution(kind: CountedKind): boolean {
  return kind !== 'merge' && kind !== 'committed';
}
