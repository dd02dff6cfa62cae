/** What people did in one issue or change request, as activities: written, and taken out again when the forge tells of them no more. */
import { deedsOf } from '../../../../shared/domain/sources/deeds.ts';
import { titleOf } from '../../../../shared/domain/sources/texts.ts';
import type { ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import type { Database } from '../../store/database.ts';
import type { FactWriter, Outcome } from '../facts.ts';
import { keepDeed } from '../told/deed.ts';
import { identityOf } from '../told/people.ts';
import { takeOut } from '../told/taking-out.ts';

export class DeedWriter {
  readonly #db: Database;
  readonly #sourceId: number;
  readonly #facts: FactWriter;
  readonly #asOf: number;

  constructor(db: Database, sourceId: number, facts: FactWriter, asOf: number) {
    this.#db = db;
    this.#sourceId = sourceId;
    this.#facts = facts;
    this.#asOf = asOf;
  }

  /** `isNew`: it was not here, so nothing of it can be gone. */
  write(item: ToldWork, isNew: boolean): Outcome {
    const title = titleOf(item.title);
    const told = new Set<string>();
    let outcome: Outcome = 'unchanged';
    for (const { kind, key, person, countsAs, at } of deedsOf(item)) {
      const named = identityOf(person, this.#facts);
      if (!named) continue;
      told.add(`${kind} ${key}`);
      if (keepDeed(this.#facts, { kind, key, ...named, countsAs, at, title }, this.#asOf) !== 'unchanged') outcome = 'changed';
    }
    return !isNew && takeOut(this.#db, this.#facts, this.#sourceId, item.key, told) ? 'changed' : outcome;
  }
}
