/** People out of the window into a file: by button, by key, with the file beside it and the list as it stands. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TablePreview } from '../../shared/contract/tables.ts';
import { type Cairn, expect, handOver, type OpenedApp, test } from '../support/app.ts';
import { headlessValue } from '../support/headless.ts';
import { manyPeople } from '../support/people.ts';

async function openFive(cairn: Cairn): Promise<OpenedApp> {
  const opened = await cairn.open({ argument: manyPeople(5).folder });
  await expect(opened.page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '5');
  return opened;
}

test('the list as it stands goes into a file that the toast shows', async ({ cairn }) => {
  const { app, page, answerDialog } = await openFive(cairn);
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => {
      (globalThis as typeof globalThis & { shown?: string }).shown = path;
    };
  });
  await page.getByRole('textbox', { name: /Search by name/ }).fill('an');
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '2');
  await page.keyboard.press('Control+Shift+E');
  const path = join(cairn.folder, 'people.csv');
  await answerDialog(path);
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  await expect(page.getByText('Exported 2 people.')).toBeVisible();
  const [heads, ...rows] = readFileSync(path, 'utf8').split('\r\n').slice(0, -1);
  expect(heads).toBe('\ufeffName,Handle,E-mail,May be contacted,Kind,First active,Last active,Contributions,Tags');
  expect(rows).toEqual([
    'Dana Weiss,,person3@community.example,,human,2024-01-01,2024-01-01,1,',
    'Ana Pires,,person0@community.example,,human,2024-01-01,2024-01-01,1,',
  ]);
  await page.getByRole('button', { name: 'Show in folder' }).click();
  await expect.poll(() => app.evaluate(() => (globalThis as typeof globalThis & { shown?: string }).shown)).toBe(path);
});

test('those selected go into an .xlsx, over one that is there when the system has asked', async ({ cairn }) => {
  const { page, answerDialog } = await openFive(cairn);
  const path = join(cairn.folder, 'people.xlsx');
  writeFileSync(path, 'an older list');
  handOver(path);
  await page.getByRole('grid', { name: 'Contributors' }).focus();
  for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
  await expect(page.getByText('2 selected')).toBeVisible();
  await answerDialog(path);
  await page.getByRole('toolbar', { name: 'With the selection' }).getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('menuitem', { name: /^Excel/ }).click();
  await expect(page.getByText('Exported 2 people.')).toBeVisible();
  const work = join(cairn.folder, 'work.cairn');
  await headlessValue(['workspace.create', JSON.stringify({ path: work })], { folder: cairn.folder });
  const found = await headlessValue<TablePreview>(['tables.preview', JSON.stringify({ file: path }), '--workspace', work], {
    folder: cairn.folder,
  });
  expect(found).toMatchObject({ recognised: { format: 'xlsx' }, counts: { rows: 2 } });
  expect(found.rows.map(({ cells }) => cells[0]).sort()).toEqual(['Dana Weiss', 'Emre Demir']);
});

test('a dialog that is cancelled writes nothing, and a name that is taken is said to be', async ({ cairn }) => {
  const { page, answerDialog } = await openFive(cairn);
  const choose = async () => {
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByRole('menuitem', { name: /vCard/ }).click();
  };
  await choose();
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  // The system asked about "people", which is not there; "people.vcf" is.
  const path = join(cairn.folder, 'people.vcf');
  writeFileSync(path, 'mine');
  handOver(path);
  await answerDialog(join(cairn.folder, 'people'));
  await choose();
  await expect(page.getByText('Nothing was exported.')).toBeVisible();
  await expect(page.getByText(/a file of that name already/)).toBeVisible();
  expect(readFileSync(path, 'utf8')).toBe('mine');
  expect(existsSync(join(cairn.folder, 'people'))).toBe(false);
  expect(readdirSync(cairn.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('what people did goes into a file, and events do', async ({ cairn }) => {
  const { page, answerDialog } = await cairn.open();
  await page.getByRole('button', { name: /Look around the sample community/ }).click();
  await page.getByRole('button', { name: 'Contributors', exact: true }).click();
  await page.getByRole('textbox', { name: /Search by name/ }).fill('freja lindqvarn');
  await expect(page.getByRole('grid', { name: 'Contributors' })).toHaveAttribute('aria-rowcount', '1');
  await page.getByRole('button', { name: 'Export…' }).click();
  const path = join(cairn.folder, 'did.csv');
  await answerDialog(path);
  await page.getByRole('menuitem', { name: 'What they did as CSV…' }).click();
  await expect(page.getByText(/^Exported \d+ activities\.$/)).toBeVisible();
  const [heads, ...rows] = readFileSync(path, 'utf8').split('\r\n').slice(0, -1);
  expect(heads).toBe('\ufeffDate,Name,Handle,E-mail,Activity,Activity title,Link,Event,Source,Activity ID');
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) expect(row).toMatch(/^\d{4}-\d\d-\d\d,Freja Lindqvarn,/);
  await page.getByRole('button', { name: 'Events', exact: true }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  const events = join(cairn.folder, 'events.json');
  await answerDialog(events);
  await page.getByRole('menuitem', { name: /^JSON/ }).click();
  await expect(page.getByText(/^Exported \d+ events\.$/)).toBeVisible();
  expect(JSON.parse(readFileSync(events, 'utf8'))[0]).toMatchObject({
    startsOn: expect.stringMatching(/^\d{4}-/),
    online: expect.any(String),
  });
});
