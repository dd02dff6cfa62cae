import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/core/store/database.ts';
import { versionOf } from '../../electron/core/store/migrate.ts';
import { latestVersion, migrations } from '../../electron/core/store/migrations/index.ts';
import { dumpDerived, lookInto } from '../support/dump.ts';
import { temporaryFile } from '../support/folders.ts';
import { fillTo, rowsOf } from '../support/versions.ts';
import { type Desk, startDesk } from '../support/workspaces.ts';

const older = migrations.map(({ version }) => version).filter((version) => version < latestVersion);

/** A closed file as a Cairn of that version left it. */
function fileAt(version: number): string {
  const path = temporaryFile('old.cairn');
  const db = openDatabase(path, 'write');
  fillTo(db, version);
  db.close();
  return path;
}

const contentOf = (path: string, version: number) => lookInto(path, (db) => ({ version: versionOf(db), rows: rowsOf(db, version) }));

async function opened<T>(path: string, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = startDesk();
  try {
    await desk.api.workspace.open({ path });
    return await work(desk);
  } finally {
    await desk.settle();
  }
}

describe('opening a file of an older version', () => {
  it.each(older)('%d keeps everything that was said and decided', async (version) => {
    const path = fileAt(version);
    const before = contentOf(path, version);
    await opened(path, (desk) => desk.api.workspace.current({}));
    expect(contentOf(path, version)).toEqual({ version: latestVersion, rows: before.rows });
  });

  it.each(older)('%d first lays a copy of the file beside it, which opens as it was', async (version) => {
    const path = fileAt(version);
    const before = contentOf(path, version);
    const { backups } = await opened(path, (desk) => desk.api.workspace.backups({ path }));
    expect(backups).toHaveLength(1);
    const [copy] = backups;
    expect(copy?.path).toBe(join(dirname(path), 'old backups', `old before upgrade from ${version} 2026-05-15T09-00-00.cairn`));
    const after = contentOf(copy?.path ?? '', version);
    // Jobs under way belong to the file itself.
    const rows = 'job' in before.rows ? { ...before.rows, job: [] } : before.rows;
    expect(after).toEqual({ ...before, rows });
  });

  it('leaves a copy that opens as a workspace of its own', async () => {
    const path = fileAt(60);
    const { backups } = await opened(path, (desk) => desk.api.workspace.backups({ path }));
    const current = await opened(backups[0]?.path ?? '', (desk) => desk.api.workspace.current({}));
    expect(current.name).toBe('Thistledown');
  });

  it.each(older.filter((version) => version >= 30))('%d finds the people it knew, as if everything were computed anew', async (version) => {
    const path = fileAt(version);
    const { rows, names } = await opened(path, async ({ api }) => {
      const { rows } = await api.contributors.list({ search: 'pires' });
      const before = lookInto(path, dumpDerived);
      await api.workspace.rebuildDerived({});
      expect(lookInto(path, dumpDerived)).toEqual(before);
      return { rows, names: rows.map(({ name }) => name) };
    });
    expect(names).toEqual([version >= 60 ? 'Ana P. Pires' : 'Ana Pires']);
    expect(rows[0]).toMatchObject({ contributions: version >= 150 ? 2 : 1, firstActive: 1_704_110_400_000 });
  });

  it('makes no copy of a file that is up to date', async () => {
    const path = fileAt(latestVersion);
    await opened(path, (desk) => desk.api.workspace.current({}));
    expect(readdirSync(dirname(path))).not.toContain('old backups');
  });

  it('changes nothing when it is opened for reading, and says what to do', async () => {
    const path = fileAt(60);
    const desk = startDesk();
    await expect(desk.api.workspace.open({ path, readOnly: true })).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining('older Cairn'),
    });
    expect(contentOf(path, 60).version).toBe(60);
  });

  it('never overwrites a copy that is there already', async () => {
    const path = fileAt(60);
    const before = readFileSync(path);
    const { backups } = await opened(path, (desk) => desk.api.workspace.backups({ path }));
    const copy = readFileSync(backups[0]?.path ?? '');
    // The same moment again, as far as the name of the copy goes.
    writeFileSync(path, before);
    const desk = startDesk();
    await desk.call('workspace.open', { path });
    await desk.settle();
    expect(readFileSync(backups[0]?.path ?? '').equals(copy)).toBe(true);
  });
});
