import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../../../support/folders.ts';
import { newHistory } from '../../../support/histories.ts';
import { addAndRead, ana, freshWorkspace, namesIn } from '../../../support/reading.ts';

describe('a .mailmap', () => {
  const line = 'Ana Maria Pires <ana@pires.example>\n';

  it('is read from the work tree', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    history.mailmap(line);
    const direct = freshWorkspace();
    await addAndRead(direct, history.folder);
    expect(await namesIn(direct)).toEqual(['Ana Maria Pires']);
  });

  it('is read from HEAD in a bare repository', async () => {
    const history = newHistory({ bare: true });
    history.commit({ by: ana, files: { '.mailmap': line } });
    const direct = freshWorkspace();
    await addAndRead(direct, history.folder);
    expect(await namesIn(direct)).toEqual(['Ana Maria Pires']);
  });

  it('is not followed where it is a link, such as one to a file of the person', async () => {
    const secret = temporaryFile('secret');
    writeFileSync(secret, 'Stolen <ana@pires.example>\n');
    const history = newHistory();
    history.commit({ by: ana });
    symlinkSync(secret, join(history.folder, '.mailmap'));
    const direct = freshWorkspace();
    await addAndRead(direct, history.folder);
    expect(await namesIn(direct)).toEqual(['Ana Pires']);
  });

  it('that is a folder is none', async () => {
    const history = newHistory();
    history.commit({ by: ana });
    mkdirSync(join(history.folder, '.mailmap'));
    const direct = freshWorkspace();
    expect((await addAndRead(direct, history.folder)).report).toMatchObject({ added: 1, incomplete: null });
  });

  it('holds for credits as it does for authors', async () => {
    const history = newHistory();
    history.mailmap('Bo Lind <bo@lind.example> <bo@old.example>\n');
    history.commit({ by: ana, message: 'x\n\nReviewed-by: bo <bo@old.example>\n' }, { by: 'B <bo@old.example>' });
    const direct = freshWorkspace();
    await addAndRead(direct, history.folder);
    const { rows } = await direct.api.contributors.list({ sort: 'name' });
    expect(rows.map(({ name, contributions }) => [name, contributions])).toEqual([
      ['Ana Pires', 1],
      ['Bo Lind', 2],
    ]);
  });

  it('is the one in the clone, whatever its configuration names', async () => {
    const other = temporaryFile('other-mailmap');
    writeFileSync(other, 'Somebody Else <ana@pires.example>\n');
    const history = newHistory();
    history.commit({ by: ana, files: { elsewhere: 'Another One <ana@pires.example>\n' } });
    history.configure('mailmap.file', other);
    history.configure('mailmap.blob', 'main:elsewhere');
    history.configure('log.mailmap', 'false');
    history.mailmap(line);
    const direct = freshWorkspace();
    await addAndRead(direct, history.folder);
    expect(await namesIn(direct)).toEqual(['Ana Maria Pires']);
  });
});
