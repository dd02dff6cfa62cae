/** What a table says as a person's word about people: through the same functions as commands, inside one change set. */
import type { DetailItem } from '../../../../shared/contract/details.ts';
import type { ConsentBasis, ConsentPurpose } from '../../../../shared/domain/contributors/consent.ts';
import { fold } from '../../../../shared/domain/identities/fold.ts';
import type { Said } from '../../../../shared/domain/tables/import/person-line.ts';
import { type Database, row } from '../../store/database.ts';
import { newUid } from '../../store/ids.ts';
import { recordConsents } from '../bulk.ts';
import { anchorsOf, setValue } from '../meant.ts';
import { contributorKey } from '../rows.ts';

export type { Said };

/** What a column of consent stands for. */
export interface ConsentWords {
  purpose: ConsentPurpose;
  basis: ConsentBasis;
  text: string;
  until: string | null;
}

/** `set`, or `same`: it stood there; `kept`: a person decided otherwise, and that stands; `replaced`: it stood otherwise. */
export type Decided = 'set' | 'same' | 'kept' | 'replaced';

export interface DecidingOptions {
  /** UTC epoch milliseconds. */
  now: number;
  existing: 'keep' | 'replace';
  /** By column. */
  consents: ReadonlyMap<number, ConsentWords>;
}

// What a person took away or rewrote after a table had said it is not said again by the same table.
// By the person first: from the change sets it would go through all that this file has written so far, for each line anew.
const importedSql = `SELECT 1 FROM json_each(:anchors) AS wanted CROSS JOIN change INDEXED BY change_of_anchor ON change.anchor = wanted.value
  CROSS JOIN change_set ON change_set.seq = change_set WHERE table_name = :table AND command = 'tables.importTable' AND role = 'do'
  AND undone_by IS NULL AND after ->> :path = :value LIMIT 1`;

/** Writes what tables say about people. One for each change set: of two lines about one field of a person the first has the say. */
export function tellingOf(db: Database, { now, existing, consents }: DecidingOptions) {
  const tags = new Map<string, string>();
  const told = new Set<string>();

  const isThere = (sql: string, parameters: Record<string, string | number | null>): boolean =>
    row(db.prepare(sql), parameters) !== undefined;
  const wasImported = (anchors: string, table: string, path: string, value: string): boolean =>
    existing === 'keep' && isThere(importedSql, { anchors, table, path, value });

  function tagOf(name: string): string {
    const key = fold(name);
    const known = tags.get(key) ?? row<{ uid: string }>(db.prepare('SELECT uid FROM tag WHERE name_key = :key'), { key })?.uid;
    const uid = known ?? newUid();
    if (known === undefined) db.prepare('INSERT INTO tag VALUES (:uid, :name, :key)').run({ uid, name, key });
    tags.set(key, uid);
    return uid;
  }

  function value(anchor: string, contributor: number, anchors: string, field: string, wanted: string): Decided {
    const key = `${contributor} ${field}`;
    const found = row<{ value: string }>(
      db.prepare(
        // By the person, not by the field, which thousands may have.
        'SELECT value FROM profile_value WHERE +field = :field AND anchor IN (SELECT value FROM json_each(:anchors)) ORDER BY uid DESC LIMIT 1',
      ),
      { field, anchors },
    );
    if (told.has(key) || found?.value === wanted) {
      told.add(key);
      return 'same';
    }
    told.add(key);
    if (found && existing === 'keep') return 'kept';
    if (!found && wasImported(anchors, 'profile_value', '$.field', field)) return 'kept';
    setValue(db, anchor, field, wanted);
    return found ? 'replaced' : 'set';
  }

  function tag(anchor: string, anchors: string, name: string): Decided {
    const uid = tagOf(name);
    if (
      isThere('SELECT 1 FROM person_tag WHERE tag_uid = :uid AND anchor IN (SELECT value FROM json_each(:anchors)) LIMIT 1', {
        uid,
        anchors,
      })
    )
      return 'same';
    if (wasImported(anchors, 'person_tag', '$.tag_uid', uid)) return 'kept';
    db.prepare('INSERT INTO person_tag VALUES (:row, :anchor, :uid)').run({ row: newUid(), anchor, uid });
    return 'set';
  }

  function note(anchor: string, anchors: string, text: string): Decided {
    if (isThere('SELECT 1 FROM note WHERE anchor IN (SELECT value FROM json_each(:anchors)) AND text = :text LIMIT 1', { anchors, text }))
      return 'same';
    if (wasImported(anchors, 'note', '$.text', text)) return 'kept';
    db.prepare('INSERT INTO note (uid, anchor, text, at) VALUES (:uid, :anchor, :text, :now)').run({ uid: newUid(), anchor, text, now });
    return 'set';
  }

  function item(anchor: string, anchors: string, { kind, ...rest }: DetailItem): Decided {
    const content = JSON.stringify(rest);
    // A language somebody has at another level, a standing with other dates: a person knew better.
    const same =
      kind === 'language' || kind === 'standing'
        ? `value ->> '$.${kind}' = :content ->> '$.${kind}'`
        : kind === 'link'
          ? "value ->> '$.url' = :content ->> '$.url'"
          : 'value = :content';
    const sql = `SELECT 1 FROM profile_item WHERE kind = :kind AND anchor IN (SELECT value FROM json_each(:anchors)) AND ${same} LIMIT 1`;
    if (isThere(sql, { kind, anchors, content })) return 'same';
    if (wasImported(anchors, 'profile_item', '$.value', content)) return 'kept';
    db.prepare('INSERT INTO profile_item VALUES (:uid, :anchor, :kind, :content)').run({ uid: newUid(), anchor, kind, content });
    return 'set';
  }

  /** A record: what was once noted stays, and an undo does not take it back. */
  function consent(anchor: string, anchors: string, column: number, state: 'given' | 'refused'): Decided {
    const words = consents.get(column);
    if (!words) return 'same';
    const { purpose, basis, text, until } = words;
    const same = `SELECT 1 FROM consent WHERE anchor IN (SELECT value FROM json_each(:anchors)) AND purpose = :purpose AND state = :state
      AND basis = :basis AND text = :text LIMIT 1`;
    if (isThere(same, { anchors, purpose, state, basis, text })) return 'same';
    // What they said later themselves is not answered with a list.
    const other = 'SELECT 1 FROM consent WHERE anchor IN (SELECT value FROM json_each(:anchors)) AND purpose = :purpose LIMIT 1';
    const decided = isThere(other, { anchors, purpose });
    if (decided && existing === 'keep') return 'kept';
    recordConsents(db, [anchor], { purpose, state, basis, text, until }, now);
    return decided ? 'replaced' : 'set';
  }

  function decide(one: Said, anchor: string, contributor: number, anchors: string): Decided {
    switch (one.what) {
      case 'value':
        return value(anchor, contributor, anchors, one.field, one.value);
      case 'tag':
        return tag(anchor, anchors, one.name);
      case 'note':
        return note(anchor, anchors, one.text);
      case 'item':
        return item(anchor, anchors, one.item);
      case 'consent':
        return consent(anchor, anchors, one.column, one.state);
    }
  }

  /** What one line says about one person. `anchor`: an identity's uid. Throws `not_found`. */
  return (anchor: string, said: readonly Said[]): Decided[] => {
    const contributor = contributorKey(db, anchor);
    const anchors = JSON.stringify(anchorsOf(db, anchor));
    return said.map((one) => decide(one, anchor, contributor, anchors));
  };
}
