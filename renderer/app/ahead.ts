/**
 * Code fetched before it is asked for, so that it is there at once. Not while the window starts: until the first rows are painted
 * every pause is one in which an answer is waited for, and what is fetched then comes in its way.
 */
const AFTER = 3_000;

/** Fetches when the window has been there for a while and nothing else is to do. Returns what calls it off. */
export function fetchAhead(...loads: readonly (() => Promise<unknown>)[]): () => void {
  let idle = 0;
  const timer = setTimeout(() => {
    idle = requestIdleCallback(() => void Promise.all(loads.map((load) => load())));
  }, AFTER);
  return () => {
    clearTimeout(timer);
    cancelIdleCallback(idle);
  };
}
