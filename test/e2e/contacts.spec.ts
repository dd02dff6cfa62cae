/** Who talked to a person, and when to come back to it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { manyPeople } from '../support/people.ts';

const contacts = (page: Page) => page.getByRole('region', { name: 'About this person' }).getByRole('region', { name: 'Contacts' });

test('a call is noted with a day to come back to it, followed up, corrected and undone', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  const grid = page.getByRole('grid', { name: 'Contributors' });
  await expect(grid).toHaveAttribute('aria-rowcount', '3');
  await grid
    .getByRole('gridcell', { name: /Ana Pires/ })
    .first()
    .click();
  await expect(contacts(page)).toContainText('Nobody noted a call, mail or talk yet.');
  await contacts(page).getByRole('button', { name: 'Note a contact' }).click();
  const editor = contacts(page).getByRole('form', { name: 'Contact' });
  await editor.getByLabel('Follow up on', { exact: true }).fill('2027-01-15');
  await editor.getByLabel('What was said').fill('Would give a talk in spring.');
  await editor.getByRole('button', { name: 'Yesterday' }).click();
  const yesterday = await editor.getByLabel('When', { exact: true }).inputValue();
  await editor.getByLabel('What was said').focus();
  await page.keyboard.press('Control+Enter');
  await expect(contacts(page).getByRole('listitem').locator('time').first()).toHaveAttribute('datetime', new RegExp(`^${yesterday}T12:00`));
  await expect(contacts(page).getByRole('listitem')).toContainText('Would give a talk in spring.');
  await expect(contacts(page).getByRole('button', { name: 'Note a contact' })).toBeFocused();
  await contacts(page).getByRole('button', { name: 'Done' }).click();
  await expect(contacts(page).getByRole('listitem')).toContainText('Followed up, was due Jan 15, 2027');
  await page.keyboard.press('Control+z');
  await expect(contacts(page).getByRole('listitem')).toContainText('Follow up on Jan 15, 2027');
  await contacts(page).getByRole('button', { name: 'More about this contact: Call' }).click();
  await page.getByRole('menuitem', { name: 'Correct…' }).click();
  await editor.getByRole('combobox', { name: 'How' }).click();
  await page.getByRole('option', { name: 'Mail' }).click();
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(contacts(page).getByRole('listitem')).toContainText('Mail');
});

test('a contact is logged from anywhere with a person picked by search, by keys alone', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '3');
  await page.getByRole('button', { name: 'Today' }).click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('log a mail');
  await page.keyboard.press('Enter');
  const finder = page.getByRole('combobox', { name: 'Find a person' });
  await expect(finder).toBeFocused();
  await page.keyboard.type('Bo Li');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const editor = page.getByRole('dialog').getByRole('form', { name: 'Contact' });
  await expect(editor.getByLabel('What was said')).toBeFocused();
  await page.keyboard.type('Sent the agenda.');
  await editor.getByRole('button', { name: 'In a week' }).click();
  await expect(editor.getByRole('button', { name: 'In a week' })).toHaveAttribute('aria-pressed', 'true');
  await expect(editor.getByLabel('Follow up on', { exact: true })).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Noted a contact with Bo Lind.' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Who talked to them last is in the head of the profile, and a key there logs the next one.
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page
    .getByRole('gridcell', { name: /Bo Lind/ })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Profile' })).toContainText('last mail just now');
  await expect(contacts(page)).toContainText('Sent the agenda.');
  await page.keyboard.press('l');
  await expect(contacts(page).getByRole('form', { name: 'Contact' }).getByLabel('What was said')).toBeFocused();
});
