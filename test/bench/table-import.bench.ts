/**
 * A CSV of a million activities imported (read, checked, keyed to people, with everything that derives from them) against the bare
 * parse of it by the library that finds the cells and the bare upsert of as many rows, one after the other; and how much memory the
 * core has at most meanwhile.
 */
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { ImportReport } from '../../shared/contract/importing.ts';
import { bareUpsert } from './support/bare-upsert.ts';
import { hostCore } from './support/hosted-core.ts';
import { print, randomFrom, timed } from './support/measure.ts';
import { inventPerson, inventTitle, signerAt } from './support/names.ts';

/** `CAIRN_BENCH_ROWS`: another number of rows, for trying things out, or for a file of 2 GB (20,000,000). */
const count = Number(process.env.CAIRN_BENCH_ROWS ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'cairn-table-import-'));
const path = join(folder, 'activities.csv');
const kinds = ['talk', 'blog post', 'meetup', 'tweet', 'forum', 'chat'];

function write(): void {
  const random = randomFrom(11);
  const file = openSync(path, 'w');
  writeSync(file, 'Name,E-mail,Date,Type of activity,Activity title\n');
  const people = Array.from({ length: 5000 }, (_, n) => inventPerson(n, random));
  const begin = Date.UTC(2012, 0, 1);
  for (let from = 0; from < count; from += 10_000) {
    const lines: string[] = [];
    for (let n = from; n < Math.min(count, from + 10_000); n += 1) {
      const { name, address } = signerAt(people, n / count, random);
      const day = new Date(begin + Math.floor(random() * 5000) * 86_400_000).toISOString().slice(0, 10);
      lines.push(`${name},${address},${day},${kinds[n % kinds.length]},"${inventTitle(random)}, ${n}"\n`);
    }
    writeSync(file, lines.join(''));
  }
  closeSync(file);
}

const mapping = {
  target: 'activities',
  columns: [
    { column: 0, field: 'name' },
    { column: 1, field: 'email' },
    { column: 2, field: 'date' },
    { column: 3, field: 'activityKind' },
    { column: 4, field: 'activityTitle' },
  ],
};

/** Milliseconds it took, and the most memory that the core's process ever had in use. */
async function imported(): Promise<{ took: number; peak: number | null }> {
  const core = await hostCore();
  await core.call('workspace.create', { path: join(folder, 'import.cairn') });
  const took = await timed(async () => {
    const report = await core.call<ImportReport>('tables.importTable', { file: path, mapping });
    if (report.added !== count) throw new Error(`${report.added} of ${count} added: ${JSON.stringify(report.reasons)}`);
  });
  const peak = core.peakMegabytes();
  await core.close();
  return { took, peak };
}

function bareParse(): Promise<void> {
  return new Promise((resolve, reject) => {
    const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: false, delimiter: ',', newline: '\n' });
    parser.on('data', () => undefined);
    parser.on('end', resolve);
    parser.on('error', reject);
    createReadStream(path, { encoding: 'utf8', highWaterMark: 262_144 }).pipe(parser);
  });
}

const rate = (ms: number): number => count / (ms / 1000);

try {
  write();
  const { took: whole, peak } = await imported();
  const bare = (await timed(bareParse)) + (await bareUpsert(join(folder, 'bare.cairn'), count));
  const ratio = rate(whole) / rate(bare);
  const size = Math.round(statSync(path).size / 1_048_576);
  print({
    bench: 'tables',
    measure: `${count.toLocaleString('en')} activities from a CSV of ${size} MB: imported, bare parse and bare upsert`,
    value: rate(whole),
    unit: 'rows/s',
    reference: rate(bare),
    ratio,
    limit: 1 / 3,
    ok: ratio >= 1 / 3,
  });
  if (peak !== null)
    print({
      bench: 'tables',
      measure: 'peak memory of the core while importing them',
      value: peak,
      unit: 'MB',
      limit: 300,
      ok: peak <= 300,
    });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
