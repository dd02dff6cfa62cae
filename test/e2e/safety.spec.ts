/** Backups of the workspace: made, listed, gone back to, released; and folders that are risky. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { BackupRow, WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { expect, handOver, test } from '../support/app.ts';
import { headless, headlessValue } from '../support/headless.ts';
import { newHistory } from '../support/histories.ts';

async function workspaceIn(folder: string, name = 'north.cairn'): Promise<string> {
  await headlessValue(['workspace.create', JSON.stringify({ path: name })], { folder });
  handOver(folder);
  return join(folder, name);
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name of the workspace' }).fill(name);
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('button', { name: `Workspace ${name}` })).toBeVisible();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a backup is made, gone back to by keyboard, and the workspace released (${colorScheme})`, async ({ cairn }) => {
    const workspace = await workspaceIn(cairn.folder);
    const { page } = await cairn.open({ workspace, colorScheme });
    await page.keyboard.press('Control+,');
    await expect(page.getByText('There is no backup yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await expect(page.getByText('Made a backup.')).toBeVisible();
    const list = page.getByRole('list', { name: 'Backups' });
    await expect(list.getByRole('listitem')).toHaveText([/made by hand, .* kB, checked/]);
    expect(readdirSync(join(cairn.folder, 'north backups'))).toEqual([expect.stringMatching(/^north by hand .*\.cairn$/)]);

    await rename(page, 'south');
    await list.getByRole('button', { name: /^Restore the backup of .*made by hand…$/ }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Go back to/ });
    await expect(dialog.getByText(/the present file is kept as a backup first/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await expect(page.getByRole('button', { name: 'Workspace north' })).toBeVisible();
    const banner = page.getByRole('region', { name: 'Restored from a backup' });
    await expect(banner).toContainText('sources rest until you release the workspace');
    await page.keyboard.press('Control+,');
    await expect(list.getByRole('listitem').first()).toContainText('before a restore');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations).toEqual([]);

    await banner.getByRole('button', { name: 'Release' }).click();
    await expect(page.getByText('Sources can be read again.')).toBeVisible();
    await expect(banner).toBeHidden();
    await list.getByRole('button', { name: /before a restore…$/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect(page.getByRole('button', { name: 'Workspace south' })).toBeVisible();
  });
}

test('a workspace that somebody opens has a backup of the day without being asked', async ({ cairn }) => {
  const workspace = await workspaceIn(cairn.folder);
  await cairn.open({ workspace });
  const names = () => readdirSync(cairn.folder).flatMap((name) => (name === 'north backups' ? readdirSync(join(cairn.folder, name)) : []));
  await expect.poll(names, { timeout: 20_000 }).toEqual([expect.stringMatching(/^north daily .*\.cairn$/)]);
});

test('a backup of the day that could not be made is said, and tried again from there', async ({ cairn }) => {
  const workspace = await workspaceIn(cairn.folder);
  const inTheWay = join(cairn.folder, 'north backups');
  writeFileSync(inTheWay, 'a file where the folder should be');
  const { page } = await cairn.open({ workspace });
  const banner = page.getByRole('region', { name: 'No backup of today' });
  await expect(banner).toContainText('The backup of the day could not be made.', { timeout: 20_000 });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations).toEqual([]);
  rmSync(inTheWay);
  await banner.getByRole('button', { name: 'Try again' }).click();
  await expect(banner).toBeHidden();
  expect(readdirSync(inTheWay)).toEqual([expect.stringMatching(/^north by hand .*\.cairn$/)]);
});

test('sources rest after a restore, and say so where one reads them', async ({ cairn }) => {
  const history = newHistory({ name: 'thistledown' });
  history.commit({ by: 'Ana Pires <ana@pires.example>' });
  handOver(history.folder);
  const { page } = await cairn.open({ argument: history.folder });
  await expect(page.getByText('Read: 1 new item.')).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByRole('button', { name: /^Restore the backup/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText(/^Restored the backup of/)).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: /Read what is new/ }).click();
  await expect(page.getByText(/its sources rest until somebody has looked at it and released it/)).toBeVisible();
  await page.getByRole('button', { name: 'Release' }).click();
  await page.getByRole('button', { name: /Read what is new/ }).click();
  await expect(page.getByText('Nothing new.')).toBeVisible();
});

test('a synced folder is named in one line, and in the settings with what to do', async ({ cairn }) => {
  const folder = join(cairn.folder, 'Dropbox');
  mkdirSync(folder);
  const workspace = await workspaceIn(folder);
  const { page } = await cairn.open({ workspace });
  await expect(page.getByRole('note')).toContainText('Dropbox syncs with other computers');
  await page.getByRole('button', { name: 'Understood' }).click();
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('note')).toHaveCount(1);
  await expect(page.getByRole('note')).toContainText('The copies of two laptops do not merge yet');
});

test('without a window: backed up, listed, refused, restored and released', async ({ cairn }) => {
  const { folder } = cairn;
  const workspace = await workspaceIn(folder);
  const other = await workspaceIn(folder, 'other.cairn');
  const call = <T>(name: string, input: object) => headlessValue<T>([name, JSON.stringify(input), '--workspace', workspace], { folder });
  const made = await call<BackupRow>('workspace.backUp', {});
  expect(made).toMatchObject({ why: 'by_hand', checked: true });
  const { backups } = await headlessValue<{ backups: BackupRow[] }>(['workspace.backups', JSON.stringify({ path: workspace })], { folder });
  expect(backups.map(({ path, why, checked }) => ({ path, why, checked }))).toEqual([{ path: made.path, why: 'by_hand', checked: true }]);
  const refused = await headless(['workspace.restore', JSON.stringify({ backup: other }), '--workspace', workspace], { folder });
  expect(refused).toMatchObject({ code: 1, error: { code: 'conflict', message: expect.stringContaining('another workspace') } });
  const restored = await call<WorkspaceInfo>('workspace.restore', { backup: made.path });
  expect(restored.held?.kept).toMatch(/^north before restore/);
  expect(readdirSync(join(folder, 'north backups')).sort()).toEqual([restored.held?.kept, basename(made.path)].sort());
  expect((await call<WorkspaceInfo>('workspace.release', {})).held).toBeNull();
});
