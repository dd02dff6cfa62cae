/** Rows of the timeline with a head before each month. */
import type { ActivityRow } from '../../../shared/contract/contributors.ts';

export type TimelineItem = { type: 'month'; month: string } | { type: 'activity'; row: ActivityRow };

/** Things no date can be believed of stand together at the end. */
export const NO_DATE = '';

/** `2024-03`, or `NO_DATE`. */
export const monthOf = (row: ActivityRow): string => (row.dateFrom === 'none' ? NO_DATE : new Date(row.at).toISOString().slice(0, 7));

export function withMonths(rows: readonly ActivityRow[]): TimelineItem[] {
  const items: TimelineItem[] = [];
  let month: string | null = null;
  for (const row of rows) {
    const of = monthOf(row);
    if (of !== month) items.push({ type: 'month', month: of });
    month = of;
    items.push({ type: 'activity', row });
  }
  return items;
}
