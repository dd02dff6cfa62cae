import { addressOf, isAddress } from '../../../shared/domain/identities/addresses.ts';
import { type ContributorKind, type Evidence, evidenceOf, strongest } from '../../../shared/domain/identities/kind.ts';
import { bestName, nameKey } from '../../../shared/domain/identities/names.ts';
import { searchText } from '../../../shared/domain/identities/search.ts';
import { type Database, row, rows } from '../store/database.ts';
import { UNSIGNED } from '../store/identities.ts';
import { isDecided } from '../store/person-tables.ts';

interface Member {
  id: number;
  uid: string;
  platform: string;
  type: string;
  value: string;
  uses: number;
}

interface Name {
  name: string;
  uses: number;
  lastAt: number;
}

interface Description {
  uid: string;
  name: string;
  nameKey: string;
  sourcedName: string;
  handle: string;
  kind: ContributorKind;
  kindReason: string | null;
  /** What search looks in. */
  text: string;
}

const membersSql = `SELECT identity.id, uid, platform, type, value, coalesce((SELECT sum(uses) FROM identity_name WHERE identity_id = identity.id), 0) AS uses
  FROM contributor_identity JOIN identity ON identity.id = identity_id WHERE contributor_id = :id ORDER BY uid`;
const namesSql = `SELECT name, sum(uses) AS uses, max(last_at) AS lastAt FROM (
    SELECT value AS name, uses, last_at FROM contributor_identity
      JOIN identity_name USING (identity_id) JOIN person_name ON person_name.id = name_id WHERE contributor_id = :id
    UNION ALL SELECT table_person.name, 1, 0 FROM contributor_identity JOIN table_person USING (identity_id)
      WHERE contributor_id = :id AND table_person.name <> '')
  WHERE name <> '${UNSIGNED}' GROUP BY name`;
const toldSql = 'SELECT 1 FROM contributor_identity JOIN table_person USING (identity_id) WHERE contributor_id = :id LIMIT 1';
// A later decision wins where a merge brought two together: uids of decisions are ordered by time.
const decidedSql = `SELECT field, profile_value.value FROM contributor_identity JOIN identity ON identity.id = identity_id
  JOIN profile_value ON anchor = identity.uid WHERE contributor_id = :id ORDER BY profile_value.uid`;
const anyDecisionSql = `SELECT 1 FROM json_each(:uids) AS member WHERE ${isDecided('member.value')} LIMIT 1`;

function handleOf(members: readonly Member[]): string {
  const usernames = members.filter((member) => member.type === 'username');
  if (usernames[0]) return `@${usernames[0].value}`;
  const addresses = members.filter(isAddress);
  addresses.sort((a, b) => b.uses - a.uses || (a.uid < b.uid ? -1 : 1));
  return addresses[0] ? addressOf(addresses[0]) : '';
}

function kindOf(members: readonly Member[], names: readonly Name[], decided: string | undefined): Evidence {
  if (decided) return { kind: decided as ContributorKind, reason: 'somebody said so' };
  const written = names.map((name) => name.name);
  return strongest(members.filter((member) => member.type !== 'account').map((member) => evidenceOf(member.value, written)));
}

/** What is said about contributors, from their identities, the names they signed with and what people decided. */
export function contributorDescriptions(db: Database) {
  return {
    /** `null` when the contributor has no identity (any more). */
    describe(id: number): Description | null {
      const members = rows<Member>(db.prepare(membersSql), { id });
      const first = members[0];
      if (!first) return null;
      // The name that somebody was added under is one more they are known by, after those they signed with themselves.
      const added = members.filter(({ platform }) => platform === 'hand').map(({ value }): Name => ({ name: value, uses: 0, lastAt: 0 }));
      const names = [...rows<Name>(db.prepare(namesSql), { id }), ...added];
      const decided = new Map(
        rows<{ field: string; value: string }>(db.prepare(decidedSql), { id }).map(({ field, value }) => [field, value]),
      );
      const handle = handleOf(members);
      const sourcedName = bestName(names) ?? (handle === '' ? 'Unknown' : handle);
      const name = decided.get('name') ?? sourcedName;
      const { kind, reason } = kindOf(members, names, decided.get('kind'));
      const text = searchText([
        name,
        ...names.map((use) => use.name),
        ...members.filter(({ type }) => type !== 'account').map(({ value }) => value),
      ]);
      return { uid: first.uid, name, nameKey: nameKey(name), sourcedName, handle, kind, kindReason: reason, text };
    },

    /** True when somebody decided something about one of the identities: such a contributor stays, with or without activity. */
    hasDecisions(id: number): boolean {
      const uids = rows<Member>(db.prepare(membersSql), { id }).map((member) => member.uid);
      return row(db.prepare(anyDecisionSql), { uids: JSON.stringify(uids) }) !== undefined;
    },

    /** True when a table names them: they stay too. */
    isTold: (id: number): boolean => row(db.prepare(toldSql), { id }) !== undefined,
  };
}
