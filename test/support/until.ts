/** Asks again until there is an answer, for what only another process knows: nothing tells us when it is ready. */
import { setTimeout as pause } from 'node:timers/promises';

/** `ask` gives `null` for not yet; what it throws ends the waiting. */
export async function until<T>(what: string, ask: () => Promise<T | null>, deadlineMs = 25_000): Promise<T> {
  const giveUpAt = performance.now() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > giveUpAt) throw new Error(`Gave up waiting: ${what}.`);
    await pause(20);
  }
}
