/** The file one works in, seen from the window: recent ones, copies, problems, promises. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, handOver, test } from '../support/app.ts';
import { headlessValue } from '../support/headless.ts';

async function workspaceIn(folder: string, name = 'north.cairn'): Promise<string> {
  await headlessValue(['workspace.create', JSON.stringify({ path: name })], { folder });
  handOver(folder);
  return join(folder, name);
}

test('a copy has a name of its own, and recent workspaces are told apart by their paths', async ({ cairn }) => {
  const workspace = await workspaceIn(cairn.folder);
  const copy = join(cairn.folder, 'spring.cairn');
  const { page, answerDialog } = await cairn.open({ workspace });
  const saveCopy = async () => {
    await answerDialog(copy);
    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Save a copy…' }).click();
    await expect(page.getByText('Saved a copy.')).toBeVisible();
  };
  await saveCopy();
  await answerDialog(copy);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('button', { name: 'Workspace spring' })).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Close the workspace' }).click();
  await expect(page.getByRole('button', { name: /Continue with spring/ }).getByTitle(copy)).toBeVisible();
  await expect(page.getByRole('button', { name: /^north/ }).getByTitle(workspace)).toBeVisible();
  await expect(page.locator('h1')).toHaveText(/who contributes/);
});

test('a copy takes the place of an older one when the system has asked, and never of anything else', async ({ cairn }) => {
  const workspace = await workspaceIn(cairn.folder);
  const older = await workspaceIn(cairn.folder, 'older.cairn');
  const diary = join(cairn.folder, 'diary.cairn');
  writeFileSync(diary, 'Dear diary');
  handOver(diary);
  const { page, answerDialog } = await cairn.open({ workspace });
  await page.keyboard.press('Control+,');
  const saveTo = async (path: string) => {
    await answerDialog(path);
    await page.getByRole('button', { name: 'Save a copy…' }).click();
  };
  await saveTo(diary);
  await expect(page.getByText(/not a Cairn workspace/)).toBeVisible();
  expect(readFileSync(diary, 'utf8')).toBe('Dear diary');
  await saveTo(workspace);
  await expect(page.getByText(/This is the workspace that is open/)).toBeVisible();
  // The system asked about "older", which is not there; "older.cairn" is.
  await saveTo(join(cairn.folder, 'older'));
  await expect(page.getByText(/a file of that name already/)).toBeVisible();
  await saveTo(older);
  await expect(page.getByText('Saved a copy.')).toBeVisible();
  const { id } = await headlessValue<{ id: string }>(['workspace.current', '--workspace', older], { folder: cairn.folder });
  const current = await page.evaluate(() => window.cairn.invoke('workspace.current', {}));
  expect(current).toMatchObject({ ok: true, value: { id } });
});

test('a damaged file is left alone, and the way back is there', async ({ cairn }) => {
  const workspace = await workspaceIn(cairn.folder);
  writeFileSync(workspace, 'x'.repeat(16), { flag: 'r+' });
  const { page } = await cairn.open({ argument: workspace });
  await expect(page.getByRole('heading', { name: 'This file is damaged' })).toBeVisible();
  await expect(page.getByText(/Cairn has not touched the file/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to the start' }).click();
  await expect(page.getByRole('button', { name: /Open a workspace/ })).toBeVisible();
});
