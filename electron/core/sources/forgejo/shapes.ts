/** What Forgejo and Gitea answer (API v1), as far as it is used; everything else is dropped where it comes in. */
import { z } from '../../../../shared/zod.ts';
import { instant } from '../remote/instant.ts';

const text = z.string();

const user = z.object({ id: z.int(), login: text, full_name: text.nullish() }).nullish();
export type User = z.infer<typeof user>;

export const repository = z.object({
  id: z.int(),
  full_name: text,
  html_url: text,
  has_issues: z.boolean().nullish(),
  empty: z.boolean().nullish(),
});
export type Repository = z.infer<typeof repository>;

const label = z.object({ name: text });

/** Of the list of issues, which holds pull requests too. */
export const listed = z.object({
  number: z.int(),
  title: text,
  html_url: text,
  state: z.enum(['open', 'closed']),
  user,
  original_author: text.nullish(),
  created_at: instant,
  updated_at: instant,
  closed_at: instant.nullish(),
  labels: z.array(label).nullish(),
  milestone: z.object({ title: text }).nullish(),
  pull_request: z.object({ merged: z.boolean().nullish(), merged_at: instant.nullish() }).nullish(),
});
export type Listed = z.infer<typeof listed>;

export const pull = z.object({ merged: z.boolean(), merged_at: instant.nullish(), merged_by: user, draft: z.boolean().nullish() });
export type Pull = z.infer<typeof pull>;

/** One thing that happened to an issue or a pull request. */
export const happening = z.object({
  id: z.int(),
  type: text,
  user,
  created_at: instant,
  old_title: text.nullish(),
  new_title: text.nullish(),
  ref_action: text.nullish(),
  ref_issue: z.object({ number: z.int(), repository: z.object({ id: z.int() }).nullish(), pull_request: z.unknown().nullish() }).nullish(),
});
export type Happening = z.infer<typeof happening>;

export const changedFile = z.object({ filename: z.string(), previous_filename: z.string().nullish() });
