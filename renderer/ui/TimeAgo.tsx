import { create } from 'zustand';
import { age, ago, ahead, exact } from './figures.ts';

/** One clock for all: times on screen move on together, twice a minute. */
const useNow = create<{ now: number }>()(() => ({ now: Date.now() }));
setInterval(() => useNow.setState({ now: Date.now() }), 30_000);

interface Props {
  at: number;
  /** "3 h" instead of "3 h ago": for a column that says what it is. */
  short?: boolean;
}

/** How long ago, with the exact time on hover. */
export function TimeAgo({ at, short = false }: Props) {
  const now = useNow((state) => state.now);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact(at)}>
      {short ? age(at, now) : ago(at, now)}
    </time>
  );
}

/** When something comes by itself, with the exact time on hover. */
export function TimeAhead({ at }: Pick<Props, 'at'>) {
  const now = useNow((state) => state.now);
  return (
    <time dateTime={new Date(at).toISOString()} title={exact(at)}>
      {ahead(at, now)}
    </time>
  );
}
