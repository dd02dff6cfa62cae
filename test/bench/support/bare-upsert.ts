/** The statement that writes an activity, and nothing around it: what imports are held against. */
import { createStore } from '../../../electron/core/store/store.ts';
import { randomFrom, timed } from './measure.ts';

/** Milliseconds for `count` rows into a new file. The people are there already: nothing but the statement is timed. Keys are spread as hashes are. */
export function bareUpsert(path: string, count: number): Promise<number> {
  const store = createStore(path, 'bare', 0);
  const { db } = store;
  db.exec(`INSERT INTO source_key (uid) VALUES ('bench');
    INSERT INTO identity (uid, platform, type, value, lower_value) VALUES ('x', 'git', 'email', 'x', 'x');
    INSERT INTO person_name (value) VALUES ('x')`);
  const statement = db.raw.prepare(
    `INSERT INTO activity (source_id, kind, key, identity_id, name_id, counts_as, at, month, dated, title) VALUES (1, 'talk', ?, 1, 1, 'talk', ?, 600, 0, ?)
     ON CONFLICT (key, kind) DO UPDATE SET at = excluded.at, title = excluded.title`,
  );
  const random = randomFrom(3);
  const part = () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return timed(() => {
    for (let from = 0; from < count; from += 3000) {
      db.exec('BEGIN IMMEDIATE');
      for (let n = from; n < Math.min(count, from + 3000); n += 1)
        statement.run(part() + part() + part() + part() + part(), 1_400_000_000_000 + n, 'A title of usual length, that is');
      db.exec('COMMIT');
    }
  }).finally(() => store.close());
}
