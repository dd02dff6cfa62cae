/** Who talked to a person, and when to come back to it. */
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
  await editor.getByLabel('Follow up on').fill('2027-01-15');
  await editor.getByLabel('What was said').fill('Would give a talk in spring.');
  await page.keyboard.press('Control+Enter');
  await expect(contacts(page).getByRole('listitem')).toContainText('Would give a talk in spring.');
  await expect(contacts(page).getByRole('button', { name: 'Note a contact' })).toBeFocused();
  await contacts(page).getByRole('button', { name: 'Done' }).click();
  await expect(contacts(page).getByRole('listitem')).toContainText('Followed up, was due 2027-01-15');
  await page.keyboard.press('Control+z');
  await expect(contacts(page).getByRole('listitem')).toContainText('Follow up on 2027-01-15');
  await contacts(page).getByRole('button', { name: 'More about this contact: Call' }).click();
  await page.getByRole('menuitem', { name: 'Correct…' }).click();
  await editor.getByRole('combobox', { name: 'How' }).click();
  await page.getByRole('option', { name: 'Mail' }).click();
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(contacts(page).getByRole('listitem')).toContainText('Mail');
});
