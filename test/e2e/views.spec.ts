/** Filters put together, saved views, columns, groups and one thing done to many: in the real window. */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Cairn, expect, type OpenedApp, test } from '../support/app.ts';
import { manyPeople } from '../support/people.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Contributors' });

async function openSeven(cairn: Cairn): Promise<OpenedApp> {
  const opened = await cairn.open({ argument: manyPeople(7).folder });
  await expect(grid(opened.page)).toHaveAttribute('aria-rowcount', '7');
  return opened;
}

/** The first of the list, and so many below. */
async function select(page: Page, count: number): Promise<void> {
  await grid(page).focus();
  await page.keyboard.press('x');
  for (let n = 1; n < count; n += 1) {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
  }
  await expect(page.getByText(`${count} selected`)).toBeVisible();
}

async function note(page: Page, what: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'With the selection' }).getByRole('button', { name: 'Note…' }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

/** `more`: rules that do not apply. The library's windows over the screen have a <header>, which the rules take for a second banner. */
const axe = async (page: Page, more: string[] = []) => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .disableRules(['region', ...more])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};

test('a detail for those selected is one change, a filter and a column that show it, and a group', async ({ cairn }) => {
  const { page } = await openSeven(cairn);
  await select(page, 3);
  await note(page, 'A detail or field of your own…');
  const dialog = page.getByRole('dialog', { name: 'Note a detail' });
  await dialog.getByRole('combobox', { name: 'Organisation' }).fill('Harbour');
  await dialog.getByRole('button', { name: 'Note it' }).click();
  await expect(page.getByText('Noted for 3 people.')).toBeVisible();
  // Words that people here have already are offered.
  await note(page, 'A detail or field of your own…');
  await dialog.getByRole('combobox', { name: 'Organisation' }).fill('harb');
  await expect(page.getByRole('option', { name: 'Harbour' })).toBeVisible();
  // The first takes the words away, the second the form.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const options = page.getByRole('dialog').filter({ hasText: 'Group by' });
  await options.getByRole('checkbox', { name: 'Organisation' }).check();
  await options.getByRole('combobox', { name: 'Group by' }).click();
  await page.getByRole('option', { name: 'Organisation' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Organisation' })).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '9');
  const head = grid(page).getByRole('rowheader', { name: /^Harbour, 3 people/ });
  await expect(head).toBeVisible();
  await expect(grid(page).getByRole('rowheader', { name: /^No organisation noted, 4 people/ })).toBeVisible();
  await head.click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '6');
  await head.click();
  expect(await axe(page)).toEqual([]);

  await page.keyboard.press('Control+z');
  await expect(grid(page).getByRole('rowheader', { name: /^No organisation noted, 7 people/ })).toBeVisible();
});

test('conditions are put together with a count, and read as a sentence', async ({ cairn }) => {
  const { page } = await openSeven(cairn);
  await select(page, 2);
  await page.keyboard.press('#');
  await page.keyboard.type('Mentor');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tagged 2 people with “Mentor”.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: 'Put conditions together…' }).click();
  const builder = page.getByRole('dialog', { name: 'Who should be in the list?' });
  await expect(builder.getByRole('status')).toHaveText('7 match');
  await builder.getByRole('button', { name: 'Group', exact: true }).click();
  await builder.getByRole('button', { name: 'Condition', exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Find a filter' }).fill('any tag');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'They carry a tag, whichever' }).check();
  await page.keyboard.press('Escape');
  await expect(builder.getByRole('status')).toHaveText('2 match');
  await expect(builder.getByText('People: bots left out and with any tag.')).toBeVisible();
  expect(await axe(page, ['landmark-no-duplicate-banner', 'landmark-unique'])).toEqual([]);
  await builder.getByRole('button', { name: 'Show them' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
});

test('a view is saved, changed, written into a file and read again', async ({ cairn }) => {
  const { page, answerDialog } = await openSeven(cairn);
  await page.getByRole('textbox', { name: /Search by name/ }).fill('an');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('With an');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'View: With an', exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: /Search by name/ }).fill('');
  const changed = page.getByRole('button', { name: 'View: With an, changed' });
  await changed.click();
  await page.getByRole('menuitem', { name: 'Back to how it was saved' }).click();
  await expect(page.getByRole('textbox', { name: /Search by name/ })).toHaveValue('an');

  const path = join(cairn.folder, 'with an.cairn-view.json');
  await answerDialog(path);
  // The palette finds it from anywhere.
  await page.getByRole('button', { name: 'View: With an', exact: true }).click();
  await page.getByRole('menuitem', { name: 'The list without a view' }).click();
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('with an');
  await page.getByRole('option', { name: /^With an.*saved view/ }).click();
  await expect(page.getByRole('button', { name: 'View: With an', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'View: With an', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save as a file…' }).click();
  await expect(page.getByText('Saved With an as a file.')).toBeVisible();
  await answerDialog(path);
  await page.getByRole('button', { name: 'View: With an', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Read a view from a file…' }).click();
  await expect(page.getByRole('button', { name: 'View: With an 2', exact: true })).toBeVisible();
});

test('consent for many is said to be a record, and offers no undo', async ({ cairn }) => {
  const { page } = await openSeven(cairn);
  await select(page, 2);
  await note(page, 'Consent…');
  const dialog = page.getByRole('dialog', { name: 'Record consent' });
  await expect(dialog.getByText('For 2 people, each a record of their own')).toBeVisible();
  await expect(dialog.getByText(/cannot be undone/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Record' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Where and in which words' }).fill('At the fair.');
  await dialog.getByRole('button', { name: 'Record' }).click();
  const said = page.getByRole('status').filter({ hasText: 'Recorded consent of 2 people.' });
  await expect(said).toBeVisible();
  await expect(said.getByRole('button', { name: /Undo/ })).toHaveCount(0);
});
