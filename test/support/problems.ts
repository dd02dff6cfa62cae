/** Everything that goes wrong without a test looking for it: console errors, exceptions, breaches of the content security policy. */
import type { ConsoleMessage, ElectronApplication, Page } from '@playwright/test';

export interface Problems {
  /** Not announced. */
  found: string[];
  /** Announced or not. */
  seen: string[];
  expected: RegExp[];
  /** What the app printed, for whoever reads a failure. */
  output: string;
}

/** Chromium and D-Bus talk a lot on standard error; these lines are Electron's for something thrown and not caught in main. */
const THROWN = /^.*(Uncaught Exception|UnhandledPromiseRejection|A JavaScript error occurred|error box:).*$/gm;

/** Watches main at once, and the page from `page` on; `last` looks once more before the app ends. */
export function watch(app: ElectronApplication, problems: Problems): { page(page: Page): Promise<void>; last(page: Page): Promise<void> } {
  const heard = new Set<string>();
  const note = (problem: string) => {
    problems.seen.push(problem);
    if (!problems.expected.some((pattern) => pattern.test(problem))) problems.found.push(problem);
  };
  const message = (one: ConsoleMessage) => {
    if (one.type() !== 'error') return;
    const { url, lineNumber } = one.location();
    // What was said before anybody listened is asked for below, and may come twice.
    const text = `console: ${one.text()} (${url}:${lineNumber})`;
    if (!heard.has(text)) note(text);
    heard.add(text);
  };
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (data: Buffer) => {
      const text = data.toString();
      problems.output += text;
      for (const [line] of text.matchAll(THROWN)) note(`main: ${line}`);
    });
  }
  const last = async (page: Page) => {
    if (page.isClosed()) return;
    for (const one of await page.consoleMessages()) message(one);
  };
  return {
    last,
    page: async (page) => {
      page.on('console', message);
      page.on('pageerror', (error) => note(`page: ${error.stack ?? error.message}`));
      page.on('crash', () => note('page: crashed'));
      await page.evaluate(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
          console.error(`content security policy: ${violatedDirective} blocked ${blockedURI} (${sourceFile}:${lineNumber})`);
        });
      });
      await last(page);
      for (const error of await page.pageErrors()) note(`page: ${error.stack ?? error.message}`);
    },
  };
}
