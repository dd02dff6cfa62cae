import { type Database, rows } from '../../store/database.ts';

const items = ['change_request', 'issue', 'forum_topic']
  .map((table) => `SELECT key FROM ${table} WHERE source_id = :sourceId`)
  .join(' UNION ALL ');

/** Takes what one source told of issues, change requests and topics out of the store, inside the caller's transaction. Gives back their keys. */
export function removeWork(db: Database, sourceId: number): string[] {
  const run = (sql: string) => db.prepare(sql).run({ sourceId });
  const keys = rows<{ key: string }>(db.prepare(items), { sourceId }).map(({ key }) => key);
  // Another source that reads the same projects has to tell of them anew. Its lists are named after the key of the project.
  run(
    `DELETE FROM source_cursor WHERE substr(resource, instr(resource, ' ') + 1) IN (SELECT key FROM project WHERE source_id = :sourceId
     OR id IN (SELECT project_id FROM change_request WHERE source_id = :sourceId UNION SELECT project_id FROM issue WHERE source_id = :sourceId
     UNION SELECT project_id FROM forum_topic WHERE source_id = :sourceId))`,
  );
  for (const table of ['work_label', 'files_read', 'touched_file']) run(`DELETE FROM ${table} WHERE key IN (${items})`);
  run('DELETE FROM issue_closed_by WHERE issue_key IN (SELECT key FROM issue WHERE source_id = :sourceId)');
  run('DELETE FROM change_request_open WHERE change_request_id IN (SELECT id FROM change_request WHERE source_id = :sourceId)');
  run('DELETE FROM change_request WHERE source_id = :sourceId');
  run('DELETE FROM issue WHERE source_id = :sourceId');
  run('DELETE FROM forum_topic WHERE source_id = :sourceId');
  // Another source that reads the same project uses the row that this one made.
  const used = 'SELECT project_id FROM change_request UNION SELECT project_id FROM issue UNION SELECT project_id FROM forum_topic';
  run(`DELETE FROM project WHERE source_id = :sourceId AND id NOT IN (${used})`);
  return keys;
}
