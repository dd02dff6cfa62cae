import { forgeKinds } from '../../../shared/domain/contributors/contributions.ts';
import { type Database, row } from '../store/database.ts';

/** The address of an identity, also where the name is part of it: "name <address>". */
const address =
  "CASE type WHEN 'name_email' THEN replace(lower_value, rtrim(lower_value, replace(lower_value, '<', '')), '') ELSE lower_value END";

// Row after row as they lie: by the index of identities every row of a large file would be looked up by itself (20,000,000: minutes).
const own = 'FROM activity NOT INDEXED WHERE source_id = :sourceId';
const also = 'FROM activity_also JOIN activity ON activity.id = activity_id WHERE activity_also.source_id = :sourceId';
/** What one item of a forge is counted by already. */
const ofItems = forgeKinds.flatMap((kind) => (kind === 'comment' ? [] : [`'${kind}'`])).join(', ');
const counts = (held: string) =>
  `SELECT count(*) FILTER (WHERE kind = 'commit') AS commits, count(*) FILTER (WHERE kind = 'commit' AND counts_as = 'merge') AS merges,
    count(*) FILTER (WHERE kind NOT IN ('commit', 'committed', ${ofItems})) AS credits, coalesce(sum(paths_read), 0) AS pathsRead ${held}`;
const authors = `SELECT count(DISTINCT ${address}) AS authors FROM identity
  WHERE id IN (SELECT DISTINCT identity_id ${own} AND kind = 'commit') OR id IN (SELECT identity_id ${also} AND kind = 'commit')`;

type Counts = Record<'commits' | 'merges' | 'credits' | 'pathsRead', number>;

/**
 * Counts what the store holds of a source. At the end of a run only: it looks at every activity (0.8 s for
 * 2,000,000; grouped by source, hence sorted, it was 6).
 */
export function countSource(db: Database, sourceId: number): void {
  const none: Counts = { commits: 0, merges: 0, credits: 0, pathsRead: 0 };
  const first = row<Counts>(db.prepare(counts(own)), { sourceId }) ?? none;
  const second = row<Counts>(db.prepare(counts(also)), { sourceId }) ?? none;
  forgetFigure(db, sourceId);
  db.prepare('INSERT INTO source_figure VALUES (:sourceId, :commits, :merges, :authors, :credits, :pathsRead)').run({
    sourceId,
    commits: first.commits + second.commits,
    merges: first.merges + second.merges,
    authors: row<{ authors: number }>(db.prepare(authors), { sourceId })?.authors ?? 0,
    credits: first.credits + second.credits,
    pathsRead: first.pathsRead + second.pathsRead,
  });
}

/** What another source has of a removed one it had before: no other figure changes. */
export function forgetFigure(db: Database, sourceId: number): void {
  db.prepare('DELETE FROM source_figure WHERE source_id = :sourceId').run({ sourceId });
}
