/** The query cache: what the core knows. Keys begin with the area, so a commit invalidates exactly the areas it touched. */
import { keepPreviousData, notifyManager, QueryClient, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import type { CallInput, Output, Procedure } from '../../shared/contract/define.ts';
import type { Contract } from '../../shared/contract/index.ts';
import { invoke } from './api.ts';

// By default an answer waits for a timer before it is shown, and with it often for the next frame: 16 ms of a keystroke's 50.
notifyManager.setScheduler(queueMicrotask);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

type Queries = {
  [A in keyof Contract]: { [N in keyof Contract[A]['procedures'] & string as `${A & string}.${N}`]: Contract[A]['procedures'][N] };
}[keyof Contract];
type Flatten<U> = { [K in U extends unknown ? keyof U : never]: U extends Record<K, infer V> ? V : never };
type Procedures = Flatten<Queries>;
type ProcedureName = keyof Procedures & string;

type Extra = { enabled?: boolean; keepPrevious?: boolean; staleTime?: number };

/** `useCall('contributors.get', { contributor })`: cached, and asked again when its area changed. */
export function useCall<N extends ProcedureName>(name: N, input: CallInput<Procedures[N] & Procedure>, extra: Extra = {}) {
  const options: UseQueryOptions<Output<Procedures[N] & Procedure>> = {
    queryKey: callKey(name, input),
    queryFn: () => invoke(name, input) as Promise<Output<Procedures[N] & Procedure>>,
    enabled: extra.enabled ?? true,
    ...(extra.staleTime === undefined ? {} : { staleTime: extra.staleTime }),
    ...(extra.keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  };
  return useQuery(options);
}

export function callKey(name: string, input: unknown): readonly unknown[] {
  const [areaName = '', procedure = ''] = name.split('.');
  return [areaName, procedure, input];
}

/** After a commit: everything that was asked of these areas is asked again, if it is on screen. */
export function invalidateAreas(areas: readonly string[]): void {
  for (const area of areas) {
    askAgainLater(area);
    void queryClient.invalidateQueries({ queryKey: [area] });
  }
}

/** A first answer that is on its way may be older than the commit, and the cache does not ask twice until it is here. */
function askAgainLater(area: string): void {
  const first = queryClient.getQueryCache().findAll({
    queryKey: [area],
    fetchStatus: 'fetching',
    predicate: ({ state }) => state.data === undefined,
  });
  for (const { promise, queryKey } of first) {
    const again = () => queryClient.invalidateQueries({ queryKey, exact: true });
    void promise?.then(again, again);
  }
}
