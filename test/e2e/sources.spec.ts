/** The Sources screen: putting a source right, and saying what is true of it. */
import { renameSync } from 'node:fs';
import { expect, handOver, test } from '../support/app.ts';
import { newHistory } from '../support/histories.ts';

test('a clone that was moved is found again, and another history is refused with a way out', async ({ cairn }) => {
  const history = newHistory({ name: 'thistledown' });
  history.commit({ by: 'Ana Pires <ana@pires.example>' });
  const other = newHistory({ name: 'burdock' });
  other.commit({ by: 'Bo Lind <bo@lind.example>' });
  for (const { folder } of [history, other]) handOver(folder);
  const { page, answerDialog } = await cairn.open({ argument: history.folder });
  await expect(page.getByText('Read: 1 new item.')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByText('All branches, local and remote · no .mailmap in it')).toBeVisible();
  await expect(page.getByText('every commit could be understood')).toBeVisible();

  const moved = `${history.folder}-moved`;
  renameSync(history.folder, moved);
  await page.getByRole('button', { name: /Read what is new/ }).click();
  await expect(page.getByText('The last reading failed')).toBeVisible();
  await expect(page.locator('main')).not.toContainText(/stopped/i);

  await page.getByRole('button', { name: 'Change folder or branches…' }).click();
  const dialog = page.getByRole('dialog', { name: 'What is read of thistledown' });
  await expect(dialog.getByRole('button', { name: 'Change and read it' })).toBeDisabled();
  await answerDialog(other.folder);
  // The whole field is the button.
  await dialog.getByText(history.folder).click();
  await expect(dialog.getByText(other.folder)).toBeVisible();
  await dialog.getByRole('button', { name: 'Change and read it' }).click();
  await expect(dialog.getByText(/holds another history/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Add as another source' })).toBeVisible();

  await answerDialog(moved);
  await dialog.getByRole('button', { name: /^Folder/ }).click();
  await expect(dialog.getByText(moved)).toBeVisible();
  await dialog.getByRole('button', { name: 'Change and read it' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('The last reading failed')).toBeHidden();
  await expect(page.getByRole('button', { name: moved })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: history.folder, exact: true })).toBeVisible();
});

test('the folder of a source from an earlier day can be shown, and nothing else can be done with it', async ({ cairn }) => {
  const history = newHistory({ name: 'thistledown' });
  history.commit({ by: 'Ana Pires <ana@pires.example>' });
  handOver(history.folder);
  const first = await cairn.open({ argument: history.folder });
  await expect(first.page.getByText('Read: 1 new item.')).toBeVisible();
  await first.close();
  const { app, page } = await cairn.open();
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { shown: [] });
    shell.showItemInFolder = (path) => void (globalThis as unknown as { shown: string[] }).shown.push(path);
  });
  const ask = (procedure: string, input: object) =>
    page.evaluate(([name, given]) => window.cairn.invoke(name, given), [procedure, { ...input, path: history.folder }] as const);
  expect(await ask('shell.showFile', {})).toMatchObject({ ok: false });
  await page.getByRole('button', { name: /Continue with thistledown/ }).click();
  await expect(page.getByRole('grid', { name: 'Contributors' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: history.folder }).click();
  await expect.poll(() => app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)).toEqual([history.folder]);
  const refused = { ok: false, error: { code: 'invalid_input', message: expect.stringContaining('that you chose') } };
  expect(await ask('sources.add', { kind: 'git' })).toMatchObject(refused);
  expect(await ask('workspace.backups', {})).toMatchObject(refused);
});
