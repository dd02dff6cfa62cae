/** Servers, and desks by a clock that a test moves, which are stopped and settled when the test is done. */
import { onTestFinished } from 'vitest';
import { type MadeForgejo, madeItems, startMadeForgejo } from './forgejo-server.ts';
import { type Timed, type TimedOptions, timedDesk } from './passing-time.ts';

export async function forge(count = 4): Promise<MadeForgejo> {
  const server = await startMadeForgejo(madeItems(count));
  onTestFinished(() => server.stop());
  return server;
}

export async function desk(options: TimedOptions = {}): Promise<Timed> {
  const made = await timedDesk(options);
  onTestFinished(() => made.settle());
  return made;
}

/** Added in the app and read by hand. */
export async function readOnce({ api }: Timed, server: MadeForgejo, name = 'north'): Promise<string> {
  const { id } = await api.sources.addServer({ kind: 'forgejo', address: server.url, scope: ['north'], name });
  await api.sources.syncSource({ id });
  server.forget();
  return id;
}

/** How many runs of it are on record. */
export const runsOf = async ({ api }: Timed, id: string): Promise<number> => (await api.sources.runs({ id, limit: 1 })).total;

/** When it is read next by itself, or what it rests for. */
export const nextOf = async ({ api }: Timed, id: string) => (await api.sources.ahead({})).sources.find((source) => source.id === id);
