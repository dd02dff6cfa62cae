/** What people decide about when a source is read by itself. */
import type { CommandHandlers } from '../../../../shared/contract/define.ts';
import type { sources } from '../../../../shared/contract/sources.ts';
import { intervalWords } from '../../../../shared/domain/sources/rhythm.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { WriteContext } from '../../context.ts';
import type { Database } from '../../store/database.ts';
import { findSource } from '../queries.ts';
import { isSourcePaused, rhythmOf } from './standing.ts';

/** Its name. Throws `conflict` for one that comes from a file once. */
function nameOf(db: Database, id: string): string {
  const { name } = findSource(db, id);
  if (rhythmOf(db, id) !== null) return name;
  throw new AppError('conflict', `${name} is not read by itself: there is no place to read it from again. Nothing was changed.`, { id });
}

export const rhythmCommands: Pick<CommandHandlers<typeof sources, WriteContext>, 'setSchedule' | 'pauseSource' | 'resumeSource'> = {
  setSchedule({ id, every }, { db, label }) {
    const name = nameOf(db, id);
    if (rhythmOf(db, id)?.every === every) return {};
    db.prepare('INSERT INTO source_schedule VALUES (:id, :every) ON CONFLICT DO UPDATE SET every = excluded.every').run({ id, every });
    label(`Read the source ${name} ${intervalWords[every]}`);
    return {};
  },

  pauseSource({ id }, { db, now, label }) {
    const name = nameOf(db, id);
    if (isSourcePaused(db, id)) return {};
    db.prepare('INSERT INTO source_pause VALUES (:id, :now)').run({ id, now });
    label(`Paused the source ${name}`);
    return {};
  },

  resumeSource({ id }, { db, label }) {
    const name = nameOf(db, id);
    if (!isSourcePaused(db, id)) return {};
    db.prepare('DELETE FROM source_pause WHERE uid = :id').run({ id });
    label(`Let the source ${name} go on`);
    return {};
  },
};
