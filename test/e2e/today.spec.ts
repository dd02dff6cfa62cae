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
  await editor.getByLabel('Follow up on').fill('2026-01-15');
  await editor.getByLabel('What was said').fill('Would give a talk in spring.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Contacts' })).toContainText('Follow up on 2026-01-15');

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
