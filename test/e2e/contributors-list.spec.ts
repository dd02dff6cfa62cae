/** What the list and the profile say so that nobody is misled, at every size: in the real window, on a real history. */
import type { Page } from '@playwright/test';
import { type Cairn, expect, type OpenedApp, test } from '../support/app.ts';
import { newHistory } from '../support/histories.ts';
import { manyPeople } from '../support/people.ts';

const day = 86_400_000;
const longName = 'Maximiliane Schwarzenberger-Oberhuber von und zu Wolkenstein';

async function openCommunity(cairn: Cairn): Promise<OpenedApp> {
  const now = Date.now();
  const history = newHistory({ name: 'thistledown' });
  history.commit(
    { by: 'Alex Kim <alex@harbour.example>', at: now - 89 * day - day / 2, message: 'Begin' },
    { by: 'Alex Kim <alex@quarry.example>', at: now - 90 * day - day / 2, message: 'Go on' },
    { by: 'Wu Wei <admin@community.example>', at: now - 30 * day, message: 'Help\n\nReviewed-by: Rosa Luz <admin@community.example>' },
    { by: `${longName} <max@wolkenstein.example>`, at: now - 3 * day, message: 'Long' },
    { by: '29139614+renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>', at: now - 5 * day, message: 'Update' },
  );
  const opened = await cairn.open({ argument: history.folder });
  await expect(grid(opened.page)).toHaveAttribute('aria-rowcount', '5');
  return opened;
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Contributors' });
const rowOf = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name });
const about = (page: Page) => page.getByRole('region', { name: 'About this person' });
const dialog = (page: Page) => page.getByRole('dialog');

async function addFilter(page: Page, field: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await dialog(page).getByRole('button', { name: field, exact: true }).click();
}

async function resize({ app, page }: OpenedApp, width: number, text = 100): Promise<void> {
  await app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(wanted, 860), width);
  await page.evaluate((percent) => {
    document.documentElement.style.fontSize = `${percent}%`;
  }, text);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
}

test('asking for bots includes them, and the foot says who is left out', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await expect(page.getByText('1 bot left out')).toBeVisible();
  await addFilter(page, 'People and bots');
  await page.getByRole('checkbox', { name: 'Bots' }).check();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '1');
  await expect(rowOf(page, 'renovate')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toHaveCount(1);
  await expect(page.getByText('5 people left out')).toBeVisible();
  // Nothing chosen after all: what was there before is there again.
  await page.getByRole('checkbox', { name: 'Bots' }).uncheck();
  await expect(page.getByRole('button', { name: 'Remove filter: Bots left out' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Bots' }).check();
  await page.keyboard.press('Escape');
  // The marks that are explained are those in the list.
  await rowOf(page, 'renovate').click();
  const foot = page.getByRole('region', { name: 'All contributors' });
  await expect(foot.getByText('Bot', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Remove filter: Only bots/ }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '6');
  await expect(foot.getByText('Bot', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: /Search by name/ }).fill('alex');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await expect(foot.getByText('Bot', { exact: true })).toHaveCount(0);
});

test('a window of days keeps those whose column says fewer', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await expect(rowOf(page, 'alex@harbour.example')).toContainText('89 d');
  await expect(rowOf(page, 'alex@quarry.example')).toContainText('90 d');
  await addFilter(page, 'Active');
  await page.getByRole('button', { name: '90 days' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Filter: Active less than 90 days ago. Change' })).toBeVisible();
  await expect(rowOf(page, 'alex@harbour.example')).toBeVisible();
  await expect(rowOf(page, 'alex@quarry.example')).toHaveCount(0);
});

test('the filter names the kinds it asks for, also those that only a person can add', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await addFilter(page, 'Kind of contribution');
  await expect(dialog(page).getByText(/No source here supplies/)).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'Talks' })).toHaveCount(1);
  for (const name of ['Code', 'Documentation', 'Reviews', 'Tests']) await page.getByRole('checkbox', { name }).check();
  await page.keyboard.press('Escape');
  const chip = page.getByRole('button', { name: /^Filter: Has done code, documentation, reviews,? or tests. Change/ });
  await expect(chip).toHaveText(/Has done code, documentation,? or 2 more/);
});

test('namesakes stay apart beside a profile, and a shared address says why its names do', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await rowOf(page, 'alex@quarry.example').click();
  await expect(page.getByRole('region', { name: 'Profile' })).toBeVisible();
  for (const handle of ['alex@harbour.example', 'alex@quarry.example']) await expect(grid(page).getByText(handle)).toBeVisible();
  await expect(grid(page).getByText('max@wolkenstein.example')).toHaveCount(0);
  await rowOf(page, 'Wu Wei').click();
  await expect(about(page).getByText('This address is shared by 2 names, so names count as separate people.')).toBeVisible();
});

