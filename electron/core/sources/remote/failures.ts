/** Which failures end what: one item, one scope, or the whole run. */
import type { ToldWork } from '../../../../shared/domain/sources/work-items.ts';
import { AppError } from '../../../../shared/errors.ts';
import { z } from '../../../../shared/zod.ts';
import { SetAside } from '../connector.ts';

/** Of one scope that cannot be read, so that the next one is. Throws what concerns all of them. */
export function scopeFailure(error: unknown): { error: unknown } {
  const isItsOwn = error instanceof z.ZodError || (error instanceof AppError && ['not_found', 'auth', 'source_error'].includes(error.code));
  if (isItsOwn && !isFleeting(error)) return { error };
  throw error;
}

/** Kept aside: it is told in a way that Cairn does not understand, and will be at the next run. `project`: its path. */
export function asideAs(key: string, project: string, host: string, raw: unknown, failure: z.ZodError): SetAside {
  const at = failure.issues[0]?.path.join('.') ?? '';
  const where = at === '' ? '' : ` (${at})`;
  return new SetAside(
    key,
    `${host} told of something in ${project} in a way that Cairn does not understand${where}.`,
    JSON.stringify(raw) ?? '',
  );
}

/** One item that could not be asked for: those behind it are read, and the next run comes back to it. */
export class Gap {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}

/** The same for whatever came of looking at an item. Throws what passes, and what concerns the whole server. */
export function notRead(key: string, project: string, host: string, raw: unknown, failure: unknown): SetAside | Gap {
  if (failure instanceof z.ZodError) return asideAs(key, project, host, raw, failure);
  const isLasting =
    failure instanceof AppError && !isFleeting(failure) && (failure.code === 'source_error' || failure.details?.status === 403);
  if (isLasting) return new Gap(failure.message);
  throw failure;
}

/** What came of the items of a page: what is written of them, and the first gap. */
export function sorted(results: readonly (ToldWork | SetAside | Gap | null)[]): { whole: (ToldWork | SetAside)[]; gap: string | null } {
  const whole = results.filter((one) => one !== null && !(one instanceof Gap)) as (ToldWork | SetAside)[];
  const gap = results.find((one) => one instanceof Gap);
  return { whole, gap: gap instanceof Gap ? gap.why : null };
}

/** A server that is down, a page to log in, an answer that is cut off: at the next run it may be otherwise. */
function isFleeting(error: unknown): boolean {
  if (!(error instanceof AppError) || error.code !== 'source_error') return false;
  const { problem, status, isTransient } = error.details ?? {};
  return (
    isTransient === true ||
    (typeof status === 'number' && status >= 500) ||
    problem === 'web_page' ||
    problem === 'not_json' ||
    problem === 'elsewhere'
  );
}
