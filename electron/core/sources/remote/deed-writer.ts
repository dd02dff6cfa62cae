/** What people did in one issue or change request, as activities: written, and taken out again when the forge tells of them no more. */
import { deedsOf } from '../../../../shared/domain/sources/deeds.ts';
import { titleOf } from '../../../../shared/domain/sources/texts.ts';
import type { ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import { DATED, dateOf } from '../../../../shared/domain/time/dated.ts';
import { monthOf } from '../../../../shared/domain/time/months.ts';
import type { Database } from '../../store/database.ts';
import type { FactWriter, Outcome } from '../facts.ts';
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

  write(item: ToldWork): Outcome {
    const title = titleOf(item.title);
    const told = new Set<string>();
    let outcome: Outcome = 'unchanged';
    for (const { kind, key, person, countsAs, at: said } of deedsOf(item)) {
      const named = identityOf(person, this.#facts);
      if (!named) continue;
      const { at, dated } = dateOf(said, said, this.#asOf);
      told.add(`${kind} ${key}`);
      const one = this.#facts.activity({
        kind,
        key,
        ...named,
        countsAs,
        at,
        offset: null,
        month: monthOf(at),
        dated: dated === DATED.none ? DATED.none : DATED.author,
        recordedBy: null,
        recordedAt: null,
        recordedOffset: null,
        title,
      });
      if (one !== 'unchanged') outcome = 'changed';
    }
    return takeOut(this.#db, this.#facts, this.#sourceId, item.key, told) ? 'changed' : outcome;
  }
}
