/** Time that passes when a test says so, and a desk by that clock whose sources are read by themselves. */
import type { Surroundings } from '../../electron/core/sources/http/client.ts';
import { type Agreements, agreementsInMemory } from '../../electron/core/sources/rhythm/agreements.ts';
import { temporaryFile } from './folders.ts';
import { type Desk, startDesk, today } from './workspaces.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

interface Held {
  until: number;
  go(): void;
}

export interface Timed extends Desk {
  path: string;
  now(): number;
  /** Lets time pass at once, as on a computer that slept, and waits until everything that began is over. */
  jump(ms: number): Promise<void>;
  /** Lets time pass minute by minute; of more than two hours, five at a time. */
  pass(ms: number): Promise<void>;
  /** Waits until everything that began is over. */
  rest(): Promise<void>;
}

export interface TimedOptions {
  agreements?: Agreements | null;
  /** A file that is there; without it a new one is made. */
  path?: string;
  start?: number;
  resumeJobs?: boolean;
}

const passOn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Settle it at the end. `agreements`: `null` for a desk where nothing is read by itself. */
export async function timedDesk(options: TimedOptions = {}): Promise<Timed> {
  const { agreements = agreementsInMemory(), path = temporaryFile('community.cairn'), start = today, resumeJobs = false } = options;
  let now = start;
  let held: Held[] = [];
  const outside: Surroundings = {
    now: () => now,
    random: () => 0,
    // Between two looks a minute passes; whoever waits for anything else is a client that tries again, and is not kept waiting.
    wait(ms, signal) {
      signal.throwIfAborted();
      if (ms !== minute) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const one = { until: now + ms, go: resolve };
        held.push(one);
        signal.addEventListener('abort', () => {
          held = held.filter((other) => other !== one);
          reject(signal.reason);
        });
      });
    },
  };
  const desk = startDesk({ clock: () => now, outside, resumeJobs, ...(agreements ? { agreements } : {}) });
  await (options.path === undefined ? desk.api.workspace.create({ path }) : desk.api.workspace.open({ path }));

  async function rest(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await passOn();
      const { jobs } = await desk.api.jobs.list({});
      quiet = jobs.some(({ state }) => state === 'running') ? 0 : quiet + 1;
    }
  }
  async function jump(ms: number): Promise<void> {
    now += ms;
    const due = held.filter(({ until }) => until <= now);
    held = held.filter(({ until }) => until > now);
    for (const { go } of due) go();
    await rest();
  }
  return {
    ...desk,
    path,
    now: () => now,
    rest,
    jump,
    async pass(ms) {
      const step = ms > 2 * hour ? 5 * minute : minute;
      for (let left = ms; left > 0; left -= step) await jump(Math.min(step, left));
    },
  };
}
