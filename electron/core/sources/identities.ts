import type { Proof } from '../../../shared/domain/identities/clusters.ts';
import { accountOf, isPlaceholderAddress, NamesOfOne } from '../../../shared/domain/identities/signature.ts';
import { type Database, rows } from '../store/database.ts';
import type { FactChanges } from '../store/derivation.ts';
import { keepIdentity, keepName, UNSIGNED } from '../store/identities.ts';

/** A name of 10 kB is somebody's joke; this much of it is kept. */
export const longestName = 500;
const longestValue = 1000;
/** Remembered identities and names; beyond that the store is asked again, so memory stays flat. */
const remembered = 200_000;
/** Longer signatures are not remembered, so that so many stay within memory. */
const longestRemembered = 1000;
const fewNames = 8;

interface Known {
  id: number;
  shared: boolean;
}

/** Somebody who signed, by their proper name and address. */
export interface Signer {
  name: string;
  address: string;
  identityId: number;
  nameId: number;
}

type Told = Pick<Signer, 'identityId' | 'nameId'>;

/** Writes identities, the names they sign with, and what proves that two of them are one person. */
export class IdentityWriter {
  readonly #db: Database;
  readonly #sourceId: number;
  #identities = new Map<string, Known>();
  #names = new Map<string, number>();
  #proved = new Set<string>();
  #signed = new Set<string>();
  #signatures = new Map<string, Signer>();
  #signers = new WeakMap<object, Signer>();
  #told = new Map<string, Told | null>();
  /** Addresses with so many names that they are not gone through again with each new one. */
  #manyNames = new Map<number, NamesOfOne>();
  /** How many addresses turned out to be shared so far. */
  splits = 0;

  constructor(db: Database, sourceId: number) {
    this.#db = db;
    this.#sourceId = sourceId;
  }

  /** After a rollback nothing remembered can be trusted. */
  forget(): void {
    this.#pending.clear();
    this.#forgetSignatures();
    this.#identities.clear();
    this.#names.clear();
    this.#proved.clear();
    this.#signed.clear();
    this.#manyNames.clear();
  }

  /** Most commits are signed by somebody who signed before: the same signature gives the same answer, without the store. */
  remembered(signature: string, find: () => Signer): Signer {
    let known = this.#signatures.get(signature);
    if (known) return known;
    if (this.#signatures.size > remembered) this.#signatures.clear();
    known = find();
    if (signature.length <= longestRemembered) this.#signatures.set(signature, known);
    return known;
  }

  /** The same for a signature that is the same object each time it is read: to find it by its letters takes five times as long. */
  rememberedAs(signature: object, find: () => Signer): Signer {
    const known = this.#signers.get(signature) ?? find();
    this.#signers.set(signature, known);
    return known;
  }

  #forgetSignatures(): void {
    this.#signatures.clear();
    this.#signers = new WeakMap();
    this.#told.clear();
  }

