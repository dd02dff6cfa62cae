/** The suggestions that wait for an answer, and what one answers. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { SuggestionRow } from '../../shared/contract/identities.ts';
import { api } from '../app/api.ts';
import { callKey } from '../app/query.ts';
import { toast, toastError } from '../app/toasts.ts';
import { counted } from '../ui/figures.ts';

/** So many are looked at in one sitting; the next are there when these are answered. */
const MOST = 200;
/** Of one change. */
const mostPairs = 500;

export const keyOf = ({ one, other }: SuggestionRow): string => `${one.identity} ${other.identity}`;

/** Answered just now, and put off: until this window is closed they come last. */
const useAnswers = create<{ answered: ReadonlySet<string>; later: ReadonlySet<string> }>()(() => ({
  answered: new Set(),
  later: new Set(),
}));

export interface Desk {
  rows: SuggestionRow[];
  later: SuggestionRow[];
  /** Of each tier, also of those that are not loaded. */
  counts: Record<SuggestionRow['tier'], number>;
  isAsking: boolean;
  error: Error | null;
  lookAgain(): void;
}

/** `undefined` until it was looked for the first time. */
export function useDesk(): Desk | undefined {
  const { answered, later } = useAnswers();
  const { data, isFetching, error, refetch } = useQuery({
    queryKey: callKey('identities.suggestions', {}),
    queryFn: async () => {
      const found = await api.identities.suggestions({ limit: MOST });
      // What came back by undo waits again.
      useAnswers.setState({ answered: new Set() });
      return found;
    },
    placeholderData: keepPreviousData,
  });
  if (!data && !error) return undefined;
  const waiting = (data?.rows ?? []).filter((row) => !answered.has(keyOf(row)));
  return {
    rows: waiting.filter((row) => !later.has(keyOf(row))),
    later: waiting.filter((row) => later.has(keyOf(row))),
    counts: data?.counts ?? { certain: 0, likely: 0, possible: 0 },
    isAsking: isFetching,
    error,
    lookAgain: () => void refetch(),
  };
}

const note = (row: SuggestionRow): void => useAnswers.setState(({ answered }) => ({ answered: new Set(answered).add(keyOf(row)) }));
const unnote = (row: SuggestionRow): void =>
  useAnswers.setState(({ answered }) => ({ answered: new Set([...answered].filter((key) => key !== keyOf(row))) }));

async function answer(row: SuggestionRow, work: () => Promise<unknown>, text: string): Promise<void> {
  // The next one is there at once.
  note(row);
  try {
    await work();
    toast({ text, undo: true });
  } catch (error) {
    unnote(row);
    toastError(error, 'They stay as they were.');
  }
}

export const saySame = (row: SuggestionRow): Promise<void> =>
  answer(
    row,
    () => api.identities.same({ pairs: [{ contributor: row.one.identity, other: row.other.identity }] }),
    `${row.one.name} is one person now.`,
  );

export const sayNotSame = (row: SuggestionRow): Promise<void> =>
  answer(
    row,
    () => api.identities.notSame({ contributor: row.one.identity, other: row.other.identity }),
    `${row.one.name} and ${row.other.name} stay two.`,
  );

export const putOff = (row: SuggestionRow): void => useAnswers.setState(({ later }) => ({ later: new Set(later).add(keyOf(row)) }));

/** All certain ones, some hundred as one change each. */
export async function acceptCertain(): Promise<void> {
  try {
    const all: SuggestionRow[] = [];
    for (let offset = 0, total = 1; offset < total; offset += MOST) {
      const page = await api.identities.suggestions({ tier: 'certain', offset, limit: MOST });
      total = page.total;
      all.push(...page.rows);
    }
    let merged = 0;
    for (let start = 0; start < all.length; start += mostPairs) {
      const pairs = all.slice(start, start + mostPairs).map(({ one, other }) => ({ contributor: one.identity, other: other.identity }));
      merged += (await api.identities.same({ pairs, reason: 'Accepted with all certain suggestions' })).merged;
    }
    toast({ text: `Joined ${counted(merged, 'pair')}.`, detail: 'Each can be split again on its profile.', undo: true });
  } catch (error) {
    toastError(error, 'Not all of them were joined.');
  }
}
