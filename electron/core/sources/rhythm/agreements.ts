/**
 * What people on this computer agreed to have read by itself. It lies outside of workspaces, so that no file, copied or somebody else's, can
 * bring an agreement along: opening one must not make Cairn ask a server that it names (docs/decisions/0022-by-itself.md).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Database, row } from '../../store/database.ts';

export interface Agreements {
  has(agreement: string): boolean;
  add(agreement: string): void;
}

/** More than anybody agrees to in a life with Cairn; the oldest make room. */
const most = 10_000;

/** To read a source as it is now: another address, certificate or scope is another agreement. `null`: there is no such source. */
export function agreementOn(db: Database, uid: string): string | null {
  const source = row<{ kind: string; config: string }>(db.prepare('SELECT kind, config FROM source WHERE uid = :uid'), { uid });
  return source
    ? createHash('sha256')
        .update(JSON.stringify([uid, source.kind, source.config]))
        .digest('hex')
    : null;
}

/** For as long as the process lives. */
export function agreementsInMemory(kept: Iterable<string> = []): Agreements {
  const all = new Set(kept);
  return { has: (agreement) => all.has(agreement), add: (agreement) => void all.add(agreement) };
}

/**
 * In a file of the folder for app settings. It holds digests, and says nothing about anybody. One that cannot be read is none: sources
 * rest until they are read by hand again. One that cannot be written lasts until Cairn ends.
 */
export function agreementsIn(file: string): Agreements {
  const all = new Set(readAll(file));
  return {
    has: (agreement) => all.has(agreement),
    add(agreement) {
      if (all.has(agreement)) return;
      all.add(agreement);
      for (const oldest of all) {
        if (all.size <= most) break;
        all.delete(oldest);
      }
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.new`, JSON.stringify([...all]), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch (error) {
        console.error('What is read by itself could not be noted', error);
      }
    },
  };
}

function readAll(file: string): string[] {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string' && /^[0-9a-f]{64}$/.test(one)) : [];
  } catch {
    return [];
  }
}
