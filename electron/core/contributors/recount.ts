/**
 * Figures from the facts, as plain SQL: of one contributor (`:id`), and of everybody at once. A rebuild takes the second
 * road and must arrive where the first did.
 */
import { apartKinds } from '../../../shared/domain/contributors/contributions.ts';
import { decidedAnchors, isDecided } from '../store/person-tables.ts';

const contributions = `sum(counts_as NOT IN (${apartKinds.map((kind) => `'${kind}'`).join(', ')}))`;
const figures = `coalesce(${contributions}, 0) AS contributions, count(*) AS activities, coalesce(sum(dated = 2), 0) AS undated,
  min(CASE WHEN dated < 2 THEN at END) AS first_at, max(CASE WHEN dated < 2 THEN at END) AS last_at`;

const ofOne = 'FROM contributor_identity JOIN activity USING (identity_id) WHERE contributor_id = :id';
const ofAll = 'FROM activity JOIN contributor_identity USING (identity_id)';
const alsoOfOne = `FROM contributor_identity JOIN activity USING (identity_id) JOIN activity_also ON activity_id = activity.id WHERE contributor_id = :id`;
const alsoOfAll = 'FROM activity_also JOIN activity ON activity.id = activity_id JOIN contributor_identity USING (identity_id)';
// The bit of a day is the same as dayBit gives (shared/domain/time/months.ts); dates before 1990 are nowhere counted by day.
const months = (id: string, from: string) => `INSERT INTO contributor_month SELECT id, month, sum(count), sum(1 << (day & 31)) FROM (
  SELECT ${id} AS id, month, at / 86400000 AS day, count(*) AS count ${from} dated < 2 GROUP BY 1, 2, 3) GROUP BY 1, 2`;
// Whom a table names is of that source, with or without activities.
const toldOfOne = 'FROM contributor_identity JOIN table_person USING (identity_id) WHERE contributor_id = :id';
const toldOfAll = 'FROM table_person JOIN contributor_identity USING (identity_id)';
const tagsOf = `FROM contributor_identity JOIN identity ON identity.id = identity_id JOIN person_tag ON anchor = identity.uid`;
const decided = `(SELECT contributor_id FROM change JOIN identity ON identity.uid = anchor JOIN contributor_identity ON identity_id = identity.id
  WHERE change_set = :changeSet AND table_name = 'person_tag')`;
const names = 'identity_id, name_id, count(*), max(CASE WHEN dated < 2 THEN at ELSE 0 END) FROM activity';

/** Nothing is decided about them and no table names them, as a condition over `contributor`. */
export const nothingKeeps = `NOT EXISTS (SELECT 1 FROM contributor_identity AS its JOIN table_person USING (identity_id) WHERE its.contributor_id = contributor.id)
  AND NOT EXISTS (SELECT 1 FROM contributor_identity AS its JOIN identity AS one ON one.id = its.identity_id
    WHERE its.contributor_id = contributor.id AND (${isDecided('one.uid')}))`;

export const recountSql = {
  activities: `SELECT count(*) AS activities ${ofOne}`,
  figures: `UPDATE contributor SET (contributions, activities, undated, first_at, last_at) = (SELECT ${figures} ${ofOne}) WHERE id = :id`,
  names: `INSERT INTO identity_name SELECT ${names} WHERE identity_id = :identityId GROUP BY identity_id, name_id`,
  parts: [
    {
      isOfActivities: true,
      clear: 'DELETE FROM contributor_kind WHERE contributor_id = :id',
      fill: `INSERT INTO contributor_kind SELECT :id, counts_as, count(*) ${ofOne} GROUP BY counts_as`,
    },
    {
      isOfActivities: true,
      clear: 'DELETE FROM contributor_month WHERE contributor_id = :id',
      fill: months(':id', `${ofOne} AND`),
    },
    {
      isOfActivities: false,
      clear: 'DELETE FROM contributor_source WHERE contributor_id = :id',
      fill: `INSERT INTO contributor_source SELECT :id, source_id, sum(count) FROM (
        SELECT activity.source_id, 1 AS count ${ofOne} UNION ALL SELECT activity_also.source_id, 1 ${alsoOfOne}
        UNION ALL SELECT source_id, 0 ${toldOfOne}) GROUP BY source_id`,
    },
  ],
  tags: {
    clear: 'DELETE FROM contributor_tag WHERE contributor_id = :id',
    fill: `INSERT INTO contributor_tag SELECT DISTINCT tag_uid, contributor_id ${tagsOf} WHERE contributor_id = :id`,
    clearDecided: `DELETE FROM contributor_tag WHERE contributor_id IN ${decided}`,
    fillDecided: `INSERT INTO contributor_tag SELECT DISTINCT tag_uid, contributor_id ${tagsOf} WHERE contributor_id IN ${decided}`,
  },
  everything: [
    `INSERT INTO identity_name SELECT ${names} GROUP BY identity_id, name_id`,
    `INSERT INTO contributor_kind SELECT contributor_id, counts_as, count(*) ${ofAll} GROUP BY 1, 2`,
    months('contributor_id', `${ofAll} WHERE`),
    `INSERT INTO contributor_tag SELECT DISTINCT tag_uid, contributor_id ${tagsOf}`,
    `INSERT INTO contributor_source SELECT contributor_id, source_id, sum(count) FROM (
      SELECT contributor_id, activity.source_id, 1 AS count ${ofAll} UNION ALL SELECT contributor_id, activity_also.source_id, 1 ${alsoOfAll}
      UNION ALL SELECT contributor_id, source_id, 0 ${toldOfAll}) GROUP BY 1, 2`,
  ],
  /** Everybody who did something, whom a table names, or about whom somebody decided something. */
  everyone: `SELECT DISTINCT contributor_id AS id FROM contributor_identity WHERE identity_id IN (
    SELECT identity_id FROM activity UNION SELECT identity_id FROM table_person UNION SELECT identity.id FROM identity WHERE uid IN (
      ${decidedAnchors}))`,
  everyFigure: `UPDATE contributor SET contributions = counted.contributions, activities = counted.activities, undated = counted.undated,
    first_at = counted.first_at, last_at = counted.last_at
    FROM (SELECT contributor_id, ${figures} ${ofAll} GROUP BY contributor_id) AS counted WHERE counted.contributor_id = contributor.id`,
};
