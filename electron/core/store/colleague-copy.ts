/** What is taken out of a copy for a colleague, and the look through its bytes that nothing of that is left. Why so: docs/decisions/0013-keys.md. */
import { closeSync, openSync, readSync } from 'node:fs';
import { addressOf } from '../../../shared/domain/identities/addresses.ts';
import { HiddenAddresses } from '../../../shared/domain/workspace/hidden-addresses.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from './database.ts';
import { newUid } from './ids.ts';
import { installJournal } from './journal.ts';
import { tableKinds, tablesOfKind } from './migrations/index.ts';

interface Options {
  withNotes: boolean;
  /** UTC epoch milliseconds. */
  now: number;
  /** Writes what is computed from names and addresses anew. */
  describeAll(copy: Database): void;
}

/** Emptied, and in the journal too. */
const secret = ['postal_address', 'address_key', 'address_purge', 'workspace_key'];
/** Raw lines of sources, and what belongs to the computer it comes from. */
const local = ['set_aside', 'import_staged', 'source_cursor', 'source_waiting', 'source_budget', 'desk', 'job'];
const personal = ['note', 'contact'];

/** Makes a copy of a workspace, which nobody else has open, into one for a colleague. Returns what was hidden in it. */
export function makeForColleague(copy: Database, { withNotes, now, describeAll }: Options): HiddenAddresses {
  const hidden = new HiddenAddresses();
  copy.raw.function('hidden_in', { deterministic: false }, (text) => (typeof text === 'string' ? hidden.hideIn(text) : text) as string);
  copy.exec('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE');
  // The journal would keep what is taken out.
  for (const { name } of rows<{ name: string }>(
    copy.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_journal\\_%' ESCAPE '\\'"),
  ))
    copy.exec(`DROP TRIGGER "${name}"`);
  const gone = withNotes ? secret : [...secret, ...personal];
  for (const table of [...gone, ...local]) copy.exec(`DELETE FROM ${table}`);
  copy.prepare('DELETE FROM change WHERE table_name IN (SELECT value FROM json_each(:gone))').run({ gone: JSON.stringify(gone) });
  // What a computer is called often says whose it is.
  copy.exec("UPDATE change_set SET device = 'a computer'");
  hideFolders(copy);
  hideIdentities(copy, hidden);
  hideTexts(copy);
  describeAll(copy);
  // Made from names that were hidden one by one; a search text puts them together.
  hideColumn(copy, 'contributor_text', 'text');
  const workspace = row<{ name: string }>(copy.prepare('SELECT name FROM workspace'))?.name ?? '';
  copy
    .prepare('INSERT INTO colleague_copy (uid, at, workspace, without_notes) VALUES (:uid, :now, :workspace, :withoutNotes)')
    .run({ uid: newUid(), now, workspace, withoutNotes: withNotes ? 0 : 1 });
  installJournal(copy, tablesOfKind('decisions'));
  copy.exec('COMMIT');
  // Pages that were written over and freed still hold what they held; only a file that is put together anew does not.
  copy.exec('VACUUM; PRAGMA foreign_keys = ON');
  return hidden;
}

function hideFolders(copy: Database): void {
  const folders = rows<{ path: string }>(
    copy.prepare(`SELECT DISTINCT path FROM (SELECT config ->> '$.path' AS path FROM source
      UNION SELECT (before ->> '$.config') ->> '$.path' FROM change WHERE table_name = 'source' AND before IS NOT NULL
      UNION SELECT (after ->> '$.config') ->> '$.path' FROM change WHERE table_name = 'source' AND after IS NOT NULL)
      WHERE length(path) > 1 ORDER BY length(path) DESC`),
  );
  copy.exec(`UPDATE source SET config = json_set(config, '$.path', '') WHERE config ->> '$.path' IS NOT NULL`);
  for (const side of ['before', 'after'])
    copy.exec(`UPDATE change SET ${side} = json_set(${side}, '$.config', json_set(${side} ->> '$.config', '$.path', ''))
      WHERE table_name = 'source' AND (${side} ->> '$.config') ->> '$.path' IS NOT NULL`);
  const told = { sync_run: ['report', 'problem'], change_set: ['label'], restore: ['backup', 'kept'] };
  for (const [table, columns] of Object.entries(told))
    for (const column of columns) {
      const replace = copy.prepare(`UPDATE ${table} SET ${column} = replace(${column}, :path, :instead) WHERE instr(${column}, :path)`);
      for (const { path } of folders) {
        replace.run({ path, instead: 'a folder' });
        // In JSON a path of Windows is written with its backslashes doubled.
        if (path.includes('\\')) replace.run({ path: JSON.stringify(path).slice(1, -1), instead: 'a folder' });
      }
    }
}

