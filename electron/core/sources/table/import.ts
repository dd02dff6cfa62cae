/** A table of people or activities into the workspace: facts page by page, then what it says as a person's word at once. */
import { existsSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import type { Input, Output } from '../../../../shared/contract/define.ts';
import type { SyncReport } from '../../../../shared/contract/sources.ts';
import type { TablePreview, tables } from '../../../../shared/contract/tables.ts';
import { AppError, toErrorValue } from '../../../../shared/errors.ts';
import type { JobContext } from '../../context.ts';
import { row } from '../../store/database.ts';
import { newUid } from '../../store/ids.ts';
import { PlacedFile } from '../../store/placed-file.ts';
import { preview } from '../../tables/queries.ts';
import { workspaceInfo } from '../../workspace/queries.ts';
import { emptyReport, runReading } from '../engine.ts';
import { FactWriter } from '../facts.ts';
import { alone, keyOf, record } from '../runs.ts';
import { knownTable, type Mapping, shapeOf, type TableConfig } from './config.ts';
import { decideStaged, forgetStaged, nothingDecided } from './decisions.ts';
import { completed, makeFields, type Plan, planOf } from './plan.ts';
import { TableReading } from './reading.ts';
import { Tally } from './tally.ts';

type Procedure = typeof tables.procedures.importTable;
type Asked = Input<Procedure>;
type Report = Output<Procedure>;

const stopped =
  'Stopped. The people and activities read so far are kept; nothing was noted, tagged or otherwise decided about anybody. Import the table again to go on.';

const isSameFile = (one: string, other: string): boolean => existsSync(other) && realpathSync(one) === realpathSync(other);

/** A dry run is the run itself, on a copy of the workspace that is thrown away: it cannot say anything else than what happens. */
export async function importTable(input: Asked, context: JobContext): Promise<Report> {
  const looked = await preview(input, context);
  if (!input.dryRun) return importLooked(input, looked, context);
  const report = await context.tryOut((trial) => importLooked(input, looked, trial));
  return { ...report, source: looked.known?.source ?? null, changeSet: null };
}

async function importLooked(input: Asked, looked: TablePreview, context: JobContext): Promise<Report> {
  const { db } = context.store;
  const heads = looked.columns.map(({ name }) => name);
  const mapping = completed(input.mapping ?? looked.known?.mapping ?? looked.suggested, looked.columns);
  const plan = planOf(db, mapping, heads);
  const shape = shapeOf(heads);
  const known = knownTable(db, shape, mapping.target);
  const file = input.file === undefined ? 'pasted' : basename(input.file);
  const name = input.name ?? known?.name ?? (input.file === undefined ? 'Pasted table' : file);
  const id = known?.id ?? newUid();
  return alone(context, id, async () => {
    // What was counted while looking into it is no part of this.
    context.job.progress(0, null);
    context.job.describe(`${input.dryRun ? 'Trying out' : 'Importing'} ${name}`, 'lines', id);
    remember(context, { id, name, isKnown: known !== null, config: { file, shape, mapping } }, plan);
    const work = (rejectedFile: PlacedFile | null) => read(context, { input, id, name, shape, plan, rejectedFile });
    if (input.rejectedPath === undefined) return work(null);
    if (input.file !== undefined && isSameFile(input.file, input.rejectedPath))
      throw new AppError('invalid_input', 'This is the table itself. Choose another name for the lines that are rejected.');
    const made: { report: Report | null } = { report: null };
    const place = { path: input.rejectedPath, replace: input.replace, workspace: context.store.path };
    const { path } = await PlacedFile.write(place, async (rejectedFile) => {
      made.report = await work(rejectedFile);
    });
    if (made.report === null) throw new AppError('internal', 'The table was not read.');
    return { ...made.report, rejectedFile: { path, lines: made.report.rejected } };
  });
}

/** The table as a source, and how a person wants it read; fields of its own that facts need are there before them. */
function remember(
  { store, derivation, now }: JobContext,
  { id, name, isKnown, config }: { id: string; name: string; isKnown: boolean; config: TableConfig },
  plan: Plan,
): void {
  const { db } = store;
  const text = JSON.stringify(config);
  const before = row<{ name: string; config: string }>(db.prepare('SELECT name, config FROM source WHERE uid = :id'), { id });
  const fields = plan.fields.filter(({ as }) => as === 'facts');
  if (before?.config === text && before.name === name && fields.length === 0) return;
  store.decide(
    { label: isKnown ? `Changed how the table ${name} is read` : `Added the table ${name}`, command: 'tables.importTable' },
    now(),
    () => {
      makeFields(db, fields);
      if (isKnown) db.prepare('UPDATE source SET name = :name, config = :text WHERE uid = :id').run({ id, name, text });
      else db.prepare("INSERT INTO source VALUES (:id, 'table', :name, :text, :now)").run({ id, name, text, now: now() });
    },
    (changeSet) => derivation.followDecisions(changeSet),
  );
}

interface Run {
  input: Asked;
  id: string;
  name: string;
  shape: string;
  plan: Plan;
  rejectedFile: PlacedFile | null;
}

async function read(context: JobContext, { input, id, name, shape, plan, rejectedFile }: Run): Promise<Report> {
  const { store, job } = context;
  const { db } = store;
  const startedAt = context.now();
  const sourceId = keyOf(context, id);
  const report = emptyReport();
  const tally = new Tally(plan.heads, rejectedFile !== null);
  const zone = workspaceInfo(db, store.path, store.readOnly).reportingZone;
  const { mapping } = plan;
  const reading = new TableReading({ db, sourceId, input, plan, mapping, shape, zone, now: startedAt, tally, rejectedFile, job });
  try {
    forgetStaged(context, sourceId);
    store.transaction(() => db.prepare('DELETE FROM set_aside WHERE source_id = :sourceId').run({ sourceId }));
    await runReading(context, sourceId, id, reading, report);
    if (report.incomplete === null) finish(context, sourceId, reading, report);
    const decided = report.incomplete === null ? decideStaged(context, sourceId, name, plan) : nothingDecided();
    record(context, id, startedAt, report.incomplete === null ? 'done' : 'incomplete', report, null);
    const { added, changed, unchanged, rejected, incomplete, remarks } = report;
    const { people, reasons, rejections, leftOut } = tally;
    const counts = { lines: reading.lines, added, changed, unchanged, rejected, people, ...decided, missing: reading.missing };
    const problems = { reasons, rejections, leftOut, rejectedFile: null, incomplete, remarks };
    return { dryRun: input.dryRun, source: { id, name }, mapping, ...counts, ...problems };
  } catch (error) {
    const isStopped = job.signal.aborted;
    const why = isStopped ? stopped : toErrorValue(error).message;
    report.incomplete = why;
    record(context, id, startedAt, isStopped ? 'cancelled' : 'failed', report, why);
    throw isStopped ? new AppError('cancelled', stopped) : error;
  } finally {
    if (db.raw.isOpen) forgetStaged(context, sourceId);
  }
}

function finish(context: JobContext, sourceId: number, reading: TableReading, report: SyncReport): void {
  const { store, derivation } = context;
  const writer = new FactWriter(store.db, sourceId);
  store.transaction(() => {
    reading.finish(writer);
    derivation.follow(writer.take());
  });
  report.remarks = reading.remarks;
}

export type { Mapping };
