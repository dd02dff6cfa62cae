/** Takes the pictures of docs/images in the real window, of an invented community. Run with `npm run screenshots`. */
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { inventedCommunity } from '../support/invented-community.ts';
import { projectFolder } from '../support/launch.ts';

const picture = (name: string): string => join(projectFolder(), 'docs', 'images', `${name}.png`);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pictures, ${colorScheme}`, async ({ cairn }) => {
    const history = inventedCommunity(Date.now());
    const { app, page } = await cairn.open({ argument: history.folder, colorScheme });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
    const grid = page.getByRole('grid', { name: 'Contributors' });
    await expect(page.getByRole('status').filter({ hasText: /Reading/ })).toHaveCount(0);
    await expect(grid).toHaveAttribute('aria-rowcount', /^\d{3}$/);

    await page.getByRole('columnheader', { name: /^Contributions/ }).click();
    await page.screenshot({ path: picture(`list-${colorScheme}`) });
    await grid.getByRole('row').nth(2).click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await page.mouse.move(0, 0);
    await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible();
    await expect(page.getByText(/^Read: /)).toHaveCount(0);
    await page.screenshot({ path: picture(`contributors-${colorScheme}`) });

    await page.keyboard.press('Control+k');
    await page.keyboard.type('an');
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await page.screenshot({ path: picture(`palette-${colorScheme}`) });
  });
}
