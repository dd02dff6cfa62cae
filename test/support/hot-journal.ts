/** What a crash in the middle of a transaction leaves behind, made to say that the transaction was about another file too. */
import { copyFileSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { temporaryFile } from './folders.ts';

/** A database (a copy of the one at `path`; `null`: a new one) with its journal, which names `other` as the journal of all files. */
export function hotJournal(path: string | null, other: string): { database: Buffer; journal: Buffer } {
  const file = temporaryFile('hot.db');
  if (path !== null) copyFileSync(path, file);
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = DELETE; CREATE TABLE hot (x); PRAGMA cache_size = 5; BEGIN IMMEDIATE');
  // More than the cache holds, so that pages are written before the commit.
  const insert = db.prepare('INSERT INTO hot VALUES (zeroblob(1000))');
  for (let row = 0; row < 2000; row += 1) insert.run();
  const [database, begun] = [readFileSync(file), readFileSync(`${file}-journal`)];
  db.exec('ROLLBACK');
  db.close();
  const name = Buffer.from(other);
  const end = Buffer.alloc(12);
  end.writeUInt32BE(name.length, 0);
  end.writeUInt32BE(
    name.reduce((sum, byte) => sum + byte, 0),
    4,
  );
  const page = Buffer.alloc(4);
  page.writeUInt32BE(0x40000000 / 4096 + 1);
  return { database, journal: Buffer.concat([begun, page, name, end.subarray(0, 8), Buffer.from('d9d505f920a163d7', 'hex')]) };
}
