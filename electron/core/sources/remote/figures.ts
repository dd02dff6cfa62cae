import type { SourceRow } from '../../../../shared/contract/sources.ts';
import { type Database, row } from '../../store/database.ts';
import type { ServerConfig } from './open.ts';

const held = `SELECT
  (SELECT count(*) FROM project WHERE source_id = :id) AS projects,
  (SELECT count(*) FROM change_request WHERE source_id = :id AND gone_at IS NULL) AS changeRequests,
  (SELECT count(*) FROM issue WHERE source_id = :id AND gone_at IS NULL) AS issues,
  (SELECT count(*) FROM forum_topic WHERE source_id = :id AND gone_at IS NULL) AS topics`;

type Held = Pick<NonNullable<SourceRow['server']>, 'projects' | 'changeRequests' | 'issues' | 'topics'>;

/** What is read of a server, and what the workspace has from it. `comments`: as counted at the end of the last run. */
export function serverRow(
  db: Database,
  { config }: { config: ServerConfig },
  id: number,
  comments: number,
): NonNullable<SourceRow['server']> {
  const { address, scope, allowsPlain, certificate } = config;
  const counts = row<Held>(db.prepare(held), { id }) ?? { projects: 0, changeRequests: 0, issues: 0, topics: 0 };
  return { address, scope, allowsPlain, hasCertificate: certificate !== null, ...counts, comments };
}
