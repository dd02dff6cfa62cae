/** The list of contributors and the profile, as a person uses them: in the real window, on a real history. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Cairn, expect, type OpenedApp, type OpenOptions, test } from '../support/app.ts';
import { newHistory } from '../support/histories.ts';
import { manyPeople } from '../support/people.ts';

const day = 86_400_000;
const zoe = 'Zoë Brontë <zoe@bronte.example>';
const ana = 'Ana Pires <ana@pires.example>';

/** Six people, one of them a bot, one known by a report only; a merge, an old address, and a date nobody can believe. */
async function openCommunity(cairn: Cairn, options: OpenOptions = {}): Promise<OpenedApp> {
  const now = Date.now();
  const history = newHistory({ name: 'thistledown' });
  history.commit(
    { by: 'Old Timer <old@timer.example>', at: now - 900 * day, message: 'Begin' },
    { by: 'Ana Pires <ana@old.example>', at: now - 400 * day, message: 'Board: keep the scroll position' },
    { by: ana, at: now - 40 * day, message: 'Faster label search\n\nReported-by: Bo Falk <bo@falk.example>' },
    { by: zoe, at: now - 20 * day, zone: '+0200', message: 'Suggest labels while typing' },
    { by: zoe, at: Date.UTC(2100, 0, 1), committedAt: now - 10 * day, message: 'From the future' },
    { by: 'Søren Lind <soren@lind.example>', at: now - 9 * day, on: 'side', parents: [':5'], message: 'On the side' },
    { by: '29139614+renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>', at: now - 5 * day, message: 'Update everything' },
    { by: zoe, at: now - 2 * day, message: 'Merge branch side', parents: [':7', ':6'] },
  );
  history.mailmap('Ana Pires <ana@pires.example> <ana@old.example>\n');
  const opened = await cairn.open({ argument: history.folder, ...options });
  await expect(grid(opened.page)).toHaveAttribute('aria-rowcount', '5');
  return opened;
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Contributors' });
const rowOf = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name });
const timeline = (page: Page) => page.getByRole('grid', { name: 'Timeline' });
const about = (page: Page) => page.getByRole('region', { name: 'About this person' });
const toast = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

/** Names in the order of the list. */
const names = (page: Page) =>
  grid(page)
    .locator('[aria-rowindex]')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('[title]:not([data-toggle])')?.getAttribute('title') ?? ''));

async function open(page: Page, name: string): Promise<void> {
  await rowOf(page, name).getByText(name).click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

test('search folds accents, looks through addresses, and says when nobody matches', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  const field = page.getByRole('textbox', { name: /Search by name/ });
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type('BRONTE zoe');
  await expect.poll(() => names(page)).toEqual(['Zoë Brontë']);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contributors');
  await expect(page.getByText('1 of 6', { exact: true })).toBeVisible();
  await field.fill('lind.example');
  await expect.poll(() => names(page)).toEqual(['Søren Lind']);
  await field.fill('nobody at all');
  await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '6');
  await expect(field).toHaveValue('');
});

test('sorts by its columns, and shows the bots it left out', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await expect(page.getByText('1 bot left out')).toBeVisible();
  const head = (name: RegExp) => page.getByRole('columnheader', { name });
  await expect(head(/^Last active/)).toHaveAttribute('aria-sort', 'descending');
  await head(/^Name/).click();
  await expect(head(/^Name/)).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => names(page)).toEqual(['Ana Pires', 'Bo Falk', 'Old Timer', 'Søren Lind', 'Zoë Brontë']);
  await head(/^Name/).click();
  await expect.poll(async () => (await names(page))[0]).toBe('Zoë Brontë');
  await head(/^First active/).click();
  await head(/^First active/).click();
  await expect.poll(async () => (await names(page))[0]).toBe('Old Timer');
  await head(/^Contributions/).click();
  await expect.poll(async () => (await names(page)).slice(0, 2).sort()).toEqual(['Ana Pires', 'Zoë Brontë']);
  await page.getByRole('button', { name: 'Remove filter: Bots left out' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '6');
  await expect(page.getByText('1 bot left out')).toHaveCount(0);
});

test('filters by what people did and when', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  const add = async (field: string) => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: field, exact: true }).click();
  };
  await add('Kind of contribution');
  await page.getByRole('checkbox', { name: 'Reports' }).check();
  await page.keyboard.press('Escape');
  await expect.poll(() => names(page)).toEqual(['Bo Falk']);
  // The chip opens what it stands for; its contrary is one click away.
  await page.getByRole('button', { name: /Filter: Has done reports/ }).click();
  await page.getByRole('dialog').getByText('Never did').click();
  await page.keyboard.press('Escape');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '4');
  await page.getByRole('button', { name: 'Remove filter: Never did reports' }).click();
  await add('Active');
  await page.getByRole('button', { name: '30 days' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await names(page)).sort()).toEqual(['Søren Lind', 'Zoë Brontë']);
  await expect(page.getByText('1 bot left out')).toBeVisible();
});

