/** Lines of a table of people, as facts; what they say as a person's word is put by for the end. */
import { type ImportPlan, type PersonLine, personLine } from '../../../../shared/domain/tables/import/person-line.ts';
import { type Database, row, rows } from '../../store/database.ts';
import type { FactWriter, Outcome } from '../facts.ts';
import { keepNamed, keepPersonFact } from '../told/listed.ts';
import { accountKey, addressKey } from './contested.ts';
import { NumberSet } from './number-set.ts';
import type { Line, Tally } from './tally.ts';
import { nobody, type People, type Whom } from './whom.ts';

/** Identities of a workspace stay well below this; with it, two of them make one whole number. */
const MANY = 67_108_864;
const MOST_FIELDS = 1024;

export class PeopleWriter {
  readonly #db: Database;
  readonly #sourceId: number;
  readonly #plan: ImportPlan;
  readonly #people: People;
  readonly #contested: NumberSet;
  readonly #tally: Tally;
  readonly #fields: string[] = [];
  /** What this file said: which field of whom, who is whom. Of two lines about one person the first has the say. */
  readonly #told = new NumberSet();
  readonly #proved = new NumberSet();
  contested = 0;

  constructor(db: Database, sourceId: number, plan: ImportPlan, people: People, contested: NumberSet, tally: Tally) {
    this.#db = db;
    this.#sourceId = sourceId;
    this.#plan = plan;
    this.#people = people;
    this.#contested = contested;
    this.#tally = tally;
  }

  write(line: Line, writer: FactWriter): Outcome | 'rejected' {
    const said = personLine(line.cells, this.#plan);
    const whom = this.#whom(said, writer);
    if ('problem' in whom) {
      this.#tally.reject(line, whom.problem);
      return 'rejected';
    }
    for (const { column, cell, why } of said.left) this.#tally.leave(line, column, cell, why);
    const [first = 0, ...others] = whom.ids;
    this.#people.meet(whom.ids);
    const outcome = this.#person(first, said.name, writer);
    let changed = false;
    for (const fact of said.facts) changed = this.#fact(first, fact, writer) || changed;
    for (const other of others) changed = this.#proof(first, other, writer) || changed;
    this.#stage(first, line, said);
    return outcome === 'unchanged' && changed ? 'changed' : outcome;
  }

  /** Every address and account that can be used, the table's own key, and a name only where there is nothing else. */
  #whom(said: PersonLine, writer: FactWriter): Whom {
    const ids: number[] = [];
    for (const address of said.addresses) {
      const isContested = this.#contested.has(addressKey(address));
      const id = isContested ? null : writer.people.givenAddress(address, writer.changes);
      if (isContested) this.contested += 1;
      if (id !== null) ids.push(id);
    }
    for (const account of said.usernames) {
      if (this.#contested.has(accountKey(account))) this.contested += 1;
      else ids.push(writer.people.givenIdentity(account.platform, 'username', account.value, writer.changes));
    }
    if (said.key !== '') ids.push(this.#people.own(said.key, writer));
    if (ids.length === 0 && said.name !== '') ids.push(this.#people.named(said.name, true, writer));
    return ids.length > 0 ? { ids: [...new Set(ids)] } : { problem: nobody(said) };
  }

  #person(identity: number, name: string, writer: FactWriter): Outcome {
    const isFirst = name !== '' && this.#tell(identity, '');
    return keepNamed(writer, this.#db, this.#sourceId, identity, name, isFirst);
  }

  #fact(identity: number, { field, value }: { field: string; value: string }, writer: FactWriter): boolean {
    return this.#tell(identity, field) && keepPersonFact(writer, this.#db, this.#sourceId, identity, field, value);
  }

  #proof(from: number, to: number, writer: FactWriter): boolean {
    this.#proved.add(from * MANY + to);
    const there = row(
      this.#db.prepare(
        "SELECT 1 FROM identity_proof WHERE identity_id = :from AND other_id = :to AND proof = 'table' AND source_id = :source",
      ),
      { from, to, source: this.#sourceId },
    );
    if (there !== undefined) return false;
    writer.people.prove(from, to, 'table', writer.changes);
    return true;
  }

  /** False when this file has said it already. */
  #tell(identity: number, field: string): boolean {
    let at = this.#fields.indexOf(field);
    if (at === -1) at = this.#fields.push(field) - 1;
    return this.#told.add(identity * MOST_FIELDS + at + 1);
  }

  #stage(identity: number, line: Line, { said }: PersonLine): void {
    if (said.length === 0) return;
    this.#db
      .prepare(
        'INSERT INTO import_staged (source_id, anchor, line, said) SELECT :source, uid, :line, :said FROM identity WHERE id = :identity',
      )
      .run({ source: this.#sourceId, identity, line: line.number, said: JSON.stringify(said) });
  }

  /**
   * After the whole file: what it said earlier of people it still names, and says no more, is taken back; people it names no more
   * are kept. Returns how many of them there are, and how many facts were taken back.
   */
  finish(writer: FactWriter): { missing: number; taken: number } {
    let taken = 0;
    const source = this.#sourceId;
    for (const { identity, field } of rows<{ identity: number; field: string }>(
      this.#db.prepare('SELECT identity_id AS identity, field FROM person_fact WHERE source_id = :source'),
      { source },
    )) {
      const at = this.#fields.indexOf(field);
      if (!this.#people.has(identity) || (at !== -1 && this.#told.has(identity * MOST_FIELDS + at + 1))) continue;
      this.#db
        .prepare('DELETE FROM person_fact WHERE identity_id = :identity AND field = :field AND source_id = :source')
        .run({ identity, field, source });
      writer.changes.recount.add(identity);
      taken += 1;
    }
    for (const { from, to } of rows<{ from: number; to: number }>(
      this.#db.prepare(
        'SELECT identity_id AS "from", other_id AS "to" FROM identity_proof WHERE source_id = :source AND proof = \'table\'',
      ),
      { source },
    )) {
      if (!this.#people.has(from) || this.#proved.has(from * MANY + to)) continue;
      this.#db
        .prepare("DELETE FROM identity_proof WHERE identity_id = :from AND other_id = :to AND proof = 'table' AND source_id = :source")
        .run({ from, to, source });
      writer.changes.relink.add(from).add(to);
      taken += 1;
    }
    let missing = 0;
    for (const { identity } of rows<{ identity: number }>(
      this.#db.prepare('SELECT identity_id AS identity FROM table_person WHERE source_id = :source'),
      { source },
    ))
      if (!this.#people.has(identity)) missing += 1;
    return { missing, taken };
  }
}
