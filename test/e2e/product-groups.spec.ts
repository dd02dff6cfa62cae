/** Product groups made in the settings, what they take in, what is in none, and where it is told of a person. */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, handOver, test } from '../support/app.ts';
import { type MadeForgejo, madeItems, startMadeForgejo } from '../support/forgejo-server.ts';
import { headlessValue } from '../support/headless.ts';

let server: MadeForgejo;
test.beforeEach(async () => {
  // Every third of the 12 is a pull request, every fourth carries the label: 1 pull request and 2 issues.
  server = await startMadeForgejo(madeItems(12));
});
test.afterEach(() => server.stop());

const words = ['--workspace', 'north.cairn'];

/** A workspace that has read the server. */
async function workspaceIn(folder: string): Promise<string> {
  await headlessValue(['workspace.create', JSON.stringify({ path: 'north.cairn' })], { folder });
  const input = { kind: 'forgejo', address: server.url, scope: ['north'] };
  const { id } = await headlessValue<{ id: string }>(['sources.addServer', JSON.stringify(input), ...words], { folder });
  const sync = ['sources.syncSource', JSON.stringify({ id }), ...words, '--secret', 'token=env:FORGE'];
  await headlessValue(sync, { folder, env: { FORGE: 'of-no-secret' } });
  handOver(folder);
  return join(folder, 'north.cairn');
}

