/** The window may only name files that a person handed to it. */
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProcedure, procedureNames } from '../../shared/contract/index.ts';
import { expect, handOver, test } from '../support/app.ts';

const refused = { ok: false, error: { code: 'invalid_input', message: expect.stringContaining('that you chose') } };
const withFiles = procedureNames().filter((name) => (findProcedure(name)?.files.length ?? 0) > 0);

test('the contract has procedures with files', () => {
  expect(withFiles).toEqual(
    expect.arrayContaining(['workspace.create', 'workspace.open', 'workspace.saveCopy', 'sources.add', 'shell.showFile']),
  );
});

test('no procedure takes a file that nobody chose', async ({ cairn }) => {
  const { page } = await cairn.open();
  const there = join(cairn.folder, 'there.cairn');
  writeFileSync(there, 'something');
  mkdirSync(join(cairn.folder, 'clone'));
  handOver(cairn.folder);
  const made = join(cairn.folder, 'new.cairn');
  const paths = [
    there,
    made,
    join(cairn.folder, 'clone'),
    '/etc/passwd',
    'relative.cairn',
    '../up.cairn',
    '~/home.cairn',
    `file://${there}`,
    '',
    `${there}\0.cairn`,
  ];
  for (const name of withFiles) {
    const [field = ''] = findProcedure(name)?.files ?? [];
    for (const path of paths) {
      const answer = await page.evaluate(([procedure, input]) => window.cairn.invoke(procedure, input), [
        name,
        { kind: 'git', [field]: path },
      ] as const);
      expect(answer, `${name} ${path}`).toMatchObject(refused);
    }
  }
  expect(existsSync(made)).toBe(false);
});

test('what a person picks in a dialog is granted, and only that', async ({ cairn }) => {
  const { page, answerDialog } = await cairn.open();
  const chosen = join(cairn.folder, 'chosen.cairn');
  await answerDialog(chosen);
  const { value } = (await page.evaluate(() => window.cairn.invoke('shell.chooseNewWorkspace', { suggestion: 'North' }))) as {
    value: unknown;
  };
  expect(value).toEqual({ path: chosen });
  const backupsOf = (path: string) => page.evaluate((one) => window.cairn.invoke('workspace.backups', { path: one }), path);
  expect(await backupsOf(chosen)).not.toMatchObject(refused);
  for (const other of [
    `${chosen}/`,
    `${cairn.folder}/./chosen.cairn`,
    `${cairn.folder}/x/../chosen.cairn`,
    `${chosen}.other`,
    cairn.folder,
  ]) {
    expect(await backupsOf(other), other).toMatchObject(refused);
  }
});

test('a cancelled dialog grants nothing', async ({ cairn }) => {
  const { page, answerDialog } = await cairn.open();
  await answerDialog(null);
  const answer = await page.evaluate(() => window.cairn.invoke('shell.chooseWorkspace', {}));
  expect(answer).toMatchObject({ ok: true, value: { path: null } });
});

test('a file that is there is replaced only when the dialog asked about it, and once', async ({ cairn }) => {
  const { page, answerDialog } = await cairn.open();
  const [open, other] = [join(cairn.folder, 'open.cairn'), join(cairn.folder, 'other.cairn')];
  const invoke = (procedure: string, input: unknown) =>
    page.evaluate(([name, given]) => window.cairn.invoke(name, given), [procedure, input] as const);
  for (const path of [other, open]) {
    await answerDialog(path);
    await invoke('shell.chooseNewWorkspace', { suggestion: 'North' });
    expect(await invoke('workspace.create', { path })).toMatchObject({ ok: true });
  }
  // It may be opened, which is not to say that it may go.
  expect(await invoke('workspace.saveCopy', { path: other, replace: true })).toMatchObject(refused);
  expect(await invoke('workspace.saveCopy', { path: other })).toMatchObject({ ok: false, error: { code: 'conflict' } });
  await answerDialog(other);
  expect(await invoke('shell.chooseCopy', { suggestion: 'North' })).toMatchObject({ value: { path: other, replaces: true } });
  expect(await invoke('workspace.saveCopy', { path: other, replace: true })).toMatchObject({ ok: true });
  expect(await invoke('workspace.saveCopy', { path: other, replace: true })).toMatchObject(refused);
});

test('a link that takes the place of a granted file is refused', async ({ cairn }) => {
  const { page, answerDialog } = await cairn.open();
  const chosen = join(cairn.folder, 'chosen.cairn');
  await answerDialog(chosen);
  await page.evaluate(() => window.cairn.invoke('shell.chooseNewWorkspace', { suggestion: 'North' }));
  symlinkSync('/etc/passwd', chosen);
  expect(await page.evaluate((path) => window.cairn.invoke('workspace.backups', { path }), chosen)).toMatchObject(refused);
});

test('a dropped file is granted; a made-up one has no path', async ({ cairn }) => {
  const { page } = await cairn.open();
  const dropped = join(cairn.folder, 'dropped.cairn');
  writeFileSync(dropped, 'something');
  handOver(dropped);
  await page.evaluate(() => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', id: 'dropped' });
    document.body.append(input);
  });
  await page.locator('#dropped').setInputFiles(dropped);
  const found = await page.evaluate(async () => {
    const input = document.getElementById('dropped') as HTMLInputElement;
    const [file] = input.files ?? [];
    const path = file ? window.cairn.pathOfDroppedFile(file) : '';
    const answer = await window.cairn.invoke('workspace.backups', { path });
    const strange = [new File(['x'], '/etc/passwd'), new Blob(['x']), { path: '/etc/passwd' }, '/etc/passwd', null, undefined];
    const made = strange.map((one) => {
      try {
        return window.cairn.pathOfDroppedFile(one as File);
      } catch {
        return '';
      }
    });
    input.remove();
    return { path, answer, made };
  });
  expect(found.path).toBe(dropped);
  expect(found.answer).not.toMatchObject(refused);
  expect(found.made).toEqual(['', '', '', '', '', '']);
});

test('the command line grants what it names', async ({ cairn }) => {
  const clone = join(cairn.folder, 'clone');
  mkdirSync(clone);
  const { page } = await cairn.open({ argument: join(cairn.folder, 'missing.cairn') });
  const backupsOf = (path: string) => page.evaluate((one) => window.cairn.invoke('workspace.backups', { path: one }), path);
  expect(await backupsOf(join(cairn.folder, 'missing.cairn'))).not.toMatchObject(refused);
  expect(await backupsOf(clone)).toMatchObject(refused);
});
