/** What several entries of one event say together. In whatever order they come, the answer is the same. */
import type { ToldCall } from '../sources/told.ts';

/** What most of them say; of as many, the first by alphabet. Empty ones say nothing. */
export function mostSaid(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/** Of a call that lists name differently, the one that says most: called off, then the latest end (calls are extended), then a link. */
export function bestCall(calls: readonly ToldCall[]): ToldCall {
  const rank = ({ state, endsAt, link }: ToldCall): [number, number, string] => [
    state === 'cancelled' ? 2 : state === 'dated' ? 1 : 0,
    endsAt ?? 0,
    link,
  ];
  const [best] = [...calls].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return right[0] - left[0] || right[1] - left[1] || (left[2] < right[2] ? 1 : -1);
  });
  return best ?? { state: 'unknown', endsAt: null, link: '' };
}

/** Yes where one says yes; `null` where nobody says. */
export const together = (flags: readonly (boolean | null)[]): boolean | null =>
  flags.includes(true) ? true : flags.includes(false) ? false : null;
