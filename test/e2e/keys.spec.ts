/** Postal addresses, the key they are kept under, and a copy for a colleague, in the real window. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { expect, test } from '../support/app.ts';
import { headless, headlessValue } from '../support/headless.ts';
import { manyPeople } from '../support/people.ts';

/** `part`: while a dialog is open, it is all there is; it has a header of its own beside that of the screen. */
async function axe(page: Page, part?: string): Promise<void> {
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (part
    ? builder.include(part).disableRules(['landmark-no-duplicate-banner', 'landmark-unique'])
    : builder
  ).analyze();
  expect(violations).toEqual([]);
}

/** A workspace with twenty people, open in the window on a screen. */
async function community(folder: string): Promise<string> {
  const words = ['--workspace', 'north.cairn'];
  await headlessValue(['workspace.create', JSON.stringify({ path: 'north.cairn' })], { folder });
  const { id } = await headlessValue<{ id: string }>(
    ['sources.add', JSON.stringify({ kind: 'git', path: manyPeople(20).folder }), ...words],
    { folder },
  );
  await headlessValue(['sources.syncSource', JSON.stringify({ id }), ...words], { folder });
  return join(folder, 'north.cairn');
}

/** Reads the words off the sheet, says the two that are asked for, and returns the phrase. */
async function writeDown(page: Page, dialog: Locator, button: string): Promise<string> {
  const items = dialog.getByRole('list', { name: 'Recovery phrase' }).getByRole('listitem');
  await expect(items).toHaveCount(12);
  const words = await items.allTextContents();
  await axe(page, '[role=dialog]');
  await dialog.getByRole('button', { name: 'I have written them down' }).click();
  for (const field of await dialog.getByRole('textbox', { name: /^Word \d+$/ }).all()) {
    const label = await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
    await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
  await dialog.getByRole('button', { name: button }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  return words.join(' ');
}

async function openAna(page: Page): Promise<Locator> {
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page
    .getByRole('row', { name: /Ana Pires/ })
    .first()
    .click();
  const about = page.getByRole('radio', { name: 'About' });
  if (await about.isVisible()) await page.getByText('About', { exact: true }).click();
  return page.getByRole('region', { name: 'Postal address' });
}

async function fillAddress(section: Locator): Promise<void> {
  await section.getByRole('textbox', { name: 'Street and number' }).fill('Rua das Flores 12');
  await section.getByRole('textbox', { name: 'Postcode' }).fill('1200-195');
  await section.getByRole('textbox', { name: 'Town' }).fill('Lisboa');
  await section.getByRole('combobox', { name: 'Country' }).fill('Portugal');
  await section.getByRole('button', { name: 'Save' }).click();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the first address makes the key; it is shown, changed by undo, locked, unlocked and purged (${colorScheme})`, async ({ cairn }) => {
    test.setTimeout(240_000);
    const workspace = await community(cairn.folder);
    const { page, close } = await cairn.open({ workspace, colorScheme });
    let section = await openAna(page);
    await section.getByRole('button', { name: 'Write down the postal address' }).click();
    const phrase = await writeDown(page, page.getByRole('dialog', { name: 'A key for postal addresses' }), 'Make the key');
    await fillAddress(section);
    await expect(page.getByText('Address written down.')).toBeVisible();
    await expect(section).not.toContainText('Rua das Flores');
    await section.getByRole('button', { name: 'Show' }).click();
    await expect(section).toContainText('Rua das Flores 12');
    await expect(section).toContainText('1200-195 Lisboa');
    await axe(page);
    await page.keyboard.press('Control+z');
    await expect(section).toContainText('can still be undone, until it is purged');
    await page.keyboard.press('Control+Shift+z');
    await expect(section).toContainText('Kept encrypted');
    await page.keyboard.press('Control+,');
    await expect(page.getByText('1 address is kept encrypted, and unlocked now.')).toBeVisible();
    await close();

    // At the next start this computer, which has no keychain, asks for the phrase.
    const again = await cairn.open({ workspace, colorScheme });
    section = await openAna(again.page);
    await expect(section).toContainText('Kept encrypted, and locked.');
    await axe(again.page);
    await again.page
      .getByRole('contentinfo')
      .getByRole('button', { name: /Addresses locked/ })
      .click();
    const dialog = again.page.getByRole('dialog', { name: 'Unlock postal addresses' });
    const field = dialog.getByRole('textbox', { name: 'Recovery phrase' });
    await field.fill(phrase.replace(/^\S+/, 'abstrac'));
    await dialog.getByRole('button', { name: 'Unlock' }).click();
    await expect(dialog).toContainText('The first word, "abstrac", is in no recovery phrase. Is it "abstract"?');
    const other = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
    for (const said of [/does not open this workspace/, /try as often as you like/]) {
      await field.fill(other);
      await dialog.getByRole('button', { name: 'Unlock' }).click();
      await expect(dialog).toContainText(said, { timeout: 30_000 });
    }
    await axe(again.page, '[role=dialog]');
    await field.fill(phrase.toUpperCase());
    await again.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    await section.getByRole('button', { name: 'Show' }).click();
    await expect(section).toContainText('Rua das Flores 12');

    await section.getByRole('button', { name: 'More about the postal address' }).click();
    await again.page.getByRole('menuitem', { name: 'Purge…' }).click();
    await again.page.getByRole('button', { name: 'Purge for good' }).click();
    await expect(again.page.getByText('Purged the address.')).toBeVisible();
    await expect(section).toContainText(/Purged on .* Complete on .*, when the last backup from before has made room\./);
    await expect(again.page.getByRole('contentinfo').getByRole('button', { name: /Addresses locked/ })).toBeHidden();
  });
}

test('settings make a key, print its phrase and nothing else, change it, and lock', async ({ cairn }) => {
  test.setTimeout(180_000);
  const workspace = await community(cairn.folder);
  const { app, page } = await cairn.open({ workspace });
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Make a key…' }).click();
  await countPrinting(app);
  const first = page.getByRole('dialog', { name: 'A key for postal addresses' });
  await first.getByRole('button', { name: 'Print…' }).click();
  await expect.poll(() => app.evaluate(() => (globalThis as { printed?: number }).printed)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('list', { name: 'Recovery phrase' })).toBeVisible();
  await expect(page.getByText('recovery phrase of the workspace north')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print…', includeHidden: true })).toBeHidden();
  await expect(page.getByText('Work everything out again')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  const old = await writeDown(page, first, 'Make the key');
  await expect(page.getByText('It has no keychain that Cairn could use, so the phrase is asked for once per start.')).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Change the phrase…' }).click();
  const phrase = await writeDown(page, page.getByRole('dialog', { name: 'A new recovery phrase' }), 'Set the phrase');
  expect(phrase).not.toBe(old);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('button', { name: 'Unlock…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Unlock postal addresses' });
  await dialog.getByRole('textbox').fill(old);
  await dialog.getByRole('button', { name: 'Unlock' }).click();
  await expect(dialog).toContainText('does not open this workspace', { timeout: 30_000 });
  await dialog.getByRole('textbox').fill(phrase);
  await dialog.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('button', { name: 'Lock now' })).toBeVisible({ timeout: 30_000 });
});

/** No printer is asked; that Cairn would have asked one is counted. */
const countPrinting = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    const counter = globalThis as { printed?: number };
    for (const window of BrowserWindow.getAllWindows())
      window.webContents.print = (_options, done) => {
        counter.printed = (counter.printed ?? 0) + 1;
        done?.(true, '');
      };
  });

test('a copy for a colleague is saved with its words, opens for looking, and takes no change', async ({ cairn }) => {
  test.setTimeout(180_000);
  const workspace = await community(cairn.folder);
  const { page, answerDialog } = await cairn.open({ workspace });
  const target = join(cairn.folder, 'for Ilo.cairn');
  await page.keyboard.press('Control+,');
  await expect(page.getByText(/Two copies do not merge yet/)).toBeVisible();
  await page.getByRole('button', { name: 'Copy for a colleague…' }).click();
  const dialog = page.getByRole('dialog', { name: 'A copy for a colleague' });
  await expect(dialog).toContainText('Cairn cannot tell them');
  await axe(page, '[role=dialog]');
  await answerDialog(target);
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(page.getByText('Saved a copy for a colleague.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/20 e-mail addresses are hidden in it/)).toBeVisible();
  expect(readFileSync(target).includes('@community.example')).toBe(false);

  await answerDialog(target);
  await page.keyboard.press('Control+o');
  const banner = page.getByRole('note').filter({ hasText: 'A copy for a colleague, for looking only.' });
  await expect(banner).toContainText('from “north”, without addresses, notes and contacts');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page
    .getByRole('row', { name: /Ana Pires/ })
    .first()
    .click();
  await expect(page.getByText(/^hidden address \d+$/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Write a note' }).first()).toBeDisabled();
  await axe(page);
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Save a copy…' })).toBeHidden();
});

test('without a window: a phrase from a variable makes, unlocks and changes; never one from an argument', async ({ cairn }) => {
  test.setTimeout(180_000);
  const { folder } = cairn;
  await community(folder);
  const words = ['--workspace', 'north.cairn'];
  const { words: first } = await headlessValue<{ words: string[] }>(['workspace.newPhrase'], { folder });
  const { words: second } = await headlessValue<{ words: string[] }>(['workspace.newPhrase'], { folder });
  const env = { FIRST: first.join(' '), SECOND: second.join(' ') };
  const inArgument = await headless(['workspace.makeKey', JSON.stringify({ phrase: env.FIRST }), ...words], { folder });
  expect(inArgument).toMatchObject({ code: 2, error: { message: expect.stringContaining('--secret phrase=env:') } });
  expect(inArgument.stderr).not.toContain(env.FIRST);
  expect(await headlessValue(['workspace.makeKey', ...words, '--secret', 'phrase=env:FIRST'], { folder, env })).toMatchObject({
    state: 'unlocked',
  });
  const { rows } = await headlessValue<{ rows: { id: string }[] }>(['contributors.list', '{"search":"Ana Pires"}', ...words], { folder });
  const contributor = rows[0]?.id;
  const address = { name: 'Ana', lines: ['Rua das Flores 12'], country: 'PT' };
  const set = ['contributors.setPostalAddress', JSON.stringify({ contributor, address }), ...words];
  expect(await headless(set, { folder })).toMatchObject({ code: 1, error: { code: 'locked' } });
  await headlessValue([...set, '--secret', 'phrase=env:FIRST'], { folder, env });
  await headlessValue(['workspace.changePhrase', ...words, '--secret', 'phrase=env:FIRST', '--secret', 'newPhrase=env:SECOND'], {
    folder,
    env,
  });
  const get = ['contributors.postalAddress', JSON.stringify({ contributor }), ...words];
  expect(await headless([...get, '--secret', 'phrase=env:FIRST'], { folder, env })).toMatchObject({ code: 1, error: { code: 'locked' } });
  expect(await headlessValue([...get, '--secret', 'phrase=env:SECOND'], { folder, env })).toMatchObject({
    address: { lines: address.lines },
  });
  await headlessValue(['workspace.saveColleagueCopy', '{"path":"copy.cairn"}', ...words], { folder });
  const info = await headlessValue<WorkspaceInfo>(['workspace.current', '--workspace', 'copy.cairn'], { folder });
  expect(info).toMatchObject({ readOnly: true, colleagueCopy: { workspace: 'north' } });
  const refused = await headless(['workspace.renameWorkspace', '{"name":"x"}', '--workspace', 'copy.cairn'], { folder });
  expect(refused).toMatchObject({ code: 1, error: { message: expect.stringContaining('a copy for a colleague') } });
});
