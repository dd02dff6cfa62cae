/** What a workspace notes about a person, as it crosses; the procedures are in contributors.ts. */
import { customKinds, detailFields, isLink, languageLevels, standings } from '../domain/contributors/details.ts';
import { z } from '../zod.ts';
import { day, uid } from './common.ts';
import { doer } from './team.ts';

const words = z.string().trim().min(1).max(200);

/** What a person can have several of. A language is an ISO 639 code. */
export const detailItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('language'),
    language: z.string().regex(/^[a-z]{2,3}$/),
    level: z.enum(languageLevels),
  }),
  z.strictObject({ kind: z.literal('specialisation'), text: words }),
  z.strictObject({ kind: z.literal('motivation'), text: words }),
  z.strictObject({ kind: z.literal('standing'), standing: z.enum(standings), from: day.nullable(), to: day.nullable() }),
  z.strictObject({
    kind: z.literal('link'),
    label: z.string().trim().max(200),
    url: z.string().trim().max(2000).refine(isLink, 'A link begins with https://, http:// or mailto:.'),
  }),
]);
export type DetailItem = z.infer<typeof detailItem>;

export const detailRow = z.strictObject({ id: uid, item: detailItem });
export type DetailRow = z.infer<typeof detailRow>;

export const details = z.strictObject({
  /** Only fields that have a value: what a person said, or else what a source says. */
  values: z.partialRecord(z.enum(detailFields), z.string()),
  items: z.array(detailRow).max(1000),
  owner: doer.nullable(),
  watchers: z.array(doer).max(1000),
  /** Values of the fields that the workspace made, by the field's uid. */
  custom: z.record(uid, z.string()),
  /** What sources say, by field (one of `values`, or the uid of one of the workspace's own); `stands`: nobody said otherwise. */
  sourced: z
    .array(
      z.strictObject({ field: z.string(), value: z.string(), source: z.strictObject({ id: uid, name: z.string() }), stands: z.boolean() }),
    )
    .max(1000),
});
export type Details = z.infer<typeof details>;

export const customField = z.strictObject({
  id: uid,
  name: z.string(),
  kind: z.enum(customKinds),
  /** For a choice; empty for every other kind. */
  choices: z.array(z.string()).max(100),
  /** How many people have a value. */
  people: z.int(),
});
export type CustomField = z.infer<typeof customField>;

export const choices = z.array(words).max(100);
export const fieldName = z.string().trim().min(1).max(60);
