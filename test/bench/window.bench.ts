/**
 * What a person waits for in the real window, over 100,000 contributors and 2,000,000 activities: from the start to the
 * first rows, from a keystroke to painted rows, and the frames of scrolling.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { launch, projectFolder } from '../support/launch.ts';
import { largeWorkspace } from './support/large.ts';
import { interleaved, print, quantile } from './support/measure.ts';
import { untilFirstRow } from './support/started.ts';
import { framesOver, paintedAfterKeys } from './support/window.ts';

const turns = 5;
const words = ['muller', 'ana s', 'kim@', 'yamamoto', 'obi', 'zoe', 'lind', 'francois', 'novak', 'harbour'];
const folder = mkdtempSync(join(tmpdir(), 'cairn-window-'));
const path = join(folder, 'large.cairn');
copyFileSync(largeWorkspace(), path);

async function measureStart(): Promise<void> {
  const empty = resolve(import.meta.dirname, 'support/empty-window.cjs');
  const openEmpty = () => untilFirstRow(join(folder, 'empty'), [empty]);
  const openLarge = () => untilFirstRow(join(folder, 'large'), [projectFolder(), path]);
  // The first starts fill the caches, the second ones use them for the first time.
  for (let start = 0; start < 2; start += 1) {
    await openEmpty();
    await openLarge();
  }
  const [reference, value] = await interleaved(turns, openEmpty, openLarge);
  const ratio = value / reference;
  print({ bench: 'window', measure: 'open to first rows, empty window', value, unit: 'ms', reference, ratio, limit: 2, ok: ratio <= 2 });
}

async function measureKeys(page: Page): Promise<void> {
  const search = page.getByRole('textbox', { name: 'Search by name' });
  await search.click();
  await paintedAfterKeys(page, words.slice(0, 2)); // the first ones compile
  let value = Number.POSITIVE_INFINITY;
  let p50 = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const samples = await paintedAfterKeys(page, words);
    value = Math.min(value, quantile(samples, 0.95));
    p50 = Math.min(p50, quantile(samples, 0.5));
  }
  print({ bench: 'window', measure: 'keystroke to painted rows: p95', value, unit: 'ms', p50, limit: 50, ok: value < 50 });
}

async function measureScrolling(page: Page): Promise<void> {
  for (const [speed, pixels] of [
    ['by the wheel', 120],
    ['by pages', 700],
  ] as const) {
    const samples = (blank: boolean) => async () => quantile(await framesOver(page, { blank, pixels }), 0.95);
    await samples(false)();
    const [reference, value] = await interleaved(turns, samples(true), samples(false));
    const ratio = value / reference;
    print({
      bench: 'window',
      measure: `frame while scrolling ${speed}, blank list: p95`,
      value,
      unit: 'ms',
      reference,
      ratio,
      limit: 1.1,
      ok: ratio <= 1.1,
    });
  }
}

const asked = process.argv.slice(2);
const wanted = (what: string): boolean => asked.length === 0 || asked.includes(what);

try {
  if (wanted('start')) await measureStart();
  const app = await launch({ switches: [`--user-data-dir=${join(folder, 'user-data')}`], words: [path], env: { CAIRN_RESUME_JOBS: '0' } });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Contributors', exact: true }).click();
  await page.locator('[role=gridcell]').first().waitFor();
  if (wanted('keys')) await measureKeys(page);
  await page.getByRole('textbox', { name: 'Search by name' }).fill('');
  if (wanted('scrolling')) await measureScrolling(page);
  await app.close();
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
