import type { TodayItem } from '../../../shared/contract/today.ts';

/** One kind of item: how many there are, and the most pressing of them. */
export interface Found<K extends TodayItem['kind']> {
  total: number;
  /** `most` at most, the most pressing first. */
  rows: Extract<TodayItem, { kind: K }>[];
}

/** Finds what needs a person on a day (`2026-05-14`). */
export type TodayProvider<K extends TodayItem['kind']> = (day: string, most: number) => Found<K>;

/** Every kind, from the areas that bring them; the compiler asks for one that is missing. */
export type TodayProviders = { [K in TodayItem['kind']]: TodayProvider<K> };
