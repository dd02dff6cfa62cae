import { consentAnswers, consentPurposes } from '../domain/contributors/consent.ts';
import { countedKinds } from '../domain/contributors/contributions.ts';
import { detailFields, languageLevels, standings } from '../domain/contributors/details.ts';
import { contributorKinds } from '../domain/identities/kind.ts';
import { z } from '../zod.ts';
import { day, instant, uid } from './common.ts';

const lastDays = z.int().min(1).max(36500);
const words = z.string().trim().min(1).max(500);

/** What a value must be. Texts are compared without case and accents; an end that is left out is open. */
export const valueTest = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('noted') }),
  z.strictObject({ how: z.literal('anyOf'), values: z.array(words).min(1).max(100) }),
  z.strictObject({ how: z.literal('contains'), text: words }),
  z.strictObject({ how: z.literal('number'), from: z.number().optional(), to: z.number().optional() }),
  z.strictObject({ how: z.literal('date'), from: day.optional(), to: day.optional() }),
]);
export type ValueTest = z.infer<typeof valueTest>;

/** Conditions, one per field. Its SQL and its words are the area's own: `fields` in its folders of core and window. */
export const condition = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('search'), text: z.string().max(200) }),
  z.strictObject({ field: z.literal('contribution'), anyOf: z.array(z.enum(countedKinds)).min(1).max(countedKinds.length) }),
  z.strictObject({
    field: z.literal('active'),
    from: instant.optional(),
    to: instant.optional(),
    /** Less than so many days of 24 hours ago, as `shared/domain/time/ages.ts` counts them. */
    lastDays: lastDays.optional(),
  }),
  z.strictObject({ field: z.literal('tag'), anyOf: z.array(uid).min(1).max(100) }),
  z.strictObject({ field: z.literal('source'), anyOf: z.array(uid).min(1).max(100) }),
  /** Took part in issues or change requests that are in one of them now. */
  z.strictObject({ field: z.literal('productGroup'), anyOf: z.array(uid).min(1).max(100) }),
  z.strictObject({ field: z.literal('kind'), anyOf: z.array(z.enum(contributorKinds)).min(1) }),
  z.strictObject({ field: z.literal('tagged') }).meta({ description: 'carries any tag' }),
  z.strictObject({ field: z.literal('contributions'), from: z.int().min(0).optional(), to: z.int().min(0).optional() }),
  /** When they first did anything. */
  z.strictObject({
    field: z.literal('firstActive'),
    from: instant.optional(),
    to: instant.optional(),
    lastDays: lastDays.optional(),
  }),
  /** A detail with one value, or a field of the workspace by its uid. Of an owner the values are teammates' uids. */
  z.strictObject({ field: z.literal('value'), of: z.union([z.enum(detailFields), uid]), is: valueTest }),
  /** Today. Whoever has no standing that holds today belongs to the wider community. */
  z.strictObject({ field: z.literal('standing'), anyOf: z.array(z.enum(standings)).min(1).max(standings.length) }),
  /** ISO 639 codes; none: any language at all. */
  z.strictObject({
    field: z.literal('language'),
    anyOf: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(100),
    level: z.enum(languageLevels).optional(),
  }),
  /** No words: any at all. */
  z.strictObject({ field: z.literal('specialisation'), anyOf: z.array(words).max(100) }),
  z.strictObject({ field: z.literal('motivation'), anyOf: z.array(words).max(100) }),
  z.strictObject({ field: z.literal('watched'), by: uid.optional().meta({ description: 'a teammate; default: anybody' }) }),
  z.strictObject({ field: z.literal('note') }).meta({ description: 'somebody wrote a note about them' }),
  /** Today. `none`: nothing recorded, or what was given has ended. */
  z.strictObject({
    field: z.literal('consent'),
    purpose: z.enum(consentPurposes),
    anyOf: z.array(z.enum(consentAnswers)).min(1).max(consentAnswers.length),
  }),
  /** Somebody talked to them, at all or less than so many days ago. */
  z.strictObject({ field: z.literal('contacted'), lastDays: lastDays.optional() }),
  /** Somebody wanted to come back to them: on any day, or by today. */
  z.strictObject({ field: z.literal('followUp'), due: z.boolean() }),
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
