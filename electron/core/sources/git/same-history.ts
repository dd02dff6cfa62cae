import { type Database, rows } from '../../store/database.ts';
import { readCursor } from '../queries.ts';
import { askGitNow } from './command.ts';

/** Newest and oldest commits that are looked for: a shallow clone has only the first, one that lags behind only the last. */
const sample = 500;

/**
 * Whether a folder holds the history that was read from a source: it has a tip that was read, or one of the source's commits
 * (and with it all that came before). True as well when nothing was read yet. Throws in words when git cannot look.
 */
export function hasSameHistory(db: Database, source: { uid: string; key: number | null }, folder: string): boolean {
  const known = [...(readCursor(db, source.uid)?.tips ?? []), ...(source.key === null ? [] : commitsOf(db, source.key))];
  const answer = askGitNow(folder, ['cat-file', '--batch-check=%(objecttype)'], known.map((hash) => `${hash}\n`).join(''));
  return known.length === 0 || answer.split('\n').includes('commit');
}

/** Rows come newest first in the first pass, so the ends of the table are the ends of the history. */
function commitsOf(db: Database, sourceId: number): string[] {
  const own = "SELECT id, key FROM activity WHERE source_id = :sourceId AND kind = 'commit' ORDER BY id";
  const also = `SELECT id, key FROM activity_also JOIN activity ON id = activity_id
    WHERE activity_also.source_id = :sourceId AND kind = 'commit' ORDER BY id`;
  return [own, `${own} DESC`, also, `${also} DESC`].flatMap((sql) =>
    rows<{ key: string }>(db.prepare(`${sql} LIMIT ${sample}`), { sourceId }).map(({ key }) => key),
  );
}
