import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectChild } from './child.mjs';
import { cacheFolder, inProject } from './paths.mjs';
import { say } from './say.mjs';

/** A download that brought no byte for this long is given up; one that goes on may take as long as it needs. */
const STALLED_AFTER_MS = Number(process.env.CAIRN_DOWNLOAD_STALL_MS ?? 60_000);
/** How long a failed download is remembered, so that not every start waits for it. */
const TRY_AGAIN_AFTER_MS = 24 * 3_600_000;

const folder = inProject('node_modules', 'electron');
const textOf = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');

/** The version package.json asks for, for example 45.4.1. */
const officialVersion = () => /** @type {string} */ (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version);

/**
 * The folder of the official binary, or undefined. Electron's own installer writes `dist/version` with the zip and
 * `path.txt` last of all, so an interrupted unpacking has no path.txt.
 */
export function officialBinary() {
  const dist = join(folder, 'dist');
  const executable = textOf(join(folder, 'path.txt'));
  const version = textOf(join(dist, 'version')).replace(/^v/, '');
  return executable && version === officialVersion() && existsSync(join(dist, executable)) ? dist : undefined;
}

const memoryFile = () => join(cacheFolder(), 'official-download-failed.json');

/** True when the download of this very version failed within the last day. */
export function failedLately() {
  try {
    const { version, at } = JSON.parse(readFileSync(memoryFile(), 'utf8'));
    const age = Date.now() - at;
    return version === officialVersion() && age >= 0 && age < TRY_AGAIN_AFTER_MS;
  } catch {
    return false;
  }
}

/** Bytes in a folder. A file may vanish while we look; it then counts as nothing. */
function bytesIn(/** @type {string} */ root) {
  if (!existsSync(root)) return 0;
  let bytes = 0;
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    try {
      bytes += statSync(join(root, name)).size;
    } catch {}
  }
  return bytes;
}

/**
 * Runs Electron's own installer (it checks the zip against the checksums in its package). Electron downloads into the
 * system's temp folder; we give it one of its own, so that its growth, and then that of dist/, shows whether it goes on.
 */
export async function downloadOfficial() {
  const version = officialVersion();
  say(`Downloading the official Electron ${version} ...`);
  const temp = mkdtempSync(join(tmpdir(), 'cairn-download-'));
  let stalled = false;
  /** @type {NodeJS.Timeout | undefined} */
  let watch;
  const { code, output } = await collectChild(process.execPath, [join(folder, 'install.js')], {
    env: { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp, ELECTRON_OVERRIDE_DIST_PATH: '' },
    onSpawn: (child) => {
      let seen = 0;
      let moved = Date.now();
      watch = setInterval(() => {
        const bytes = bytesIn(temp) + bytesIn(join(folder, 'dist'));
        if (bytes !== seen) moved = Date.now();
        seen = bytes;
        stalled = Date.now() - moved > STALLED_AFTER_MS;
        if (stalled) child.kill('SIGKILL');
      }, 500);
    },
  });
  clearInterval(watch);
  rmSync(temp, { recursive: true, force: true });

  const found = officialBinary();
  if (code === 0 && found) {
    rmSync(memoryFile(), { force: true });
    return found;
  }
  const reason = stalled ? `no byte arrived for ${STALLED_AFTER_MS / 1000} s` : reasonIn(output) || `exit code ${code}`;
  say(`The official Electron ${version} could not be downloaded (${reason}).`);
  writeFileSync(memoryFile(), JSON.stringify({ version, at: Date.now(), reason }));
  return undefined;
}

/** Of an error with its stack, the two lines that tell something: the message and the cause ("getaddrinfo ENOTFOUND github.com"). */
function reasonIn(/** @type {string} */ output) {
  const first = output.split('\n').find((line) => line.trim() !== '');
  const cause = /\[cause\]: (?:\w*Error: )?(.*?) *\{?$/m.exec(output)?.[1] ?? /(get\w+ E\w+ \S+|connect E\w+ \S+)/.exec(output)?.[1];
  return [first?.trim(), cause].filter(Boolean).join('; ');
}