test('the profile opens every number to its rows', async ({ cairn }) => {
  const { app, page } = await openCommunity(cairn);
  await open(page, 'Ana Pires');
  await expect(about(page).getByText('ana@old.example')).toBeVisible();
  await expect(about(page).getByText('.mailmap').first()).toBeVisible();
  await expect(timeline(page).getByRole('row').filter({ hasText: 'Faster label search' })).toBeVisible();
  await open(page, 'Zoë Brontë');
  const entries = timeline(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
  await expect(entries).toHaveCount(3);
  // A date that cannot be right is replaced by the committer's, and says so.
  await expect(entries.filter({ hasText: 'From the future' }).getByRole('img', { name: /Dated by/ })).toBeVisible();
  await about(page)
    .getByRole('button', { name: /^Merges/ })
    .click();
  await expect(entries).toHaveText([/Merge branch side/]);
  await page.getByRole('button', { name: /Only merges/ }).click();
  await expect(entries).toHaveCount(3);
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await expect(page.getByRole('region', { name: 'Activity as a table' }).getByRole('row')).toHaveCount(25);
  await timeline(page)
    .getByRole('button', { name: /^[0-9a-f]{7}/ })
    .first()
    .click();
  await expect(toast(page, 'Copied')).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^[0-9a-f]{40}$/);
});

test('a note is written, shown, changed, and undone', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await open(page, 'Zoë Brontë');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'New note' }).fill('Wants to give a **talk**.');
  await about(page).getByText('Preview').click();
  await expect(about(page).locator('strong')).toHaveText('talk');
  await about(page).getByText('Write', { exact: true }).click();
  await page.getByRole('textbox', { name: 'New note' }).press('Control+Enter');
  await expect(about(page).getByRole('article')).toContainText('Wants to give a talk.');
  await about(page).getByRole('button', { name: 'What to do with this note' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Edit the note' }).fill('Gave a talk.');
  await page.getByRole('textbox', { name: 'Edit the note' }).press('Control+Enter');
  await expect(about(page).getByRole('article')).toContainText('Gave a talk.');
  await page.keyboard.press('Control+z');
  await expect(about(page).getByRole('article')).toContainText('Wants to give a talk.');
  await page.keyboard.press('Control+z');
  await expect(about(page).getByRole('article')).toHaveCount(0);
});

test('many are tagged at once, but some, and all of it is undone', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: 'With the selection' });
  await expect(bar).toContainText('5 selected');
  await rowOf(page, 'Old Timer').locator('[data-toggle]').click();
  await expect(bar).toContainText('4 selected');
  await page.keyboard.press('#');
  await page.keyboard.type('speaker');
  await page.keyboard.press('Enter');
  await expect(toast(page, 'Tagged 4 people with “speaker”.')).toBeVisible();
  await expect(grid(page).getByText('speaker', { exact: true })).toHaveCount(4);
  await expect(rowOf(page, 'Old Timer')).not.toContainText('speaker');
  await toast(page, 'Tagged 4').getByRole('button', { name: /Undo/ }).click();
  await expect(grid(page).getByText('speaker', { exact: true })).toHaveCount(0);
  // One by one, then off again.
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await rowOf(page, 'Ana Pires').locator('[data-toggle]').click();
  await rowOf(page, 'Bo Falk')
    .locator('[data-toggle]')
    .click({ modifiers: ['Shift'] });
  const chosen = grid(page).locator('[aria-selected=true]');
  const count = await chosen.count();
  expect(count).toBeGreaterThan(1);
  await page.keyboard.press('#');
  await page.keyboard.type('coach');
  await page.keyboard.press('Enter');
  await expect(grid(page).getByText('coach', { exact: true })).toHaveCount(count);
  await bar.getByRole('button', { name: 'Untag' }).click();
  await page.getByRole('option', { name: /^coach/ }).click();
  await expect(grid(page).getByText('coach', { exact: true })).toHaveCount(0);
});

