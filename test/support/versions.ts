/** Databases as they were at each version of the schema, with something in every table. */
import { type Database, memoryDatabase } from '../../electron/core/store/database.ts';
import { identityUid } from '../../electron/core/store/ids.ts';
import { migrate } from '../../electron/core/store/migrate.ts';
import { migrations, tableKinds } from '../../electron/core/store/migrations/index.ts';
import { byHandSource } from '../../shared/domain/contributors/by-hand.ts';

const uid = (n: number) => `0190a8b4-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const anaUid = identityUid('git', 'email', 'ana@pires.example');
const boUid = identityUid('git', 'email', 'bo@lind.example');
const commit = 'c'.repeat(40);

/** What a person or a sync had written by the time of each version. */
const data: Record<number, string> = {
  10: `INSERT INTO change_set VALUES (1, '${uid(1)}', 1000, NULL, NULL, 'desk', 'Made the workspace', 'workspace.create', 10, 'do', NULL, NULL);
    UPDATE journal_now SET change_set = 1;
    INSERT INTO workspace VALUES ('${uid(2)}', 'Thistledown', 1000, 'UTC');
    UPDATE clock SET seq = 41;`,
  20: `INSERT INTO source VALUES ('${uid(3)}', 'git', 'core', '{"path":"/clones/core","refs":null,"useMailmap":true}', 2000);
    INSERT INTO source_key VALUES (1, '${uid(3)}'), (2, '${uid(4)}');
    INSERT INTO source_cursor VALUES ('${uid(3)}', 'items', '{"tips":[]}');
    INSERT INTO sync_run VALUES (1, '${uid(5)}', '${uid(3)}', 2000, 2001, 'done', '{}', NULL);
    INSERT INTO source_figure VALUES (1, 1, 0, 1, 0, 0);
    INSERT INTO set_aside VALUES (1, 'k', 'It could not be read.', 'raw', 2000);`,
  30: `INSERT INTO person_name VALUES (1, 'Ana Pires'), (2, 'Bo Lind');
    INSERT INTO identity VALUES (1, '${anaUid}', 'git', 'email', 'ana@pires.example', 'ana@pires.example', 0),
      (2, '${boUid}', 'git', 'email', 'Bo@lind.example', 'bo@lind.example', 0);
    INSERT INTO identity_proof VALUES (1, 2, 'mailmap', 1);
    INSERT INTO activity VALUES (1, 1, 'commit', '${commit}', 1, 1, 'code', 1704110400000, 120, 648, 0, 2, 1704110400000, 0, 'Mend the gate', 0);
    INSERT INTO activity_also VALUES (1, 2);
    INSERT INTO activity_gone VALUES (1, 'commit', '${'d'.repeat(40)}', 1, 1, 'code', 1704110400000, 0, 648, 0, NULL, NULL, NULL, 'Old', 3000);`,
  40: `INSERT INTO contributor_identity VALUES (1, 1), (2, 1);
    INSERT INTO contributor VALUES (1, '${anaUid}', 'Ana Pires', 'ana pires', 'Ana Pires', 'ana@pires.example', 'human', NULL, 1704110400000, 1704110400000, 1, 1, 0);
    INSERT INTO identity_name VALUES (1, 1, 1, 1704110400000);
    INSERT INTO contributor_kind VALUES (1, 'code', 1);
    INSERT INTO contributor_month VALUES (1, 648, 1, 1 << (1704110400000 / 86400000 & 31));
    INSERT INTO contributor_source VALUES (1, 1, 1), (1, 2, 1);`,
  50: `INSERT INTO contributor_text VALUES (1, 'ana pires');`,
  60: `INSERT INTO profile_value VALUES ('${uid(6)}', '${anaUid}', 'name', 'Ana P. Pires');
    INSERT INTO note VALUES ('${uid(7)}', '${anaUid}', 'Met at the spring meeting.', 4000, NULL);
    INSERT INTO tag VALUES ('${uid(8)}', 'Mentor', 'mentor');
    INSERT INTO person_tag VALUES ('${uid(9)}', '${anaUid}', '${uid(8)}');`,
  70: `INSERT INTO job VALUES ('${uid(10)}', 'sources.syncSource', '{"id":"${uid(3)}"}', 'Reading core', 5000);`,
  80: `INSERT INTO teammate VALUES ('${uid(11)}', 'Mara Solberg', 'Programme manager', 0), ('${uid(12)}', 'Ilo Brandt', '', 1);
    INSERT INTO team VALUES ('${uid(13)}', 'Coaches', 'coaches');
    INSERT INTO team_member VALUES ('${uid(14)}', '${uid(13)}', '${uid(11)}');
    INSERT INTO desk VALUES ('desk', '${uid(11)}', '${uid(12)}');`,
  90: `INSERT INTO profile_item VALUES ('${uid(15)}', '${anaUid}', 'language', '{"language":"pt","level":"fluent"}');
    INSERT INTO custom_field VALUES ('${uid(16)}', 'Room', 'room', 'text', '[]');
    INSERT INTO profile_value VALUES ('${uid(17)}', '${anaUid}', '${uid(16)}', 'by the window');`,
  100: `INSERT INTO contact VALUES ('${uid(18)}', '${anaUid}', 'call', 6000, '${uid(11)}', 'Asked about a talk.', '2026-06-01', 0);
    INSERT INTO consent VALUES (1, '${uid(19)}', '${anaUid}', 'speaking', 'given', 'said so', 'On the phone.', 6000, NULL, '${uid(11)}');`,
  130: `INSERT INTO restore VALUES (1, '${uid(20)}', 6000, 'thistledown daily 1970-01-01T00-00-05.cairn', 5000, 'thistledown before restore.cairn');
    INSERT INTO restore_release VALUES (1, '${uid(21)}', '${uid(20)}', 7000);
    INSERT INTO run_of_replaced VALUES ('${uid(5)}');`,
  140: `INSERT INTO event VALUES ('${uid(22)}', 'Spring meetup', 'meetup', 'planned', '2026-06-01', '2026-06-02', 0, 'Porto', '', 8000);`,
  150: `INSERT INTO added_person VALUES ('${uid(23)}', '${uid(23)}', 'Chidi Okafor', 9000);
    INSERT INTO added_identity VALUES ('${uid(24)}', '${uid(23)}', '${identityUid('git', 'email', 'chidi@okafor.example')}', 'git', 'email', 'chidi@okafor.example', 9000);
    INSERT INTO added_activity VALUES ('${uid(25)}', '${anaUid}', 'talk', 'On gates', '', '2026-05-01', '${uid(22)}', NULL, 9000);
    INSERT INTO same_person VALUES ('${uid(26)}', '${anaUid}', '${uid(23)}', 'Ana Pires', 'Chidi Okafor', '', NULL, 9000);
    INSERT INTO source_key VALUES (3, '${byHandSource.id}');
    INSERT INTO person_name VALUES (3, char(26));
    INSERT INTO identity VALUES (3, '${uid(23)}', 'hand', 'name', 'Chidi Okafor', '${uid(23)}', 0),
      (4, '${identityUid('git', 'email', 'chidi@okafor.example')}', 'git', 'email', 'chidi@okafor.example', 'chidi@okafor.example', 0);
    INSERT INTO activity VALUES (2, 3, 'talk', '${uid(25)}', 1, 3, 'talk', ${Date.UTC(2026, 4, 1)}, NULL, 676, 0, NULL, NULL, NULL, 'On gates', 0);`,
  160: `INSERT INTO table_person VALUES (1, 1, 'Ana Pires');
    INSERT INTO person_fact VALUES (1, 'location', 1, 'Porto');
    INSERT INTO activity_link VALUES (1, 'https://talks.example/1');
    INSERT INTO import_staged VALUES (1, 1, '${anaUid}', 2, '[]');
    INSERT INTO identity_proof VALUES (2, 1, 'table', 1);`,
  170: `INSERT INTO contributor_noted VALUES (1, 'language', 'pt fluent', 'pt'), (1, 'note', '', ''), (1, '${uid(16)}', 'by the window', 'by the window');
    INSERT INTO contributor_contact VALUES (1, 6000, '2026-06-01');
    INSERT INTO contributor_consent VALUES (1, 'speaking', 'given', NULL);`,
  180: `INSERT INTO saved_view VALUES ('${uid(31)}', 'Mentors', 'mentors', '', '{"field":"tag","anyOf":["${uid(8)}"]}', 'lastActive', 'descending', NULL, NULL);`,
  190: `INSERT INTO workspace_key VALUES (1, 'id', 'wrapped', 'salt', 131072, 8, 1, 8000, 8000);
    INSERT INTO address_key VALUES ('${uid(27)}', '${anaUid}', 'wrapped');
    INSERT INTO postal_address VALUES ('${uid(28)}', '${anaUid}', '${uid(27)}', 'sealed');
    INSERT INTO address_purge VALUES (1, '${uid(29)}', '${uid(30)}', '${anaUid}', 9000, NULL);`,
  220: `INSERT INTO set_aside_seen VALUES ('${uid(3)}', 2000);`,
  230: `INSERT INTO project VALUES (1, 1, 'forge.example/1', 'north/lamp', 'https://forge.example/north/lamp');
    INSERT INTO change_request VALUES (1, 1, 'forge.example/1!2', 1, 2, 'Steady light', '', 1, 'merged', 0, 1000, 1000, 3000, 2, 2000, NULL, 3000, 1, NULL);
    INSERT INTO change_request_open VALUES (1, 1000, 3000);
    INSERT INTO issue VALUES (1, 1, 'forge.example/1#1', 1, 1, 'It flickers', '', 2, 'closed', 900, 3000, NULL, NULL, 3000, 1, NULL);
    INSERT INTO issue_closed_by VALUES ('forge.example/1#1', 'forge.example/1!2');
    INSERT INTO work_label VALUES ('forge.example/1!2', 'community');`,
  240: `INSERT INTO source_event VALUES (1, 1, 'gate-days', '${uid(60)}', 'Gate days', 'conference', '2026-06-01', '2026-06-02', NULL, NULL, NULL, 0, NULL,
      'Porto', 'https://gates.example', 'dated', 1780000000000, '', '["Gates"]', NULL);
    INSERT INTO source_talk VALUES (1, 1, 'hinges', '${uid(61)}', '${uid(60)}', 'Hinges', 1780300800000, '', NULL);
    INSERT INTO event_value VALUES ('${uid(62)}', '${uid(60)}', 'place', 'Braga');
    INSERT INTO known_event VALUES ('${uid(60)}', 0, 0, 'Gate days', 'conference', NULL, '2026-06-01', '2026-06-02', NULL, NULL, NULL, NULL, 'Braga',
      'https://gates.example', 'dated', 1780000000000, '', '["Gates"]', '["place"]', 'gate days braga gates');
    INSERT INTO event_anchor VALUES ('${uid(60)}', '${uid(60)}', '2026-06-01 2026-06-02');`,
  260: `INSERT INTO product_group VALUES ('${uid(32)}', 'Editor', 'editor', 0);
    INSERT INTO product_group_rule VALUES ('${uid(33)}', '${uid(32)}', 'label', 'community', '1970-01-01', NULL);
    INSERT INTO work_product_group VALUES ('forge.example/1!2', '${uid(32)}', '${uid(33)}', 'community');`,
  270: `INSERT INTO source_schedule VALUES ('${uid(3)}', 'day');
    INSERT INTO source_pause VALUES ('${uid(3)}', 2000);
    INSERT INTO source_waiting VALUES ('${uid(3)}', 'network', 1000, 2000, 1, 0, 'There is no way there.');
    INSERT INTO source_budget VALUES ('${uid(3)}', 2000, 1800, 3000, 1000);`,
  280: "INSERT INTO forum_topic VALUES (1, 1, 'forum.example/forum~7', 1, 7, 'How?', '', 1, 900, NULL, 3000, 1, NULL);",
  290: `INSERT INTO source_retired VALUES ('${uid(3)}', 2000);`,
  320: `INSERT INTO not_same_person VALUES ('${uid(70)}', '${uid(71)}', '${uid(72)}', 'Ana', 'Ana Pires', NULL, 4000);`,
  300: "INSERT INTO files_read VALUES ('forge.example/1!2', 3000); INSERT INTO touched_file VALUES ('forge.example/1!2', 'docs/gates.md');",
};

/** Brings an empty database to a version, with what was written at each version on the way. */
export function fillTo(db: Database, version: number): void {
  for (const [at, sql] of Object.entries(data)) {
    if (Number(at) > version) break;
    migrate(db, Number(at));
    db.exec(`UPDATE journal_now SET change_set = ${Number(at) > 10 ? 1 : 'NULL'}`);
    db.exec(sql);
    db.exec('UPDATE journal_now SET change_set = NULL');
  }
  migrate(db, version);
}

/** The versions a database of this one still goes through. */
export const laterThan = (version: number): number[] => migrations.map((migration) => migration.version).filter((later) => later > version);

/** A database in memory at a version, with data. */
export function databaseAt(version: number): Database {
  const db = memoryDatabase();
  fillTo(db, version);
  return db;
}

/** Every row of every table of a version's schema. Derived tables are left out: they are made anew, which `contributor_change` notes. */
export function rowsOf(db: Database, version: number): Record<string, unknown[]> {
  const kept = Object.entries(tableKinds(version)).filter(([table, kind]) => kind !== 'derived' && table !== 'contributor_change');
  return Object.fromEntries(
    kept.map(([table]) => [
      table,
      db.raw
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => ({ ...row })),
    ]),
  );
}
