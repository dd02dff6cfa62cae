import type { SourceRow } from '../../../../shared/contract/sources.ts';
import { type Database, row } from '../../store/database.ts';
import type { DocumentConfig } from './config.ts';

/** What the workspace has from a source that is read whole. `activities`: what people did, counted before. */
export function documentRow(db: Database, config: DocumentConfig, sourceId: number, activities: number): SourceRow['document'] {
  const { path, addresses, settings, allowsPlain, certificate } = config;
  const counts = row<{ events: number; talks: number; people: number }>(
    db.prepare(
      `SELECT (SELECT count(*) FROM source_event WHERE source_id = :sourceId AND gone_at IS NULL) AS events,
         (SELECT count(*) FROM source_talk WHERE source_id = :sourceId AND gone_at IS NULL) AS talks,
         (SELECT count(*) FROM contributor_source WHERE source_id = :sourceId) AS people`,
    ),
    { sourceId },
  );
  return {
    path,
    addresses,
    settings,
    allowsPlain,
    hasCertificate: certificate !== null,
    activities,
    ...(counts ?? { events: 0, talks: 0, people: 0 }),
  };
}
