import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inProject } from '../../electron/setup/paths.mjs';

/** Debian's `nobody`. */
const USER = 65534;
const AS_USER = ['setpriv', '--reuid', String(USER), '--regid', String(USER), '--clear-groups'];

/** Runs a program to its end; the reason of a failure is in the exception. */
function must(/** @type {string[]} */ [command = '', ...args]) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

const works = (/** @type {string[]} */ [command = '', ...args]) => spawnSync(command, args).status === 0;

const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", "'\\''")}'`;

/** Playwright adds --no-sandbox when nobody tells it not to; here that would make the whole run a lie, so it is taken out. */
const launcher = (/** @type {string} */ command) => `#!/bin/sh
for argument do
  shift
  [ "$argument" = --no-sandbox ] || set -- "$@" "$argument"
done
exec ${command} "$@"
`;

/**
 * The environment in which the app runs with Chromium's sandbox on. For an ordinary user that is the usual one, if the
 * system allows it. As root Chromium has no sandbox, so the app is started as `nobody`: from a copy, because that user
 * may not look into /root, and through a script that changes the user, so that a test needs to know nothing of it but
 * whom its files must belong to.
 *
 * @param {import('./house.mjs').House} house
 * @param {NodeJS.ProcessEnv} env
 * `env` is left out where there can be no sandbox, and `why` says why.
 *
 * @returns {{ env?: NodeJS.ProcessEnv, why: string }}
 */
export function sandboxedEnvironment(house, env) {
  const flags = /** @type {string[]} */ (JSON.parse(env.CAIRN_FLAGS ?? '[]'));
  if (process.platform !== 'linux') return { env, why: '' };
  if (process.getuid?.() !== 0) {
    return flags.includes('--no-sandbox') ? { why: 'this system does not let Chromium build its sandbox' } : { env, why: '' };
  }
  if (!works([...AS_USER, 'unshare', '--user', '--map-root-user', '--net', 'true'])) {
    return { why: 'this system does not let an ordinary user build a sandbox (no user namespaces, as in many containers)' };
  }
  const folder = mkdtempSync(join(house.temp, 'sandboxed-'));
  for (const path of [house.temp, folder]) chmodSync(path, 0o755);
  must(['cp', '-r', '--reflink=auto', dirname(env.CAIRN_ELECTRON ?? ''), join(folder, 'electron')]);
  mkdirSync(join(folder, 'project'));
  cpSync(inProject('out'), join(folder, 'project', 'out'), { recursive: true });
  for (const name of ['package.json', 'test/support/hold-ready.cjs']) cpSync(inProject(name), join(folder, 'project', name));
  must(['chmod', '-R', 'a+rX', folder]);
  for (const name of ['home', 'temp']) {
    mkdirSync(join(folder, name), { mode: 0o700 });
    chownSync(join(folder, name), USER, USER);
  }
  /** @type {Record<string, string>} */
  const own = { HOME: join(folder, 'home'), TMPDIR: join(folder, 'temp'), XDG_CACHE_HOME: join(folder, 'home', '.cache') };
  if (env.XAUTHORITY) {
    own.XAUTHORITY = join(folder, 'home', 'Xauthority');
    copyFileSync(env.XAUTHORITY, own.XAUTHORITY);
    chownSync(own.XAUTHORITY, USER, USER);
  }
  const settings = Object.entries(own).map(([name, value]) => quoted(`${name}=${value}`));
  const command = [...AS_USER, 'env', '-u', 'XDG_RUNTIME_DIR', '-u', 'DBUS_SESSION_BUS_ADDRESS', ...settings];
  const script = join(folder, 'electron-as-user');
  writeFileSync(script, launcher(`${command.join(' ')} ${quoted(join(folder, 'electron', 'electron'))}`), { mode: 0o755 });
  return {
    why: '',
    env: {
      ...env,
      CAIRN_ELECTRON: script,
      CAIRN_PROJECT: join(folder, 'project'),
      CAIRN_FLAGS: JSON.stringify(flags.filter((flag) => flag !== '--no-sandbox')),
      CAIRN_TEST_TEMP: own.TMPDIR ?? tmpdir(),
      CAIRN_TEST_USER: String(USER),
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
  };
}
