/** Undo and redo, from the keys, the toasts and the history; and what rests where nothing can be changed. */
import type { ElectronApplication, Page } from '@playwright/test';
import { type Cairn, expect, type OpenedApp, test } from '../support/app.ts';
import { headlessValue } from '../support/headless.ts';
import { manyPeople } from '../support/people.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Contributors' });
const toasts = (page: Page) => page.getByRole('status').filter({ has: page.locator('p') });
const toast = (page: Page, text: string | RegExp) => toasts(page).locator('> div').filter({ hasText: text });
const question = (page: Page) => page.getByRole('dialog');
const change = (page: Page, label: string | RegExp) => page.getByRole('listitem').filter({ hasText: label });

/** Five people, and the first of them open. */
async function openFive(cairn: Cairn): Promise<OpenedApp> {
  const opened = await cairn.open({ argument: manyPeople(5).folder });
  await expect(grid(opened.page)).toHaveAttribute('aria-rowcount', '5');
  await expect(opened.page.getByRole('contentinfo').getByRole('button', { name: /^community now$/ })).toBeVisible();
  return opened;
}

async function tagFirst(page: Page, tag: string): Promise<void> {
  await grid(page).locator('[data-toggle]').first().click();
  await page.keyboard.press('#');
  await page.keyboard.type(tag);
  await page.keyboard.press('Enter');
  await expect(toast(page, `with “${tag}”`)).toBeVisible();
  await page.keyboard.press('Escape');
}

const showHistory = (page: Page) => page.getByRole('button', { name: 'History' }).click();

test('undo comes to a source only after a question that says what will happen', async ({ cairn }) => {
  const { page } = await openFive(cairn);
  await tagFirst(page, 'mentor');
  await page.keyboard.press('Control+z');
  await expect(toast(page, 'Undid: Tagged')).toBeVisible();
  // Once too often.
  await page.keyboard.press('Control+z');
  await expect(question(page)).toContainText('Undo “Added the source community”?');
  await expect(question(page)).toContainText(
    'Its 5 commits and 5 people leave the list. Notes and tags stay, and redo reads the source again.',
  );
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '5');
  // The history asks the same; a yes does it, and redo reads again.
  await showHistory(page);
  await change(page, 'Added the source').getByRole('button', { name: 'Undo: Added the source community' }).click();
  await expect(question(page)).toContainText('Its 5 commits and 5 people leave the list.');
  await question(page).getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(toast(page, 'Undid: Added the source community')).toBeVisible();
  await toast(page, 'Undid: Added the source community').getByRole('button', { name: /^Redo/ }).click();
  await expect(toast(page, 'Redid: Added the source community')).toBeVisible();
  await page.getByRole('button', { name: /^Contributors/ }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '5');
});

