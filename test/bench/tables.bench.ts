/**
 * A CSV of a million rows through Cairn's reader (decoding, heads, broken and ragged rows) against the bare parse of it by the library
 * that finds the cells, Papa Parse, as a stream; and how much memory reading it adds at most.
 */
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { openTable } from '../../electron/core/tables/open.ts';
import { tableRows } from '../../electron/core/tables/rows.ts';
import { interleaved, print, randomFrom, timed } from './support/measure.ts';
import { inventPerson, inventTitle } from './support/names.ts';

const count = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'cairn-tables-'));
const path = join(folder, 'people.csv');

/** One row in five has quotes and commas, one in fifty a line break, as exports of forms do. */
function write(): void {
  const random = randomFrom(7);
  const file = openSync(path, 'w');
  writeSync(file, 'Name,E-mail,GitHub,Joined,Contributions,Note\n');
  const people = Array.from({ length: 5000 }, (_, n) => inventPerson(n, random));
  for (let from = 0; from < count; from += 10_000) {
    const lines: string[] = [];
    for (let n = from; n < from + 10_000; n += 1) {
      const { name, address } = people[n % people.length] ?? { name: '', address: '' };
      const title = inventTitle(random);
      const note = n % 50 === 0 ? `"${title},\nand ""more"""` : n % 5 === 0 ? `"${title}, and more"` : title;
      lines.push(`${name},${address},user${n},${1 + (n % 28)}.${1 + (n % 12)}.2024,${n % 900},${note}\n`);
    }
    writeSync(file, lines.join(''));
  }
  closeSync(file);
}

/** How much more memory than before the process takes at most while `work` goes on, in MB. */
async function peak(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  await work();
  clearInterval(watch);
  return (most - before) / 1_048_576;
}

async function throughTheReader(): Promise<void> {
  const table = await openTable({ file: path });
  const read = await tableRows(table);
  let rows = 0;
  for await (const batch of read.batches()) {
    rows += batch.rows.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await table.close();
  if (rows !== count) throw new Error(`${rows} rows`);
}

function bareLibrary(): Promise<void> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: false, delimiter: ',', newline: '\n' });
    parser.on('data', () => {
      rows += 1;
    });
    parser.on('end', () => (rows === count + 1 ? resolve() : reject(new Error(`${rows} rows`))));
    parser.on('error', reject);
    createReadStream(path, { encoding: 'utf8', highWaterMark: 262_144 }).pipe(parser);
  });
}

const rate = (ms: number): number => count / (ms / 1000);

try {
  write();
  await throughTheReader();
  const [bare, reader] = await interleaved(
    3,
    () => timed(bareLibrary),
    () => timed(throughTheReader),
  );
  const ratio = rate(reader) / rate(bare);
  print({
    bench: 'tables',
    measure: `a CSV of a million rows, ${Math.round(statSync(path).size / 1_048_576)} MB: through the reader, bare library`,
    value: rate(reader),
    unit: 'rows/s',
    reference: rate(bare),
    ratio,
    limit: 0.5,
    ok: ratio >= 0.5,
  });
  const most = await peak(throughTheReader);
  print({ bench: 'tables', measure: 'memory that reading it adds at most', value: most, unit: 'MB', limit: 100, ok: most <= 100 });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
