/** Who may be there twice: what the store knows of each identity, given to the reasoning in shared/domain/identities/likeness. */
import type { ContributorKind } from '../../../shared/domain/identities/kind.ts';
import { type Candidate, candidateOf } from '../../../shared/domain/identities/likeness/candidate.ts';
import { Likeness } from '../../../shared/domain/identities/likeness/likeness.ts';
import { type Suggestion, suggestions } from '../../../shared/domain/identities/likeness/suggestions.ts';
import { type Database, rows } from '../store/database.ts';
import { UNSIGNED } from '../store/identities.ts';
import { pairsApart } from './apart.ts';

/** A suggestion by the uids of the two identities that are most alike. */
export interface Twice extends Pick<Suggestion, 'tier' | 'score' | 'reasons' | 'against'> {
  one: string;
  other: string;
  /** Those that are looked at as one group carry the same; `null`: by itself. */
  bundle: string | null;
}

interface Stored {
  id: number;
  uid: string;
  platform: string;
  type: string;
  value: string;
  person: number;
  kind: ContributorKind;
}

const identitiesSql = `SELECT identity.id, identity.uid, platform, type, identity.value, contributor_id AS person, kind FROM identity
  JOIN contributor_identity ON identity_id = identity.id JOIN contributor ON contributor.id = contributor_id ORDER BY identity.id`;
const namesSql = `SELECT identity_id AS id, json_group_array(value ORDER BY uses DESC, value) AS names FROM identity_name
  JOIN person_name ON person_name.id = name_id WHERE value <> '${UNSIGNED}' GROUP BY identity_id`;
const spansSql = 'SELECT identity_id AS id, min(at) AS firstAt, max(at) AS lastAt FROM activity WHERE dated < 2 GROUP BY identity_id';
const zonesSql = `SELECT identity_id AS id, at_offset AS zone, count(*) AS count FROM activity
  WHERE at_offset IS NOT NULL AND dated < 2 GROUP BY identity_id, at_offset`;
function candidatesIn(db: Database, stored: readonly Stored[]): Candidate[] {
  const names = new Map(
    rows<{ id: number; names: string }>(db.prepare(namesSql)).map((one) => [one.id, JSON.parse(one.names) as string[]]),
  );
  const spans = new Map(rows<{ id: number; firstAt: number; lastAt: number }>(db.prepare(spansSql)).map((span) => [span.id, span]));
  const zones = zonesIn(db);
  return stored.map((identity) => {
    const span = spans.get(identity.id);
    return candidateOf(identity, {
      names: names.get(identity.id) ?? [],
      zones: zones.get(identity.id) ?? null,
      firstAt: span?.firstAt ?? null,
      lastAt: span?.lastAt ?? null,
      kind: identity.kind,
    });
  });
}

/** Shares of what each identity did, by minutes east of UTC. */
function zonesIn(db: Database): Map<number, Map<number, number>> {
  const found = new Map<number, Map<number, number>>();
  for (const { id, zone, count } of rows<{ id: number; zone: number; count: number }>(db.prepare(zonesSql)))
    found.set(id, (found.get(id) ?? new Map<number, number>()).set(zone, count));
  for (const shares of found.values()) {
    const all = [...shares.values()].reduce((sum, count) => sum + count, 0);
    for (const [zone, count] of shares) shares.set(zone, count / all);
  }
  return found;
}

/** The certain ones first, then by how alike they are. Identities of nobody who is in the list are left out. */
export function findTwice(db: Database): Twice[] {
  const stored = rows<Stored>(db.prepare(identitiesSql));
  const uids = new Map(stored.map(({ id, uid }) => [id, uid]));
  const likeness = new Likeness();
  likeness.add(candidatesIn(db, stored));
  const known = {
    personOf: new Map(stored.map(({ id, person }) => [id, person])),
    apart: pairsApart(db).map(({ one, other }): [number, number] => [one, other]),
  };
  return suggestions(likeness, likeness.pairs(), known).map(({ tier, score, pair: [a, b], reasons, against, bundle }) => ({
    tier,
    score: Math.round(score * 100) / 100,
    one: uids.get(a) ?? '',
    other: uids.get(b) ?? '',
    bundle: bundle === null ? null : (uids.get(bundle) ?? null),
    reasons,
    against,
  }));
}
