import { afterEach, describe, expect, it } from 'vitest';
import { takeWriterLock } from '../../electron/core/store/lock.ts';
import { type CoreChild, startCoreChild } from '../support/children.ts';
import { temporaryFile } from '../support/folders.ts';
import { newWorkspace, startDesk } from '../support/workspaces.ts';

const children: CoreChild[] = [];
const startChild = async () => {
  const child = await startCoreChild();
  children.push(child);
  return child;
};
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
});

describe('one writer', () => {
  it('has the file for itself, also against another process', async () => {
    const desk = await newWorkspace();
    const child = await startChild();
    expect(await child.call('workspace.open', { path: desk.path })).toMatchObject({
      ok: false,
      error: { code: 'conflict', message: expect.stringContaining('open in another Cairn'), details: { problem: 'in_use' } },
    });
    await desk.settle();
    expect(await child.call('workspace.open', { path: desk.path })).toMatchObject({ ok: true });
  });

  it('leaves the file to the next one when it dies', async () => {
    const path = temporaryFile('community.cairn');
    const child = await startChild();
    expect(await child.call('workspace.create', { path })).toMatchObject({ ok: true });
    const desk = startDesk();
    await expect(desk.api.workspace.open({ path })).rejects.toMatchObject({ code: 'conflict' });
    await child.kill();
    expect((await desk.api.workspace.open({ path })).name).toBe('community');
    await desk.settle();
  });

  it('does not keep others from reading, and they see what it commits', async () => {
    const desk = await newWorkspace();
    const child = await startChild();
    expect(await child.call('workspace.open', { path: desk.path, readOnly: true })).toMatchObject({ ok: true });
    await desk.api.workspace.renameWorkspace({ name: 'Thistledown' });
    expect(await child.call('workspace.current', {})).toMatchObject({ ok: true, value: { name: 'Thistledown', readOnly: true } });
    expect(await child.call('workspace.renameWorkspace', { name: 'Stolen' })).toMatchObject({
      ok: false,
      error: { code: 'storage', details: { problem: 'read_only' } },
    });
    await desk.settle();
  });

  it('can close while others read; the file is whole after the next close', async () => {
    const desk = await newWorkspace();
    const child = await startChild();
    await child.call('workspace.open', { path: desk.path, readOnly: true });
    await child.call('workspace.current', {});
    await desk.api.workspace.renameWorkspace({ name: 'Thistledown' });
    await desk.settle();
    await child.settle();
    const again = startDesk();
    expect((await again.api.workspace.open({ path: desk.path })).name).toBe('Thistledown');
    await again.settle();
  });

  it('is given back after a file that did not open', async () => {
    const desk = await newWorkspace();
    await desk.settle();
    const unlock = takeWriterLock(desk.path);
    expect(() => takeWriterLock(desk.path)).toThrow(/open in another Cairn/);
    unlock();
    takeWriterLock(desk.path)();
  });
});
