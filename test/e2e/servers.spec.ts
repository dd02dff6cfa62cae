/** A server connected, tried, read, changed and taken away again, in the window. */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, handOver, test } from '../support/app.ts';
import { madeTopics, startMadeDiscourse } from '../support/discourse-server.ts';
import { type MadeForgejo, madeItems, startMadeForgejo } from '../support/forgejo-server.ts';
import { startGitHub } from '../support/github-server.ts';
import { headless, headlessValue } from '../support/headless.ts';

let server: MadeForgejo;
test.beforeEach(async () => {
  server = await startMadeForgejo(madeItems(12));
});
test.afterEach(() => server.stop());

async function workspaceIn(folder: string): Promise<string> {
  await headlessValue(['workspace.create', JSON.stringify({ path: 'north.cairn' })], { folder });
  handOver(folder);
  return join(folder, 'north.cairn');
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a server is tried, added and read; what goes wrong is said, and put right where it is said (${colorScheme})`, async ({ cairn }) => {
    const { page } = await cairn.open({ workspace: await workspaceIn(cairn.folder), colorScheme });
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Connect a server…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Connect a server' });
    const address = dialog.getByRole('textbox', { name: 'Address' });
    await expect(address).toBeFocused();
    // Most have GitHub, and only one: that is what stands there first.
    await expect(address).toHaveValue('https://github.com');
    await dialog.getByText('Forgejo or Gitea', { exact: true }).click();
    await expect(address).toHaveValue('');
    await dialog.getByRole('textbox', { name: 'Address' }).fill('http://forge.invalid');
    await expect(dialog.getByRole('checkbox', { name: 'Ask it without encryption' })).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Address' }).fill(server.url);
    await expect(dialog.getByRole('checkbox')).toHaveCount(0);
    // The whole address of a repository is what one has in the clipboard.
    await dialog.getByRole('combobox', { name: 'What is read' }).fill('a/b/c');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('a/b/c is neither a name nor a name and a repository');
    await page.keyboard.press('Backspace');
    await dialog.getByRole('combobox', { name: 'What is read' }).fill(`${server.url}/north/lamp, nobody/x`);
    await dialog.getByRole('textbox', { name: 'Token' }).fill('of-no-secret');
    await dialog.getByRole('button', { name: 'Test the connection' }).click();
    const tried = dialog.getByRole('status', { name: 'What the server lets Cairn read' });
    await expect(tried).toContainText('Forgejo or Gitea 1.21.10, as reader');
    await expect(tried.getByRole('listitem')).toContainText([
      'account',
      'issues of north/lamp',
      'pull requests of north/lamp',
      /nobody.x.*not there/,
    ]);
    const found = await new AxeBuilder({ page })
      .setLegacyMode()
      .include('[role=dialog]')
      .disableRules(['landmark-no-duplicate-banner', 'landmark-unique'])
      .analyze();
    expect(found.violations).toEqual([]);

    await dialog.getByRole('button', { name: 'Add and read it' }).click();
    await expect(page.getByText('Not everything could be read').first()).toBeVisible();
    await expect(page.getByRole('region', { name: new URL(server.url).host })).toContainText('has no "nobody/x"');
    await page.getByRole('button', { name: 'Change address or token…' }).click();
    const edit = page.getByRole('dialog', { name: /^What is read of/ });
    await edit.getByRole('combobox', { name: 'What is read' }).press('Backspace');
    await edit.getByRole('button', { name: 'Change and read it' }).click();
    await expect(edit).toBeHidden();
    const detail = page.getByRole('region', { name: new URL(server.url).host });
    await expect(detail.getByText('Read just now')).toBeVisible();
    await expect(detail.getByText('Not everything could be read')).toHaveCount(0);
    await expect(detail.getByRole('term').filter({ hasText: 'Change requests' })).toBeVisible();
    await expect(detail).toContainText('pull requests of 1 project');
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);

    await detail.getByRole('button', { name: 'Show the people it tells of' }).click();
    await page
      .getByRole('row', { name: /Maker 1/ })
      .first()
      .click();
    await expect(page.getByRole('link', { name: /^north\/lamp[!#]\d+$/ }).first()).toBeVisible();
  });
}

test('a server that does not answer is said in the form, and nothing is added', async ({ cairn }) => {
  const { page } = await cairn.open({ workspace: await workspaceIn(cairn.folder) });
  server.faults = [{ path: /./, kind: 'login' }];
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: 'Connect a server…' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('connect a gitlab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Forgejo or Gitea', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Address' }).fill(server.url);
  await dialog.getByRole('combobox', { name: 'What is read' }).fill('north');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Test the connection' }).click();
  await expect(dialog).toContainText('answered with a web page instead of data');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'No source yet' })).toBeVisible();
});

test('a GitHub Enterprise Server is tried, added and read', async ({ cairn }) => {
  const github = await startGitHub({ enterprise: '3.14.2' });
  try {
    const { page } = await cairn.open({ workspace: await workspaceIn(cairn.folder) });
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Connect a server…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Connect a server' });
    await expect(dialog.getByRole('link', { name: 'Make a token on GitHub…' })).toHaveAttribute(
      'title',
      'Open https://github.com/settings/personal-access-tokens/new in the browser',
    );
    await dialog.getByRole('textbox', { name: 'Address' }).fill(github.url);
    await dialog.getByRole('combobox', { name: 'What is read' }).fill(`${github.url}/camp/project-1/pull/2, camp`);
    await dialog.getByRole('textbox', { name: 'Token' }).fill(github.token);
    github.needs.push({ path: /project-1\/pulls/, permissions: 'pull_requests=read' });
    await dialog.getByRole('button', { name: 'Test the connection' }).click();
    const tried = dialog.getByRole('status', { name: 'What the server lets Cairn read' });
    await expect(tried).toContainText('GitHub 3.14.2, as person-1');
    await expect(tried.getByRole('listitem')).toContainText([
      'account',
      'issues of camp/project-1',
      /pull requests of camp\/project-1.*needs the permission Pull requests \(read\)/,
      'issues of camp',
      /pull requests of camp.*needs the permission/,
    ]);
    github.needs.pop();
    await dialog.getByRole('button', { name: 'Add and read it' }).click();
    const detail = page.getByRole('region', { name: new URL(github.url).host });
    await expect(detail.getByText('Read just now')).toBeVisible();
    await expect(detail).toContainText('pull requests of 3 projects');
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  } finally {
    await github.stop();
  }
});

test('without a window: added and read with a token from a variable, never from an argument', async ({ cairn }) => {
  const { folder } = cairn;
  await workspaceIn(folder);
  const words = ['--workspace', 'north.cairn'];
  const input = { kind: 'forgejo', address: server.url, scope: ['north'] };
  const env = { FORGE: 'of-no-secret' };
  const refused = await headless(['sources.addServer', JSON.stringify({ ...input, token: env.FORGE }), ...words], { folder });
  expect(refused).toMatchObject({ code: 2, error: { message: expect.stringContaining('--secret token=env:') } });
  const { id } = await headlessValue<{ id: string }>(['sources.addServer', JSON.stringify(input), ...words], { folder });
  const sync = ['sources.syncSource', JSON.stringify({ id }), ...words, '--secret', 'token=env:FORGE'];
  expect(await headlessValue(sync, { folder, env })).toMatchObject({ added: 12, changed: 0, incomplete: null });
  expect(await headlessValue(sync, { folder, env })).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: expect.any(Number),
    incomplete: null,
  });
  expect([...new Set(server.asked.map(({ headers }) => headers.authorization))]).toEqual(['token of-no-secret']);
});

test('without a window: GitHub too', async ({ cairn }) => {
  const github = await startGitHub({ enterprise: '3.14.2' });
  try {
    await workspaceIn(cairn.folder);
    const call = (name: string, input: object) =>
      headlessValue<Record<string, unknown>>([name, JSON.stringify(input), '--workspace', 'north.cairn', '--secret', 'token=env:FORGE'], {
        folder: cairn.folder,
        env: { FORGE: github.token },
      });
    const server = { kind: 'github', address: github.url, scope: ['camp'] };
    expect(await call('sources.tryServer', server)).toMatchObject({ software: 'GitHub 3.14.2', account: 'person-1' });
    const { id } = await call('sources.addServer', server);
    expect(await call('sources.syncSource', { id })).toMatchObject({ added: 70, changed: 0, rejected: 0, incomplete: null });
    expect(await call('sources.syncSource', { id })).toMatchObject({ added: 0, changed: 0, incomplete: null });
  } finally {
    await github.stop();
  }
});

test('a forum is connected without groups or projects, and its topics are counted', async ({ cairn }) => {
  const discourse = await startMadeDiscourse(madeTopics(12));
  try {
    const { page } = await cairn.open({ workspace: await workspaceIn(cairn.folder) });
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Connect a server…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Connect a server' });
    await dialog.getByText('Discourse', { exact: true }).click();
    await expect(dialog.getByRole('combobox', { name: 'What is read' })).toHaveCount(0);
    await dialog.getByRole('textbox', { name: 'Address' }).fill(discourse.url);
    await dialog.getByRole('textbox', { name: 'Key' }).fill('of-no-secret');
    await dialog.getByRole('button', { name: 'Test the connection' }).click();
    const tried = dialog.getByRole('status', { name: 'What the server lets Cairn read' });
    await expect(tried).toContainText('Discourse 3.4.1, as reader');
    await dialog.getByRole('button', { name: 'Add and read it' }).click();
    const detail = page.getByRole('region', { name: new URL(discourse.url).host });
    await expect(detail.getByText('Read just now')).toBeVisible();
    await expect(detail.getByRole('term').filter({ hasText: 'Topics' })).toBeVisible();
    await expect(detail).toContainText('Topics of the whole forum');
  } finally {
    await discourse.stop();
  }
});
