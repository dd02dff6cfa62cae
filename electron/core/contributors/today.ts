import type { ConsentPurpose } from '../../../shared/domain/contributors/consent.ts';
import { daysFrom, daysLater } from '../../../shared/domain/time/days.ts';
import { type Database, rows } from '../store/database.ts';
import type { TodayProvider, TodayProviders } from '../today/providers.ts';
import { dueFollowUps } from './contacts.ts';

/** So long before it ends, there is time to ask again. */
const AHEAD = 30;

/**
 * Consents that hold on a day and end within so many days after it. The same as asking `consentStanding` of everybody: of each
 * identity the latest record, of a person the strictest, and of those that say the same the one that holds longest.
 */
const endingSql = `WITH near AS (
    SELECT DISTINCT contributor_id, purpose FROM consent JOIN identity ON identity.uid = anchor JOIN contributor_identity ON identity_id = identity.id
    WHERE until BETWEEN :day AND :last),
  latest AS (
    SELECT near.contributor_id, consent.purpose, state, until, row_number() OVER (PARTITION BY anchor, consent.purpose
      ORDER BY at DESC, CASE state WHEN 'withdrawn' THEN 3 WHEN 'refused' THEN 2 ELSE 1 END DESC, consent.id DESC) AS nth
    FROM near JOIN contributor_identity USING (contributor_id) JOIN identity ON identity.id = identity_id
    JOIN consent ON anchor = identity.uid AND consent.purpose = near.purpose),
  ending AS (
    SELECT contributor_id, purpose, max(coalesce(until, '9999-12-31')) AS until FROM latest WHERE nth = 1
    GROUP BY contributor_id, purpose HAVING sum(state <> 'given') = 0 AND max(coalesce(until, '9999-12-31')) BETWEEN :day AND :last)
  SELECT uid AS contributor, name, purpose, until, count(*) OVER () AS total
  FROM ending JOIN contributor ON contributor.id = contributor_id ORDER BY until, name_key, uid, purpose LIMIT :most`;

function consentEnding(db: Database): TodayProvider<'consent_ending'> {
  return (day, most) => {
    const found = rows<{ contributor: string; name: string; purpose: ConsentPurpose; until: string; total: number }>(
      db.prepare(endingSql),
      {
        day,
        last: daysLater(day, AHEAD),
        most,
      },
    );
    return {
      total: found[0]?.total ?? 0,
      rows: found.map(({ contributor, name, purpose, until }) => ({
        kind: 'consent_ending',
        contributor: { id: contributor, name },
        purpose,
        until,
        left: daysFrom(day, until),
      })),
    };
  };
}

/** What people need a person for. */
export const contributorsToday = (db: Database): Pick<TodayProviders, 'follow_up' | 'consent_ending'> => ({
  follow_up: (day, most) => dueFollowUps(db, day, most),
  consent_ending: consentEnding(db),
});
