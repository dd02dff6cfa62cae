/** `api.contributors.list({...})` over any door that answers with values, as the window has it. */

import type { Result } from '../../electron/core/messages.ts';
import { type Api, type AreaName, contract } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';

export type Call = (procedure: string, input: unknown) => Promise<Result> | Result;

/** What was answered, or its failure as an exception. */
function answerOf(result: Result): unknown {
  if (result.ok) return result.value;
  throw new AppError(result.error.code, result.error.message, result.error.details);
}

export function apiOf(call: Call): Api {
  const areas = Object.keys(contract) as AreaName[];
  const area = (name: string) =>
    new Proxy({}, { get: (_, procedure) => async (input: unknown) => answerOf(await call(`${name}.${String(procedure)}`, input)) });
  return Object.fromEntries(areas.map((name) => [name, area(name)])) as unknown as Api;
}
