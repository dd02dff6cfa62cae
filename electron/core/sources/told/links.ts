/** Where an activity can be seen, as its source gives it. */
import { type Database, row } from '../../store/database.ts';

/** True when it is another one than before; an empty one takes it away. */
export function keepLink(db: Database, activity: number, url: string): boolean {
  const known = row<{ url: string }>(db.prepare('SELECT url FROM activity_link WHERE activity_id = :activity'), { activity });
  if ((known?.url ?? '') === url) return false;
  if (url === '') db.prepare('DELETE FROM activity_link WHERE activity_id = :activity').run({ activity });
  else db.prepare('INSERT INTO activity_link VALUES (:activity, :url) ON CONFLICT DO UPDATE SET url = excluded.url').run({ activity, url });
  return true;
}
