/**
 * 20,000 merge requests with their notes read from a GitLab on loopback that answers from memory, against the bare upsert of the
 * same rows; how much memory the core has at most; and what a run costs when there is nothing new.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SyncReport } from '../../shared/contract/sources.ts';
import { gitlabData } from '../support/gitlab/data.ts';
import { startGitLab } from '../support/gitlab-server.ts';
import { hostCore } from './support/hosted-core.ts';
import { readInstantly } from './support/instant-gitlab.ts';
import { interleaved, print, timed } from './support/measure.ts';
import { sameRows } from './support/same-rows.ts';

const mergeRequests = Number(process.env.CAIRN_BENCH_ROWS ?? 20_000);
const folder = mkdtempSync(join(tmpdir(), 'cairn-servers-'));
const server = await startGitLab({ data: gitlabData({ people: 500, projects: 4, mergeRequests, issues: 0 }), keepAnswers: true });

async function read(name: string): Promise<{ took: number; peak: number | null; again: number }> {
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
  await core.close();
  return { took, peak, again };
}

try {
  // The first time the server makes its answers.
  await read('first.cairn');
  const { took, peak, again } = await read('second.cairn');
  const files = ['third.cairn', 'fourth.cairn'].map((name) => join(folder, name));
  let rows = 0;
  const [instantly, bare] = await interleaved(
    files.length,
    (turn) => readInstantly(server, files[turn] ?? '', mergeRequests),
    async (turn) => {
      const written = await sameRows(files[turn] ?? '', `${files[turn]}.bare`);
      rows = written.rows;
      return written.took;
    },
  );
  const words = `${mergeRequests.toLocaleString('en')} merge requests with notes (${rows.toLocaleString('en')} rows)`;
  const rate = (ms: number): number => rows / (ms / 1000);
  const shared = { bench: 'servers', unit: 'rows/s', reference: rate(bare) } as const;
  print({
    ...shared,
    measure: `${words} read over loopback, against the bare upsert of these rows`,
    value: rate(took),
    ratio: bare / took,
    ok: true,
  });
  print({
    ...shared,
    measure: `${words} read from a server that answers instantly, against the bare upsert of these rows`,
    value: rate(instantly),
    ratio: bare / instantly,
    limit: 1 / 3,
    ok: bare / instantly >= 1 / 3,
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
