/**
 * What was decided, told by tables and recorded about contributors, by contributor: of one, of those a change set is about, of everybody. All three
 * are the same statements over fewer people.
 */
import { type Database, rows } from '../store/database.ts';
import { touch } from './touched.ts';

const from = 'FROM contributor_identity JOIN identity ON identity.id = identity_id';

/** From and to stand at fixed places behind the standing: open ends are days before and after all others. */
const itemTerm = `CASE kind WHEN 'language' THEN (profile_item.value ->> '$.language') || ' ' || (profile_item.value ->> '$.level')
  WHEN 'standing' THEN (profile_item.value ->> '$.standing') || ' ' || coalesce(profile_item.value ->> '$.from', '0000-00-00') || ' ' || coalesce(profile_item.value ->> '$.to', '9999-99-99')
  WHEN 'watch' THEN profile_item.value ->> '$.teammate' ELSE fold(profile_item.value ->> '$.text') END`;
const itemValue = `coalesce(profile_item.value ->> '$.text', profile_item.value ->> '$.language', profile_item.value ->> '$.standing', '')`;

/**
 * The later of two values stands, and what tables say only where nobody said otherwise, as on the profile (`details.ts`); of records the
 * stricter one does, as `consentOn` says.
 */
const parts = {
  profile_value: {
    table: 'contributor_noted',
    which: "field <> 'note' AND field NOT IN ('language', 'specialisation', 'motivation', 'standing', 'watch')",
    fill: (scope: string) => `INSERT INTO contributor_noted SELECT contributor_id, field, fold(value), value FROM (
      SELECT contributor_id, field, profile_value.value, max(profile_value.uid) ${from} JOIN profile_value ON anchor = identity.uid
        WHERE field NOT IN ('name', 'kind') AND ${scope} GROUP BY contributor_id, field
      UNION ALL SELECT contributor_id, field, value, 0 FROM (
        SELECT contributor_id, field, person_fact.value, min(printf('%012d', 999999999999 - source_id) || identity.uid)
          FROM contributor_identity JOIN person_fact USING (identity_id) JOIN identity ON identity.id = contributor_identity.identity_id
          WHERE ${scope} GROUP BY contributor_id, field) AS told
        WHERE NOT EXISTS (SELECT 1 FROM contributor_identity AS its JOIN identity ON identity.id = its.identity_id
          JOIN profile_value ON anchor = identity.uid AND +profile_value.field = told.field WHERE its.contributor_id = told.contributor_id))`,
  },
  profile_item: {
    table: 'contributor_noted',
    which: "field IN ('language', 'specialisation', 'motivation', 'standing', 'watch')",
    fill: (scope: string) => `INSERT INTO contributor_noted SELECT contributor_id, kind, ${itemTerm} AS term, min(${itemValue})
      ${from} JOIN profile_item ON anchor = identity.uid WHERE kind <> 'link' AND ${scope} GROUP BY contributor_id, kind, term`,
  },
  note: {
    table: 'contributor_noted',
    which: "field = 'note'",
    fill: (scope: string) => `INSERT INTO contributor_noted SELECT DISTINCT contributor_id, 'note', '', ''
      ${from} JOIN note ON anchor = identity.uid WHERE ${scope}`,
  },
  contact: {
    table: 'contributor_contact',
    which: '1',
    fill: (
      scope: string,
    ) => `INSERT INTO contributor_contact SELECT contributor_id, max(at), min(CASE WHEN followed_up = 0 THEN follow_up_on END)
      ${from} JOIN contact ON anchor = identity.uid WHERE ${scope} GROUP BY contributor_id`,
  },
  consent: {
    table: 'contributor_consent',
    which: '1',
    fill: (scope: string) => `INSERT INTO contributor_consent SELECT contributor_id, purpose,
      CASE max(strictness) WHEN 3 THEN 'withdrawn' WHEN 2 THEN 'refused' ELSE 'given' END,
      CASE WHEN max(strictness) = 1 AND count(until) = count(*) THEN max(until) END FROM (
        SELECT contributor_id, purpose, strictness, until,
          row_number() OVER (PARTITION BY anchor, purpose ORDER BY at DESC, strictness DESC, id DESC) AS place FROM (
            SELECT contributor_id, consent.*, CASE state WHEN 'withdrawn' THEN 3 WHEN 'refused' THEN 2 ELSE 1 END AS strictness
            ${from} JOIN consent ON anchor = identity.uid WHERE ${scope}))
      WHERE place = 1 GROUP BY contributor_id, purpose`,
  },
};
type Part = keyof typeof parts;

export const notedTables = ['contributor_noted', 'contributor_contact', 'contributor_consent'] as const;

const ofChange = (
  table: Part,
): string => `contributor_id IN (SELECT contributor_id FROM change JOIN identity ON identity.uid = change.anchor
  JOIN contributor_identity ON identity_id = identity.id WHERE change_set = :changeSet AND table_name = '${table}')`;
const ofAnchors = `contributor_id IN (SELECT contributor_id FROM json_each(:anchors) AS named JOIN identity ON identity.uid = named.value
  JOIN contributor_identity ON identity_id = identity.id)`;
const isThere = 'contributor_id IN (SELECT id FROM contributor)';

/**
 * What is noted about one contributor, who is there. `isNew`: nothing is noted about them yet. `isDecided`: something was decided or recorded
 * about them; where nothing was, only tables can say anything.
 */
export function noteContributor(db: Database, id: number, { isNew, isDecided }: { isNew: boolean; isDecided: boolean }): void {
  if (!isNew) for (const table of notedTables) db.prepare(`DELETE FROM ${table} WHERE contributor_id = :id`).run({ id });
  for (const { fill } of isDecided ? Object.values(parts) : [parts.profile_value]) db.prepare(fill('contributor_id = :id')).run({ id });
}

/** The same for everybody whom a change set is about. */
export function noteDecided(db: Database, changeSet: number): void {
  const touched = rows<{ name: string }>(db.prepare('SELECT DISTINCT table_name AS name FROM change WHERE change_set = :changeSet'), {
    changeSet,
  });
  for (const { name } of touched) {
    if (!Object.hasOwn(parts, name)) continue;
    const { table, which, fill } = parts[name as Part];
    const scope = ofChange(name as Part);
    db.prepare(`DELETE FROM ${table} WHERE ${which} AND ${scope}`).run({ changeSet });
    db.prepare(fill(`${scope} AND ${isThere}`)).run({ changeSet });
  }
}

/** After consents were recorded for the people these identities belong to: records have no change set that would say so. */
export function noteConsents(db: Database, anchors: readonly string[]): void {
  const named = JSON.stringify(anchors);
  db.prepare(`DELETE FROM contributor_consent WHERE ${ofAnchors}`).run({ anchors: named });
  db.prepare(parts.consent.fill(`${ofAnchors} AND ${isThere}`)).run({ anchors: named });
  const touched = rows<{ id: number }>(db.prepare(`SELECT DISTINCT contributor_id AS id FROM contributor_identity WHERE ${ofAnchors}`), {
    anchors: named,
  });
  touch(
    db,
    touched.map(({ id }) => id),
  );
}

/** Everybody's, where nothing is noted yet. */
export function noteEverybody(db: Database): void {
  for (const { fill } of Object.values(parts)) db.exec(fill(isThere));
}
