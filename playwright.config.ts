import { defineConfig } from '@playwright/test';

/**
 * Tests in the real window. Started by test/run.mjs, which builds the app, opens a display, and sets for the fixture
 * (test/support):
 *
 *   CAIRN_ELECTRON    the Electron executable to launch
 *   CAIRN_PROJECT     the folder to hand it as the app (the checkout; for `security` as root a copy that the other user can read)
 *   CAIRN_FLAGS       JSON array of the Chromium switches this machine needs (--no-sandbox as root, --disable-gpu ...); put them first
 *   CAIRN_TEST_TEMP   folder in which a test makes its own temporary folders
 *   CAIRN_TEST_USER   only for `security` started by root: number of the ordinary user that the app runs as.
 *                     What the app is to write must belong to that user: chown the folders and files a test makes for it.
 *                     CAIRN_ELECTRON is then a script that changes the user, so nothing else is different.
 *   DISPLAY, XAUTHORITY   a real or a virtual display
 *   CAIRN_DISPLAYS    JSON array of the same two for each worker: as many windows are tested at a time
 *
 * Playwright adds --no-sandbox by itself unless electron.launch gets `chromiumSandbox: true`: always give that, CAIRN_FLAGS decides.
 * In all of them ELECTRON_RUN_AS_NODE is not set; a fixture that hands `env` to electron.launch must not set it either.
 */
const displays = JSON.parse(process.env.CAIRN_DISPLAYS ?? '[{}]') as unknown[];

export default defineConfig({
  testDir: 'test',
  outputDir: process.env.CAIRN_OUTPUT ?? 'test-results/playwright',
  // One window per display: the focus is global on it.
  workers: displays.length,
  fullyParallel: false,
  // A test that needs a second try is a broken test.
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: process.env.CAIRN_REPORT ?? 'test-results/playwright.json' }]],
  projects: [
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
    /** With Chromium's own sandbox on wherever the system allows it: as root, as an ordinary user. */
    { name: 'security', testMatch: 'security/**/*.spec.ts' },
    { name: 'screenshots', testMatch: '**/*.shots.ts' },
  ],
});
