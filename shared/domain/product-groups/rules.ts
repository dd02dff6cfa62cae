/**
 * Which product group an issue or change request belongs to: dated rules over its labels, the files it touches and its project
 * (DOMAIN.md section 7). A group that is renamed keeps its rules; a rule that changes is ended on a day, and another begins on it.
 */

/** What a rule can look at, the one that outweighs the others first: a label was given to this very item. */
export const ruleSubjects = ['label', 'path', 'project'] as const;
export type RuleSubject = (typeof ruleSubjects)[number];

export interface GroupRule {
  uid: string;
  group: string;
  /** The place of its group among the groups: of two rules that are equally exact, the one of the earlier group holds. */
  place: number;
  over: RuleSubject;
  /** `group::editor`, or with a star at its end `group::*`. */
  pattern: string;
  /** The first day it holds, such as `2026-02-01`; `null`: ever since. */
  from: string | null;
  /** The first day it does not hold any more; `null`: it holds. */
  until: string | null;
}

export interface GroupedItem {
  /** The day it was opened, where the workspace counts its days. */
  day: string;
  /** The path of its project: `north/lamp`. */
  project: string;
  labels: readonly string[];
  /** The files it touches; empty where nobody read them. */
  paths: readonly string[];
}

export interface Belonging {
  rule: GroupRule;
  /** The label, path or project that the rule took it for. */
  matched: string;
}

export const longestPattern = 255;

/** Why a pattern is none, as a sentence; `null` when it is one. */
export function whyNoPattern(pattern: string): string | null {
  if (pattern === '') return 'Say which label, project or path the rule is about.';
  if (pattern.length > longestPattern) return 'This is longer than any label, project or path.';
  return pattern.slice(0, -1).includes('*') ? 'A star may stand only at the end, as in group::* or north/*.' : null;
}

/** Forges take labels and projects for the same in small letters and capitals; files they do not. */
const spelled = (over: RuleSubject, text: string): string => (over === 'path' ? text : text.toLowerCase());

/** Of two patterns with the same key, over the same things, each means what the other does. */
export const patternKey = ({ over, pattern }: Pick<GroupRule, 'over' | 'pattern'>): string => `${over} ${spelled(over, pattern)}`;

/** Whether a pattern means a text. With a star at its end it means everything that begins so, without one only itself. */
export function matches({ over, pattern }: Pick<GroupRule, 'over' | 'pattern'>, text: string): boolean {
  const [wanted, given] = [spelled(over, pattern), spelled(over, text)];
  return wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}

/** Half-open: on the first day it holds, on the day it ends it does not. */
export const holdsOn = ({ from, until }: Pick<GroupRule, 'from' | 'until'>, day: string): boolean =>
  (from === null || from <= day) && (until === null || day < until);

/** Whether there is a day on which both hold. */
export const overlap = (one: Pick<GroupRule, 'from' | 'until'>, other: Pick<GroupRule, 'from' | 'until'>): boolean =>
  (one.from === null || other.until === null || one.from < other.until) &&
  (other.from === null || one.until === null || other.from < one.until);

const exactness = ({ pattern }: GroupRule): number => (pattern.endsWith('*') ? pattern.length : Number.POSITIVE_INFINITY);
const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Of rules over the same: the more exact one first, then the one of the earlier group. Uids decide where nothing else does. */
function byWeight(one: GroupRule, other: GroupRule): number {
  const [a, b] = [exactness(one), exactness(other)];
  return (a === b ? 0 : b - a) || one.place - other.place || byText(one.group, other.group) || byText(one.uid, other.uid);
}

const textsOf: Record<RuleSubject, (item: GroupedItem) => readonly string[]> = {
  label: ({ labels }) => labels,
  path: ({ paths }) => paths,
  project: ({ project }) => [project],
};

/** So many texts are remembered with the rules that mean them: 100,000 items have some thousand labels and projects between them. */
const remembered = 20_000;

/**
 * Tells of items which group they belong to, by these rules in any order; `null`: in none. A rule over a label outweighs one over a
 * path, that one over a project; then the more exact pattern holds, then the place of the group. Of several texts that one rule means,
 * the first by its letters is named.
 */
export function grouping(rules: readonly GroupRule[]): (item: GroupedItem) => Belonging | null {
  const subjects = ruleSubjects.map((over) => {
    const ranked = rules.filter((rule) => rule.over === over).sort(byWeight);
    const known = new Map<string, readonly number[]>();
    /** Places in `ranked`, the weightiest first. */
    const meaning = (text: string): readonly number[] => {
      const places = known.get(text) ?? ranked.flatMap((rule, place) => (matches(rule, text) ? [place] : []));
      if (known.size >= remembered) known.clear();
      known.set(text, places);
      return places;
    };
    return { ranked, meaning, texts: textsOf[over] };
  });
  return (item) => {
    for (const { ranked, meaning, texts } of subjects) {
      if (ranked.length === 0) continue;
      let best: { place: number; matched: string } | null = null;
      for (const matched of texts(item)) {
        const place = meaning(matched).find((one) => holdsOn(ranked[one] as GroupRule, item.day));
        if (place === undefined) continue;
        if (best === null || place < best.place || (place === best.place && matched < best.matched)) best = { place, matched };
      }
      if (best) return { rule: ranked[best.place] as GroupRule, matched: best.matched };
    }
    return null;
  };
}

/** "label group::editor since 2026-02-01", "project north/lamp (north/*) until 2026-03-01": why something belongs to a group. */
export function whyWords({ over, pattern, from, until }: Pick<GroupRule, 'over' | 'pattern' | 'from' | 'until'>, matched: string): string {
  const what = spelled(over, pattern) === spelled(over, matched) ? matched : `${matched} (${pattern})`;
  return [over, what, from === null ? '' : `since ${from}`, until === null ? '' : `until ${until}`].filter((part) => part !== '').join(' ');
}
