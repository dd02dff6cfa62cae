/** Who works in the workspace, who sits here, and that every change says so. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { manyPeople } from '../support/people.ts';

const toast = (page: Page, text: string | RegExp) => page.getByRole('status').locator('> div').filter({ hasText: text });
const teammates = (page: Page) => page.getByRole('list', { name: 'Teammates' });

async function addTeammate(page: Page, name: string, title = ''): Promise<void> {
  await page.getByRole('textbox', { name: 'Name of the teammate' }).fill(name);
  await page.getByRole('textbox', { name: 'What they do' }).fill(title);
  await page.keyboard.press('Enter');
  await expect(teammates(page)).toContainText(name);
}

test('the first teammate sits here, and every change says who made it and for whom', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '3');
  await expect(page.getByRole('button', { name: 'Who is here?' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Settings' }).click();
  await addTeammate(page, 'Mara Solberg', 'Programme manager');
  await expect(toast(page, 'Added Mara Solberg.')).toContainText('You sit here now.');
  await expect(page.getByRole('textbox', { name: 'Name of the teammate' })).toBeFocused();
  await addTeammate(page, 'Ilo Brandt');
  await expect(teammates(page).getByRole('listitem').filter({ hasText: 'Mara' })).toContainText('you');

  await page.getByRole('button', { name: 'You are Mara Solberg' }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Mara Solberg' })).toHaveAttribute('aria-checked', 'true');
  await page.getByRole('menuitemradio', { name: 'Ilo Brandt' }).last().click();
  await expect(page.getByRole('button', { name: 'You are Mara Solberg for Ilo Brandt' })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Team…' }).click();
  await expect(page.getByRole('heading', { name: 'Team', exact: true })).toBeInViewport();

  await page.getByRole('textbox', { name: 'Name of the team', exact: true }).fill('Coaches');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Members of Coaches' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Ilo Brandt' }).click();
  await expect(page.getByRole('list', { name: 'Teams' })).toContainText('Ilo Brandt');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'History' }).click();
  const change = page.getByRole('listitem').filter({ hasText: 'Put Ilo Brandt into Coaches' });
  await expect(change).toContainText('Mara Solberg for Ilo Brandt');
  await change.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('list', { name: 'Teams' })).toContainText('nobody yet');
});

test('a teammate is renamed, leaves and is back, by keyboard', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await page.getByRole('button', { name: 'Settings' }).click();
  await addTeammate(page, 'Mara Solberg');
  await addTeammate(page, 'Ilo Brandt', 'Events');
  const more = page.getByRole('button', { name: 'More about Ilo Brandt' });
  await more.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Change…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of Ilo Brandt' }).fill('Mara solberg');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('There is a teammate called Mara Solberg already. Nothing was changed.');
  // What was typed is still there, and what went wrong is not said any more once it is put away.
  await expect(page.getByRole('textbox', { name: 'Name of Ilo Brandt' })).toHaveValue('Mara solberg');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert').getByRole('button')).toHaveCount(0);
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Has left' }).click();
  const row = teammates(page).getByRole('listitem').filter({ hasText: 'Ilo Brandt' });
  await expect(row).toContainText('has left');
  await expect(row.getByRole('button', { name: 'This is me: Ilo Brandt' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row.getByRole('button', { name: 'This is me: Ilo Brandt' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
});
