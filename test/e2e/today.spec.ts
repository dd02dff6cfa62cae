/** What needs a person now. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../support/app.ts';
import { manyPeople } from '../support/people.ts';

test('a follow-up that is due is done or put off where it stands, and undone', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  const grid = page.getByRole('grid', { name: 'Contributors' });
  await expect(grid).toHaveAttribute('aria-rowcount', '3');
  await page.getByRole('button', { name: 'Today' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing needs you today' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await grid
    .getByRole('gridcell', { name: /Ana Pires/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Note a contact' }).click();
  const editor = page.getByRole('form', { name: 'Contact' });
  await editor.getByLabel('Follow up on', { exact: true }).fill('2026-01-15');
  await editor.getByLabel('What was said').fill('Would give a talk in spring.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Contacts' })).toContainText('Follow up on Jan 15, 2026');

  await page.getByRole('button', { name: 'Today' }).click();
  const row = page.getByRole('list', { name: 'Follow up' }).getByRole('listitem');
  await expect(row).toContainText(/Ana Pires.*Would give a talk in spring\..*late/);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  await row.getByRole('button', { name: 'Done: Ana Pires' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing needs you today' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await row.getByRole('button', { name: 'Later: Ana Pires' }).click();
  await page.getByRole('menuitem', { name: 'Tomorrow' }).click();
  await expect(row).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await row.getByRole('button', { name: 'Ana Pires', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ana Pires' })).toBeVisible();
});

test('is the first screen of a workspace, unless the window remembers another place', async ({ cairn }) => {
  const workspace = `${cairn.folder}/home/new.cairn`;
  const { page, answerDialog, close } = await cairn.open();
  await answerDialog(workspace);
  await page.getByRole('button', { name: /Start a new workspace/ }).click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Point at a git clone' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible();
  await close();
  const again = await cairn.open({ workspace });
  await expect(again.page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible();
});

test('is gone through by keys: the row under the cursor is done or put off, and the cursor goes on', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(9).folder });
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '9');
  await page.evaluate(async () => {
    const answer = await window.cairn.invoke('contributors.list', { sort: 'name', limit: 7 });
    const { rows } = (answer as { value: { rows: { id: string }[] } }).value;
    for (const [index, { id }] of rows.entries()) {
      const followUpOn = new Date(Date.now() - (index + 1) * 86_400_000).toISOString().slice(0, 10);
      await window.cairn.invoke('contributors.logContact', { contributor: id, channel: 'call', text: `Number ${index}`, followUpOn });
    }
  });
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  const rows = page.getByRole('list', { name: 'Follow up' }).getByRole('listitem');
  const current = page.locator('li[aria-current=true]');
  await expect(rows).toHaveCount(7);
  await expect(page.getByRole('button', { name: 'Today 7 waiting' })).toBeVisible();
  await expect(current).toContainText('Number 6');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(current).toContainText('Number 5');
  await page.keyboard.press('d');
  await expect(rows).toHaveCount(6);
  await expect(current).toContainText('Number 4');
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: 'In a week' }).click();
  await expect(rows).toHaveCount(5);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(7);
  await page.getByRole('button', { name: /^Follow up 7/ }).click();
  await expect(rows).toHaveCount(0);
  await page.getByRole('button', { name: /^Follow up 7/ }).click();
  await page.keyboard.press('j');
  const name = (await current.getByRole('button').first().textContent()) ?? '';
  await current.getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
});
