import { binaryEnvironment, ensureBinary } from './binary.mjs';
import { ensureLibraries } from './libraries.mjs';
import { ensurePackages } from './packages.mjs';
import { SetupError } from './say.mjs';

/** Below 20.19 `require` of ES modules is missing, which Electron's installer and Vite need. */
function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(`Cairn needs Node 20.19 or later to be built; this is Node ${process.versions.node}.`);
}

/**
 * Everything a start, a test or a headless call needs, on a machine that has only Node, npm and this checkout.
 * Silent and under 0.1 s when all is in place. Nothing in this folder imports a package: there may be none yet.
 *
 * @param {{ window?: boolean, patient?: boolean }} [options] window: a window will be shown; patient: see ensureBinary
 */
export async function prepare({ window = true, patient = true } = {}) {
  ensureNode();
  await ensurePackages();
  const binary = await ensureBinary({ patient });
  ensureLibraries(binary.executable, { window });
  return { binary, env: binaryEnvironment(binary) };
}

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * The environment for Electron as an app: a caller inside Electron's Node (our tests) must not turn it into a Node.
 *
 * @param {Environment[]} more
 * @returns {Environment}
 */
export function appEnvironment(...more) {
  const env = Object.assign({}, process.env, ...more);
  delete env.ELECTRON_RUN_AS_NODE;
  return env;
}

/**
 * The environment for Electron as a plain Node: the runtime that ships, and the only one here with node:sqlite.
 *
 * @param {Environment[]} more
 * @returns {Environment}
 */
export const nodeEnvironment = (...more) => Object.assign({}, process.env, ...more, { ELECTRON_RUN_AS_NODE: '1' });
