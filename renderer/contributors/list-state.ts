/** What the person is doing with the list: what they look for, in which order, where the cursor is, who is chosen. No data. */
import { create } from 'zustand';
import type { contributorSorts } from '../../shared/contract/contributors.ts';
import type { Grouping, ListColumns } from '../../shared/contract/list-columns.ts';
import type { Filter } from '../../shared/contract/segments.ts';
import type { ViewContent } from '../../shared/contract/views.ts';
import { detailColumns, plainColumns } from '../../shared/domain/contributors/columns.ts';
import { recall, remember } from '../app/storage.ts';

export type Sort = (typeof contributorSorts)[number];
export type Direction = 'ascending' | 'descending';

/** Rows by their keys, or everyone the list holds but some. */
export type Selection = { all: false; keys: ReadonlySet<number> } | { all: true; except: ReadonlySet<number> };

interface ListState {
  search: string;
  /** All of these must hold. The first thing a person sees is who is human. */
  conditions: readonly Filter[];
  sort: Sort;
  direction: Direction;
  /** `null`: those the list has by itself. */
  columns: ListColumns | null;
  grouping: Grouping | null;
  /** Groups of which only the head is shown. */
  folded: ReadonlySet<string>;
  /** The saved view that the list was set up by; what was changed since is not in it. */
  view: string | null;
  /** Key of the row the keys act on; `null`: the first. */
  cursor: number | null;
  /** Where a range begins. */
  anchor: number | null;
  selection: Selection;
}

export const botsLeftOut: Filter = { not: { field: 'kind', anyOf: ['bot', 'agent'] } };
/** Programs beside people, by name, cannot all cross at once; beyond this one chooses everyone and narrows the list. */
export const MOST_BY_NAME = 10_000;

const nobody: Selection = { all: false, keys: new Set() };
const first = {
  search: '',
  conditions: [botsLeftOut],
  sort: 'lastActive',
  direction: 'descending',
  grouping: null,
  folded: new Set<string>(),
  view: null,
  cursor: null,
  anchor: null,
  selection: nobody,
} as const;

const COLUMNS = 'contributors.columns';

const builtIn: ReadonlySet<unknown> = new Set([...plainColumns, ...detailColumns]);
const isColumn = (one: unknown): boolean => {
  const { column, width } = (one ?? {}) as { column?: unknown; width?: unknown };
  const isKnown = builtIn.has(column) || (typeof column === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(column));
  return isKnown && (width === undefined || (typeof width === 'number' && width >= 2 && width <= 40));
};

/** The columns of the list without a name, as this window remembers them; `null` where another Cairn remembered something else. */
function rememberedColumns(): ListColumns | null {
  try {
    const found: unknown = JSON.parse(recall(COLUMNS) ?? 'null');
    return Array.isArray(found) && found.every(isColumn) ? (found as ListColumns) : null;
  } catch {
    return null;
  }
}

export const useContributorList = create<ListState>()(() => ({ ...first, columns: rememberedColumns() }));

const set = useContributorList.setState;

/** A choice of everyone means those who are in the list: with another list it would mean other people than it did. */
const narrowed = ({ selection }: ListState) => (selection.all ? { selection: nobody } : {});

export const setSearch = (search: string): void => set((state) => ({ search, ...narrowed(state) }));
export const setConditions = (conditions: readonly Filter[]): void => set((state) => ({ conditions, ...narrowed(state) }));
export const clearFilters = (): void => set((state) => ({ search: '', conditions: [], ...narrowed(state) }));
/** Everyone whom a condition fits, whatever the list was asked for before. */
export const showEveryone = (condition: Filter): void =>
  set((state) => ({ search: '', conditions: [botsLeftOut, condition], view: null, ...narrowed(state) }));
/** Another workspace: other keys, other tags. */
export const startAgain = (): void => set({ ...first, columns: rememberedColumns() });

export function setColumns(columns: ListColumns | null): void {
  if (useContributorList.getState().view === null) remember(COLUMNS, JSON.stringify(columns));
  set({ columns });
}
export const setGrouping = (grouping: Grouping | null): void => set({ grouping, folded: new Set() });
export const toggleFolded = (group: string): void => set(({ folded }) => ({ folded: toggled(folded, group) }));
export const setFolded = (groups: readonly string[]): void => set({ folded: new Set(groups) });

/** The list as a view keeps it. */
export function contentOf({ search, conditions, sort, direction, columns, grouping }: Omit<ListState, 'cursor'>): ViewContent {
  return { search, filter: { all: [...conditions] }, sort, direction, columns, grouping };
}

/** Sets the list up as a view says. */
export function showView(view: string, { search, filter, sort, direction, columns, grouping }: ViewContent): void {
  const conditions = 'all' in filter ? filter.all : [filter];
  set({ search, conditions, sort, direction, columns, grouping, view, folded: new Set(), selection: nobody, cursor: null, anchor: null });
}

/** Back to the list without a name. */
export const leaveView = (): void => startAgain();
export const nameView = (view: string | null): void => set({ view });

/** By a column: the other way round when it is sorted by it already. Names begin with A, dates and counts with the most. */
export function sortBy(sort: Sort): void {
  set((state) => {
    const natural: Direction = sort === 'name' ? 'ascending' : 'descending';
    if (state.sort !== sort) return { sort, direction: natural };
    return { direction: state.direction === 'ascending' ? 'descending' : 'ascending' };
  });
}

export const moveCursor = (cursor: number): void => set({ cursor, anchor: cursor });
export const clearSelection = (): void => set({ selection: nobody, anchor: null });
export const selectAll = (): void => set({ selection: { all: true, except: new Set() } });

export function toggleSelected(key: number): void {
  set(({ selection }) => ({
    cursor: key,
    anchor: key,
    selection: selection.all ? { all: true, except: toggled(selection.except, key) } : { all: false, keys: toggled(selection.keys, key) },
  }));
}

/** Everyone between the anchor and the row. Returns false, and chooses nobody, when that is more than can be named. */
export function selectRange(ids: Uint32Array, to: number): boolean {
  const { anchor, cursor, selection } = useContributorList.getState();
  const from = Math.max(0, ids.indexOf(anchor ?? cursor ?? ids[0] ?? 0));
  const range = ids.subarray(Math.min(from, to), Math.max(from, to) + 1);
  if (selection.all) {
    set({
      cursor: ids[to] ?? null,
      selection: { all: true, except: new Set([...selection.except].filter((key) => !range.includes(key))) },
    });
    return true;
  }
  if (range.length + selection.keys.size > MOST_BY_NAME) return false;
  set({ cursor: ids[to] ?? null, anchor: ids[from] ?? null, selection: { all: false, keys: new Set([...selection.keys, ...range]) } });
  return true;
}

export const isSelected = (selection: Selection, key: number): boolean =>
  selection.all ? !selection.except.has(key) : selection.keys.has(key);

/** How many are chosen; `total` is how many the list holds. */
export const selectedCount = (selection: Selection, total: number): number =>
  selection.all ? Math.max(0, total - selection.except.size) : selection.keys.size;

/** Whether anybody may be chosen, without knowing the list. */
export const hasSelection = (selection: Selection): boolean => selection.all || selection.keys.size > 0;

function toggled<T>(keys: ReadonlySet<T>, key: T): ReadonlySet<T> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
