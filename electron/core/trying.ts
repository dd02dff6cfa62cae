/** Finding out what something would do, by doing it on a copy of the workspace that is thrown away. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobContext } from './context.ts';
import { derivationOf } from './deriving.ts';
import { copyOfNow } from './store/copy.ts';
import { workspaceUid } from './store/ours.ts';
import { openStore } from './store/store.ts';

/** Copies that are in use now; whatever else lies there was left by a kill. */
const live = new Set<string>();

/** In a folder that only its owner may look into. */
function newFolder(uid: string): string {
  const start = `cairn-trial-${uid}-`;
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name);
    if (name.startsWith(start) && !live.has(path)) rmSync(path, { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(tmpdir(), start));
  live.add(folder);
  return folder;
}

/** Calls `work` with the copy in place of the workspace. Nobody is told of what happens there, and nothing of it stays. */
export async function tryOnCopy<T>(context: Omit<JobContext, 'tryOut'>, work: (trial: JobContext) => Promise<T>): Promise<T> {
  const { store, now } = context;
  const folder = newFolder((workspaceUid(store.db) ?? 'unknown').replace(/[^\w-]/g, ''));
  try {
    const path = join(folder, 'trial.cairn');
    await copyOfNow(store.path, path, {});
    const copy = await openStore(path, { readOnly: false, now: now(), rebuild: () => undefined });
    try {
      const trial = { ...context, store: copy, derivation: derivationOf(copy.db), committed: () => undefined };
      return await work({ ...trial, tryOut: (again) => tryOnCopy(trial, again) });
    } finally {
      copy.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    live.delete(folder);
  }
}
