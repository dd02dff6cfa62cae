/** Lines of a table of activities, as facts. */
import { createHash } from 'node:crypto';
import { isPlaceholderAddress } from '../../../../shared/domain/identities/signature.ts';
import { type ActivityLine, activityReader } from '../../../../shared/domain/tables/import/activity-line.ts';
import { DATED } from '../../../../shared/domain/time/dated.ts';
import { monthOf } from '../../../../shared/domain/time/months.ts';
import { type Database, row } from '../../store/database.ts';
import type { FactWriter, Outcome } from '../facts.ts';
import { keepLink } from '../told/links.ts';
import type { Mapping } from './config.ts';
import { RowSet } from './row-set.ts';
import type { Line, Tally } from './tally.ts';
import { nobody, type People } from './whom.ts';

export interface ActivityOptions {
  mapping: Mapping;
  shape: string;
  /** Where the workspace counts its days. */
  zone: string;
  /** UTC epoch milliseconds. */
  now: number;
}

export class ActivitiesWriter {
  readonly #db: Database;
  readonly #sourceId: number;
  readonly #shape: string;
  readonly #people: People;
  readonly #tally: Tally;
  readonly #read: ReturnType<typeof activityReader>;
  readonly #hasLinks: boolean;
  /** Activities written in this run, by their integer keys. */
  readonly #written = new RowSet();
  /** Lines that say what an earlier line of this file said. */
  repeated = 0;

  constructor(db: Database, sourceId: number, { mapping, shape, zone, now }: ActivityOptions, people: People, tally: Tally) {
    this.#db = db;
    this.#sourceId = sourceId;
    this.#shape = shape;
    this.#people = people;
    this.#tally = tally;
    this.#read = activityReader(mapping, zone, now);
    this.#hasLinks = mapping.columns.some(({ field }) => field === 'activityLink');
  }

  write(line: Line, writer: FactWriter): Outcome | 'rejected' {
    const said = this.#read(line.cells);
    if ('problem' in said) return this.#reject(line, said.problem);
    const identityId = this.#whom(said, writer);
    if (identityId === null) return this.#reject(line, nobody(said));
    for (const { column, cell, why } of said.left) this.#tally.leave(line, column, cell, why);
    this.#people.meet([identityId]);
    const { at, offset, kind } = said;
    const outcome = writer.activity({
      kind,
      key: this.#keyOf(said),
      identityId,
      nameId: writer.people.nameOf(said.name),
      countsAs: kind,
      at,
      offset,
      month: monthOf(at),
      dated: DATED.author,
      recordedBy: null,
      recordedAt: null,
      recordedOffset: null,
      title: said.title,
    });
    if (!this.#written.add(writer.lastId)) {
      this.repeated += 1;
      return 'unchanged';
    }
    if (this.#hasLinks && keepLink(this.#db, writer.lastId, said.link) && outcome === 'unchanged') return 'changed';
    return outcome;
  }

  #reject(line: Line, why: string): 'rejected' {
    this.#tally.reject(line, why);
    return 'rejected';
  }

  /** An address that says who it is as git has it, then an account, the table's own key, a name. */
  #whom(said: ActivityLine, writer: FactWriter): number | null {
    const address = said.addresses.find((one) => !isPlaceholderAddress(one));
    if (address !== undefined) return this.#signer(said.name, address, writer);
    const [account] = said.usernames;
    if (account) return writer.people.givenIdentity(account.platform, 'username', account.value, writer.changes);
    if (said.key !== '') return this.#people.own(said.key, writer);
    return said.name === '' ? null : this.#people.named(said.name, false, writer);
  }

  #signer(name: string, address: string, writer: FactWriter): number {
    return writer.people.remembered(`${name}\n${address}`, () => ({
      name,
      address,
      identityId: writer.people.gitIdentity(name, address, writer.changes),
      nameId: writer.people.nameOf(name),
    })).identityId;
  }

  /**
   * What the table calls the activity, or else all that it says of it: the same line is the same activity, in another file too, and
   * however often it stands there. The person counts as they are written, not as who they turn out to be.
   */
  #keyOf(said: ActivityLine): string {
    const { addresses, usernames, key, name, at, title, link, activityKey } = said;
    const who = addresses[0] ?? (usernames[0] ? `${usernames[0].platform} ${usernames[0].value}` : key || name);
    const content = activityKey === '' ? [who.toLowerCase(), String(at), title, link] : [this.#shape, activityKey];
    return `table-${createHash('sha1').update(content.join('\u0000')).digest('hex')}`;
  }

  /** How many activities of this source the file has no more. They are kept. */
  missing(): number {
    const held = row<{ held: number }>(
      this.#db.prepare(
        `SELECT (SELECT count(*) FROM activity WHERE source_id = :source) + (SELECT count(*) FROM activity_also WHERE source_id = :source) AS held`,
      ),
      { source: this.#sourceId },
    );
    return Math.max(0, (held?.held ?? 0) - this.#written.size);
  }
}
