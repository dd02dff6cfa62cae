/** Looking into a table before anything is done with it. */
import type { TableColumn, TablePreview } from '../../../shared/contract/tables.ts';
import { suggestMapping } from '../../../shared/domain/tables/import/suggest.ts';
import { ColumnEvidence } from '../../../shared/domain/tables/kinds.ts';
import type { JobContext } from '../context.ts';
import type { JobControl } from '../jobs.ts';
import { knownTable, shapeOf } from '../sources/queries.ts';
import type { Database } from '../store/database.ts';
import { openTable, type TableInput } from './open.ts';
import { type TableRows, tableRows } from './rows.ts';
import { counted, type OpenTable, type RawRow, refused } from './table.ts';

/** Enough to tell kinds by, and read in a tenth of a second. */
const enough = 10_000;
const shown = 50;
const shownSetAside = 20;
const longestShown = 500;
const mostWords = 60;
const longestWord = 200;

class Column {
  readonly #name: string;
  readonly #evidence: ColumnEvidence;
  readonly #samples = new Set<string>();
  /** How often each text stands there; `null` once there are too many, or one is too long to be a word. */
  #words: Map<string, number> | null = new Map();
  #filled = 0;

  constructor(name: string, isNamed: boolean) {
    this.#name = name;
    this.#evidence = new ColumnEvidence(isNamed ? name : '');
  }

  add(text: string): void {
    if (text.trim() === '') return;
    this.#filled += 1;
    this.#evidence.add(text);
    if (this.#samples.size < 3) this.#samples.add(cut(text));
    if (this.#words) this.#count(this.#words, text.trim());
  }

  #count(words: Map<string, number>, word: string): void {
    words.set(word, (words.get(word) ?? 0) + 1);
    if (words.size > mostWords || word.length > longestWord) this.#words = null;
  }

  get(): TableColumn {
    const { meaning, ...guess } = this.#evidence.guess();
    const found = { field: meaning?.field ?? null, platform: meaning?.platform ?? null };
    const words = [...(this.#words ?? [])].sort(([, one], [, other]) => other - one).map(([word]) => word);
    return { name: this.#name, ...guess, ...found, filled: this.#filled, samples: [...this.#samples], words };
  }
}

/** A note of a thousand words is recognised by its first. */
const cut = (text: string): string => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text);

/** `whole`: everything is looked at, otherwise as much as tells the kinds of columns. */
export async function preview(
  input: TableInput & { headerRows?: 0 | 1 | 2 | undefined; whole?: boolean },
  { store, job }: Pick<JobContext, 'store' | 'job'>,
): Promise<TablePreview> {
  job.describe('Looking into a table', 'bytes', null);
  const table = await openTable(input);
  try {
    const looked = await look(table, await tableRows(table, input.headerRows), input.whole ?? false, job);
    return { ...looked, known: knownFor(store.db, looked.columns), suggested: suggestMapping(looked.columns) };
  } finally {
    await table.close();
  }
}

/** What a table with these heads was imported as before. */
function knownFor(db: Database, columns: readonly TableColumn[]): TablePreview['known'] {
  const known = knownTable(db, shapeOf(columns.map(({ name }) => name)));
  return known ? { source: { id: known.id, name: known.name }, mapping: known.config.mapping } : null;
}

async function look(
  table: OpenTable,
  read: TableRows,
  everything: boolean,
  job: JobControl,
): Promise<Omit<TablePreview, 'known' | 'suggested'>> {
  const columns = read.columns.map((name) => new Column(name, read.headerRows > 0));
  const rows: RawRow[] = [];
  const setAside: TablePreview['setAside'] = [];
  let whole = true;
  for await (const batch of read.batches()) {
    for (const { number, cells } of batch.rows) {
      if (rows.length < shown) rows.push({ number, cells: cells.map(cut) });
      for (const [at, column] of columns.entries()) column.add(cells[at] ?? '');
    }
    setAside.push(...batch.rejected.slice(0, shownSetAside - setAside.length));
    const { done, total } = table.progress();
    job.progress(done, total);
    await job.breathe();
    if (!everything && read.counts.rows >= enough) {
      whole = false;
      break;
    }
  }
  if (read.columns.length === 0 && setAside.length === 0) throw refused('There is nothing in this table. Choose another file or sheet.');
  const remarks = [...table.remarks(), ...read.remarks(), ...aboutRows(read, setAside.length > 0)];
  const counts = { ...read.counts, whole };
  return {
    recognised: table.recognised,
    headerRows: read.headerRows,
    columns: columns.map((column) => column.get()),
    rows,
    counts,
    setAside,
    remarks,
  };
}

function aboutRows({ counts }: TableRows, someSetAside: boolean): string[] {
  const remarks: string[] = [];
  if (counts.rows === 0) remarks.push('There are heads but no rows under them.');
  if (someSetAside)
    remarks.push(
      `${counted(counts.setAside, 'row', 'rows')} could not be read and ${counts.setAside === 1 ? 'was' : 'were'} set aside; all others were.`,
    );
  return remarks;
}
