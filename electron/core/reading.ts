import { toErrorValue } from '../../shared/errors.ts';
import { queryHandlers, type ReaderOptions } from './areas.ts';
import { enter, leave } from './door.ts';
import type { Result } from './messages.ts';
import { commitSeen, type Database } from './store/database.ts';
import { storageError } from './store/problems.ts';

/** Answers queries on one read-only connection, each from one state of the file. */
export function reading(db: Database, options: ReaderOptions): (procedure: string, input: unknown) => Result {
  const areas = queryHandlers(db, options) as Record<string, Record<string, (input: unknown) => unknown>>;
  return (name, input) => {
    let seq = 0;
    try {
      const entered = enter(name, input);
      const [area = '', query = ''] = name.split('.');
      db.exec('BEGIN');
      try {
        seq = commitSeen(db);
        return { ok: true, value: leave(entered.procedure, areas[area]?.[query]?.(entered.input)), seq };
      } finally {
        db.exec('COMMIT');
      }
    } catch (error) {
      const known = storageError(error, options.path);
      const value = toErrorValue(known);
      if (value.code === 'internal') console.error(`${name} failed`, error);
      return { ok: false, error: value, seq };
    }
  };
}
