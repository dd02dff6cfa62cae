/** The window's door: `api.contributors.list({...})`. Every call goes over the one bridge and fails with an `AppError`. */
import type { Bridge } from '../../shared/bridge.ts';
import { type Api, type AreaName, contract } from '../../shared/contract/index.ts';
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

function client(areaName: AreaName): Record<string, (input: unknown) => Promise<unknown>> {
  const names = Object.keys(contract[areaName].procedures);
  return Object.fromEntries(names.map((name) => [name, (input: unknown) => invoke(`${areaName}.${name}`, input)]));
}

export const api = Object.fromEntries((Object.keys(contract) as AreaName[]).map((name) => [name, client(name)])) as unknown as Api;
