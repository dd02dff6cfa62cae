import type { Migration } from '../migration.ts';

/**
 * The people who use the workspace. `desk` says who sits at which computer, and for whom they act; it is no decision: it
 * changes nothing in the workspace, and every change notes it. A teammate who left stays, for what they once did.
 */
export const team: Migration = {
  version: 80,
  name: 'team',
  tables: { teammate: 'decisions', team: 'decisions', team_member: 'decisions', desk: 'local' },
  up: (db) =>
    db.exec(`
    CREATE TABLE teammate (
      uid TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, left INTEGER NOT NULL DEFAULT 0 CHECK (left IN (0, 1))
    ) STRICT;
    CREATE TABLE team (uid TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE team_member (
      uid TEXT PRIMARY KEY, team_uid TEXT NOT NULL REFERENCES team (uid), teammate_uid TEXT NOT NULL REFERENCES teammate (uid),
      UNIQUE (team_uid, teammate_uid)
    ) STRICT;
    CREATE INDEX team_member_of_teammate ON team_member (teammate_uid);
    CREATE TABLE desk (device TEXT PRIMARY KEY, teammate TEXT NOT NULL, on_behalf_of TEXT) STRICT;`),
};
