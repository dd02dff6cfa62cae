import { buildIfNeeded } from './build.mjs';
import { runChild } from './child.mjs';
import { openDisplay } from './display.mjs';
import { chromiumFlags } from './flags.mjs';
import { fromCaller, projectFolder } from './paths.mjs';
import { appEnvironment, prepare } from './prepare.mjs';
import { failSetup, say } from './say.mjs';

/**
 * `npm start [-- <folder-or-file>]`: does all the set-up, builds what changed, and opens the app.
 * Switches (--lang=de, --remote-debugging-port=9222) go to Electron as they are; everything else is a path.
 */
async function start() {
  const { binary, env } = await prepare();
  await buildIfNeeded();
  const display = await openDisplay();
  if (display.virtual) say(`There is no display here, so the window is on a virtual one (${display.env.DISPLAY}).`);
  const given = process.argv.slice(2);
  const switches = given.filter((argument) => argument.startsWith('-'));
  const paths = given.filter((argument) => !argument.startsWith('-')).map(fromCaller);
  const flags = chromiumFlags(binary.executable, display);
  try {
    return await runChild(binary.executable, [...flags, ...switches, projectFolder, ...paths], {
      env: appEnvironment(env, display.env, { CAIRN_ARGV: undefined }),
    });
  } finally {
    display.stop();
  }
}

await start().then((code) => process.exit(code), failSetup);
