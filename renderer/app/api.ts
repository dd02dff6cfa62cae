/** The window's door: `api.contributors.list({...})`. Every call goes over the one bridge and fails with an `AppError`. */
import type { Bridge } from '../../shared/bridge.ts';
import type { Api } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';

declare global {
  interface Window {
    readonly cairn: Bridge;
  }
}

/** The newest commit this window knows of. Queries carry it, so nobody reads the past of their own write. */
let newestSeq = 0;
/** Counts workspaces: an answer that was under way when the workspace changed says nothing about the new one. */
let era = 0;

export function noteSeq(seq: number): void {
  if (seq > newestSeq) newestSeq = seq;
}

/** After the workspace changed or the core restarted, sequence numbers start again. */
export function forgetSeq(): void {
  newestSeq = 0;
  era += 1;
}

export async function invoke(procedure: string, input: unknown): Promise<unknown> {
  const asked = era;
  const answer = await window.cairn.invoke(procedure, input, newestSeq);
  if (!answer.ok) throw new AppError(answer.error.code, answer.error.message, answer.error.details);
  if (asked === era) noteSeq(answer.seq);
  return answer.value;
}

/** Built as it is asked for: the definitions, and all of zod with them, stay out of the window. The core checks every call. */
function client(areaName: string): object {
  return new Proxy({}, { get: (_target, name) => (input: unknown) => invoke(`${areaName}.${String(name)}`, input) });
}

const clients = new Map<string, object>();

export const api = new Proxy({} as Api, {
  get: (_target, areaName) => {
    const known = clients.get(String(areaName)) ?? client(String(areaName));
    clients.set(String(areaName), known);
    return known;
  },
});
