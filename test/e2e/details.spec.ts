/** What is noted about a person beyond what they did. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Cairn, expect, type OpenedApp, test } from '../support/app.ts';
import { manyPeople } from '../support/people.ts';

const about = (page: Page) => page.getByRole('region', { name: 'About this person' });
const line = (page: Page, text: string | RegExp) =>
  about(page).getByRole('region', { name: 'Details' }).getByRole('listitem').filter({ hasText: text });
const editor = (page: Page, name: string) => about(page).getByRole('form', { name });

async function openAna(cairn: Cairn): Promise<OpenedApp> {
  const opened = await cairn.open({ argument: manyPeople(3).folder });
  const grid = opened.page.getByRole('grid', { name: 'Contributors' });
  await expect(grid).toHaveAttribute('aria-rowcount', '3');
  await grid
    .getByRole('gridcell', { name: /Ana Pires/ })
    .first()
    .click();
  await expect(opened.page.getByRole('heading', { name: 'Ana Pires' })).toBeVisible();
  return opened;
}

async function note(page: Page, what: string): Promise<void> {
  await about(page).getByRole('button', { name: 'Note a detail' }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
  await expect(about(page).getByRole('form').locator('input').first()).toBeFocused();
}

test('where somebody lives, what they speak and since when they are staff, with undo', async ({ cairn }) => {
  const { page } = await openAna(cairn);
  await note(page, 'Location');
  await page.keyboard.type('Recife, Brazil');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Location')).toContainText('Recife, Brazil');
  await expect(about(page).getByRole('button', { name: 'Note a detail' })).toBeFocused();

  await note(page, 'Language');
  await editor(page, 'Language').getByRole('combobox', { name: 'Language' }).fill('portug');
  await page.getByRole('option', { name: 'Portuguese' }).click();
  await editor(page, 'Language').getByRole('button', { name: 'Save' }).click();
  await expect(line(page, 'Language')).toContainText('Portuguese (fluent)');

  await note(page, 'Standing');
  await editor(page, 'Standing').getByLabel('From').fill('2024-03-01');
  await editor(page, 'Standing').getByRole('button', { name: 'Save' }).click();
  await expect(line(page, 'Standing')).toContainText('Staff since 2024-03-01');

  // What is there is changed where it stands; what cannot be is said, and what was written stays.
  await note(page, 'Time zone');
  await page.keyboard.type('Mars/Base');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('There is no time zone called "Mars/Base".');
  await editor(page, 'Time zone').getByRole('combobox').fill('America/Recife');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Time zone')).toContainText(/Recife, .* there/);

  await line(page, 'Location').getByRole('button', { name: 'Recife, Brazil', exact: true }).click();
  await editor(page, 'Location').getByRole('textbox').fill('Olinda');
  await page.keyboard.press('Escape');
  await expect(line(page, 'Location')).toContainText('Recife, Brazil');
  await line(page, 'Location').hover();
  await page.getByRole('button', { name: 'Take away Location: Recife, Brazil' }).click();
  await expect(line(page, 'Location')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(line(page, 'Location')).toContainText('Recife, Brazil');

  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
});

test('a field of one’s own is made beside the first person who has a value', async ({ cairn }) => {
  const { page } = await openAna(cairn);
  await note(page, 'A field of your own…');
  await editor(page, 'A field of your own').getByLabel('Name of the field').fill('Region');
  await editor(page, 'A field of your own').getByRole('combobox', { name: 'It holds' }).click();
  await page.getByRole('option', { name: 'Choice' }).click();
  await editor(page, 'A field of your own').getByLabel('To choose from').fill('North');
  await page.keyboard.press('Enter');
  await editor(page, 'A field of your own').getByRole('button', { name: 'Save' }).click();
  await editor(page, 'Region').getByRole('combobox').click();
  await page.getByRole('option', { name: 'North' }).click();
  await editor(page, 'Region').getByRole('button', { name: 'Save' }).click();
  await expect(line(page, 'Region')).toContainText('North');
});
