import { z } from '../../../../shared/zod.ts';

/** A moment as APIs write it (RFC 3339), as UTC epoch milliseconds. */
export const instant = z.string().transform((value, context) => {
  const at = Date.parse(value);
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: 'custom', message: 'is no date' });
  return z.NEVER;
});
