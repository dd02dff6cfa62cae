import { setTimeout as after } from 'node:timers/promises';
import type { Surroundings } from './client.ts';

/** The clock, waiting and chance as they are. Waiting rejects with the reason of the signal. */
export const surroundings: Surroundings = {
  now: Date.now,
  async wait(ms, signal) {
    try {
      await after(ms, undefined, { signal });
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    }
  },
  random: Math.random,
};