test('those selected are copied as a table for a spreadsheet', async ({ cairn }) => {
  const { app, page } = await openCommunity(cairn);
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar', { name: 'With the selection' }).getByRole('button', { name: 'Copy table' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied 5 people, as a table.' })).toBeVisible();
  const lines = (await app.evaluate(({ clipboard }) => clipboard.readText())).split('\n');
  expect(lines).toHaveLength(6);
  expect(lines[0]).toBe('Name\tHandle\tE-mail\tMay be contacted\tLast active\tContributions');
  expect(lines[1]).toMatch(new RegExp(`^${longName}\\t\\tmax@wolkenstein.example\\t\\t\\d{4}-\\d\\d-\\d\\d\\t1$`));
});

test('the focus goes back to where it was after a note and after a new name', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await rowOf(page, 'Wu Wei').click();
  await expect(page.getByRole('heading', { level: 2, name: 'Wu Wei' })).toBeVisible();
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('n');
  await page.keyboard.type('Met in spring');
  await page.keyboard.press('Control+Enter');
  await expect(about(page).getByRole('article')).toContainText('Met in spring');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('e');
  await page.keyboard.type('Wu W.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Wu W.' })).toBeVisible();
  await expect(grid(page)).toBeFocused();
  await page.getByRole('button', { name: 'Edit the name' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Edit the name' })).toBeFocused();
  const menu = page.getByRole('button', { name: 'What to do with this note' });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Edit the note' }).fill('Met in May');
  await about(page).getByRole('button', { name: 'Save' }).click();
  await expect(about(page).getByRole('article')).toContainText('Met in May');
  await expect(menu).toBeFocused();
});

for (const [width, text] of [
  [1024, 100],
  [1440, 100],
  [1440, 200],
] as const) {
  test(`nothing is cut or lies over another at ${width} px and ${text} % text`, async ({ cairn }) => {
    const opened = await openCommunity(cairn);
    const { page } = opened;
    await addFilter(page, 'Kind of contribution');
    for (const name of ['Code', 'Documentation', 'Reviews', 'Tests']) await page.getByRole('checkbox', { name }).check();
    await page.keyboard.press('Escape');
    await addFilter(page, 'Active');
    await page.getByRole('button', { name: '12 months' }).click();
    await page.keyboard.press('Escape');
    await resize(opened, width, text);
    await rowOf(page, longName).click();
    await expect(page.getByRole('heading', { level: 2, name: longName })).toBeVisible();
    const { inside, overlapping } = await page.getByRole('search', { name: 'Contributors' }).evaluate((bar) => {
      const around = bar.getBoundingClientRect();
      // What lies in the field belongs there.
      const boxes = [...bar.querySelectorAll('label, button')]
        .filter((one) => !one.parentElement?.closest('label'))
        .map((one) => one.getBoundingClientRect());
      const meet = (one: DOMRect, other: DOMRect) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
      return {
        inside: boxes.filter(({ right, bottom }) => right <= around.right && bottom <= around.bottom).length - boxes.length,
        overlapping: boxes.filter((one, at) => boxes.some((other, n) => n > at && meet(one, other))).length,
      };
    });
    expect({ inside, overlapping }).toEqual({ inside: 0, overlapping: 0 });
    const title = page.getByRole('heading', { level: 2, name: longName });
    expect(
      await title.evaluate((element) => element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth),
    ).toBe(true);
    await page.keyboard.press('n');
    const top = async (name: string) => (await about(page).getByRole('button', { name }).boundingBox())?.y ?? 0;
    expect(Math.abs((await top('Save')) - (await top('Cancel')))).toBeLessThan(4);
  });
}

test('while a source is read for the first time nobody is told that nobody was found', async ({ cairn }) => {
  const { page, answerDialog } = await cairn.open();
  const said = await page.evaluateHandle(() => {
    const all = new Set<string>();
    const look = () => {
      for (const heading of document.querySelectorAll('h2')) all.add(heading.textContent ?? '');
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    return all;
  });
  await answerDialog(manyPeople(3000).folder);
  await page
    .getByRole('button', { name: /git clone/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Start a new workspace' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3000');
  expect(await said.evaluate((all) => [...all].filter((text) => /Nobody/.test(text)))).toEqual([]);
});

test('a double click opens a person, and marks none of their text', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await rowOf(page, longName).dblclick();
  await expect(about(page)).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toBe('');
});
