import { type ClusterIdentity, clusters, type Link, type Proof } from '../../../shared/domain/identities/clusters.ts';
import { evidenceOf, isMachine } from '../../../shared/domain/identities/kind.ts';
import { type Database, rows } from '../store/database.ts';
import { pairsApart } from './apart.ts';

interface IdentityValue {
  id: number;
  uid: string;
  platform: string;
  type: string;
  value: string;
}

const asMember = ({ id, uid, platform, type, value }: IdentityValue): ClusterIdentity => {
  const { kind } = evidenceOf(value, []);
  return {
    id,
    uid,
    machine: isMachine(kind),
    account: type === 'username' ? platform : null,
    isAccountId: type === 'account',
  };
};

export interface Relinked {
  /** Contributors that won or lost identities with a past: their figures are computed anew. */
  moved: Set<number>;
  /** Contributors that an identity without a past joined: only what is said about them changes. */
  joined: Set<number>;
}

/** Where people say that two identities are one person. */
const saidTables = ['same_person', 'added_identity'] as const;
const said = (table: (typeof saidTables)[number], where: string): string =>
  `SELECT one.id, two.id, 'hand' FROM ${table} JOIN identity AS one ON one.uid = anchor JOIN identity AS two ON two.uid = other WHERE ${where}`;

/** Keeps `contributor_identity` true: which contributor an identity belongs to, from proof and from what people said. */
export function identityLinks(db: Database) {
  const neighbours = `SELECT identity_id AS "from", other_id AS "to", proof FROM identity_proof WHERE identity_id = :id
    UNION ALL SELECT identity_id, other_id, proof FROM identity_proof WHERE other_id = :id
    ${saidTables.map((table) => `UNION ALL ${said(table, 'one.id = :id')} UNION ALL ${said(table, 'two.id = :id')}`).join(' ')}`;

  /** Everything that proofs connect with `start`. */
  function component(start: number): { members: number[]; links: Link[] } {
    const seen = new Set([start]);
    const links = new Map<string, Link>();
    const waiting = [start];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      for (const link of rows<{ from: number; to: number; proof: Proof }>(db.prepare(neighbours), { id })) {
        links.set(`${link.from} ${link.to} ${link.proof}`, link);
        for (const next of [link.from, link.to]) {
          if (!seen.has(next)) {
            seen.add(next);
            waiting.push(next);
          }
        }
      }
    }
    return { members: [...seen], links: [...links.values()] };
  }

  function place(identityId: number, contributorId: number): number | null {
    const known = db.prepare('SELECT contributor_id FROM contributor_identity WHERE identity_id = :identityId').get({ identityId }) as
      | { contributor_id: number }
      | undefined;
    if (known?.contributor_id === contributorId) return contributorId;
    db.prepare(
      'INSERT INTO contributor_identity VALUES (:identityId, :contributorId) ON CONFLICT DO UPDATE SET contributor_id = excluded.contributor_id',
    ).run({ identityId, contributorId });
    return known?.contributor_id ?? null;
  }

  return {
    /** Brings the clusters around these identities up to date. */
    relink(identities: Iterable<number>): Relinked {
      const moved = new Set<number>();
      const joined = new Set<number>();
      const done = new Set<number>();
      for (const start of identities) {
        if (done.has(start)) continue;
        const { members, links } = component(start);
        for (const member of members) done.add(member);
        if (members.length === 1) {
          const before = place(start, start);
          if (before !== null && before !== start) moved.add(before).add(start);
          continue;
        }
        const values = rows<IdentityValue>(
          db.prepare('SELECT id, uid, platform, type, value FROM identity WHERE id IN (SELECT value FROM json_each(:members))'),
          { members: JSON.stringify(members) },
        );
        const apart = pairsApart(db, members);
        for (const [identity, contributor] of clusters(values.map(asMember), links, apart)) {
          const before = place(identity, contributor);
          if (before === contributor) continue;
          if (before === null) joined.add(contributor);
          else moved.add(before).add(contributor);
        }
      }
      return { moved, joined };
    },

    /** All clusters from nothing. */
    rebuild(): void {
      db.exec('DELETE FROM contributor_identity');
      const members = rows<IdentityValue>(db.prepare('SELECT id, uid, platform, type, value FROM identity'));
      const links = rows<Link>(
        db.prepare(`SELECT DISTINCT identity_id AS "from", other_id AS "to", proof FROM identity_proof
        ${saidTables.map((table) => `UNION ALL ${said(table, '1')}`).join(' ')}`),
      );
      const insert = db.prepare('INSERT INTO contributor_identity VALUES (:identity, :contributor)');
      const apart = pairsApart(db);
      for (const [identity, contributor] of clusters(members.map(asMember), links, apart)) insert.run({ identity, contributor });
    },
  };
}
