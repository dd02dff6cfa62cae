/**
 * 20,000 merge requests with their notes read from a GitLab on loopback that answers from memory, against the bare upsert of as many
 * rows; how much memory the core has at most; and what a run costs when there is nothing new.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceRow, SyncReport } from '../../shared/contract/sources.ts';
import { gitlabData } from '../support/gitlab/data.ts';
import { startGitLab } from '../support/gitlab-server.ts';
import { bareUpsert } from './support/bare-upsert.ts';
import { hostCore } from './support/hosted-core.ts';
import { readInstantly } from './support/instant-gitlab.ts';
import { print, timed } from './support/measure.ts';

const mergeRequests = Number(process.env.CAIRN_BENCH_ROWS ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'cairn-servers-'));
const server = await startGitLab({ data: gitlabData({ people: 500, projects: 4, mergeRequests, issues: 0 }), keepAnswers: true });

async function read(name: string): Promise<{ took: number; peak: number | null; again: number; rows: number }> {
  const core = await hostCore();
  await core.call('workspace.create', { path: join(folder, name) });
  const added = { kind: 'gitlab', address: server.url, scope: ['camp'], token: server.token };
  const { id } = await core.call<{ id: string }>('sources.addServer', added);
  const took = await timed(async () => {
    const report = await core.call<SyncReport>('sources.syncSource', { id });
    if (report.added !== mergeRequests) throw new Error(`${report.added} of ${mergeRequests} added: ${report.incomplete}`);
  });
  const peak = core.peakMegabytes();
  // Hundreds of the items were given a label at one instant. Where nothing came after that, what is read again for clocks that lag is more than a page.
  for (const project of server.data.projects) {
    const last = server.data.mergeRequests.findLast((one) => one.project === project);
    if (last) server.data.edit(last, { title: name }, 2 * 3_600_000);
  }
  await core.call('sources.syncSource', { id });
  server.forget();
  await core.call('sources.syncSource', { id });
  const again = server.asked.length;
  const row = await core.call<SourceRow>('sources.get', { id });
  await core.close();
  // Each is a row of its own and opens one; a merged one is code and may be somebody's merge, which is not counted here.
  return { took, peak, again, rows: 2 * mergeRequests + (row.server?.comments ?? 0) };
}

try {
  // The first time the server makes its answers.
  await read('first.cairn');
  const { took, peak, again, rows } = await read('second.cairn');
  const bare = rows / ((await bareUpsert(join(folder, 'bare.cairn'), rows)) / 1000);
  const rate = rows / (took / 1000);
  const words = `${mergeRequests.toLocaleString('en')} merge requests with notes (${rows.toLocaleString('en')} rows)`;
  const shared = { bench: 'servers', unit: 'rows/s', reference: bare } as const;
  print({ ...shared, measure: `${words} read over loopback, against the bare upsert`, value: rate, ratio: rate / bare, ok: true });
  const instant = rows / ((await readInstantly(server, join(folder, 'instant.cairn'), mergeRequests)) / 1000);
  print({
    ...shared,
    measure: `${words} read from a server that answers instantly, against the bare upsert`,
    value: instant,
    ratio: instant / bare,
    limit: 1 / 3,
    ok: instant / bare >= 1 / 3,
  });
  if (peak !== null)
    print({ bench: 'servers', measure: 'peak memory of the core meanwhile', value: peak, unit: 'MB', limit: 400, ok: peak <= 400 });
  print({
    bench: 'servers',
    measure: 'requests of a run with nothing new, over 8 lists and that of the projects',
    value: again,
    unit: 'requests',
    limit: 9,
    ok: again <= 9,
  });
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