test('everything goes by keyboard', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await page.getByRole('columnheader', { name: /^Name/ }).click();
  await expect.poll(async () => (await names(page))[0]).toBe('Ana Pires');
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await expect(grid(page)).toBeFocused();
  const cursor = grid(page).locator('[data-cursor]');
  await page.keyboard.press('Home');
  await expect(cursor).toContainText('Ana Pires');
  await page.keyboard.press('j');
  await expect(cursor).toContainText('Bo Falk');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(grid(page).locator('[aria-selected=true]')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(grid(page).locator('[aria-selected=true]')).toHaveCount(0);
  await page.keyboard.press('k');
  await expect(cursor).toContainText('Bo Falk');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Bo Falk' })).toBeVisible();
  // The profile goes along with the cursor.
  await page.keyboard.press('End');
  await expect(page.getByRole('heading', { level: 2, name: 'Zoë Brontë' })).toBeVisible();
  await page.keyboard.press('e');
  await page.keyboard.type('Zoë B.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Zoë B.' })).toBeVisible();
  await expect(page.getByText('the sources say Zoë Brontë')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { level: 2, name: 'Zoë Brontë' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Profile' })).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
  // Without a profile the same keys mean the person under the cursor.
  await page.keyboard.press('#');
  await page.keyboard.type('reviewer');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'Zoë Brontë')).toContainText('reviewer');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Ana Pires');
});

test('the palette finds people and tags', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await open(page, 'Bo Falk');
  await page.keyboard.press('#');
  await page.keyboard.type('reporter');
  await page.keyboard.press('Enter');
  await expect(about(page).getByRole('button', { name: 'reporter', exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('@soren');
  await page.getByRole('option', { name: /Søren Lind/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Søren Lind' })).toBeVisible();
  // The list followed: the keys go on from there.
  await expect(grid(page).locator('[data-cursor]')).toContainText('Søren Lind');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('#repo');
  await page.getByRole('option', { name: /reporter/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['Bo Falk']);
});

test('what quick hands type before the palette is drawn is meant for it, Enter too, and nothing below hears it', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await grid(page).focus();
  await page.evaluate(() => {
    const strike = (key: string, ctrlKey = false) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
    strike('k', true);
    for (const key of [' ', 'x', 'Backspace', ...'søren l', 'Enter']) strike(key);
  });
  await expect(page.getByRole('heading', { level: 2, name: 'Søren Lind' })).toBeVisible();
  await expect(page.getByRole('toolbar', { name: 'With the selection' })).toHaveCount(0);
});

test('2,000 people scroll to the end with few rows in the page', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(2000).folder });
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2000');
  await grid(page).evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  await expect(grid(page).locator('[aria-rowindex="2000"]')).toBeVisible();
  expect(await grid(page).getByRole('row').count()).toBeLessThan(60);
  const { height, rows } = await grid(page).evaluate((element) => ({
    height: element.scrollHeight,
    rows: element.querySelector('[aria-rowindex]')?.getBoundingClientRect().height ?? 0,
  }));
  // The scrollbar is exact: every row has its place.
  expect(height).toBe(2000 * rows + 28);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing stands in the way of a screen reader, ${colorScheme}`, async ({ cairn }) => {
    const { page } = await openCommunity(cairn, { colorScheme });
    const problems = async () => {
      // Electron knows no second page, which the ordinary way needs. Where the parts of the frame belong is not this screen's to say.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    };
    expect(await problems()).toEqual([]);
    await open(page, 'Zoë Brontë');
    await expect(timeline(page).getByRole('row').first()).toBeVisible();
    await page.keyboard.press('n');
    expect(await problems()).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Show as a table' }).click();
    await page.keyboard.press('x');
    await page.keyboard.press('#');
    await page.getByRole('textbox', { name: 'Find or make a tag' }).waitFor();
    expect(await problems()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Active', exact: true }).click();
    expect(await problems()).toEqual([]);
  });
}

test('a note that was begun waits for whoever looked something up in between', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  await open(page, 'Zoë Brontë');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'New note' }).fill('Half a thought');
  await open(page, 'Søren Lind');
  await expect(page.getByRole('textbox', { name: 'New note' })).toHaveCount(0);
  await open(page, 'Zoë Brontë');
  await expect(page.getByRole('textbox', { name: 'New note' })).toHaveValue('Half a thought');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('textbox', { name: 'New note' })).toHaveCount(0);
});

test('Enter in the search opens the first one of what was typed, and nobody when there is none', async ({ cairn }) => {
  const { page } = await openCommunity(cairn);
  const field = page.getByRole('textbox', { name: /Search by name/ });
  await field.pressSequentially('qqqq');
  await field.press('Enter');
  await expect(page.getByText('Nobody', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Profile' })).toHaveCount(0);
  await field.fill('soren');
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Søren Lind' })).toBeVisible();
});
