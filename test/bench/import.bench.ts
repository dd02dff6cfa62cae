/**
 * Importing a whole history against `git log` printing the same fields to nowhere, and the core's memory while it does.
 * CAIRN_BENCH_REPO names a clone (git's own, say); without it one of 80,000 commits is built.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logFormat } from '../../electron/core/sources/git/log.ts';
import type { SyncReport } from '../../shared/contract/sources.ts';
import { buildHistory, fullHistory } from './support/history.ts';
import { hostCore } from './support/hosted-core.ts';
import { interleaved, print, timed } from './support/measure.ts';

const turns = 3;
const folder = mkdtempSync(join(tmpdir(), 'cairn-import-'));
const nowhere = openSync('/dev/null', 'w');
let peak: number | null = null;
let commits = 0;
let turn = 0;

async function importOnce(repository: string): Promise<number> {
  turn += 1;
  const path = join(folder, `${turn}.cairn`);
  const core = await hostCore();
  await core.call('workspace.create', { path });
  const { id } = await core.call<{ id: string }>('sources.add', { kind: 'git', path: repository });
  const took = await timed(async () => {
    const report = await core.call<SyncReport>('sources.syncSource', { id });
    if (report.incomplete !== null) throw new Error(report.incomplete);
  });
  commits = (await core.call<{ commits: number }>('sources.get', { id })).commits;
  const megabytes = core.peakMegabytes();
  if (megabytes !== null) peak = Math.max(peak ?? 0, megabytes);
  await core.close();
  rmSync(path, { force: true });
  return took;
}

async function logOnce(repository: string): Promise<number> {
  const fields = [
    'log',
    '--branches',
    '--remotes',
    '--encoding=UTF-8',
    '--date=raw',
    '--no-color',
    '--no-show-signature',
    `--format=${logFormat}`,
  ];
  return timed(async () => {
    const git = spawn('git', ['--no-pager', '--no-replace-objects', '-C', repository, ...fields], {
      stdio: ['ignore', nowhere, 'inherit'],
    });
    const [code] = (await once(git, 'close')) as [number | null];
    if (code !== 0) throw new Error(`git log ended with ${code}.`);
  });
}

try {
  let repository = process.env.CAIRN_BENCH_REPO ?? '';
  if (repository === '') {
    repository = join(folder, 'history.git');
    await buildHistory(repository, fullHistory);
  }
  await logOnce(repository); // the first one reads from the disk
  const [reference, value] = await interleaved(
    turns,
    () => logOnce(repository),
    () => importOnce(repository),
  );
  const ratio = value / reference;
  print({ bench: 'import', measure: `${commits} commits, git log`, value, unit: 'ms', reference, ratio, limit: 3, ok: ratio <= 3 });
  if (peak !== null) print({ bench: 'import', measure: 'peak memory of the core', value: peak, unit: 'MB', limit: 300, ok: peak <= 300 });
} finally {
  closeSync(nowhere);
  rmSync(folder, { recursive: true, force: true });
}
