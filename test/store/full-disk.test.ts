import { describe, expect, it } from 'vitest';
import type { Database } from '../../electron/core/store/database.ts';
import type { Direct } from '../support/direct.ts';
import { dumpDecisions, dumpDerived, dumpFacts } from '../support/dump.ts';
import { manyPeople, read, uidOf } from '../support/people.ts';
import { freshWorkspace } from '../support/reading.ts';

const everything = (db: Database) => [dumpFacts(db), dumpDecisions(db), dumpDerived(db)];
const pages = (db: Database) => (db.raw.prepare('PRAGMA page_count').get() as { page_count: number }).page_count;
/** The file may not grow beyond so many more pages, as on a disk that is nearly full. */
const fill = ({ store }: Direct, left: number) => store.db.exec(`PRAGMA max_page_count = ${pages(store.db) + left}`);
const free = ({ store }: Direct) => store.db.exec('PRAGMA max_page_count = 4294967294');

const diskFull = {
  code: 'storage',
  message: 'The disk is full. Everything saved before this is kept. Free some space and try again.',
  details: { problem: 'disk_full' },
};

/** Notes until one is refused. Returns how many were taken. */
async function writeUntilRefused(direct: Direct, contributor: string): Promise<{ taken: number; error: unknown }> {
  for (let taken = 0; taken < 500; taken += 1) {
    try {
      await direct.api.contributors.addNote({ contributor, text: `${taken}: ${'long '.repeat(3000)}` });
    } catch (error) {
      return { taken, error };
    }
  }
  throw new Error('The disk never filled up.');
}

describe('a full disk', () => {
  it('during a command: says so, keeps everything before it, and takes it when there is space again', async () => {
    const direct = freshWorkspace();
    await read(direct, manyPeople(5));
    const ana = await uidOf(direct, 'Ana Pires');
    fill(direct, 20);
    const { taken, error } = await writeUntilRefused(direct, ana);
    expect(error).toMatchObject(diskFull);
    expect(taken).toBeGreaterThan(0);
    const notes = async () => (await direct.api.contributors.get({ contributor: ana })).notes.length;
    expect(await notes()).toBe(taken);
    expect((await direct.api.history.list({})).total).toBe(taken + 2);
    free(direct);
    await direct.api.contributors.addNote({ contributor: ana, text: 'There is space again.' });
    await direct.reopen();
    expect(await notes()).toBe(taken + 1);
  });

  it('in the middle of a bulk command: nobody was tagged, not half of them', async () => {
    const direct = freshWorkspace();
    await read(direct, manyPeople(500));
    const before = everything(direct.store.db);
    fill(direct, 10);
    const people = { filter: { all: [] }, search: '', except: [] };
    await expect(direct.api.contributors.tagContributors({ people, tag: 'Mentor' })).rejects.toMatchObject(diskFull);
    expect(everything(direct.store.db)).toEqual(before);
    free(direct);
    expect(await direct.api.contributors.tagContributors({ people, tag: 'Mentor' })).toMatchObject({ tagged: 500 });
  });

  it('during an undo: nothing is half undone', async () => {
    const direct = freshWorkspace();
    await read(direct, manyPeople(500));
    const people = { filter: { all: [] } };
    const { tag } = await direct.api.contributors.tagContributors({ people, tag: 'Mentor' });
    await direct.api.contributors.untagContributors({ people, tag });
    const before = everything(direct.store.db);
    fill(direct, 10);
    await expect(direct.api.history.undo({})).rejects.toMatchObject(diskFull);
    expect(everything(direct.store.db)).toEqual(before);
    free(direct);
    expect(await direct.api.history.undo({})).toMatchObject({ restored: 500, refusedCount: 0 });
  });

  it.each([5, 60, 150])('during an import, with %d pages left: says so, and goes on from there', async (left) => {
    const history = manyPeople(200, 4000);
    const undisturbed = freshWorkspace();
    await read(undisturbed, history);

    const direct = freshWorkspace();
    const { id } = await direct.api.sources.add({ kind: 'git', path: history.folder });
    fill(direct, left);
    await expect(direct.api.sources.syncSource({ id })).rejects.toMatchObject(diskFull);
    const kept = direct.store.db.raw.prepare('SELECT count(*) AS kept FROM activity').get() as { kept: number };
    expect(kept.kept % 1000).toBe(0);
    expect(kept.kept).toBeLessThan(4000);
    const half = dumpDerived(direct.store.db);
    direct.store.transaction(() => direct.derivation.rebuild());
    expect(dumpDerived(direct.store.db)).toEqual(half);
    free(direct);
    expect(await direct.api.sources.syncSource({ id })).toMatchObject({ added: 4000 - kept.kept, unchanged: kept.kept, incomplete: null });
    expect(everything(direct.store.db)).toEqual(everything(undisturbed.store.db));
  });

  it.each([10, 120])('during the import of a table, with %d pages left: says so, notes nothing, and goes on from there', async (left) => {
    const lines = Array.from({ length: 4000 }, (_, n) => `Person ${n},p${n}@x.example,Note ${n}`);
    const text = `Name,Mail,Note\n${lines.join('\n')}`;
    const mapping = {
      target: 'people' as const,
      columns: [
        { column: 0, field: 'name' as const },
        { column: 1, field: 'email' as const },
        { column: 2, field: 'note' as const, as: 'decisions' as const },
      ],
    };
    const direct = freshWorkspace();
    fill(direct, left);
    await expect(direct.api.tables.importTable({ text, mapping })).rejects.toMatchObject(diskFull);
    const people = async () => (await direct.api.contributors.list({})).total;
    const kept = await people();
    expect(kept).toBeLessThan(4000);
    expect(direct.store.db.raw.prepare('SELECT count(*) AS notes FROM note').get()).toEqual({ notes: 0 });
    const half = dumpDerived(direct.store.db);
    direct.store.transaction(() => direct.derivation.rebuild());
    expect(dumpDerived(direct.store.db)).toEqual(half);
    free(direct);
    expect(await direct.api.tables.importTable({ text, mapping })).toMatchObject({
      added: 4000 - kept,
      unchanged: kept,
      decisions: { set: 4000 },
      incomplete: null,
    });
    expect(await people()).toBe(4000);
  });
});
