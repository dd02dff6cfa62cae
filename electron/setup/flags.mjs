import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const read = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');

/**
 * Whether Chromium's sandbox can work for this user: never as root; else with its setuid helper, or with user
 * namespaces, which containers and Ubuntu since 23.10 may forbid.
 */
function sandboxWorks(/** @type {string} */ executable) {
  if (process.getuid?.() === 0) return false;
  const helper = join(dirname(executable), 'chrome-sandbox');
  const { uid = -1, mode = 0 } = existsSync(helper) ? statSync(helper) : {};
  if (uid === 0 && (mode & 0o4000) !== 0) return true;
  if (read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1') return false;
  const { status, error } = spawnSync('unshare', ['--user', '--map-root-user', '--net', 'true']);
  return error !== undefined || status === 0;
}

/** Containers often have 64 MB of shared memory, in which Chromium's renderers die. */
function smallSharedMemory() {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize < 256 * 1024 * 1024;
  } catch {
    return true;
  }
}

/**
 * The switches Chromium needs on this machine, for development and tests only; a packaged Cairn adds none.
 *
 * @param {string} executable
 * @param {{ virtual?: boolean }} [options] virtual: windows go to Xvfb, which has no GPU
 * @returns {string[]}
 */
export function chromiumFlags(executable, { virtual = false } = {}) {
  if (process.platform !== 'linux') return [];
  return [
    ...(sandboxWorks(executable) ? [] : ['--no-sandbox']),
    ...(virtual || !existsSync('/dev/dri') ? ['--disable-gpu'] : []),
    ...(smallSharedMemory() ? ['--disable-dev-shm-usage'] : []),
  ];
}
