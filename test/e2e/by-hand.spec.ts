/** People, what they did and events that are added by hand, and two people who are merged. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { manyPeople } from '../support/people.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Contributors' });
const form = (page: Page, name: string | RegExp) => page.getByRole('form', { name });
const timeline = (page: Page) => page.getByRole('grid', { name: 'Timeline' });

async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(`> ${words}`);
  await expect(page.getByRole('option', { name: words }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function checkAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}

/** What the forms do, quickly, for what comes after it. */
const invoke = (page: Page, name: string, input: unknown) =>
  page.evaluate(
    async ([procedure, given]) => {
      const answer = await window.cairn.invoke(procedure as string, given);
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value as { id: string };
    },
    [name, input] as const,
  );

test('a person and an event are added from the palette with the keyboard alone', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  await runCommand(page, 'Add a person');
  await expect(form(page, 'Add a person').getByLabel('Name')).toBeFocused();
  await checkAxe(page);
  await page.keyboard.type('Zoë Brontë');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Zoë Brontë' })).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '4');

  await runCommand(page, 'Add an event');
  const event = form(page, 'Add an event');
  await expect(event.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Gate days');
  await event.getByLabel('First day').fill('2026-02-01');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Past' }).getByRole('listitem')).toContainText(/Gate days.*Meetup.*Done/);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: 'No events yet' })).toBeVisible();
});

test('a talk at an event is added on a profile, corrected, removed and undone', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  await invoke(page, 'events.addEvent', { name: 'Gate days', startsOn: '2026-02-01' });
  await grid(page)
    .getByRole('gridcell', { name: /Ana Pires/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Ana Pires' })).toBeVisible();
  await page.keyboard.press('a');
  const activity = form(page, 'Add an activity');
  await expect(activity.getByLabel('What')).toBeFocused();
  await page.keyboard.type('Gates that last');
  await activity.getByLabel('Link').fill('https://talks.example/gates');
  await activity.getByRole('combobox', { name: 'At the event' }).click();
  await page.getByRole('option', { name: /Gate days/ }).click();
  await expect(activity.getByLabel('Day')).toHaveValue('2026-02-01');
  await activity.getByRole('button', { name: 'Add' }).click();
  const row = timeline(page).getByRole('row', { name: /Gates that last/ });
  await expect(row).toContainText(/Gates that last.*at Gate days.*talks\.example.*by hand.*talk/);
  await expect(page.getByRole('region', { name: '2 contributions' })).toBeVisible();

  await timeline(page).focus();
  await page.keyboard.press('Enter');
  const correcting = form(page, 'Correct an activity');
  await correcting.getByLabel('What').fill('Gates that outlast');
  await page.keyboard.press('Enter');
  await expect(timeline(page).getByRole('row', { name: /Gates that outlast/ })).toBeVisible();
  await expect(correcting).toHaveCount(0);
  await timeline(page).focus();
  await page.keyboard.press('Delete');
  await expect(timeline(page).getByRole('row', { name: /Gates/ })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(timeline(page).getByRole('row', { name: /Gates that outlast/ })).toBeVisible();
});

test('an event names who did what there; removed, it comes back with them by undo', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  const { id: event } = await invoke(page, 'events.addEvent', { name: 'Gate days', startsOn: '2026-02-01' });
  const { id: contributor } = await invoke(page, 'contributors.addContributor', { name: 'Zoë Brontë' });
  await invoke(page, 'contributors.addActivity', { contributor, countsAs: 'talk', title: 'Gates that last', day: '2026-02-01', event });
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const sources = page.getByRole('heading', { name: 'Sources', level: 1 });
  await expect(sources).toBeVisible();
  // A second key that leads nowhere is not taken for what it does alone, which would be a new source.
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  const open = page.getByRole('list', { name: 'Past' }).getByRole('button', { name: 'Gate days', exact: true });
  const there = page.getByRole('list', { name: 'At Gate days' });
  await open.click();
  await expect(there.getByRole('listitem')).toContainText(/Zoë Brontë.*Gates that last.*talk/);
  await checkAxe(page);
  await page.getByRole('button', { name: 'More about Gate days' }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'No events yet' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await open.click();
  await there.getByRole('button', { name: 'Zoë Brontë' }).click();
  await expect(page.getByRole('heading', { name: 'Zoë Brontë' })).toBeVisible();
});

test('an address that is somebody’s already is refused in words, and its owner is offered', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  await runCommand(page, 'Add a person');
  const add = form(page, 'Add a person');
  await add.getByLabel('Name').fill('Ana Pires');
  await expect(add.getByRole('status')).toContainText('Somebody of this name is here already: Open Ana Pires person0@community.example');
  await add.getByLabel('Addresses or accounts').fill('person0@community.example');
  await page.keyboard.press('Enter');
  await expect(add.getByRole('alert')).toContainText('person0@community.example belongs to Ana Pires already. Nothing was changed.');
  await add.getByRole('alert').getByRole('button', { name: 'Open Ana Pires' }).click();
  await expect(add).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Ana Pires' })).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
});

test('two people are merged side by side, undone, merged again and split on the profile', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  await grid(page)
    .getByRole('gridcell', { name: /Ana Pires/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Ana Pires' })).toBeVisible();
  const merge = form(page, /^Merge Ana Pires with/);
  const chooseBo = async () => {
    await page.keyboard.press('m');
    await expect(merge.getByRole('combobox', { name: 'The same person as' })).toBeFocused();
    await page.keyboard.type('Bo Lind');
    await page.getByRole('option', { name: /Bo Lind/ }).click();
    await expect(merge.getByRole('region', { name: 'Bo Lind' })).toContainText('person1@community.example');
    await expect(merge.getByRole('region', { name: 'Ana Pires' })).toContainText('person0@community.example');
  };
  await chooseBo();
  await checkAxe(page);
  await merge.getByRole('button', { name: 'Merge' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await page.keyboard.press('Control+z');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');

  await chooseBo();
  await merge.getByRole('button', { name: 'Merge' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await expect(page.getByRole('region', { name: '2 identities' })).toBeVisible();
  await page.getByRole('button', { name: 'Split Ana Pires and Bo Lind' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
});

test('a profile is split by what is somebody else’s, told on both sides, and taken back', async ({ cairn }) => {
  const { page } = await cairn.open({ argument: manyPeople(3).folder });
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  const open = async (name: RegExp) => {
    await grid(page).getByRole('gridcell', { name }).first().click();
  };
  await open(/Ana Pires/);
  await expect(page.getByRole('heading', { name: 'Ana Pires' })).toBeVisible();
  await page.keyboard.press('m');
  await page.keyboard.type('Bo Lind');
  await page.getByRole('option', { name: /Bo Lind/ }).click();
  await form(page, /^Merge Ana Pires with/)
    .getByRole('button', { name: 'Merge' })
    .click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('split this profile');
  await page.keyboard.press('Enter');
  const split = form(page, 'Split Bo Lind');
  await expect(split.getByRole('button', { name: 'Split', exact: true })).toBeDisabled();
  await split.getByRole('checkbox', { name: 'person0@community.example' }).check();
  await checkAxe(page);
  await split.getByRole('button', { name: 'Split', exact: true }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
  const answers = page.getByRole('list', { name: 'Not the same' });
  await expect(answers).toContainText('Not Bo Lind');
  await checkAxe(page);
  await answers.getByRole('button', { name: 'Bo Lind', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Bo Lind' })).toBeVisible();
  await expect(answers).toContainText('Not Ana Pires');
  await answers.getByRole('button', { name: /^Take back/ }).click();
  await expect(answers).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(answers).toContainText('Not Ana Pires');
});
