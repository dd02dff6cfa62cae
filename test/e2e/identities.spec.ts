/** The desk: who may be there twice, decided one after another by the keyboard. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { newHistory } from '../support/histories.ts';

const signed = [
  'Thaddeus Quillfeather <thaddeus@quillfeather.example>',
  'Thaddeus Quillfeather <tq@work.example>',
  'Mirela Quistunova <mirela@quistunova.example>',
  'Mirela Quistunova <m.quistunova@harbour.example>',
  'Orsolya Vandermeulen <orsolya@vandermeulen.example>',
  'Orsolya Vandermeulen <ovm@quarry.example>',
  'Bo Lind <bo@lind.example>',
];

function community(): string {
  const history = newHistory({ name: 'thistledown' });
  history.commit(...signed.map((by, at) => ({ by, at: Date.UTC(2024, at, 1) })));
  return history.folder;
}

const queue = (page: Page) => page.getByRole('navigation', { name: 'Suggestions' });
const lines = (page: Page) => queue(page).getByRole('listitem');

async function checkAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}

async function openDesk(page: Page): Promise<void> {
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '7');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(lines(page)).toHaveCount(3);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the same, not the same, later: by keys, each undone (${colorScheme})`, async ({ cairn }) => {
    const { page } = await cairn.open({ argument: community(), colorScheme });
    await openDesk(page);
    await checkAxe(page);
    const first = page.locator('section', { has: page.getByRole('list', { name: 'What agrees' }) }).first();
    await expect(page.getByRole('list', { name: 'What agrees' })).toContainText('a name that a stranger shares in fewer than 1 of');
    await expect(first).toContainText('One profile with 2 contributions');

    await page.keyboard.press('l');
    await expect(queue(page).getByRole('region', { name: 'Later' }).getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('s');
    await expect(page.getByText(/is one person now\.$/)).toBeVisible();
    await expect(lines(page)).toHaveCount(2);
    await page.keyboard.press('n');
    await expect(page.getByText(/stay two\.$/)).toBeVisible();
    await expect(lines(page)).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(lines(page)).toHaveCount(2);
    await page.keyboard.press('Control+z');
    await expect(lines(page)).toHaveCount(3);
  });
}

test('all certain ones are accepted as one change after a question', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: community() });
  await openDesk(page);
  await page.getByRole('button', { name: 'Accept all 3 certain ones…' }).click();
  const question = page.getByRole('dialog', { name: 'Join 3 certain pairs?' });
  await checkAxe(page);
  await question.getByRole('button', { name: 'Join them' }).click();
  await expect(page.getByRole('heading', { name: 'Nobody seems to be here twice' })).toBeVisible();
  await page.getByRole('button', { name: 'Contributors', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '4');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '7');
});
