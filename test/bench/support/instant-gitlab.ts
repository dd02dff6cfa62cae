/** A GitLab that answers from memory and in no time, read into a new file: what is left is understanding it and writing it down. */
import { derivationOf } from '../../../electron/core/deriving.ts';
import { emptyReport } from '../../../electron/core/sources/engine.ts';
import { readGitLab } from '../../../electron/core/sources/gitlab/connector.ts';
import type { HttpClient } from '../../../electron/core/sources/http/client.ts';
import { runRemote } from '../../../electron/core/sources/remote/run.ts';
import { createStore } from '../../../electron/core/store/store.ts';
import type { GitLabServer } from '../../support/gitlab-server.ts';
import { timed } from './measure.ts';

/** As `HttpClient` is used by connectors. */
function instantClient(server: GitLabServer): HttpClient {
  const json = async (path: string) => {
    const url = new URL(path, server.url);
    const { pathname, searchParams: query } = url;
    const asked = { number: 0, method: 'GET', path: pathname, query, headers: { authorization: `Bearer ${server.token}` }, url: path };
    const { status = 200, headers = {}, body } = server.answer(asked);
    if (status === 404) return null;
    const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    return { value: JSON.parse(String(body)) as unknown, found: { status, url, header: (name: string) => named.get(name) ?? null } };
  };
  return { host: new URL(server.url).host, json } as unknown as HttpClient;
}

/** Milliseconds for all of it. */
export async function readInstantly(server: GitLabServer, path: string, expected: number): Promise<number> {
  const store = createStore(path, 'instant', 0);
  const add = () =>
    store.db.exec(`INSERT INTO source VALUES ('bench', 'gitlab', 'bench', '{}', 0); INSERT INTO source_key (uid) VALUES ('bench')`);
  store.decide({ label: 'Added a source', command: 'sources.addServer' }, 0, add, () => undefined);
  const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
  const job = { signal: new AbortController().signal, describe: () => undefined, progress: () => undefined, breathe };
  const context = { store, derivation: derivationOf(store.db), job, now: Date.now, committed: () => undefined };
  const report = emptyReport();
  const took = await timed(() =>
    runRemote(context, 1, 'bench', readGitLab(server.url, ['camp'], instantClient(server), Date.now), false, report),
  );
  if (report.added !== expected) throw new Error(`${report.added} of ${expected} added: ${report.incomplete}`);
  store.close();
  return took;
}
