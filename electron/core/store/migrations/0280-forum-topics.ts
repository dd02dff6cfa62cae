import type { Migration } from '../migration.ts';

/**
 * What forums said of their topics, as `0230-forges` keeps issues: by a key that no two forums share; the forum is a `project`. What people
 * said in a topic is in `activity`. `updated_at` is the forum's own stamp of the last word; times are UTC epoch milliseconds.
 */
export const forumTopics: Migration = {
  version: 280,
  name: 'forum-topics',
  tables: { forum_topic: 'facts' },
  up: (db) =>
    db.exec(`
    CREATE TABLE forum_topic (
      id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source_key (id), key TEXT NOT NULL UNIQUE,
      project_id INTEGER NOT NULL REFERENCES project (id), number INTEGER NOT NULL, title TEXT NOT NULL, link TEXT NOT NULL,
      author_id INTEGER REFERENCES identity (id), opened_at INTEGER NOT NULL, first_response_at INTEGER, updated_at INTEGER NOT NULL,
      settled INTEGER NOT NULL CHECK (settled IN (0, 1)), gone_at INTEGER
    ) STRICT;
    CREATE INDEX forum_topic_of_source ON forum_topic (source_id);`),
};
