/** The sample community, from the start screen. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { headlessValue } from '../support/headless.ts';

const expectNoBarriers = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
};

/** Making it is a second of work without a pause: on a machine that does much else, many. */
const made = { timeout: 60_000 };
test.describe.configure({ timeout: 240_000 });

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Contributors' });
const bannerOf = (page: Page) => page.getByRole('region', { name: 'Sample community' });

const closeIt = async (page: Page) => {
  await page.getByRole('button', { name: /^Workspace / }).click();
  await page.getByRole('menuitem', { name: 'Close this workspace' }).click();
};

test('one click opens it, says that nothing in it is real, and the next time it is as one left it', async ({ cairn }) => {
  const { page } = await cairn.open();
  await page.getByRole('button', { name: /Look around the sample community/ }).click();
  await expect(bannerOf(page)).toContainText('Sample, invented people: nothing here is real.', made);
  await page.getByRole('button', { name: 'Contributors', exact: true }).click();
  await expect(gridOf(page)).toHaveAttribute('aria-rowcount', '397');
  await expectNoBarriers(page);

  await page.getByRole('button', { name: 'Today' }).click();
  const followUps = page.getByRole('list', { name: 'Follow up' }).getByRole('listitem');
  await expect(followUps).toHaveCount(5);
  await expect(followUps.first()).toContainText(/Henrike Mollbachner.*9 days late/);
  await followUps.first().getByRole('button', { name: 'Done: Henrike Mollbachner' }).click();
  await expect(followUps).toHaveCount(4);

  await page.getByRole('button', { name: 'Sources' }).click();
  await expect(page.getByRole('heading', { name: 'Sample community (invented)' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Read what is new' })).toHaveCount(0);
  await page.getByRole('button', { name: 'More about Sample community (invented)' }).click();
  await expect(page.getByRole('menuitem')).toHaveText([/Rename/]);
  await page.keyboard.press('Escape');
  await expectNoBarriers(page);

  await closeIt(page);
  await expect(page.getByRole('button', { name: /Continue with Sample community/ })).toContainText('400 invented people');
  await page.keyboard.press('Control+e');
  await expect(page.getByText(/^Opened the sample community, as you left it on/)).toBeVisible();
  await page.getByRole('button', { name: 'Today' }).click();
  await expect(followUps).toHaveCount(4);
});

test('one leads to a workspace of one’s own, whose empty screens lead back to the sample, and it is made afresh beside the first', async ({
  cairn,
}) => {
  const { page, answerDialog } = await cairn.open();
  await page.keyboard.press('Control+e');
  await expect(bannerOf(page)).toBeVisible(made);
  const folder = join(cairn.folder, 'home');
  const samples = () =>
    [folder, join(folder, 'Documents')].flatMap((one) => readdirSync(one)).filter((name) => /^Sample.*\.cairn$/.test(name));
  expect(samples()).toEqual(['Sample community.cairn']);

  const own = join(cairn.folder, 'ours.cairn');
  await answerDialog(own);
  await bannerOf(page).getByRole('button', { name: 'Make my own workspace' }).click();
  await expect(page.getByRole('button', { name: 'Workspace ours' })).toBeVisible();
  await expect(bannerOf(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Contributors', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No contributors yet' })).toBeVisible();
  expect(existsSync(own)).toBe(true);

  await page.getByRole('button', { name: 'Look at the sample' }).click();
  await expect(bannerOf(page)).toBeVisible();
  // Also right away, from what says that the old one was opened.
  await page.getByRole('button', { name: 'Make it afresh' }).click();
  await expect(page.getByText('Made the sample community.')).toBeVisible(made);
  expect(samples()).toEqual(['Sample community 2.cairn', 'Sample community.cairn']);
});

test('it is made without a window, and is the same for the same day', async ({ cairn }) => {
  const { folder } = cairn;
  const made = await headlessValue<{ sample: boolean; name: string }>(
    ['workspace.createSample', '{"path":"try.cairn","asOf":"2026-05-14"}'],
    {
      folder,
    },
  );
  expect(made).toMatchObject({ sample: true, name: 'Sample community' });
  const list = await headlessValue<{ total: number; rows: { name: string }[] }>(
    ['contributors.list', '{"search":"freja","limit":3}', '--workspace', 'try.cairn'],
    { folder },
  );
  expect(list.rows.map(({ name }) => name)).toContain('Freja Lindqvarn');
  const { page } = await cairn.open({ workspace: join(folder, 'try.cairn') });
  await expect(bannerOf(page)).toBeVisible();
});
