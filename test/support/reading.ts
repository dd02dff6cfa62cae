/** Short ways to read a clone and to ask what came of it. */

import { expect, onTestFinished } from 'vitest';
import type { ActivityRow, ContributorProfile } from '../../shared/contract/contributors.ts';
import type { SyncReport } from '../../shared/contract/sources.ts';
import { AppError } from '../../shared/errors.ts';
import { type Direct, newDirect } from './direct.ts';
import { checkSearchIndex } from './dump.ts';
import { type CommitText, type History, newHistory } from './histories.ts';
import { everybody, read } from './people.ts';

export const ana = 'Ana Pires <ana@pires.example>';
export const bo = 'Bo Lind <bo@lind.example>';

/** A new workspace for the test that runs, closed when it has finished. */
export function freshWorkspace(): Direct {
  const direct = newDirect();
  onTestFinished(() => {
    checkSearchIndex(direct.store.db);
    direct.store.close();
  });
  return direct;
}

/** The names shown, in the order of the list. */
export const namesIn = async (direct: Direct): Promise<string[]> => [...(await everybody(direct)).keys()];

/** How many commits a source has, and how many it has no more. */
export async function figuresOf({ api }: Direct, id: string): Promise<{ commits: number; gone: number }> {
  const { commits, gone } = await api.sources.get({ id });
  return { commits, gone };
}

/** Adds the folder, reads it, and gives back what the run said. */
export async function addAndRead({ api }: Direct, path: string): Promise<{ id: string; report: SyncReport }> {
  const { id } = await api.sources.add({ kind: 'git', path });
  return { id, report: await api.sources.syncSource({ id }) };
}

/** A workspace that has read this history to the end, with nothing set aside. */
export async function readHistory(history: History): Promise<Direct> {
  const direct = freshWorkspace();
  const id = await read(direct, history);
  expect(await direct.api.sources.get({ id })).toMatchObject({ state: 'fresh', setAside: 0 });
  return direct;
}

export async function readCommits(...commits: CommitText[]): Promise<Direct> {
  const history = newHistory({ bare: true });
  history.commit(...commits);
  return readHistory(history);
}

/** The profile of whoever is first by name. */
export async function firstProfile({ api }: Direct): Promise<ContributorProfile> {
  const [row] = (await api.contributors.list({ sort: 'name' })).rows;
  return api.contributors.get({ contributor: row?.id ?? '' });
}

/** The timeline of whoever is first by name. */
export async function firstTimeline(direct: Direct): Promise<ActivityRow[]> {
  const { row } = await firstProfile(direct);
  return (await direct.api.contributors.timeline({ contributor: row.id })).rows;
}

/** Reads a source again until nothing was missing: faults in a row may be more than one run bears. Anything but a failing server throws. */
export async function readUntilWhole({ api }: Pick<Direct, 'api'>, id: string, most = 5): Promise<void> {
  for (let runs = 0; runs < most; runs += 1) {
    const report = await api.sources.syncSource({ id }).catch((error: unknown) => {
      if (error instanceof AppError && ['source_error', 'rate_limited', 'offline'].includes(error.code)) return null;
      throw error;
    });
    if (report?.incomplete === null) return;
  }
}