async function violationsIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .disableRules(['region', 'landmark-no-duplicate-banner', 'landmark-unique'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

async function addGroup(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a product group' }).click();
  await page.getByRole('textbox', { name: 'Name of the product group' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Product groups' })).toContainText(name);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a group is made from what is in none, its figures open to their rows, and a rule changes from a day on (${colorScheme})`, async ({
    cairn,
  }) => {
    const { page } = await cairn.open({ workspace: await workspaceIn(cairn.folder), colorScheme });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('product groups');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '4 change requests, 8 issues: show what is in no group' })).toBeVisible();
    await addGroup(page, 'Light');

    // What carries the label is put into it where one sees that it is in none.
    await page.getByRole('button', { name: /show what is in no group$/ }).click();
    const none = page.getByRole('dialog', { name: 'In no product group' });
    await expect(none.getByRole('listitem')).toContainText(['without a label', 'community']);
    await none.getByRole('button', { name: 'Put into a group: community' }).click();
    await page.getByRole('menuitem', { name: 'Light' }).click();
    await expect(none.getByRole('listitem')).toHaveCount(1);
    await none.getByText('By project').click();
    await expect(none.getByRole('listitem')).toContainText('north/lamp');
    expect(await violationsIn(page)).toEqual([]);
    await none.getByRole('button', { name: '3 change requests, 6 issues: show what is of project north/lamp' }).click();
    await expect(none.getByRole('list', { name: 'Change requests and issues' }).getByRole('listitem')).toHaveCount(9);
    await page.keyboard.press('Escape');

    const groups = page.getByRole('list', { name: 'Product groups' });
    await groups.getByRole('button', { name: '1 change request, 2 issues: show what is in Light' }).click();
    const rows = page.getByRole('dialog', { name: 'Light' }).getByRole('listitem');
    await expect(rows).toContainText([/north\/lamp#9.*label community/, /north\/lamp#5/, /north\/lamp!1/]);
    await page.keyboard.press('Escape');

    // A wrong pattern is said, and what was typed stays.
    await page.getByRole('button', { name: 'Add a rule to Light' }).click();
    await page.getByRole('textbox', { name: 'Label' }).fill('*::lamp');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('A star may stand only at the end');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Add a rule to Light' })).toBeFocused();

    // Items are opened two hours apart from 2026-01-05 on: number 9 at 16:00 of it, so all are before the change.
    await addGroup(page, 'Shade');
    await page.getByRole('button', { name: 'More about the rule label community' }).click();
    await page.getByRole('menuitem', { name: 'Change from a day on…' }).click();
    await page.getByRole('combobox', { name: 'In the group' }).click();
    await page.getByRole('option', { name: 'Shade' }).click();
    await page.getByLabel('From this day on', { exact: true }).fill('2026-01-06');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('list', { name: 'Rules of Light' })).toContainText('until 2026-01-06');
    await expect(page.getByRole('list', { name: 'Rules of Light' })).toContainText('1 change request, 2 issues');
    await expect(page.getByRole('list', { name: 'Rules of Shade' })).toContainText('since 2026-01-06');
    await expect(page.getByRole('list', { name: 'Rules of Shade' })).toContainText('nothing yet');
    expect(await violationsIn(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('list', { name: 'Rules of Shade' })).toHaveCount(0);
    await page.getByRole('button', { name: 'More about Light' }).click();
    await page.getByRole('menuitem', { name: 'Remove, with its rules' }).click();
    await expect(page.getByRole('button', { name: '4 change requests, 8 issues: show what is in no group' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('list', { name: 'Rules of Light' })).toContainText('1 change request, 2 issues');

    await page.getByRole('button', { name: 'Contributors', exact: true }).click();
    await page
      .getByRole('row', { name: /Maker 1/ })
      .first()
      .click();
    await expect(page.getByTitle('In the product group Light: label community').first()).toBeVisible();
    expect(await violationsIn(page)).toEqual([]);
  });
}

test('a rule over paths waits for the files to be read, and says so; who took part is a filter', async ({ cairn }) => {
  const { page } = await cairn.open({ workspace: await workspaceIn(cairn.folder) });
  const [first] = server.items;
  if (first) first.files = ['docs/gates.md', 'readme.md'];
  await page.keyboard.press('Control+k');
  await page.keyboard.type('product groups');
  await page.keyboard.press('Enter');
  await addGroup(page, 'Docs');
  await page.getByRole('button', { name: 'Add a rule to Docs' }).click();
  await page.getByRole('combobox', { name: 'By' }).click();
  await page.getByRole('option', { name: 'Path' }).click();
  await page.getByRole('textbox', { name: 'Path' }).fill('docs/*');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Of 4 change requests it is not known yet which files they touch/)).toBeVisible();
  expect(await violationsIn(page)).toEqual([]);

  await page.getByRole('button', { name: 'Sources', exact: true }).click();
  await page.getByRole('button', { name: /^Read it|^Read what is new/ }).click();
  await expect(page.getByText('Nothing new.').first()).toBeVisible();
  await page.getByRole('button', { name: /^Settings/ }).click();
  await expect(page.getByText(/^Of 4 change requests/)).toHaveCount(0);
  const rules = page.getByRole('list', { name: 'Rules of Docs' });
  await expect(rules).toContainText('1 change request, 0 issues');
  await page
    .getByRole('list', { name: 'Product groups' })
    .getByRole('button', { name: /show what is in Docs$/ })
    .click();
  await expect(page.getByRole('dialog', { name: 'Docs' }).getByRole('listitem')).toContainText([/north\/lamp!1.*path docs\/gates.md/]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Contributors', exact: true }).click();
  const everybody = await page.getByRole('grid', { name: 'Contributors' }).getAttribute('aria-rowcount');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Product group', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Docs' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Filter: Took part in Docs. Change' })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Contributors' })).not.toHaveAttribute('aria-rowcount', everybody ?? '');
});

test('without a window: groups are made, and told with what they take in', async ({ cairn }) => {
  const { folder } = cairn;
  await workspaceIn(folder);
  const call = <T>(name: string, input: object) => headlessValue<T>([name, JSON.stringify(input), ...words], { folder });
  const { id: group } = await call<{ id: string }>('productGroups.addGroup', { name: 'Light' });
  await call('productGroups.addRule', { group, over: 'label', pattern: 'comm*' });
  expect(await call('productGroups.list', {})).toMatchObject({
    groups: [{ name: 'Light', takesIn: { changeRequests: 1, issues: 2 }, rules: [{ pattern: 'comm*' }] }],
    inNone: { changeRequests: 3, issues: 6 },
  });
});
