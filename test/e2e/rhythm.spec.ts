/** Sources that keep themselves current, in the window: schedule, pause, and a network that goes and comes. */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, handOver, test } from '../support/app.ts';
import { type MadeForgejo, madeItems, startMadeForgejo } from '../support/forgejo-server.ts';
import { headlessValue } from '../support/headless.ts';

let server: MadeForgejo;
test.beforeEach(async () => {
  server = await startMadeForgejo(madeItems(6));
});
test.afterEach(() => server.stop());

/** A workspace that names servers, made elsewhere: nobody has asked for them on this computer. */
async function workspaceWith(folder: string, ...sources: { name: string; url: string }[]): Promise<string> {
  await headlessValue(['workspace.create', JSON.stringify({ path: 'north.cairn' })], { folder });
  for (const { name, url } of sources) {
    const input = { kind: 'forgejo', address: url, scope: ['north'], name };
    await headlessValue(['sources.addServer', JSON.stringify(input), '--workspace', 'north.cairn'], { folder });
  }
  handOver(folder);
  return join(folder, 'north.cairn');
}

const detailOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const statusOf = (page: Page, name: string) => page.getByRole('contentinfo').getByRole('button', { name: new RegExp(`^${name}`) });

async function showSources(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('navigation', { name: 'Sources' })).toBeVisible();
}

test('a server keeps itself current once it was read here; how often, and whether at all, is decided and undone', async ({ cairn }) => {
  const { page } = await cairn.open({ workspace: await workspaceWith(cairn.folder, { name: 'north', url: server.url }) });
  await showSources(page);
  const detail = detailOf(page, 'north');
  const rhythm = detail.getByRole('region', { name: 'How it keeps itself current' });
  await expect(rhythm).toContainText('Cairn asks no server that a file names until you do');
  expect(server.asked).toEqual([]);
  await page.getByRole('button', { name: /^Read it/ }).click();
  await expect(detail.getByText('Read just now')).toBeVisible();
  await expect(rhythm).toContainText('Next: in 6 h, while Cairn is open.');

  const every = rhythm.getByRole('combobox', { name: 'Read by itself' });
  await expect(every).toHaveValue('six_hours');
  await every.selectOption('Every week');
  await expect(page.getByText('It is read every week.')).toBeVisible();
  await expect(rhythm).toContainText('Next: in 7 d');
  await page.keyboard.press('Control+z');
  await expect(every).toHaveValue('six_hours');

  await rhythm.getByRole('button', { name: 'Pause' }).click();
  await expect(rhythm).toContainText('Paused: it is read when you ask');
  await page.keyboard.press('Control+z');
  await expect(rhythm).toContainText('Next: in 6 h');
  await rhythm.getByRole('button', { name: 'Pause' }).click();
  await expect(statusOf(page, 'north')).toContainText('now · paused');
  await page.getByRole('button', { name: /^Read what is new/ }).click();
  await expect(page.getByText('The source stays paused').first()).toBeVisible();
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('let this source go on');
  await page.keyboard.press('Enter');
  await expect(rhythm).toContainText('Next: in 6 h');
  await expect(statusOf(page, 'north')).not.toContainText('paused');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`without a network a source waits, and nothing failed (${colorScheme})`, async ({ cairn }) => {
    const { page } = await cairn.open({ workspace: await workspaceWith(cairn.folder, { name: 'north', url: server.url }), colorScheme });
    server.budget = () => ({ limit: 600, remaining: 580, resetAt: Date.now() + 3_600_000 });
    await showSources(page);
    const detail = detailOf(page, 'north');
    await page.getByRole('button', { name: /^Read it/ }).click();
    await expect(detail.getByText('Read just now')).toBeVisible();
    await expect(detail).toContainText('allows 580 more of 600 requests until');
    await server.refuse();
    await page.getByRole('button', { name: /^Read what is new/ }).click();
    await expect(detail.getByRole('note')).toContainText('Waiting for the network');
    await expect(detail.getByRole('note')).toContainText('Cairn asks again by itself');
    await expect(detail.getByRole('listitem')).toHaveCount(1);
    await expect(statusOf(page, 'north')).toContainText('now · waiting for the network');
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await expect(page.getByRole('main').getByText('north')).toHaveCount(0);

    await server.accept();
    server.forget();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(statusOf(page, 'north')).not.toContainText('waiting');
    expect(server.asked.length).toBeGreaterThan(0);
  });
}

test('what waits goes on after a restart; a server that the file names and nobody here asked for is not asked', async ({ cairn }) => {
  const stranger = await startMadeForgejo(madeItems(2));
  try {
    const sources = [
      { name: 'north', url: server.url },
      { name: 'stranger', url: stranger.url },
    ];
    const workspace = await workspaceWith(cairn.folder, ...sources);
    const { page, close } = await cairn.open({ workspace });
    await showSources(page);
    await server.refuse();
    await page.getByRole('button', { name: /^Read it/ }).click();
    await expect(detailOf(page, 'north').getByRole('note')).toContainText('Waiting for the network');
    await close();
    await server.accept();
    const again = await cairn.open({ workspace });
    await showSources(again.page);
    await expect(detailOf(again.page, 'north').getByText('Read just now')).toBeVisible({ timeout: 30_000 });
    await expect(detailOf(again.page, 'north')).toContainText('Next: in 6 h');
    // Whose turn it is was looked at for all of them.
    expect(stranger.asked).toEqual([]);
  } finally {
    await stranger.stop();
  }
});

test('a source is removed and what it told stays, until it is brought back or removed for good', async ({ cairn }) => {
  const { page } = await cairn.open({ workspace: await workspaceWith(cairn.folder, { name: 'north', url: server.url }) });
  await showSources(page);
  const detail = detailOf(page, 'north');
  await page.getByRole('button', { name: /^Read it/ }).click();
  await expect(detail.getByText('Read just now')).toBeVisible();
  const remove = async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('remove this source');
    await page.keyboard.press('Enter');
  };
  await remove();
  const dialog = page.getByRole('dialog', { name: 'Remove north' });
  await expect(dialog.getByRole('radio', { name: 'It stays' })).toBeChecked();
  await expect(dialog).toContainText(/Its \d+ activities and \d+ people leave the list/);
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(detail).toContainText('what it told was kept');
  await expect(detail.getByRole('region', { name: 'How it keeps itself current' })).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Sources' }).getByRole('heading', { name: 'No longer read' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Read what is new/ })).toHaveCount(0);
  await expect(statusOf(page, 'north')).toHaveCount(0);
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: /^Read what is new/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  server.forget();
  await detail.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByText('Nothing new.').first()).toBeVisible();
  expect(server.asked.length).toBeGreaterThan(0);
  await remove();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(detail).toContainText('what it told was kept');
  await remove();
  const forGood = page.getByRole('dialog', { name: 'Remove north with what it told?' });
  await expect(forGood).toContainText('read again from its beginning');
  await forGood.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No source yet' })).toBeVisible();
});
