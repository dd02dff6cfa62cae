/** Whom lines of a table are about. */
import { nameKey } from '../../../../shared/domain/identities/names.ts';
import { isPlaceholderAddress } from '../../../../shared/domain/identities/signature.ts';
import type { PersonKeys } from '../../../../shared/domain/tables/import/person-line.ts';
import { type Database, row, rows } from '../../store/database.ts';
import type { FactWriter } from '../facts.ts';
import { RowSet } from './row-set.ts';
import type { Tally } from './tally.ts';

/** The identities a line names, the first of them standing for the person; or why it names nobody. */
export type Whom = { ids: number[] } | { problem: string };

export class People {
  readonly #db: Database;
  readonly #shape: string;
  readonly #byName: boolean;
  readonly #tally: Tally;
  /** Identities met so far. */
  readonly #met = new RowSet();
  /** How often a name without anything else stood there so far. */
  readonly #namesakes = new Map<string, number>();
  /** What was found of names, so that a line that comes after does not change it. */
  readonly #named = new Map<string, number | null>();

  constructor(db: Database, shape: string, byName: boolean, tally: Tally) {
    this.#db = db;
    this.#shape = shape;
    this.#byName = byName;
    this.#tally = tally;
  }

  has(identity: number): boolean {
    return this.#met.has(identity);
  }

  /** Counts a person once, as known when they were there before. False when the line is about somebody met already. */
  meet(ids: readonly number[]): boolean {
    const again = ids.some((id) => this.#met.has(id));
    if (!again) this.#tally.people[ids.some((id) => this.#isThere(id)) ? 'known' : 'new'] += 1;
    for (const id of ids) this.#met.add(id);
    return !again;
  }

  #isThere(identity: number): boolean {
    const there =
      'SELECT 1 FROM contributor_identity JOIN contributor ON contributor.id = contributor_id WHERE identity_id = :identity LIMIT 1';
    return row(this.#db.prepare(there), { identity }) !== undefined;
  }

  /** What the table itself calls somebody. The shape is part of it: a 7 in another table is somebody else. */
  own(key: string, writer: FactWriter): number {
    return writer.people.givenIdentity('table', 'name', `${key} (${this.#shape.slice(0, 8)})`, writer.changes);
  }

  /**
   * Who is called so. `each`: every line is a person of its own, two of one name are two; otherwise the table means one person by
   * a name. Where a person chose it, a name that exactly one contributor has is that contributor.
   */
  named(name: string, each: boolean, writer: FactWriter): number {
    const known = this.#byName ? this.#contributorCalled(name) : null;
    if (known !== null) return known;
    if (!each) return this.own(name, writer);
    const key = name.toLowerCase();
    const before = this.#namesakes.get(key) ?? 0;
    this.#namesakes.set(key, before + 1);
    return this.own(before === 0 ? name : `${name}, ${before + 1}`, writer);
  }

  #contributorCalled(name: string): number | null {
    const key = nameKey(name);
    const known = this.#named.get(key);
    if (known !== undefined) return known;
    const found = rows<{ id: number }>(
      this.#db.prepare(
        `SELECT identity.id FROM contributor JOIN identity ON identity.uid = contributor.uid WHERE name_key = :key
         AND identity.platform <> 'table' LIMIT 2`,
      ),
      { key },
    );
    const only = found.length === 1 ? (found[0]?.id ?? null) : null;
    this.#named.set(key, only);
    return only;
  }

  get namesakes(): number {
    let lines = 0;
    for (const times of this.#namesakes.values()) if (times > 1) lines += times;
    return lines;
  }
}

/** Why a line whose keys could not be used is about nobody. */
export function nobody({ addresses, usernames }: PersonKeys): string {
  if (addresses.some(isPlaceholderAddress)) return 'Its e-mail address says nothing about who it is, and it holds no name.';
  if (addresses.length > 0 || usernames.length > 0) return 'Its e-mail address or account stands for several people, and it holds no name.';
  return 'It says nothing about who it is: no e-mail address, no account, no name.';
}