  /** The same for whom a source names in its own words, until one of them is called something else. */
  told(words: string, find: () => Told | null): Told | null {
    let known = this.#told.get(words);
    if (known !== undefined) return known;
    if (this.#told.size > remembered) this.#told.clear();
    known = find();
    if (words.length <= longestRemembered) this.#told.set(words, known);
    return known;
  }

  /** The integer key of a name, as written. */
  nameOf(name: string): number {
    const value = name.length > longestName ? `${name.slice(0, longestName)}…` : name;
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    if (this.#names.size > remembered) this.#names.clear();
    const id = keepName(this.#db, value);
    this.#names.set(value, id);
    return id;
  }

  /**
   * The identity behind a name and an address in git: the address, or name and address together where the address is a
   * placeholder or carried by more than three people with unlike names.
   */
  gitIdentity(name: string, address: string, changes: FactChanges): number {
    if (isPlaceholderAddress(address)) return this.#nameAndAddress(name, address, changes);
    const known = this.#identity('git', 'email', address, changes);
    if (known.shared) return this.#nameAndAddress(name, address, changes);
    this.#account(known.id, address, changes);
    if (this.#becomesShared(known, name)) {
      this.#split(known, address, changes);
      return this.#nameAndAddress(name, address, changes);
    }
    return known.id;
  }

  /** The identity of an address whatever the name beside it, for what a .mailmap line says of it. */
  addressIdentity(name: string, address: string, changes: FactChanges): number {
    return isPlaceholderAddress(address)
      ? this.#nameAndAddress(name, address, changes)
      : this.#identity('git', 'email', address, changes).id;
  }

  /** The identity of an address that somebody is said to have; `null` where the address says nothing about who it is. */
  givenAddress(address: string, changes: FactChanges): number | null {
    if (isPlaceholderAddress(address)) return null;
    const known = this.#identity('git', 'email', address, changes);
    if (known.shared) return null;
    this.#account(known.id, address, changes);
    return known.id;
  }

  /** The identity of a name or an account that is told of outside of git. */
  givenIdentity(platform: string, type: 'username' | 'name' | 'account', value: string, changes: FactChanges): number {
    return this.#identity(platform, type, value, changes).id;
  }

  nameAndAddress(name: string, address: string, changes: FactChanges): number {
    return this.#nameAndAddress(name, address, changes);
  }

  prove(from: number, to: number, proof: Proof, changes: FactChanges): void {
    if (from === to) return;
    const key = `${from} ${to} ${proof}`;
    if (this.#proved.has(key)) return;
    this.#proved.add(key);
    const made = this.#db
      .prepare('INSERT INTO identity_proof VALUES (:from, :to, :proof, :source) ON CONFLICT DO NOTHING')
      .run({ from, to, proof, source: this.#sourceId });
    if (made.changes === 0) return;
    changes.relink.add(from);
    changes.relink.add(to);
  }

  /** The same where only one thing can be true at a time, such as what an account is called: what this source said before is taken back. */
  proveOnly(from: number, to: number, proof: Proof, changes: FactChanges): void {
    if (this.#proved.has(`${from} ${to} ${proof}`)) return;
    const before = rows<{ other: number }>(
      this.#db.prepare(
        `DELETE FROM identity_proof WHERE identity_id = :from AND other_id <> :to AND proof = :proof AND source_id = :source
         RETURNING other_id AS other`,
      ),
      { from, to, proof, source: this.#sourceId },
    );
    if (before.length > 0) this.#told.clear();
    for (const { other } of before) {
      this.#proved.delete(`${from} ${other} ${proof}`);
      changes.relink.add(from).add(other);
    }
    this.prove(from, to, proof, changes);
  }

  /** After a run that read everything: proof that this source gave earlier and does not give any more is taken back. */
  retractUnproved(changes: FactChanges): void {
    const given = rows<{ from: number; to: number; proof: string }>(
      this.#db.prepare('SELECT identity_id AS "from", other_id AS "to", proof FROM identity_proof WHERE source_id = :source'),
      { source: this.#sourceId },
    );
    const retract = this.#db.prepare(
      'DELETE FROM identity_proof WHERE identity_id = :from AND other_id = :to AND proof = :proof AND source_id = :source',
    );
    for (const { from, to, proof } of given) {
      if (this.#proved.has(`${from} ${to} ${proof}`)) continue;
      retract.run({ from, to, proof, source: this.#sourceId });
      changes.relink.add(from).add(to);
    }
  }

  #nameAndAddress(name: string, address: string, changes: FactChanges): number {
    return this.#identity('git', 'name_email', `${name.slice(0, longestName)} <${address}>`, changes).id;
  }

  #identity(platform: string, type: string, value: string, changes: FactChanges): Known {
    const kept = value.length > longestValue ? value.slice(0, longestValue) : value;
    const key = `${platform} ${type} ${kept.toLowerCase()}`;
    let known = this.#identities.get(key);
    if (known) return known;
    if (this.#identities.size > remembered) this.#identities.clear();
    known = this.#stored(platform, type, kept, changes);
    this.#identities.set(key, known);
    return known;
  }

  #stored(platform: string, type: string, value: string, changes: FactChanges): Known {
    const { id, shared, isNew } = keepIdentity(this.#db, platform, type, value);
    if (isNew) changes.relink.add(id);
    return { id, shared };
  }

  /** What a noreply address says about the account behind it. */
  #account(identity: number, address: string, changes: FactChanges): void {
    const account = accountOf(address);
    if (!account) return;
    if (account.id !== null)
      this.prove(identity, this.#identity(account.platform, 'account', account.id, changes).id, 'account_id', changes);
    this.prove(identity, this.#identity(account.platform, 'username', account.username, changes).id, 'noreply', changes);
  }

  /** Asked once per new name of an address. */
  #becomesShared(known: Known, name: string): boolean {
    const key = `${known.id} ${name}`;
    if (this.#signed.has(key)) return false;
    if (this.#signed.size > remembered) this.#signed.clear();
    this.#signed.add(key);
    const names = this.#manyNames.get(known.id) ?? new NamesOfOne(this.#namesOf(known.id));
    names.add(this.#remember(known.id, name));
    if (names.size > fewNames) this.#manyNames.set(known.id, names);
    return names.areOfSeveral;
  }

  #namesOf(identity: number): string[] {
    const names = rows<{ value: string }>(
      this.#db.prepare(
        'SELECT value FROM identity_name JOIN person_name ON person_name.id = name_id WHERE identity_id = :identity AND value <> :unsigned',
      ),
      { identity, unsigned: UNSIGNED },
    ).map((found) => found.value);
    return [...names, ...(this.#pending.get(identity) ?? [])];
  }

  /** Names of this transaction that are not in the store yet. */
  #pending = new Map<number, string[]>();

  #remember(identity: number, name: string): string {
    const names = this.#pending.get(identity);
    if (names) names.push(name);
    else this.#pending.set(identity, [name]);
    return name;
  }

  /** Called after every commit: what was pending is in the store now. */
  settle(): void {
    this.#pending.clear();
  }

  /** What was signed with a shared address so far goes to name and address each. */
  #split(known: Known, address: string, changes: FactChanges): void {
    known.shared = true;
    this.splits += 1;
    this.#forgetSignatures();
    this.#db.prepare('UPDATE identity SET shared = 1 WHERE id = :id').run({ id: known.id });
    const signed = rows<{ name_id: number; value: string }>(
      this.#db.prepare(
        // What was added by hand is signed with no name: it stays where it was put.
        'SELECT DISTINCT name_id, value FROM activity JOIN person_name ON person_name.id = name_id WHERE identity_id = :id AND value <> :unsigned',
      ),
      { id: known.id, unsigned: UNSIGNED },
    );
    changes.recount.add(known.id);
    changes.relink.add(known.id);
    for (const { name_id, value } of signed) {
      const identity = this.#nameAndAddress(value, address, changes);
      this.#db
        .prepare('UPDATE activity SET identity_id = :identity WHERE identity_id = :id AND name_id = :name_id')
        .run({ identity, id: known.id, name_id });
      changes.recount.add(identity);
    }
    this.#db.prepare(recordersAnew).run({ id: known.id });
  }
}

const item = "substr(activity.key, 1, instr(activity.key || ':', ':') - 1)";
const ofItem = (kind: string): string =>
  `(SELECT identity_id FROM activity AS of_item WHERE of_item.key = ${item} AND of_item.kind = '${kind}')`;
/** Who recorded an item is whoever applied it, or else its author. */
const recordersAnew = `UPDATE activity SET recorded_by = coalesce(${ofItem('committed')}, ${ofItem('commit')}) WHERE recorded_by = :id`;
