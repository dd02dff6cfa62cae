/** A table as something the engine reads page by page. */
import { stat } from 'node:fs/promises';
import { leftOutAsChosen } from '../../../../shared/domain/tables/import/activity-line.ts';
import { keysIn } from '../../../../shared/domain/tables/import/person-line.ts';
import type { JobControl } from '../../jobs.ts';
import type { Database } from '../../store/database.ts';
import type { PlacedFile } from '../../store/placed-file.ts';
import { counted, openTable, type TableInput, tableRows } from '../../tables/queries.ts';
import { type Reading, type ReadingEnd, SetAside } from '../connector.ts';
import type { FactWriter, Outcome } from '../facts.ts';
import { ActivitiesWriter, type ActivityOptions } from './activities.ts';
import { contestedKeys } from './contested.ts';
import type { NumberSet } from './number-set.ts';
import { PeopleWriter } from './people.ts';
import type { Plan } from './plan.ts';
import type { Line, Tally } from './tally.ts';
import { People } from './whom.ts';

export type ReadInput = TableInput & { headerRows?: 0 | 1 | 2 | undefined };

/** So many of the lines that were rejected are kept with the source, to be looked at there. */
const MOST_SET_ASIDE = 10_000;

interface Options extends ActivityOptions {
  db: Database;
  sourceId: number;
  input: ReadInput;
  plan: Plan;
  tally: Tally;
  rejectedFile: PlacedFile | null;
  job: JobControl;
}

const stampOf = async (file: string | undefined): Promise<string> => {
  if (file === undefined) return '';
  const { size, mtimeMs, ino } = await stat(file).catch(() => ({ size: -1, mtimeMs: 0, ino: 0 }));
  return `${size} ${mtimeMs} ${ino}`;
};

export class TableReading implements Reading<Line> {
  readonly unit = 'lines';
  readonly #options: Options;
  readonly #people: People;
  #writer: PeopleWriter | ActivitiesWriter | null = null;
  #stamp = '';
  #progress: () => { done: number; total: number } = () => ({ done: 0, total: 0 });
  #remarks: () => string[] = () => [];
  lines = 0;
  missing = 0;
  remarks: string[] = [];

  constructor(options: Options) {
    const { db, shape, plan, tally } = options;
    this.#options = options;
    this.#people = new People(db, shape, plan.mapping.byName, tally);
  }

  /** As many lines as there will be, if the rest are as long as those so far. */
  async total(): Promise<number | null> {
    const { done, total } = this.#progress();
    return done === 0 ? null : Math.max(this.lines, Math.round((this.lines / done) * total));
  }

  async *pages(): AsyncGenerator<Line[]> {
    const { input, rejectedFile, tally } = this.#options;
    this.#stamp = await stampOf(input.file);
    this.#writer = await this.#makeWriter();
    for await (const page of this.#opened()) {
      this.lines += page.length;
      yield page;
      await rejectedFile?.add(tally.takeFile());
    }
  }

  async *#opened(): AsyncGenerator<Line[]> {
    const table = await openTable(this.#options.input);
    try {
      const read = await tableRows(table, this.#options.input.headerRows);
      this.#progress = table.progress;
      this.#remarks = () => [...table.remarks(), ...read.remarks()];
      for await (const { rows, rejected } of read.batches())
        yield [...rows.map((row) => ({ ...row, why: null })), ...rejected.map(({ number, why }) => ({ number, cells: [], why }))];
    } finally {
      await table.close();
    }
  }

  async #makeWriter(): Promise<PeopleWriter | ActivitiesWriter> {
    const { db, sourceId, plan, tally } = this.#options;
    if (plan.mapping.target === 'activities') return new ActivitiesWriter(db, sourceId, this.#options, this.#people, tally);
    return new PeopleWriter(db, sourceId, plan, this.#people, await this.#contested(), tally);
  }

  #contested(): Promise<NumberSet> {
    const { columns } = this.#options.plan.mapping;
    const { job } = this.#options;
    const opened = () => this.#opened();
    return contestedKeys(async function* () {
      for await (const page of opened()) {
        for (const { cells } of page) yield keysIn(cells, columns, []);
        await job.breathe();
      }
    });
  }

  write(line: Line, writer: FactWriter): Outcome | 'rejected' {
    const { tally } = this.#options;
    let outcome: Outcome | 'rejected' = 'rejected';
    if (line.why !== null) tally.reject(line, line.why);
    else if (this.#writer) outcome = this.#writer.write(line, writer);
    // What somebody chose to leave out waits for nobody.
    if (outcome !== 'rejected' || tally.lastWhy === leftOutAsChosen || tally.rejected > MOST_SET_ASIDE) return outcome;
    throw new SetAside(`line ${String(line.number).padStart(7, '0')}`, tally.lastWhy, line.cells.join('\t'));
  }

  async end(failure: unknown): Promise<ReadingEnd> {
    if (failure !== null && failure !== undefined) throw failure;
    const { input, tally, rejectedFile } = this.#options;
    await rejectedFile?.add(tally.takeFile());
    const isChanged = (await stampOf(input.file)) !== this.#stamp;
    this.remarks = [...this.#remarks(), ...this.#aboutPeople()];
    return {
      cursor: { lines: this.lines },
      whole: false,
      incomplete: isChanged
        ? 'The file changed while it was read, so lines may be missing or halved. What was read is kept, and nothing was decided. Import it again.'
        : null,
      remarks: this.remarks,
      present: null,
    };
  }

  /** In a transaction, after the last page. */
  finish(writer: FactWriter): void {
    if (this.#writer instanceof PeopleWriter) {
      const { missing, taken } = this.#writer.finish(writer);
      this.missing = missing;
      if (missing > 0)
        this.remarks.push(
          `${counted(missing, 'person', 'people')} of an earlier file ${missing === 1 ? 'is' : 'are'} not in this one. They are kept.`,
        );
      if (taken > 0)
        this.remarks.push(
          `${counted(taken, 'value', 'values')} of an earlier file ${taken === 1 ? 'is' : 'are'} not in this one, and went.`,
        );
    } else if (this.#writer) {
      this.missing = this.#writer.missing();
      if (this.missing > 0)
        this.remarks.push(
          `${counted(this.missing, 'activity', 'activities')} of an earlier file ${this.missing === 1 ? 'is' : 'are'} not in this one. They are kept.`,
        );
    }
  }

  #aboutPeople(): string[] {
    const remarks: string[] = [];
    const writer = this.#writer;
    if (writer instanceof PeopleWriter && writer.contested > 0)
      remarks.push(
        `An address or account that stands with unlike names is nobody's: ${counted(writer.contested, 'cell was', 'cells were')} left out for that.`,
      );
    if (this.#people.namesakes > 0)
      remarks.push(
        `${counted(this.#people.namesakes, 'line holds', 'lines hold')} only a name that stands there more than once: each is a person of its own.`,
      );
    if (writer instanceof ActivitiesWriter && writer.repeated > 0)
      remarks.push(
        `${counted(writer.repeated, 'line says', 'lines say')} what an earlier line said, and ${writer.repeated === 1 ? 'was' : 'were'} counted once.`,
      );
    return remarks;
  }
}
