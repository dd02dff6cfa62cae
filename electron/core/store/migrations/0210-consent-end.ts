import type { Migration } from '../migration.ts';

/** Finds the consents that end soon without reading all of them: most have no end. */
export const consentEnd: Migration = {
  version: 210,
  name: 'consent-end',
  tables: {},
  up: (db) => db.exec('CREATE INDEX consent_to_end ON consent (until) WHERE until IS NOT NULL;'),
};
