import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. Everything else is found from here, never from the directory a person happens to stand in. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

const here = process.cwd();

/**
 * Where the person stood: npm changes to the package's folder before it runs a script and leaves the old one in INIT_CWD.
 * Standing elsewhere means that npm did not start us (a test did, say), and INIT_CWD is somebody else's.
 */
export const callerFolder = here === projectFolder ? (process.env.INIT_CWD ?? here) : here;

/** A path as the person meant it. */
export const fromCaller = (/** @type {string} */ path) => resolve(callerFolder, path);

/** A path inside the checkout. */
export const inProject = (/** @type {string[]} */ ...parts) => join(projectFolder, ...parts);

/** Our cache on this machine, shared by all checkouts. Read at each call, so that a test can move it. */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const folder = join(base, 'cairn');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Short and stable name for a text, for file names and stamps. */
export const shortHash = (/** @type {string | Buffer} */ text) => createHash('sha256').update(text).digest('hex').slice(0, 32);
