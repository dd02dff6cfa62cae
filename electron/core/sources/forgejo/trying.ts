/** What a Forgejo lets one read: asked before it becomes a source, and when something is missing. */
import type { Output } from '../../../../shared/contract/define.ts';
import type { sources } from '../../../../shared/contract/sources.ts';
import { toErrorValue } from '../../../../shared/errors.ts';
import { z } from '../../../../shared/zod.ts';
import type { HttpClient } from '../http/client.ts';
import { ForgejoApi } from './api.ts';
import type { ForgejoConfig } from './connector.ts';

export type Tried = Output<(typeof sources)['procedures']['tryServer']>;

const version = z.object({ version: z.string() });
const account = z.object({ login: z.string() });

/** Throws where nothing can be asked at all. */
export async function tryForgejo(
  { address, scope }: ForgejoConfig,
  client: HttpClient,
  hasToken: boolean,
  now: () => number,
): Promise<Tried> {
  const api = new ForgejoApi(client, new URL(address).pathname.replace(/\/+$/, ''), now);
  const about = await api.one('/version', version);
  const me = hasToken ? await api.one('/user', account).catch(refused) : null;
  const may: Tried['may'] = [];
  if (hasToken) may.push({ what: 'the account of the token', ok: me !== null && !('why' in me), why: me && 'why' in me ? me.why : null });
  for (const one of scope) may.push(...(await tryScope(api, one)));
  return { software: about ? `Forgejo or Gitea ${about.version}` : null, account: me && 'login' in me ? me.login : null, may };
}

const refused = (error: unknown): { why: string } => {
  const { code, message } = toErrorValue(error);
  if (code === 'auth' || code === 'not_found') return { why: message };
  throw error;
};

async function tryScope(api: ForgejoApi, scope: string): Promise<Tried['may']> {
  const [owner = '', name] = scope.split('/').map(encodeURIComponent);
  const lists = name === undefined ? [`/orgs/${owner}/repos?limit=1`, `/users/${owner}/repos?limit=1`] : [];
  const named = z.array(z.object({ full_name: z.string() }));
  let repository = name === undefined ? null : `${owner}/${name}`;
  let why: string | null = null;
  for (const list of lists) {
    if (repository !== null) break;
    const found = await api.one(list, named).catch(refused);
    if (found && 'why' in found) why = found.why;
    else if (found) repository = found[0]?.full_name ?? '';
  }
  if (repository === null) return [{ what: scope, ok: false, why: why ?? `There is no "${scope}", or the token may not see it.` }];
  if (repository === '') return [{ what: scope, ok: true, why: 'It has no repository that the token may see.' }];
  const asked = [
    ['issues', `/repos/${repository}/issues?state=all&type=issues&limit=1`],
    ['pull requests', `/repos/${repository}/issues?state=all&type=pulls&limit=1`],
  ] as const;
  const tried: Tried['may'] = [];
  for (const [what, path] of asked) {
    const found = await api.one(path, z.array(z.unknown())).catch(refused);
    const isRefused = found !== null && 'why' in found;
    tried.push({
      what: `${what} of ${scope}`,
      ok: found !== null && !isRefused,
      why: isRefused ? found.why : found === null ? 'It is not there, or the token may not see it.' : null,
    });
  }
  return tried;
}
