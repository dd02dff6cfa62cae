import { countedKinds } from '../domain/contributors/contributions.ts';
import { contributorKinds } from '../domain/identities/kind.ts';
import { z } from '../zod.ts';
import { instant, uid } from './common.ts';

/** Conditions, one per field. Its SQL and its words are the area's own: `fields` in its folders of core and window. */
export const condition = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('search'), text: z.string().max(200) }),
  z.strictObject({ field: z.literal('contribution'), anyOf: z.array(z.enum(countedKinds)).min(1).max(countedKinds.length) }),
  z.strictObject({
    field: z.literal('active'),
    from: instant.optional(),
    to: instant.optional(),
    /** Less than so many days of 24 hours ago, as `shared/domain/time/ages.ts` counts them. */
    lastDays: z.int().min(1).max(36500).optional(),
  }),
  z.strictObject({ field: z.literal('tag'), anyOf: z.array(uid).min(1).max(100) }),
  z.strictObject({ field: z.literal('source'), anyOf: z.array(uid).min(1).max(100) }),
  z.strictObject({ field: z.literal('kind'), anyOf: z.array(z.enum(contributorKinds)).min(1) }),
]);
export type Condition = z.infer<typeof condition>;

export type Filter = Condition | { all: Filter[] } | { any: Filter[] } | { not: Filter };

/** One tree serves lists, saved views, segments, bulk actions and rules. An empty `all` matches everyone. */
export const filter: z.ZodType<Filter, Filter> = z
  .lazy(() =>
    z.union([
      condition,
      z.strictObject({ all: z.array(filter).max(50) }),
      z.strictObject({ any: z.array(filter).min(1).max(50) }),
      z.strictObject({ not: filter }),
    ]),
  )
  .meta({ id: 'Filter', description: 'and / or / not over conditions' });

export const everyone: Filter = { all: [] };
