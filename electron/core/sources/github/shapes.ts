/** What GitHub answers (REST, version 2022-11-28), as far as it is used; everything else is dropped where it comes in. */
import { z } from '../../../../shared/zod.ts';
import { instant } from '../remote/instant.ts';

const text = z.string();

const user = z.object({ id: z.int(), login: text, type: text.nullish() }).nullish();
export type User = z.infer<typeof user>;

export const repository = z.object({
  id: z.int(),
  full_name: text,
  html_url: text,
  fork: z.boolean().nullish(),
  private: z.boolean().nullish(),
  has_issues: z.boolean().nullish(),
  archived: z.boolean().nullish(),
  updated_at: text.nullish(),
});
export type Repository = z.infer<typeof repository>;

/** Of the list of issues, which holds pull requests too. */
export const listed = z.object({
  number: z.int(),
  title: text,
  html_url: text,
  state: z.enum(['open', 'closed']),
  user,
  created_at: instant,
  updated_at: instant,
  closed_at: instant.nullish(),
  labels: z.array(z.union([text, z.object({ name: text.nullish() })])).nullish(),
  milestone: z.object({ title: text }).nullish(),
  comments: z.int().nullish(),
  draft: z.boolean().nullish(),
  pull_request: z.object({ merged_at: instant.nullish() }).nullish(),
});
export type Listed = z.infer<typeof listed>;

/** Of a pull request, where its history does not say who merged it. */
export const pull = z.object({ merged_by: user });

const commented = z.object({ event: z.literal('commented'), id: z.int(), user, created_at: instant });
const reviewed = z.object({ event: z.literal('reviewed'), id: z.int(), user, submitted_at: instant.nullish() });
/** Words on lines of a change, or on one of its commits: those of one place together. */
const onLines = z.object({
  event: z.enum(['line-commented', 'commit-commented']),
  comments: z.array(z.object({ id: z.int(), user, created_at: instant, pull_request_review_id: z.int().nullish() })).nullish(),
});
const turned = z.object({
  event: z.enum(['closed', 'reopened', 'merged', 'ready_for_review', 'convert_to_draft']),
  actor: user,
  created_at: instant,
});
/** Something else names this item: an issue, or a pull request with its words. */
const referred = z.object({
  event: z.literal('cross-referenced'),
  source: z
    .object({
      issue: z
        .object({
          number: z.int(),
          body: text.nullish(),
          pull_request: z.unknown().nullish(),
          repository: z.object({ id: z.int(), full_name: text }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

const known = [commented, reviewed, onLines, turned, referred] as const;
const names = new Set<string>(known.flatMap(({ shape: { event } }) => ('options' in event ? [...event.options] : [...event.values])));

/** One thing that happened to an issue or a pull request; `null`: one of many that are not used. */
export const happening = z.union([
  z.discriminatedUnion('event', known),
  z
    .object({ event: text.nullish() })
    .refine(({ event }) => !names.has(event ?? ''))
    .transform(() => null),
]);
export type Happening = NonNullable<z.infer<typeof happening>>;

export const changedFile = z.object({ filename: z.string(), previous_filename: z.string().nullish() });
