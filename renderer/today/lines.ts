/** What waits, as the screen shows it: kind after kind, each line with what its area says about it. */
import type { TodayItem } from '../../shared/contract/today.ts';
import { type TodayKind, type TodayLine, todayKind } from '../app/registry.ts';

export interface Line extends TodayLine {
  key: string;
}

export interface Group {
  kind: TodayItem['kind'];
  title: string;
  hint: string;
  icon: TodayKind<TodayItem['kind']>['icon'];
  /** All there are, also those beyond the lines. */
  total: number;
  lines: readonly Line[];
}

interface Answer {
  day: string;
  items: readonly TodayItem[];
  counts: Record<TodayItem['kind'], number>;
}

export function groupsOf({ day, items, counts }: Answer): Group[] {
  return [...new Set(items.map(({ kind }) => kind))].map((kind) => groupOf(kind, day, items, counts[kind]));
}

function groupOf<K extends TodayItem['kind']>(kind: K, day: string, items: readonly TodayItem[], total: number): Group {
  const { title, hint, icon, keyOf, lineOf } = todayKind(kind) as TodayKind<K>;
  const its = items.filter((item): item is Extract<TodayItem, { kind: K }> => item.kind === kind);
  return { kind, title, hint, icon, total, lines: its.map((item) => ({ key: `${kind} ${keyOf(item)}`, ...lineOf(item, day) })) };
}

/** Where the cursor is: on its line while that is there, otherwise on what has taken its place. */
export function cursorAt(lines: readonly Line[], cursor: { key: string; index: number } | null): number {
  if (lines.length === 0) return -1;
  const there = cursor ? lines.findIndex(({ key }) => key === cursor.key) : 0;
  return there >= 0 ? there : Math.min(cursor?.index ?? 0, lines.length - 1);
}
