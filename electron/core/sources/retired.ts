/** A source that is removed in such a way that what it told stays: nothing reads it any more, until somebody brings it back. */
import type { CommandHandlers } from '../../../shared/contract/define.ts';
import type { sources } from '../../../shared/contract/sources.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, row } from '../store/database.ts';

/** When it was set aside; `null`: it is read. */
export const retiredAt = (db: Database, uid: string): number | null =>
  row<{ at: number }>(db.prepare('SELECT at FROM source_retired WHERE uid = :uid'), { uid })?.at ?? null;

/** Throws `conflict`. */
export function refuseRetired(db: Database, { uid, name }: { uid: string; name: string }): void {
  if (retiredAt(db, uid) === null) return;
  throw new AppError('conflict', `${name} was removed, and what it told was kept, so it is not read any more. Bring it back first.`, {
    problem: 'retired',
    id: uid,
  });
}

/** The command that keeps what a source told, and the one that reads it again. */
export const retiring = (
  findSource: (db: Database, id: string) => { uid: string; name: string; kind: string },
): Pick<CommandHandlers<typeof sources, WriteContext>, 'retireSource' | 'bringBackSource'> => ({
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
});
