/** What a forum lets one read. */
import { z } from '../../../../shared/zod.ts';
import type { HttpClient } from '../http/client.ts';
import { isRefused, refused, type Tried } from '../remote/refused.ts';
import { latestPage } from './topics.ts';

const about = z.object({ about: z.object({ version: z.string().optional(), title: z.string().optional() }) });
const session = z.object({ current_user: z.object({ username: z.string() }) });

/** Throws where nothing can be asked at all. */
export async function tryForum(client: HttpClient, address: string, hasToken: boolean): Promise<Tried> {
  const base = new URL(address).pathname.replace(/\/+$/, '');
  const ask = async <T>(path: string, shape: z.ZodType<T>) => {
    const found = await client.json(`${base}${path}`).catch(refused);
    if (isRefused(found)) return found;
    return shape.safeParse(found?.value).data ?? null;
  };
  const list = await ask('/latest.json?order=activity&no_definitions=true&page=0', z.unknown());
  const page = isRefused(list) ? { problem: list.why } : latestPage(list, null);
  const told = await ask('/about.json', about);
  const me = hasToken ? await ask('/session/current.json', session) : null;
  const account = me !== null && !isRefused(me) ? me.current_user.username : null;
  const may: Tried['may'] = [];
  if (hasToken)
    may.push({
      what: 'the account of the key',
      ok: account !== null,
      why: account === null ? (isRefused(me) ? me.why : 'The forum does not say whose key it is.') : null,
    });
  may.push({ what: 'topics', ok: !('problem' in page), why: 'problem' in page ? page.problem : null });
  const version = told !== null && !isRefused(told) ? (told.about.version ?? '') : '';
  return { software: version === '' ? null : `Discourse ${version}`, account, may };
}
