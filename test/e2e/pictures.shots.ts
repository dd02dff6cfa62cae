/** Takes the pictures of docs/images in the real window, of the sample community. Run with `npm run screenshots`. */
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { projectFolder } from '../support/launch.ts';

const picture = (name: string): string => join(projectFolder(), 'docs', 'images', `${name}.png`);

test.describe.configure({ timeout: 240_000 });

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pictures, ${colorScheme}`, async ({ cairn }) => {
    const { app, page } = await cairn.open({ colorScheme });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
    await page.getByRole('button', { name: /Look around the sample community/ }).click();
    await expect(page.getByRole('button', { name: 'Workspace Sample community' })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Contributors', exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Contributors' });
    await expect(grid).toHaveAttribute('aria-rowcount', /^\d{3}$/);
    await expect(page.getByText('Made the sample community.')).toHaveCount(0, { timeout: 20_000 });

    await page.getByRole('columnheader', { name: /^Contributions/ }).click();
    await page.screenshot({ path: picture(`list-${colorScheme}`) });
    await grid
      .getByRole('gridcell', { name: /Freja Lindqvarn/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Freja Lindqvarn' })).toBeVisible();
    await page.mouse.move(0, 0);
    await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible();
    await page.screenshot({ path: picture(`contributors-${colorScheme}`) });

    await page.keyboard.press('Control+k');
    await page.keyboard.type('an');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await page.screenshot({ path: picture(`palette-${colorScheme}`) });
  });
}
