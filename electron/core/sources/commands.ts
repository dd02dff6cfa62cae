import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { sources } from '../../../shared/contract/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { row } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { notGit } from './git/command.ts';
import { looksLikeClone } from './git/repository.ts';
import { findSource, sourceKey } from './queries.ts';

/** "click" for /work/click, /work/click.git and /work/click/.git */
function nameOf(path: string): string {
  const name = basename(path) === '.git' ? basename(dirname(path)) : basename(path);
  return name.replace(/\.git$/, '') || path;
}

function folderAt(path: string): string {
  const absolute = resolve(path);
  try {
    if (statSync(absolute).isDirectory()) return realpathSync(absolute);
  } catch {
    throw new AppError('not_found', 'There is no folder of that name. Choose the folder that was cloned.', { path: absolute });
  }
  throw new AppError('invalid_input', 'This is a file, not a folder. Choose the folder that was cloned.', { path: absolute });
}

export const sourceCommands: CommandHandlers<typeof sources, WriteContext> = {
  add({ path, refs, useMailmap, name }, { db, now, label }) {
    const folder = folderAt(path);
    if (!looksLikeClone(folder)) throw notGit(folder);
    const config = JSON.stringify({ path: folder, refs: refs && refs.length > 0 ? refs : null, useMailmap });
    const twin = row<{ name: string }>(db.prepare("SELECT name FROM source WHERE json_extract(config, '$.path') = :folder"), { folder });
    if (twin)
      throw new AppError('conflict', `This folder is a source already: ${twin.name}. Sync it to read what is new.`, { path: folder });
    const uid = newUid();
    const shown = name ?? nameOf(folder);
    db.prepare("INSERT INTO source VALUES (:uid, 'git', :shown, :config, :now)").run({ uid, shown, config, now });
    label(`Added the source ${shown}`);
    return { id: uid };
  },

  renameSource({ id, name }, { db, label }) {
    const source = findSource(db, id);
    db.prepare('UPDATE source SET name = :name WHERE uid = :id').run({ id, name });
    label(`Renamed the source ${source.name} to ${name}`);
    return {};
  },

  removeSource({ id }, { db, label }) {
    const source = findSource(db, id);
    const activities = row<{ count: number }>(db.prepare('SELECT count(*) AS count FROM activity WHERE source_id = :key'), {
      key: sourceKey(db, id),
    });
    db.prepare('DELETE FROM source WHERE uid = :id').run({ id });
    label(`Removed the source ${source.name}`);
    return { activities: activities?.count ?? 0 };
  },
};
