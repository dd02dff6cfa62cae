/** Pointing at a clone: where it goes is said and asked. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, handOver, test } from '../support/app.ts';
import { newHistory } from '../support/histories.ts';

function community(name: string, by = 'Ana Pires <ana@pires.example>') {
  const history = newHistory({ name });
  history.commit({ by });
  handOver(history.folder);
  return history;
}

/** A system without a documents folder of its own names the home folder. */
const documents = (folder: string) => join(folder, 'home');
const workspacesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.cairn'));

const currentPath = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.cairn.invoke('workspace.current', {});
    return answer.ok ? (answer.value as { path: string }).path : null;
  });

const sourcePaths = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.cairn.invoke('sources.list', {});
    return answer.ok ? (answer.value as { sources: { path: string }[] }).sources.map(({ path }) => path) : [];
  });

/** How many sources were read to the end. */
const readSources = (page: Page) =>
  page.evaluate(async () => {
    const answer = await window.cairn.invoke('sources.list', {});
    return answer.ok ? (answer.value as { sources: { lastRun: unknown }[] }).sources.filter(({ lastRun }) => lastRun !== null).length : 0;
  });

test('a clone on the command line asks for nothing but a yes to the place it names', async ({ cairn }) => {
  const history = community('thistledown');
  const { page } = await cairn.open({ argument: history.folder, isAsked: true });
  const place = join(documents(cairn.folder), 'thistledown.cairn');
  const dialog = page.getByRole('dialog', { name: 'A workspace for thistledown' });
  await expect(dialog.getByTitle(place)).toBeVisible();
  expect(existsSync(place)).toBe(false);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Contributors' }).getByText('Ana Pires')).toBeVisible();
  expect(await currentPath(page)).toBe(place);
});

test('the place of the new workspace can be another one', async ({ cairn }) => {
  const history = community('thistledown');
  const { page, answerDialog } = await cairn.open({ argument: history.folder, isAsked: true });
  const place = join(cairn.folder, 'elsewhere.cairn');
  await answerDialog(place);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Another place…' }).click();
  await expect(dialog.getByTitle(place)).toBeVisible();
  await dialog.getByRole('button', { name: 'Start a new workspace' }).click();
  await expect.poll(() => currentPath(page)).toBe(place);
});

test('a clone that a recent workspace has opens that one, and makes no second', async ({ cairn }) => {
  const history = community('thistledown');
  const first = await cairn.open({ argument: history.folder });
  await expect(first.page.getByText('Read: 1 new item.')).toBeVisible();
  const made = await currentPath(first.page);
  await first.close();
  history.commit({ by: 'Bo Lind <bo@lind.example>' });
  handOver(history.folder);
  const { page } = await cairn.open({ argument: history.folder, isAsked: true });
  const dialog = page.getByRole('dialog', { name: 'Where should thistledown go?' });
  await expect(dialog).toContainText('thistledown has it already');
  await dialog.getByRole('button', { name: 'Open thistledown' }).click();
  await expect(page.getByText('Read: 1 new item.')).toBeVisible();
  expect(await currentPath(page)).toBe(made);
  expect(workspacesIn(documents(cairn.folder))).toEqual(['thistledown.cairn']);
});

test('with a workspace open it is asked whether the clone goes there', async ({ cairn }) => {
  const [one, other] = [community('thistledown'), community('burdock', 'Bo Lind <bo@lind.example>')];
  const { page, answerDialog } = await cairn.open({ argument: one.folder });
  await expect.poll(() => sourcePaths(page)).toEqual([one.folder]);
  const pointAtOther = async () => {
    await answerDialog(other.folder);
    await page.keyboard.press('Control+g');
  };
  await pointAtOther();
  const dialog = page.getByRole('dialog', { name: 'Where should burdock go?' });
  await expect(dialog.getByRole('button', { name: 'Start a new workspace' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await sourcePaths(page)).toEqual([one.folder]);
  await pointAtOther();
  await dialog.getByRole('button', { name: 'Add to thistledown' }).click();
  await expect.poll(() => sourcePaths(page)).toEqual([one.folder, other.folder]);
  await expect.poll(() => readSources(page)).toBe(2);
  // What is a source already is shown and read, not asked about.
  await pointAtOther();
  await expect(page.getByRole('heading', { level: 2, name: 'burdock' })).toBeVisible();
  await expect(page.getByText('Nothing new.')).toBeVisible();
});

test('a folder that is no clone makes no workspace', async ({ cairn }) => {
  const { page, answerDialog } = await cairn.open();
  await answerDialog(join(cairn.folder, 'home', 'Documents'));
  await page.getByRole('button', { name: /Point at a git clone/ }).click();
  await expect(page.getByText('There is no git history in this folder.')).toBeVisible();
  expect(workspacesIn(documents(cairn.folder))).toEqual([]);
});
