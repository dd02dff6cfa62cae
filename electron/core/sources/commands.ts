import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { sources } from '../../../shared/contract/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, row } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { addDocument, editDocument } from './documents/commands.ts';
import { inspectFolder } from './git/folder.ts';
import { hasSameHistory } from './git/same-history.ts';
import { type CloneSource, findClone, findSource, sourceKey } from './queries.ts';
import { addServer, editServer } from './remote/commands.ts';
import { refuseRetired, retiredAt } from './retired.ts';
import { rhythmCommands } from './rhythm/commands.ts';

const branchesOf = (refs: readonly string[] | undefined): string[] | null => (refs && refs.length > 0 ? [...refs] : null);

/** One folder is one source. Throws `conflict`. */
function refuseTwin(db: Database, folder: string, id: string): void {
  const twin = row<{ uid: string; name: string }>(
    db.prepare("SELECT uid, name FROM source WHERE json_extract(config, '$.path') = :folder AND uid <> :id"),
    { folder, id },
  );
  if (twin) refuseRetired(db, twin);
  if (twin) throw new AppError('conflict', `This folder is a source already: ${twin.name}. Sync it to read what is new.`, { path: folder });
}

/** The real folder a source is to be read from. Throws when it holds the history of something else. */
function otherFolder(db: Database, source: CloneSource, path: string): string {
  const { path: folder } = inspectFolder(path);
  refuseTwin(db, folder, source.uid);
  if (hasSameHistory(db, { uid: source.uid, key: sourceKey(db, source.uid) }, folder)) return folder;
  throw new AppError(
    'conflict',
    `No commit that was read from ${source.name} is in this folder, so it holds another history. Nothing was changed. Add it as another source instead.`,
    { problem: 'other_history', path: folder },
  );
}

function whatChanged(source: CloneSource, next: CloneSource['config']): string {
  const { path, useMailmap } = source.config;
  if (next.path !== path) return `Read the source ${source.name} from ${next.path}`;
  if (next.useMailmap !== useMailmap) return `${next.useMailmap ? 'Used' : 'Left out'} the .mailmap of the source ${source.name}`;
  return `Read ${next.refs === null ? 'all branches' : next.refs.join(', ').slice(0, 200)} of the source ${source.name}`;
}

export const sourceCommands: CommandHandlers<typeof sources, WriteContext> = {
  add({ path, refs, useMailmap, name }, { db, now, label }) {
    const { path: folder, name: called } = inspectFolder(path);
    refuseTwin(db, folder, '');
    const config = JSON.stringify({ path: folder, refs: branchesOf(refs), useMailmap });
    const uid = newUid();
    const shown = name ?? called;
    db.prepare("INSERT INTO source VALUES (:uid, 'git', :shown, :config, :now)").run({ uid, shown, config, now });
    label(`Added the source ${shown}`);
    return { id: uid };
  },

  edit({ id, path, refs, useMailmap }, { db, label }) {
    const source = findClone(db, id);
    const config = {
      path: path === undefined ? source.config.path : otherFolder(db, source, path),
      refs: refs === undefined ? source.config.refs : branchesOf(refs),
      useMailmap: useMailmap ?? source.config.useMailmap,
    };
    db.prepare('UPDATE source SET config = :config WHERE uid = :id').run({ id, config: JSON.stringify(config) });
    label(whatChanged(source, config));
    return {};
  },

  addServer,
  editServer,
  addDocument,
  editDocument,
  ...rhythmCommands,

  renameSource({ id, name }, { db, label }) {
    const source = findSource(db, id);
    db.prepare('UPDATE source SET name = :name WHERE uid = :id').run({ id, name });
    label(`Renamed the source ${source.name} to ${name}`);
    return {};
  },

  seeSetAside({ id }, { db, now, label }) {
    const { name } = findSource(db, id);
    db.prepare('INSERT INTO set_aside_seen VALUES (:id, :now) ON CONFLICT DO UPDATE SET at = excluded.at').run({ id, now });
    label(`Saw what could not be read of ${name}`);
    return {};
  },

  retireSource({ id }, { db, now, label }) {
    const source = findSource(db, id);
    if (source.kind === 'table' || source.kind === 'sample')
      throw new AppError('conflict', `${source.name} is not read again anyway, so what it told stays as it is. Nothing was changed.`, {
        id,
      });
    if (retiredAt(db, id) !== null) return {};
    db.prepare('INSERT INTO source_retired VALUES (:id, :now)').run({ id, now });
    label(`Removed the source ${source.name} and kept what it told`);
    return {};
  },

  bringBackSource({ id }, { db, label }) {
    const { name } = findSource(db, id);
    if (retiredAt(db, id) === null) return {};
    db.prepare('DELETE FROM source_retired WHERE uid = :id').run({ id });
    label(`Brought back the source ${name}`);
    return {};
  },

  removeSource({ id }, { db, label }) {
    const source = findSource(db, id);
    // It could not come back: nothing reads it again.
    if (source.kind === 'sample')
      throw new AppError(
        'conflict',
        'The sample community is what this workspace is made of, so it stays. Close the workspace and delete its file to be rid of it.',
        { id },
      );
    const activities = row<{ count: number }>(db.prepare('SELECT count(*) AS count FROM activity WHERE source_id = :key'), {
      key: sourceKey(db, id),
    });
    db.prepare('DELETE FROM source WHERE uid = :id').run({ id });
    label(`Removed the source ${source.name}`);
    return { activities: activities?.count ?? 0 };
  },
};
