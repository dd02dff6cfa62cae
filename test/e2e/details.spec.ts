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
  await expect(page.getByRole('alert')).not.toContainText('There is no time zone');

  await line(page, 'Location').getByRole('button', { name: 'Recife, Brazil', exact: true }).click();
  await editor(page, 'Location').getByRole('combobox').fill('Olinda');
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

test('an attachment is a link with a title, and only such addresses are taken as open in a browser', async ({ cairn }) => {
  const { page } = await openAna(cairn);
  await note(page, 'Link');
  await editor(page, 'Link').getByLabel('What it is').fill('Slides of the talk');
  await editor(page, 'Link').getByLabel('Address').fill('file:///etc/passwd');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('It is not saved');
  await editor(page, 'Link').getByLabel('Address').fill('https://talks.example/slides.pdf');
  await page.keyboard.press('Enter');
  await expect(line(page, 'Slides of the talk')).toBeVisible();
  await expect(line(page, 'Slides of the talk').getByRole('button', { name: 'Open Slides of the talk' })).toHaveAttribute(
    'title',
    'https://talks.example/slides.pdf',
  );
  await expect(page.getByRole('alert')).not.toContainText('It is not saved');
});

test('fields of one’s own are renamed, given other choices and removed in the settings, with undo', async ({ cairn }) => {
  const { page } = await openAna(cairn);
  await page.evaluate(async () => {
    const made = await window.cairn.invoke('contributors.addCustomField', { name: 'Region', kind: 'choice', choices: ['North', 'South'] });
    const { id } = (made as { value: { id: string } }).value;
    await window.cairn.invoke('contributors.setDetail', { people: { search: '', filter: { all: [] } }, field: id, value: 'North' });
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('fields of');
  await page.keyboard.press('Enter');
  const fields = page.getByRole('list', { name: 'Fields of your own' });
  await expect(fields).toContainText('Choice · North, South · 3 people have a value');
  await page.getByRole('button', { name: 'More about Region' }).click();
  await page.getByRole('menuitem', { name: 'Rename, change choices…' }).click();
  const form = page.getByRole('form', { name: 'The field Region' });
  await form.getByLabel('Name of the field').fill('Part of the world');
  await form.getByLabel('To choose from').fill('West');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(fields).toContainText('Part of the world');
  await expect(fields).toContainText('North, South, West');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  await page.getByRole('button', { name: 'More about Part of the world' }).click();
  await page.getByRole('menuitem', { name: 'Remove, with the values of 3 people' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The values of 3 people went with it.' })).toBeVisible();
  await expect(fields.getByRole('listitem')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(fields).toContainText('3 people have a value');
  await page.getByRole('button', { name: 'Add a field' }).click();
  await page.getByRole('form', { name: 'A field of your own' }).getByLabel('Name of the field').fill('Cohort');
  await page.keyboard.press('Enter');
  await expect(fields).toContainText('Text · nobody has a value');
});

test('a person is watched by name, by key and by button', async ({ cairn }) => {
  const { page } = await openAna(cairn);
  const watch = page.getByRole('button', { name: 'Watch', exact: true });
  await page.keyboard.press('w');
  await expect(page.getByRole('alert')).toContainText('Say first who you are');
  await page.evaluate(async () => {
    const made = await window.cairn.invoke('team.addTeammate', { name: 'Mara Solberg' });
    await window.cairn.invoke('team.iAm', { teammate: (made as { value: { id: string } }).value.id });
  });
  await watch.click();
  await expect(watch).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('region', { name: 'Profile' })).toContainText('watched by you');
  await page.keyboard.press('Control+z');
  await expect(watch).toHaveAttribute('aria-pressed', 'false');
});
