/** Keys of the whole list first, rows as they come into view. */
import { keepPreviousData, type QueryClient, queryOptions, type UseQueryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { ContributorRow, contributorListInput } from '../../shared/contract/contributors.ts';
import type { Grouping, ListGroup } from '../../shared/contract/list-columns.ts';
import type { z } from '../../shared/zod.ts';
import { api } from '../app/api.ts';
import { callKey, queryClient } from '../app/query.ts';

export type ListInput = z.input<typeof contributorListInput>;

const CHUNK = 50;
/** Rows fetched on either side of those in view, so that scrolling by the wheel never meets an empty row. */
const AHEAD = 40;
/** How long answers are kept that nobody looks at: every letter typed leaves up to 400 kB of keys behind. */
const KEEP_KEYS_MS = 5_000;
const KEEP_ROWS_MS = 60_000;

const chunkOptions = (ids: readonly number[], columns: readonly string[]) =>
  queryOptions({
    queryKey: callKey('contributors.byIds', columns.length === 0 ? { ids } : { ids, columns }),
    queryFn: () => api.contributors.byIds({ ids: [...ids], columns: [...columns] }),
    gcTime: KEEP_ROWS_MS,
  });

interface Keys {
  /** Group by group where the list is grouped: whoever stands in two groups is in it twice. */
  ids: Uint32Array;
  groups: readonly ListGroup[] | null;
  people: number;
  /** What was asked for: the list goes to its top when this changes, not when a letter is typed. */
  input: ListInput;
}

/** The first rows come with the keys, so that both appear in the same frame. */
async function keysWithFirstRows(client: QueryClient, { input, grouping, columns }: Asked): Promise<Keys> {
  const wanted = { ...input, columns: [...columns], firstRows: CHUNK };
  const found = grouping === null ? null : await api.contributors.groups({ ...wanted, grouping });
  const { ids, rows } = found ?? (await api.contributors.ids(wanted));
  client.setQueryData(chunkOptions([...ids.subarray(0, CHUNK)], columns).queryKey, { rows });
  return { ids, groups: found?.groups ?? null, people: found?.people ?? ids.length, input };
}

interface Asked {
  input: ListInput;
  grouping: Grouping | null;
  columns: readonly string[];
}

const nobody = new Uint32Array(0);

/**
 * Keys of everyone who matches, in order. One question at a time: what was typed while an answer was on its way is asked
 * as one, and what lies between is dropped.
 */
export function useContributorKeys(input: ListInput, grouping: Grouping | null, columns: readonly string[]) {
  const wanted = useMemo(() => ({ input, grouping, columns }), [input, grouping, columns]);
  const [asked, setAsked] = useState<Asked>(wanted);
  const options: UseQueryOptions<Keys> = {
    queryKey: callKey('contributors.ids', asked),
    queryFn: () => keysWithFirstRows(queryClient, asked),
    gcTime: KEEP_KEYS_MS,
    structuralSharing: false,
    placeholderData: keepPreviousData as never,
  };
  const answer = useQuery(options);
  if (asked !== wanted && !answer.isFetching) setAsked(wanted);
  return {
    ids: answer.data?.ids ?? nobody,
    groups: answer.data?.groups ?? null,
    people: answer.data?.people ?? 0,
    shownFor: answer.data?.input,
    answered: answer.data !== undefined,
    asking: answer.isFetching,
    error: answer.error,
  };
}

/** The row of a key as far as it is known, for rows `first` to `last` and some on either side. */
export function useContributorRows(
  ids: Uint32Array,
  first: number,
  last: number,
  columns: readonly string[],
): (key: number) => ContributorRow | undefined {
  const known = useRef(new Map<number, ContributorRow>());
  const from = Math.floor(Math.max(0, first - AHEAD) / CHUNK);
  const to = Math.max(from, Math.floor(Math.min(ids.length - 1, last + AHEAD) / CHUNK));
  const chunks = useMemo(() => chunksOf(ids, from, to), [ids, from, to]);
  const answers = useQueries({ queries: chunks.map((chunk) => chunkOptions(chunk, columns)) });
  // A change asks for the rows again, perhaps under other keys; until they are here the last known ones stand.
  if (known.current.size > 20_000) known.current.clear();
  for (const { data } of answers) for (const row of data?.rows ?? []) if (row.key !== null) known.current.set(row.key, row);
  return (key) => known.current.get(key);
}

/** Keys of the chunks `from` to `to`, both included, as far as there are any. */
function chunksOf(ids: Uint32Array, from: number, to: number): number[][] {
  const starts = Array.from({ length: to - from + 1 }, (_, index) => (from + index) * CHUNK);
  return starts.filter((start) => start < ids.length).map((start) => [...ids.subarray(start, start + CHUNK)]);
}

/**
 * The key of a person who was opened from elsewhere, such as the palette: found by looking for their own name among those
 * who have it. `null` while it is not known, and for somebody whose name is too common.
 */
export function useKeyOf(contributor: string | null): number | null {
  const answer = useQuery({
    queryKey: callKey('contributors.keyOf', { contributor }),
    queryFn: async () => {
      const { row: person } = await api.contributors.get({ contributor: contributor ?? '' });
      const { ids } = await api.contributors.ids({ search: person.name.slice(0, 200) });
      const { rows } = await api.contributors.byIds({ ids: [...ids.subarray(0, 200)] });
      return rows.find((row) => row.id === person.id)?.key ?? null;
    },
    enabled: contributor !== null,
    gcTime: KEEP_KEYS_MS,
  });
  return answer.data ?? null;
}
