/** Tables into the window: chosen, dropped or pasted; mapped, tried out, imported, undone; rejected lines as a file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Cairn, expect, type OpenedApp, test } from '../support/app.ts';
import { manyPeople } from '../support/people.ts';

const table = `Name;E-Mail;GitHub;Ort;T-Shirt;Tags
Ana Pires;person0@community.example;anap;Porto;M;mentor
Zoë Brontë;zoe@b.example;;Köln;XXL;speaker
;noreply@x.example;;Rom;;
`;

async function openThree(cairn: Cairn): Promise<OpenedApp> {
  const opened = await cairn.open({ argument: manyPeople(3).folder });
  await expect(opened.page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '3');
  return opened;
}

test('a table is chosen, tried out, imported, and what it decided is undone; its rejected lines become a file', async ({ cairn }) => {
  const { page, answerDialog } = await openThree(cairn);
  const file = join(cairn.folder, 'speakers.csv');
  writeFileSync(file, Buffer.from(table, 'latin1'));
  await answerDialog(file);
  await page.keyboard.press('Control+Shift+I');
  await expect(page.getByRole('heading', { name: 'Import a table' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Encoding' })).toHaveValue('windows-1252');
  await expect(page.getByRole('combobox', { name: 'What Ort becomes' })).toHaveValue('location');
  await expect(page.getByRole('combobox', { name: 'Where the usernames in GitHub are from' })).toHaveValue('github');
  await page.getByRole('button', { name: 'See what would happen' }).click();
  const trial = page.getByRole('region', { name: 'What would happen' });
  await expect(trial).toContainText('1 person is new, 1 is in the workspace already.');
  await expect(trial).toContainText('1 line cannot be imported.');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const done = page.getByRole('region', { name: 'What happened' });
  await expect(done).toContainText('2 notes, tags and other decisions written.');
  const rejected = join(cairn.folder, 'rejected.csv');
  await answerDialog(rejected);
  await done.getByRole('button', { name: 'Save the rejected lines…' }).click();
  await expect(page.getByText('Saved 1 line.')).toBeVisible();
  expect(readFileSync(rejected, 'utf8').split('\r\n')[1]).toBe(
    ',noreply@x.example,,Rom,,,"Line 4: Its e-mail address says nothing about who it is, and it holds no name."',
  );
  await done.getByRole('button', { name: 'Show the people' }).click();
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '2');
  await page.getByRole('row', { name: /Ana Pires/ }).click();
  await expect(page.getByText('from speakers.csv').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Undone|^Undid|Undo of/).first()).toBeVisible();
});

test('cells are pasted, mapped by hand and imported as what people did', async ({ cairn }) => {
  const { page } = await openThree(cairn);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Paste a table');
  await page.keyboard.press('Enter');
  await page
    .getByRole('textbox', { name: 'Cells copied from a spreadsheet' })
    .fill('Who\tWhen\tWhat\nperson0@community.example\t3.4.2024\tGates that close');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await page.getByText('What people did').click();
  await page.getByRole('combobox', { name: 'What What becomes' }).selectOption('activityTitle');
  await expect(page.getByText('Say what the activities are')).toBeVisible();
  await page.getByRole('combobox', { name: 'What they are, where no column says it' }).selectOption('talk');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText('1 activity was added.');
});

/** As the system hands a file over. */
async function drop(page: Page, file: string): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', id: 'dropped' });
    document.body.append(input);
  });
  await page.locator('#dropped').setInputFiles(file);
  await page.evaluate(() => {
    const input = document.getElementById('dropped') as HTMLInputElement;
    const dataTransfer = new DataTransfer();
    for (const one of input.files ?? []) dataTransfer.items.add(one);
    input.remove();
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
}

test('a table is dropped: on the start screen it says where tables go, in a workspace it is looked at', async ({ cairn }) => {
  const file = join(cairn.folder, 'speakers.csv');
  writeFileSync(file, table);
  const { page } = await cairn.open();
  await drop(page, file);
  await expect(page.getByText('A table goes into a workspace.')).toBeVisible();
  await page.getByRole('button', { name: /Look around the sample community/ }).click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await drop(page, file);
  await expect(page.getByRole('heading', { name: 'Import a table' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'What Ort becomes' })).toHaveValue('location');
});
