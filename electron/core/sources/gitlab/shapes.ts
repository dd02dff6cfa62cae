/** What GitLab answers (REST v4), as far as it is used; everything else is dropped where it comes in. */
import { z } from '../../../../shared/zod.ts';
import { instant } from '../remote/instant.ts';

const text = z.string();

const user = z.object({ id: z.int(), username: text, name: text.nullish(), bot: z.boolean().nullish() }).nullish();
export type User = z.infer<typeof user>;

export const project = z.object({ id: z.int(), path_with_namespace: text, web_url: text });
export type Project = z.infer<typeof project>;

/** Of the list of merge requests or issues. */
export const listed = z.object({
  iid: z.int(),
  title: text,
  web_url: text,
  /** `opened`, `reopened`, `closed`, `merged`, `locked`. */
  state: text,
  author: user,
  created_at: instant,
  updated_at: instant,
  closed_at: instant.nullish(),
  labels: z.array(text).nullish(),
  milestone: z.object({ title: text }).nullish(),
  merged_at: instant.nullish(),
  merged_by: user,
  merge_user: user,
  draft: z.boolean().nullish(),
  work_in_progress: z.boolean().nullish(),
});
export type Listed = z.infer<typeof listed>;

/** Some lists leave the author out; the thing itself has it. */
export const withAuthor = z.object({ author: user });

export const note = z.object({
  id: z.int(),
  type: text.nullish(),
  body: text.nullish(),
  author: user,
  created_at: instant,
  system: z.boolean().nullish(),
});
export type Note = z.infer<typeof note>;

export const stateEvent = z.object({ state: text, created_at: instant });
export type StateEvent = z.infer<typeof stateEvent>;

export const closing = z.object({ iid: z.int(), project_id: z.int() });

export const changedFile = z.object({ new_path: z.string(), old_path: z.string() });