test('a source that was removed just now comes back by one undo, and goes again only after a question', async ({ cairn }) => {
  const { page } = await openFive(cairn);
  await page.getByRole('button', { name: 'Sources', exact: true }).click();
  await page.getByRole('button', { name: 'More about community' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('radio', { name: 'It goes too' }).check();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(toast(page, 'Removed community.').getByRole('button', { name: /^Undo/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('region', { name: 'community' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(question(page)).toContainText('Redo “Removed the source community”?');
  await question(page).getByRole('button', { name: 'Leave it' }).click();
  await expect(page.getByRole('region', { name: 'community' })).toBeVisible();
});

test('the history offers each change once, with the word that fits', async ({ cairn }) => {
  const { page } = await openFive(cairn);
  await tagFirst(page, 'mentor');
  await showHistory(page);
  const verbs = () => page.getByRole('listitem').getByRole('button', { name: /^(Undo|Redo): Tagged/ });
  await expect(verbs()).toHaveText(['Undo']);
  await verbs().click();
  await expect(verbs()).toHaveText(['Redo']);
  await expect(change(page, /^.*Tagged .*undone$/)).toHaveCount(1);
  // The tag is gone; the history knows what it was called, and counts one person.
  await page
    .getByRole('button', { name: /Undid: Tagged/ })
    .first()
    .click();
  await expect(change(page, 'Undid: Tagged')).toContainText('mentor');
  await expect(change(page, 'Undid: Tagged')).not.toContainText('things');
  await verbs().click();
  await expect(toast(page, 'Redid: Tagged').getByRole('button')).toHaveText('Undo');
  await expect(verbs()).toHaveText(['Undo']);
  await expect(page.getByText('undone, redone')).toBeVisible();
  // Undoing an undo is a redo, so that the toast offers to undo it.
  await toast(page, 'Redid: Tagged').getByRole('button', { name: 'Undo' }).click();
  await expect(toast(page, 'Undid: Tagged').getByRole('button', { name: /^Redo/ })).toBeVisible();
  await expect(verbs()).toHaveText(['Redo']);
});

test('one toast at a time offers to undo, and only while there is something to undo', async ({ cairn }) => {
  const { page } = await openFive(cairn);
  await tagFirst(page, 'mentor');
  await tagFirst(page, 'speaker');
  const offers = () => toasts(page).getByRole('button', { name: /^(Undo|Redo)/ });
  await expect(offers()).toHaveCount(1);
  await expect(toast(page, 'mentor')).toHaveCount(0);
  await expect(toast(page, 'speaker')).toBeVisible();
  // Undone from elsewhere, without this window being asked: the offer is void.
  await toast(page, 'speaker').hover();
  await page.evaluate(() => window.cairn.invoke('history.undo', {}));
  await expect(offers()).toHaveCount(0);
  await expect(toast(page, 'speaker')).toBeVisible();
});

test('what went wrong stays until it is closed, and covers neither the list nor its actions', async ({ cairn }) => {
  const { page, answerDialog } = await openFive(cairn);
  await grid(page).locator('[data-toggle]').first().click();
  await answerDialog(cairn.folder);
  await page.keyboard.press('Control+g');
  const problem = page.getByRole('alert');
  await expect(problem).toContainText('This folder was not added.');
  const top = async () => (await problem.boundingBox())?.y ?? 0;
  const bottomOf = async (part: ReturnType<typeof grid>) => {
    const box = await part.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  await expect.poll(async () => (await bottomOf(page.getByRole('toolbar'))) <= (await top()) + 0.5).toBe(true);
  expect(await bottomOf(grid(page))).toBeLessThanOrEqual(await top());
  await problem.getByRole('button', { name: 'Dismiss' }).click();
  await expect(problem).toBeEmpty();
  await expect.poll(() => bottomOf(page.getByRole('toolbar'))).toBeGreaterThan((await top()) - 40);
});

/** Which commands of the menu can be chosen. */
const possible = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => {
    const items = (menu: Electron.Menu | undefined): Electron.MenuItem[] =>
      (menu?.items ?? []).flatMap((item) => [item, ...items(item.submenu)]);
    return items(Menu.getApplicationMenu() ?? undefined)
      .filter(({ id, enabled }) => /^[a-z]+\.[a-zA-Z]+$/.test(id ?? '') && enabled)
      .map(({ id }) => id)
      .sort();
  });

const withoutWorkspace = ['app.keys', 'sources.addClone', 'workspace.new', 'workspace.open', 'workspace.sample'];
const forReading = ['app.back', 'app.forward', 'app.keys', 'app.palette', 'go.settings', 'workspace.close', 'workspace.new'];

/** Closes the workspace and opens it for reading only. */
async function openForReading(page: Page, path: string): Promise<void> {
  await page.evaluate(async (file) => {
    await window.cairn.invoke('workspace.close', {});
    await window.cairn.invoke('workspace.open', { path: file, readOnly: true });
  }, path);
  await expect(page.getByText('Open for reading only.')).toBeVisible();
}

test('the menu offers what can be done: without a workspace, for reading, and to work in', async ({ cairn }) => {
  const { app, page } = await cairn.open();
  expect(await possible(app)).toEqual(withoutWorkspace);
  await headlessValue(['workspace.create', JSON.stringify({ path: 'north.cairn' })], { folder: cairn.folder });
  const { page: other, app: second } = await cairn.open({ workspace: `${cairn.folder}/north.cairn`, userData: `${cairn.folder}/second` });
  await expect
    .poll(() => possible(second))
    .toEqual([...new Set([...withoutWorkspace, ...forReading, 'history.redo', 'history.undo', 'workspace.saveCopy'])].sort());
  await second.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go.settings')?.click());
  await expect(other.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await openForReading(other, `${cairn.folder}/north.cairn`);
  await expect.poll(() => possible(second)).toEqual([...forReading, 'workspace.open', 'workspace.sample', 'workspace.saveCopy'].sort());
  await other.evaluate(() => window.cairn.invoke('workspace.close', {}));
  await expect.poll(() => possible(second)).toEqual(withoutWorkspace);
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('open for reading only, everything that would change something rests and says why', async ({ cairn }) => {
  const { page } = await openFive(cairn);
  await tagFirst(page, 'mentor');
  await grid(page).locator('[aria-rowindex]').first().getByText('mentor').waitFor();
  const path = await page.evaluate(async () => {
    const answer = await window.cairn.invoke('workspace.current', {});
    return answer.ok ? (answer.value as { path: string }).path : '';
  });
  await openForReading(page, path);
  const rests = async (...names: (string | RegExp)[]) => {
    for (const name of names) {
      const part = page.getByRole('button', { name }).or(page.getByRole('menuitem', { name })).first();
      await expect(part, String(name)).toBeDisabled();
      await expect(part, String(name)).toHaveAttribute('title', /^Open for reading only\./);
    }
  };
  await grid(page).locator('[data-toggle]').first().click();
  await rests(/^Tag/, 'Untag', /^Undo/);
  await grid(page).locator('[aria-rowindex]').first().click();
  await expect(page.getByRole('region', { name: 'Profile' })).toBeVisible();
  await rests('Edit the name', 'Write a note', 'Add a tag', 'Take off “mentor”', /^Undo: Tagged/);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await rests(/^Bot(,|$)/, 'Whatever the evidence says');
  await page.keyboard.press('Escape');
  // Keys and the palette offer nothing that would fail.
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.keyboard.press('n');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'New note' })).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('>undo');
  await expect(page.getByText('Nothing has “undo” in it.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Sources', exact: true }).click();
  await rests(/^Add a source/, /^Read what is new/);
  await page.getByRole('button', { name: 'More about community' }).click();
  await rests('Look at everything again', /^Rename/, 'Remove…');
  await page.keyboard.press('Escape');
  await showHistory(page);
  await rests(/^Undo: Tagged/);
  await page.getByRole('button', { name: /^Settings/ }).click();
  await rests('Rename', 'Work out again');
  await expect(page.getByRole('alert')).toBeEmpty();
});
