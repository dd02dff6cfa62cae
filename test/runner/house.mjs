import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from '../../electron/setup/build.mjs';
import { openDisplay } from '../../electron/setup/display.mjs';
import { chromiumFlags } from '../../electron/setup/flags.mjs';
import { inProject, projectFolder } from '../../electron/setup/paths.mjs';
import { appEnvironment, nodeEnvironment, prepare } from '../../electron/setup/prepare.mjs';

/** @typedef {Awaited<ReturnType<typeof openHouse>>} House */

/** A virtual display for each of two windows at a time, since the focus is one per display; a person's own display is one. */
async function openDisplays() {
  const first = await openDisplay();
  return first.virtual ? [first, await openDisplay()] : [first];
}

/**
 * What all stages share: the binary, a temp folder, and, opened by the first stage that shows a window, the build and a
 * display. The variables are described at the top of playwright.config.ts.
 *
 * @param {{ window: boolean }} options
 */
export async function openHouse({ window }) {
  const { binary, env } = await prepare({ window });
  const temp = mkdtempSync(join(tmpdir(), 'cairn-test-'));
  const gitConfig = join(temp, 'gitconfig');
  // Somebody's own git settings (signing, hooks, another default branch) must not decide whether a test passes.
  writeFileSync(gitConfig, '[user]\n\tname = Cairn test\n\temail = test@cairn.invalid\n[init]\n\tdefaultBranch = main\n');
  const common = {
    ...env,
    CAIRN_ELECTRON: binary.executable,
    CAIRN_PROJECT: projectFolder,
    CAIRN_TEST_TEMP: temp,
    GIT_CONFIG_GLOBAL: gitConfig,
    GIT_CONFIG_NOSYSTEM: '1',
    // New workspaces count days where the computer is; a test says so where it means another place.
    TZ: 'UTC',
  };
  /** @type {Promise<import('../../electron/setup/display.mjs').Display[]> | undefined} */
  let displays;
  /** @type {(() => void)[]} */
  let stopDisplays = [];

  return {
    binary,
    temp,
    /** Where a runner writes its report. In the temp folder, so that a second run in this checkout cannot take it away. */
    report: (/** @type {string} */ name) => join(temp, `${name}.json`),

    /** Keeps a report for the reader. */
    keep(/** @type {string} */ name) {
      if (existsSync(join(temp, `${name}.json`))) copyFileSync(join(temp, `${name}.json`), inProject('test-results', `${name}.json`));
    },

    /** For a script in Electron's Node that needs no window. */
    nodeEnv: () => nodeEnvironment(common),

    /** Builds, opens the displays once, and gives the environment for whoever starts windows. */
    async windowEnv() {
      await buildIfNeeded();
      displays ??= openDisplays();
      const opened = await displays;
      stopDisplays = opened.map(({ stop }) => stop);
      const [first = { env: {}, virtual: false }] = opened;
      const flags = JSON.stringify(chromiumFlags(binary.executable, first));
      return appEnvironment(common, first.env, { CAIRN_FLAGS: flags, CAIRN_DISPLAYS: JSON.stringify(opened.map(({ env }) => env)) });
    },

    close() {
      for (const stop of stopDisplays) stop();
      // An app that is just ending may still write.
      rmSync(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
