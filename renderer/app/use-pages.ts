import { useInfiniteQuery } from '@tanstack/react-query';
import { callKey } from './query.ts';

interface Page<Row> {
  total: number;
  rows: Row[];
}

/** Rows of a long list, page after page. `ask` answers from an offset on; `name` and `input` are what the answers are kept under. */
export function usePages<Row>(name: string, input: unknown, size: number, ask: (offset: number, limit: number) => Promise<Page<Row>>) {
  const answer = useInfiniteQuery({
    queryKey: [...callKey(name, input), 'pages'],
    queryFn: ({ pageParam }) => ask(pageParam, size),
    initialPageParam: 0,
    getNextPageParam: (last: Page<Row>, pages: Page<Row>[]) => {
      const seen = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return last.rows.length > 0 && seen < last.total ? seen : undefined;
    },
  });
  return {
    rows: answer.data?.pages.flatMap((page) => page.rows) ?? [],
    total: answer.data?.pages.at(-1)?.total,
    error: answer.error,
    isMore: answer.hasNextPage,
    isAsking: answer.isFetchingNextPage,
    more: () => void answer.fetchNextPage(),
  };
}
