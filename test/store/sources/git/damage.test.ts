import { cpSync, rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Direct, openDirect } from '../../../support/direct.ts';
import { dumpDerived, dumpFacts } from '../../../support/dump.ts';
import { temporaryFile } from '../../../support/folders.ts';
import { corruptObject, cutPack, type History, loosen, newHistory, removeObject } from '../../../support/histories.ts';
import { manyPeople, read } from '../../../support/people.ts';
import { freshWorkspace } from '../../../support/reading.ts';
import { newWorkspace, tickingClock } from '../../../support/workspaces.ts';

const ana = 'Ana Pires <ana@pires.example>';
const cursorOf = ({ store }: Direct) =>
  store.db.raw.prepare("SELECT cursor FROM source_cursor WHERE resource = 'items'").get()?.cursor ?? null;
const everything = ({ store }: Direct) => [dumpFacts(store.db), dumpDerived(store.db)];

/** What a run says about what it could not read, whether it ended early or did not get going. */
const said = ({ api }: Pick<Direct, 'api'>, id: string): Promise<string> =>
  api.sources.syncSource({ id }).then(
    ({ incomplete }) => incomplete ?? 'nothing',
    (error: Error) => error.message,
  );

/** What the same history gives where nothing went wrong. */
async function undisturbed(history: History) {
  const direct = freshWorkspace();
  await read(direct, history);
  return everything(direct);
}

const ways: [string, (history: History, hash: string) => () => void][] = [
  ['overwritten', corruptObject],
  ['missing', removeObject],
];

describe.each(ways)('a commit in the middle of the history that is %s', (_, damage) => {
  it('stops the first run: what came before is kept, and it says what to do', async () => {
    const history = newHistory();
    const hashes = history.commit(...Array.from({ length: 20 }, () => ({ by: ana })));
    const repair = damage(history, hashes[9] ?? '');
    const direct = freshWorkspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: history.folder });
    const report = await direct.api.sources.syncSource({ id });
    expect(report.incomplete).toMatch(/damaged and could not be read\. Everything read before it is kept\. Run "git fsck"/);
    // git shows a commit once it has looked at its parent, so the child of the damaged one is not shown either.
    expect(report.added).toBe(9);
    expect(cursorOf(direct)).toBeNull();
    expect(await direct.api.sources.get({ id })).toMatchObject({ state: 'incomplete', commits: 9, gone: 0 });

    repair();
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 11, unchanged: 9, incomplete: null });
    expect(everything(direct)).toEqual(await undisturbed(history));
  });

  it('stops a later run: the cursor stays, and after the repair the rest is read', async () => {
    const history = newHistory();
    history.commit(...Array.from({ length: 5 }, () => ({ by: ana })));
    const direct = freshWorkspace();
    const id = await read(direct, history);
    const before = cursorOf(direct);
    const hashes = history.commit(...Array.from({ length: 10 }, () => ({ by: 'Bo Lind <bo@lind.example>' })));
    const repair = damage(history, hashes[4] ?? '');
    // git looks at all that is new before it shows any of it, so nothing new is read here.
    expect(await said(direct, id)).toMatch(/damaged/);
    expect(await direct.api.sources.get({ id })).toMatchObject({ commits: 5, gone: 0 });
    expect(cursorOf(direct)).toBe(before);

    repair();
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 10, incomplete: null, gone: 0 });
    expect(everything(direct)).toEqual(await undisturbed(history));
  });

  it('sets nothing aside of what cannot be reached behind it', async () => {
    const history = newHistory();
    const hashes = history.commit(...Array.from({ length: 10 }, () => ({ by: ana })));
    const direct = freshWorkspace();
    const id = await read(direct, history);
    const repair = damage(history, hashes[4] ?? '');
    history.move('main', 'main~1');
    await direct.api.sources.syncSource({ id, full: true }).catch(() => undefined);
    expect(await direct.api.sources.get({ id })).toMatchObject({ commits: 10, gone: 0 });
    repair();
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ gone: 1, incomplete: null });
  });
});

describe('a pack that is cut off', () => {
  it('keeps nothing from being said in words, and is read completely after the repair', async () => {
    const history = newHistory();
    history.commit(...Array.from({ length: 40 }, (_, n) => ({ by: ana, files: { [`a${n}`]: `${n}` } })));
    const repair = cutPack(history);
    const direct = freshWorkspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: history.folder });
    expect(await said(direct, id)).toMatch(/damaged/);
    repair();
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
    expect(everything(direct)).toEqual(await undisturbed(history));
  });
});

describe('a folder inside a commit that is damaged', () => {
  it('keeps no commit from being read; the pass over files says so and goes on after the repair', async () => {
    const history = newHistory();
    history.commit(
      { by: ana, files: { 'README.md': 'x' } },
      { by: ana, files: { 'src/a.c': 'y' } },
      { by: ana, files: { 'docs/b.md': 'z' } },
    );
    const repair = corruptObject(history, history.git('rev-parse', 'main~1^{tree}'));
    const direct = freshWorkspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: history.folder });
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 3, incomplete: null });
    await expect(direct.api.sources.creditDocumentation({ id })).rejects.toMatchObject({
      code: 'source_error',
      message: expect.stringMatching(/damaged/),
    });
    repair();
    expect(await direct.api.sources.creditDocumentation({ id })).toMatchObject({ read: 3, documentation: 2 });
  });
});

describe('a folder that vanishes while it is read', () => {
  it('leaves what was read, says so, and is read to the end when it is back', async () => {
    // More than is taken ahead of the writer.
    const history = manyPeople(50, 3000, 'A long day, told in one line. '.repeat(130));
    loosen(history);
    const copy = temporaryFile('copy');
    cpSync(history.folder, copy, { recursive: true });

    const desk = await newWorkspace({ clock: tickingClock() });
    const { id } = await desk.api.sources.add({ kind: 'git', path: history.folder });
    desk.onJob(({ done }) => {
      if (done > 0) rmSync(history.folder, { recursive: true, force: true });
    });
    expect(await said(desk, id)).toMatch(/kept/);
    const kept = (await desk.api.sources.get({ id })).commits;
    expect(kept).toBeGreaterThanOrEqual(1000);
    expect(kept).toBeLessThan(3000);
    await desk.settle();

    const again = await newDirectOn(desk.path);
    cpSync(copy, history.folder, { recursive: true });
    expect(await again.api.sources.syncSource({ id })).toMatchObject({ added: 3000 - kept, unchanged: kept, incomplete: null });
    expect(everything(again)).toEqual(await undisturbed(history));
  });
});

async function newDirectOn(path: string): Promise<Direct> {
  const direct = await openDirect(path);
  onTestFinished(() => direct.store.close());
  return direct;
}