/** The uid stays, and with it everything that was decided about the person. */
function hideIdentities(copy: Database, hidden: HiddenAddresses): void {
  const write = copy.prepare('UPDATE identity SET value = :value, lower_value = :lower WHERE id = :id');
  const found = rows<{ id: number; type: string; value: string }>(copy.prepare('SELECT id, type, value FROM identity ORDER BY id'));
  const changed = found
    .map(({ id, type, value }) => ({ id, value, shown: shownInstead(hidden, type, value) }))
    .filter(({ value, shown }) => shown !== value);
  // All out of the way first: what somebody is called may be what another one will be.
  for (const { id } of changed) write.run({ id, value: `\u0000${id}`, lower: `\u0000${id}` });
  for (const { id, shown } of changed) write.run({ id, value: shown, lower: shown.toLowerCase() });
}

function shownInstead(hidden: HiddenAddresses, type: string, value: string): string {
  if (type === 'email') return hidden.hide(value);
  if (type !== 'name_email') return hidden.hideIn(value);
  const address = addressOf({ type, value });
  return `${hidden.hideIn(value.slice(0, value.length - address.length - 2))}<${hidden.hide(address)}>`;
}

/** Every text of every table: an address may stand in a name, a title, a note, a label, a custom field. */
function hideTexts(copy: Database): void {
  for (const table of Object.keys(tableKinds())) {
    const columns = rows<{ name: string }>(copy.prepare(`SELECT name FROM pragma_table_info('${table}') WHERE type = 'TEXT'`));
    for (const { name } of columns) hideColumn(copy, table, name);
  }
}

const hideColumn = (copy: Database, table: string, column: string): void =>
  copy.exec(`UPDATE ${table} SET "${column}" = hidden_in("${column}") WHERE instr("${column}", '@')`);

/** Bytes that are read at once, and what two of them share: no address is longer. */
const piece = 1 << 20;
const overlap = 1024;

/** Looks through every byte of the finished copy, whatever SQLite says is in it. Throws when an address is still there. */
export function checkNothingLeft(path: string, hidden: HiddenAddresses): void {
  const byEnd = new Map<string, string[]>();
  for (const address of hidden.addresses) {
    const at = address.lastIndexOf('@');
    if (at <= 0) continue;
    const lower = address.toLowerCase();
    const end = lower.slice(at + 1);
    byEnd.set(end, [...(byEnd.get(end) ?? []), lower.slice(0, at)]);
  }
  const longest = Math.max(0, ...[...byEnd.keys()].map((end) => end.length));
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(piece + overlap);
    for (let from = 0, read = 0; ; from += piece) {
      read = readSync(file, bytes, 0, bytes.length, from);
      if (read === 0) return;
      if (holdsOne(bytes.toString('utf8', 0, read).toLowerCase(), byEnd, Math.min(longest, overlap))) throw leftOver();
    }
  } finally {
    closeSync(file);
  }
}

function holdsOne(text: string, byEnd: ReadonlyMap<string, string[]>, longest: number): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    for (let length = 1; length <= longest; length += 1) {
      const locals = byEnd.get(text.slice(at + 1, at + 1 + length));
      if (locals?.some((local) => text.endsWith(local, at))) return true;
    }
  }
  return false;
}

const leftOver = (): AppError =>
  new AppError('storage', 'The copy still held an e-mail address, so it was not kept. Your workspace is untouched. Please report this.');
