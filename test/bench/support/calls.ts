/** Calls as the router takes them, where a bench holds the core itself. */
import type { Core } from '../../../electron/core/router.ts';

/** Throws when the call failed. The value is what the contract says; the caller names its shape. */
export async function called<T>(core: Core, procedure: string, input: unknown): Promise<T> {
  const answer = await core.call(procedure, input);
  if (!answer.ok) throw new Error(`${procedure}: ${answer.error.message}`);
  return answer.value as T;
}
