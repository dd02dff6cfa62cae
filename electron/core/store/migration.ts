import type { Database } from './database.ts';

/** Every table is exactly one of these; see docs/architecture.md. */
export type TableKind = 'facts' | 'decisions' | 'records' | 'derived' | 'local';

export interface Migration {
  /** In steps of ten, so that a late fix fits between two. */
  readonly version: number;
  readonly name: string;
  /** The tables it makes, and what they are. */
  readonly tables: Readonly<Record<string, TableKind>>;
  up(db: Database): void;
}
