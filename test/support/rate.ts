/** So many requests in a window of time, counted from its first one, and the headers that say what is left of them. */
export interface Rate {
  limit: number;
  seconds: number;
  /** Epoch ms. */
  now?: () => number;
}

/** `prefix`: `RateLimit` as GitLab writes it, `X-RateLimit` as GitHub does. Reset is a time in epoch seconds. */
export function rateLimiter(rate: Rate | null, prefix: string) {
  let began = Number.NEGATIVE_INFINITY;
  let used = 0;
  /** `cost`: what this request takes of it, 1 unless said. */
  return (cost = 1): { headers: Record<string, string>; refused: boolean; waitSeconds: number } => {
    if (!rate) return { headers: {}, refused: false, waitSeconds: 0 };
    const now = (rate.now ?? Date.now)();
    const ends = () => began + rate.seconds * 1000;
    if (now >= ends()) {
      began = now;
      used = 0;
    }
    used += cost;
    const refused = cost > 0 && used > rate.limit;
    const headers = {
      [`${prefix}-Limit`]: String(rate.limit),
      [`${prefix}-Remaining`]: String(Math.max(0, rate.limit - used)),
      [`${prefix}-Reset`]: String(Math.ceil(ends() / 1000)),
    };
    return { headers, refused, waitSeconds: Math.max(1, Math.ceil((ends() - now) / 1000)) };
  };
}
