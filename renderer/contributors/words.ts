/** Plain words for what the contract names, and the dates of these screens. */

import type { ContributorRow } from '../../shared/contract/contributors.ts';
import type { Filter } from '../../shared/contract/segments.ts';
import type { ContributionKind, CountedKind } from '../../shared/domain/contributors/contributions.ts';
import { contributorKinds } from '../../shared/domain/identities/kind.ts';
import { locale } from '../ui/figures.ts';

export type ContributorKind = ContributorRow['kind'];

/** What a kind of contribution is called in lists and filters. */
export const contributionNames: Record<CountedKind, string> = {
  code: 'Code',
  documentation: 'Documentation',
  blog: 'Blog articles',
  tweet: 'Posts on social media',
  talk: 'Talks',
  meetup: 'Meetups',
  issue_help: 'Help on the issue tracker',
  forum_help: 'Help on the forum',
  chat_help: 'Help in chat',
  review: 'Reviews',
  test: 'Tests',
  help: 'Help with a change',
  report: 'Reports',
  merge: 'Merges',
  committed: 'Applied for others',
  proposed: 'Change requests opened',
  reply: 'Words in their own',
  question: 'Topics begun',
};

/** One of a kind, as somebody adds it by hand. */
export const contributionOne: Record<ContributionKind, string> = {
  code: 'Code',
  documentation: 'Documentation',
  blog: 'Blog article',
  tweet: 'Post on social media',
  talk: 'Talk',
  meetup: 'Meetup',
  issue_help: 'Help on the issue tracker',
  forum_help: 'Help on the forum',
  chat_help: 'Help in chat or IRC',
};

/** What counts as it, in a sentence, where the name alone does not say. */
export const contributionMeaning: Partial<Record<CountedKind, string>> = {
  review: 'Reviewed a change request, or is named as reviewer in a commit message',
  test: 'Named as tester in a commit message',
  help: 'Commented on somebody else’s change request, or is named for helping in a commit message',
  report: 'Opened an issue, or is named for reporting the problem in a commit message',
  merge: 'Joined a line of work into another; not a contribution of its own',
  committed: 'Applied a change that somebody else wrote; not a contribution of its own',
  proposed: 'Opened a change request; it counts as code when it is merged',
  reply: 'Commented on an issue, a change request or a topic that they opened; not a contribution of its own',
  question: 'Began a topic on the forum; not a contribution of its own',
};

/** How one row of the timeline reads at its right end. */
export const activityWords: Record<CountedKind, string> = {
  code: 'code',
  documentation: 'documentation',
  blog: 'blog',
  tweet: 'post',
  talk: 'talk',
  meetup: 'meetup',
  issue_help: 'issue help',
  forum_help: 'forum help',
  chat_help: 'chat help',
  review: 'reviewed',
  test: 'tested',
  help: 'helped',
  report: 'reported',
  merge: 'merge',
  committed: 'applied',
  proposed: 'opened',
  reply: 'replied',
  question: 'asked',
};

export const kindNames: Record<ContributorKind, { one: string; many: string }> = {
  human: { one: 'Person', many: 'People' },
  bot: { one: 'Bot', many: 'Bots' },
  agent: { one: 'AI agent', many: 'AI agents' },
  unknown: { one: 'Not known', many: 'Not known' },
};

/** The kinds that a condition keeps out of the list; `null` for a condition on something else. */
export function kindsLeftOutBy(filter: Filter): readonly ContributorKind[] | null {
  if ('field' in filter) return filter.field === 'kind' ? contributorKinds.filter((kind) => !filter.anyOf.includes(kind)) : null;
  return 'not' in filter && 'field' in filter.not && filter.not.field === 'kind' ? filter.not.anyOf : null;
}

const monthYear = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const monthLong = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const list = new Intl.ListFormat(locale, { type: 'conjunction' });
const choice = new Intl.ListFormat(locale, { type: 'disjunction' });

/** Mar 2022, of the UTC month the moment lies in. */
export const shortMonth = (at: number): string => monthYear.format(at);
/** March 2022 */
export const longMonth = (at: number): string => monthLong.format(at);
/** "bots and AI agents" */
export const allOf = (words: readonly string[]): string => list.format(words);
/** "bots or AI agents" */
export const anyOf = (words: readonly string[]): string => choice.format(words);

/** `2024-03`, as the core names a UTC month, as its first moment. */
export const monthStart = (name: string): number => Date.parse(`${name}-01T00:00:00Z`);

const LONGEST_NAME = 60;

/** They turn the direction of what stands behind them: 21 would be read as 12. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g;

/** A name as it fits into a sentence: a source may give one of 10 kB, or one that goes on in the figures behind it. */
export function inSentence(name: string): string {
  const plain = name.replace(directions, '');
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME)}…` : plain || 'No name';
}

const plurals = new Intl.PluralRules('en');

/** The word that fits a number, without the number: `word(2, 'thing')` is "things". */
export const word = (value: number, one: string, many = `${one}s`): string => (plurals.select(value) === 'one' ? one : many);
