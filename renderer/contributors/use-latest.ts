import { type RefObject, useLayoutEffect, useRef } from 'react';

/** The newest value, for what runs later than it was made: keys and commands are registered once. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
