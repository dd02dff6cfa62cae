/** What a server refuses to show on trial, in words; everything else that goes wrong is thrown on. */
import type { Output } from '../../../../shared/contract/define.ts';
import type { sources } from '../../../../shared/contract/sources.ts';
import { toErrorValue } from '../../../../shared/errors.ts';

export type Tried = Output<(typeof sources)['procedures']['tryServer']>;

export type Refused = { why: string };

export const refused = (error: unknown): Refused => {
  const { code, message } = toErrorValue(error);
  if (code === 'auth' || code === 'not_found') return { why: message };
  throw error;
};

export const isRefused = (found: unknown): found is Refused => found !== null && typeof found === 'object' && 'why' in found;
