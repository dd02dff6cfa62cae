/** What rows say in columns that are read only where they are shown. */
import type { DetailColumn } from '../../../shared/contract/list-columns.ts';
import { type ConsentPurpose, consentPurposes } from '../../../shared/domain/contributors/consent.ts';
import { itemWords } from '../../../shared/domain/contributors/detail-words.ts';
import { type Standing, standingOn } from '../../../shared/domain/contributors/details.ts';
import { type Database, rows } from '../store/database.ts';
import { doerOf } from '../team/queries.ts';
import { lastContactsOf } from './contacts.ts';

type Cells = Record<string, string>;

/** The columns that several notes make together, and the field each of them stands under. */
const itemFields: Partial<Record<DetailColumn, string>> = {
  languages: 'language',
  specialisations: 'specialisation',
  motivations: 'motivation',
  standing: 'standing',
};
const contactColumns: Partial<Record<string, 'last_at' | 'due'>> = { lastContact: 'last_at', followUp: 'due' };
const consentColumns = new Map<string, ConsentPurpose>(
  consentPurposes.map((purpose) => [`consent${purpose.charAt(0).toUpperCase()}${purpose.slice(1)}`, purpose]),
);

interface Noted {
  id: number;
  field: string;
  term: string;
  said: string;
}

/** Days that are open at an end stand in a term as days before and after all others. */
export function spanOf(term: string): { standing: Standing; from: string | null; to: string | null } {
  const [standing = 'wider', from = '', to = ''] = term.split(' ');
  return { standing: standing as Standing, from: from === '0000-00-00' ? null : from, to: to === '9999-99-99' ? null : to };
}

function languageWords(term: string): string {
  const [language = '', level = ''] = term.split(' ');
  return itemWords({ kind: 'language', language, level });
}

/** By key. `day`: what day it is in the workspace. A column that says nothing of somebody is left out. */
export function contributorCells(db: Database, ids: readonly number[], columns: readonly string[], day: string): Map<number, Cells> {
  const cells = new Map<number, Cells>(ids.map((id) => [id, {}]));
  const wanted = JSON.stringify(ids);
  const put = (id: number, column: string, text: string | null): void => {
    const row = cells.get(id);
    if (row && text !== null && text !== '') row[column] = text;
  };
  notedCells(db, wanted, columns, day, put);
  if (columns.some((column) => contactColumns[column]))
    for (const { id, last_at, due } of rows<{ id: number; last_at: number; due: string | null }>(
      db.prepare(
        'SELECT contributor_id AS id, last_at, due FROM contributor_contact WHERE contributor_id IN (SELECT value FROM json_each(:wanted))',
      ),
      { wanted },
    )) {
      if (columns.includes('lastContact')) put(id, 'lastContact', new Date(last_at).toISOString());
      if (columns.includes('followUp')) put(id, 'followUp', due);
    }
  if (columns.includes('lastContactBy'))
    for (const { id, contact } of lastContactsOf(db, ids)) put(id, 'lastContactBy', contact.by?.name ?? null);
  if (columns.some((column) => consentColumns.has(column)))
    for (const { id, purpose, state, until } of rows<{ id: number; purpose: string; state: string; until: string | null }>(
      db.prepare(
        'SELECT contributor_id AS id, purpose, state, until FROM contributor_consent WHERE contributor_id IN (SELECT value FROM json_each(:wanted))',
      ),
      { wanted },
    )) {
      const column = columns.find((one) => consentColumns.get(one) === purpose);
      if (column && (state !== 'given' || until === null || until >= day)) put(id, column, state);
    }
  return cells;
}

function notedCells(
  db: Database,
  wanted: string,
  columns: readonly string[],
  day: string,
  put: (id: number, column: string, text: string | null) => void,
): void {
  const byField = new Map(
    columns
      .filter((column) => !contactColumns[column] && !consentColumns.has(column))
      .map((column) => [itemFields[column as DetailColumn] ?? column, column]),
  );
  if (byField.size === 0) return;
  const found = rows<Noted>(
    db.prepare(
      `SELECT contributor_id AS id, field, term, said FROM json_each(:wanted) AS one CROSS JOIN contributor_noted ON contributor_id = one.value
       WHERE field IN (SELECT value FROM json_each(:fields))`,
    ),
    { wanted, fields: JSON.stringify([...byField.keys()]) },
  );
  const together = new Map<string, { id: number; column: string; notes: Noted[] }>();
  const owners = new Map<string, string>();
  const ownerName = (uid: string): string => {
    const known = owners.get(uid) ?? doerOf(db, uid)?.name ?? '';
    owners.set(uid, known);
    return known;
  };
  for (const noted of found) {
    const column = byField.get(noted.field) ?? noted.field;
    if (!itemFields[column as DetailColumn]) put(noted.id, column, column === 'owner' ? ownerName(noted.said) : noted.said);
    else {
      const key = `${noted.id} ${column}`;
      const known = together.get(key) ?? { id: noted.id, column, notes: [] };
      known.notes.push(noted);
      together.set(key, known);
    }
  }
  for (const { id, column, notes } of together.values()) {
    if (column === 'standing')
      put(
        id,
        column,
        standingOn(
          day,
          notes.map(({ term }) => spanOf(term)),
        ),
      );
    else put(id, column, notes.map(({ term, said }) => (column === 'languages' ? languageWords(term) : said)).join(', '));
  }
}

/** What is noted under a field, in the writing that comes first, and of how many people. A language in any level is one. */
export const valuesOf = (db: Database, field: string): { value: string; people: number }[] =>
  rows<{ value: string; people: number }>(
    db.prepare(
      `SELECT min(said) AS value, count(DISTINCT contributor_id) AS people FROM contributor_noted WHERE field = :field
       GROUP BY iif(field = 'language', said, term) ORDER BY people DESC, value LIMIT 200`,
    ),
    { field },
  );
