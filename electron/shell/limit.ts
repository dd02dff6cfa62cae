/** Returns a function that says yes at most `times` within any `milliseconds`; what comes back by itself must not do so forever. */
export function atMost(times: number, milliseconds: number, now: () => number = Date.now): () => boolean {
  let granted: number[] = [];
  return () => {
    const at = now();
    granted = granted.filter((earlier) => at - earlier < milliseconds);
    if (granted.length >= times) return false;
    granted.push(at);
    return true;
  };
}
