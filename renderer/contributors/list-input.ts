import type { Filter } from '../../shared/contract/segments.ts';
import type { Direction, Sort } from './list-state.ts';

interface Asked {
  search: string;
  conditions: readonly Filter[];
  sort: Sort;
  direction: Direction;
}

/** What the list asks for, out of what the person set. */
export function contributorsInput({ search, conditions, sort, direction }: Asked) {
  return { search, filter: { all: [...conditions] } satisfies Filter, sort, direction };
}
