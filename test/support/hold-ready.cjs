/**
 * Loaded into an app under test before its own code (`-r`). The app is not ready before Playwright is: a first window that comes up
 * while Playwright attaches can leave it waiting for ever. Playwright brings such a file of its own only where it looks for Electron
 * itself, and changes Chromium's switches in it, which the security tests are about.
 */
const { app } = require('electron');

// The app shall see no more than what a person writes.
const at = process.argv.indexOf(__filename);
process.argv.splice(at - 1, 2);

const ready = app.whenReady();
const emit = app.emit.bind(app);
/** @type {unknown[][]} */
const held = [];
let isReady = false;
app.emit = (/** @type {string | symbol} */ event, /** @type {unknown[]} */ ...args) => {
  if (event !== 'ready' || isReady) return emit(event, ...args);
  held.push(args);
  return true;
};
app.isReady = () => isReady;
/** @type {Promise<void>} */
const released = new Promise((release) => {
  const run = async () => {
    await ready;
    isReady = true;
    release();
    for (const args of held) emit('ready', ...args);
  };
  // Called by Playwright once it listens.
  Object.assign(globalThis, { __playwright_run: run });
});
app.whenReady = () => released;
