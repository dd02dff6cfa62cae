/** Tables as sources: which one a file with these heads belongs to, and how it is read. A person said so: it is a decision. */
import { createHash } from 'node:crypto';
import type { Output } from '../../../../shared/contract/define.ts';
import type { tables } from '../../../../shared/contract/tables.ts';
import { fold } from '../../../../shared/domain/identities/fold.ts';
import { type Database, row } from '../../store/database.ts';

export type Mapping = Output<typeof tables.procedures.importTable>['mapping'];

export interface TableConfig {
  /** What its file was called when it was imported last. */
  file: string;
  /** Stands for its heads: tables of one shape and one target are one source. */
  shape: string;
  mapping: Mapping;
}

/** The head of the column that a file of rejected lines has behind all others; it is no part of the shape. */
export const whyColumn = 'Why this line was not imported';

/** The same for the same heads in the same order, whatever their case and accents. */
export function shapeOf(heads: readonly string[]): string {
  const own = heads.filter((head) => head !== whyColumn).map((head) => fold(head.trim()));
  return createHash('sha1').update(own.join('\u0000')).digest('hex').slice(0, 16);
}

interface Known {
  id: string;
  name: string;
  config: TableConfig;
}

/** The table with these heads that was imported last; `target`: only one about people, or about activities. */
export function knownTable(db: Database, shape: string, target?: Mapping['target']): Known | null {
  const found = row<{ id: string; name: string; config: string }>(
    db.prepare(
      `SELECT uid AS id, name, config FROM source WHERE kind = 'table' AND config ->> '$.shape' = :shape
       AND (:target IS NULL OR config ->> '$.mapping.target' = :target)
       ORDER BY (SELECT max(id) FROM sync_run WHERE source_uid = source.uid) DESC, uid DESC LIMIT 1`,
    ),
    { shape, target: target ?? null },
  );
  return found ? { ...found, config: JSON.parse(found.config) as TableConfig } : null;
}
