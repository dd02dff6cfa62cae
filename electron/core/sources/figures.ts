import type { Database } from '../store/database.ts';

/** The address of an identity, also where the name is part of it: "name <address>". */
const address =
  "CASE type WHEN 'name_email' THEN replace(lower_value, rtrim(lower_value, replace(lower_value, '<', '')), '') ELSE lower_value END";

const held = `INSERT INTO source_figure SELECT source_id, sum(kind = 'commit'), sum(kind = 'commit' AND counts_as = 'merge'),
    count(DISTINCT CASE WHEN kind = 'commit' THEN ${address} END), sum(kind NOT IN ('commit', 'committed')), sum(paths_read)
  FROM (SELECT source_id, kind, counts_as, identity_id, paths_read FROM activity
    UNION ALL SELECT activity_also.source_id, kind, counts_as, identity_id, paths_read FROM activity_also JOIN activity ON activity.id = activity_id)
  JOIN identity ON identity.id = identity_id GROUP BY source_id`;

/** Counts what the store holds of every source. At the end of a run only: it is one pass over all activities. */
export function countSources(db: Database): void {
  db.exec('DELETE FROM source_figure');
  db.exec(held);
}
