/** Calendars, lists, schedules and feeds: looked at, added, changed in the window, and what becomes of their events. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, handOver, test } from '../support/app.ts';
import { headlessValue } from '../support/headless.ts';
import { type StaticServer, startStatic } from '../support/static-server.ts';

const meetup = (uid: string, name: string, more: string[] = []) =>
  ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${name}`, 'DTSTART;TZID=Europe/Lisbon:20990601T180000', ...more, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const conference = (name: string, city: string) => ({
  name,
  startDate: '2099-09-01',
  endDate: '2099-09-03',
  city,
  country: 'Portugal',
  url: `https://${name.toLowerCase()}.example`,
  cfpUrl: `https://${name.toLowerCase()}.example/cfp`,
  cfpEndDate: '2099-06-10',
});
const broken = ['BEGIN:VEVENT', 'UID:b', 'SUMMARY:Broken', 'DTSTART:garbage', 'END:VEVENT'].join('\r\n');

let server: StaticServer;
test.beforeEach(async () => {
  server = await startStatic({
    '/c.ics': calendar(meetup('a', 'Hinge evening', ['LOCATION:Porto']), broken),
    '/js.json': JSON.stringify([conference('GateConf', 'Porto'), conference('HingeDays', 'Faro')]),
  });
});
test.afterEach(() => server.stop());

async function opened(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Connect a server…' })).toBeVisible();
}

async function fresh(folder: string): Promise<string> {
  await headlessValue(['workspace.create', JSON.stringify({ path: 'north.cairn' })], { folder });
  handOver(folder);
  return join(folder, 'north.cairn');
}

async function choose(page: Page, kind: string): Promise<void> {
  await page.getByRole('combobox', { name: 'What it is' }).click();
  await page.getByRole('option', { name: kind }).click();
}

const inDialog = (page: Page) =>
  new AxeBuilder({ page })
    .setLegacyMode()
    .include('[role=dialog]')
    .disableRules(['landmark-no-duplicate-banner', 'landmark-unique'])
    .analyze();

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a calendar is looked at first, then added; a file takes its place (${colorScheme})`, async ({ cairn }) => {
    const { page, answerDialog } = await cairn.open({ workspace: await fresh(cairn.folder), colorScheme });
    await opened(page);
    await page.getByRole('button', { name: 'Add a calendar or list…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Address' }).fill(`${server.url}/nothing.ics`);
    await dialog.getByRole('button', { name: 'Look at what it tells' }).click();
    await expect(dialog).toContainText(`There is nothing at ${server.url}/nothing.ics`);
    await dialog.getByRole('textbox', { name: 'Address' }).fill('http://calendar.invalid/c.ics');
    await expect(dialog.getByRole('button', { name: 'Add and read it' })).toBeDisabled();
    await expect(dialog.getByRole('checkbox', { name: 'Ask it without encryption' })).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Address' }).fill(`${server.url}/c.ics`);
    await dialog.getByRole('button', { name: 'Look at what it tells' }).click();
    const tells = dialog.getByRole('status', { name: 'What it tells' });
    await expect(tells).toContainText('It tells of 1 event');
    await expect(tells.getByRole('listitem')).toContainText([/Hinge evening.*2099-06-01, Porto/, /1 could not be understood/]);
    await dialog.getByRole('button', { name: 'It asks for a token, or has a certificate of its own…' }).click();
    expect((await inDialog(page)).violations).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Ours');
    await dialog.getByRole('button', { name: 'Add and read it' }).click();
    const detail = page.getByRole('region', { name: 'Ours' });
    await expect(detail.getByText('Read just now')).toBeVisible();
    await expect(detail.getByRole('term').filter({ hasText: 'Events' })).toBeVisible();
    await expect(detail).toContainText('entries that could not be understood; listed below');
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);

    // What was read is shown on trial without choosing anything again.
    await page.getByRole('button', { name: 'More about Ours' }).click();
    await page.getByRole('menuitem', { name: 'Change where it lies…' }).click();
    await dialog.getByRole('button', { name: 'Look at what it tells' }).click();
    await expect(dialog.getByRole('status', { name: 'What it tells' })).toContainText('Hinge evening');
    const file = join(cairn.folder, 'moved.ics');
    writeFileSync(file, calendar(meetup('a', 'Hinge evening'), meetup('c', 'Lock evening')));
    handOver(file);
    await dialog.getByText('In a file').click();
    await answerDialog(file);
    await dialog.getByRole('button', { name: /^File/ }).click();
    await expect(dialog.getByRole('button', { name: /^File/ })).toContainText('moved.ics');
    await dialog.getByRole('button', { name: 'Change and read it' }).click();
    await expect(dialog).toBeHidden();
    await expect(detail).toContainText('every entry could be understood');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('lock even');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Found' })).toContainText('Lock evening');
  });
}

test('events of a list: open calls, one corrected and as told again, one taken out and brought back', async ({ cairn }) => {
  const { page } = await cairn.open({ workspace: await fresh(cairn.folder) });
  await opened(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('add a calendar');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await choose(page, 'Conference list');
  await dialog.getByRole('textbox', { name: 'Addresses' }).fill(`${server.url}/js.json`);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Listed');
  await dialog.getByRole('button', { name: 'Add and read it' }).click();
  await expect(page.getByRole('region', { name: 'Listed' }).getByText('Read just now')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  const upcoming = page.getByRole('list', { name: 'Upcoming' });
  await expect(upcoming.getByRole('listitem')).toHaveCount(2);
  await expect(upcoming).toContainText('call until');
  const gate = upcoming.getByRole('button', { name: 'GateConf', exact: true });
  await gate.click();
  await expect(upcoming).toContainText('https://gateconf.example/cfp');
  await expect(upcoming.getByRole('button', { name: 'Listed' })).toBeVisible();
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);

  await page.getByRole('button', { name: 'More about GateConf' }).click();
  await page.getByRole('menuitem', { name: 'Correct…' }).click();
  await dialog.getByRole('textbox', { name: 'Place' }).fill('Braga');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(upcoming).toContainText('the place; this holds, whatever sources tell');
  await page.getByRole('button', { name: 'More about GateConf' }).click();
  await page.getByRole('menuitem', { name: 'As its sources tell' }).click();
  await expect(upcoming).toContainText('Conference · Porto, Portugal');

  await page.getByRole('button', { name: 'More about HingeDays' }).click();
  await page.getByRole('menuitem', { name: 'Take out of the lists' }).click();
  await expect(upcoming.getByRole('listitem')).toHaveCount(1);
  await page.getByText('Open calls 1').click();
  await expect(page.getByRole('list', { name: 'Open calls for papers' }).getByRole('listitem')).toHaveCount(1);
  await page.getByText('Taken out 1').click();
  await page.getByRole('button', { name: 'More about HingeDays' }).click();
  await page.getByRole('menuitem', { name: 'Bring back into the lists' }).click();
  await expect(upcoming.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('/');
  await page.keyboard.type('faro');
  await expect(upcoming.getByRole('listitem')).toHaveCount(1);
  await expect(upcoming).toContainText('HingeDays');
});
