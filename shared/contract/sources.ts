import { importTargets } from '../domain/tables/import/fields.ts';
import { z } from '../zod.ts';
import { fileName, instant, nothing, page, pageOf, uid } from './common.ts';
import { area, command, job, query } from './define.ts';

export const gitSource = z.strictObject({
  kind: z.literal('git'),
  path: fileName,
  /** Full ref names or patterns (`refs/heads/main`, `main`, `refs/remotes/origin/*`). Default: all local and remote branches. */
  refs: z.array(z.string().min(1).max(500)).max(200).optional(),
  useMailmap: z.boolean().default(true),
  name: z.string().trim().min(1).max(200).optional(),
});

/** What one run did. `incomplete` is `null`, or a sentence that says what could not be read and what was kept. */
export const syncReport = z.strictObject({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  incomplete: z.string().nullable(),
  /** Items that are no longer in the source; kept aside and out of the figures. */
  gone: z.int(),
  /** Sentences worth knowing about this run: a rewritten branch, credits without an address. */
  remarks: z.array(z.string()),
});
export type SyncReport = z.infer<typeof syncReport>;

export const runRow = z.strictObject({
  id: uid,
  startedAt: instant,
  endedAt: instant,
  outcome: z.enum(['done', 'incomplete', 'cancelled', 'failed']),
  report: syncReport,
  /** Why it failed, in words; `null` when it did not. */
  problem: z.string().nullable(),
});
export type RunRow = z.infer<typeof runRow>;

export const sourceRow = z.strictObject({
  id: uid,
  /** `sample`: invented, in a file that `workspace.createSample` made. There is nothing to read it from. */
  kind: z.enum(['git', 'table', 'sample']),
  name: z.string(),
  /** The folder of a clone; of a table, what its file was called last; empty for the sample. */
  path: z.string(),
  refs: z.array(z.string()).nullable(),
  useMailmap: z.boolean(),
  /** Whether the clone has a .mailmap, as of the last reading; `null`: not known, or not looked for. */
  hasMailmap: z.boolean().nullable(),
  addedAt: instant,
  /** `null`: never read to the end. */
  freshAt: instant.nullable(),
  state: z.enum(['never_read', 'fresh', 'incomplete', 'failed']),
  lastRun: runRow.nullable(),
  /** What the store holds from it. */
  commits: z.int(),
  merges: z.int(),
  authors: z.int().meta({ description: 'distinct addresses of authors, after .mailmap where it is used' }),
  credits: z.int(),
  setAside: z.int(),
  gone: z.int(),
  /** Commits whose paths were read, for documentation credit. */
  pathsRead: z.int(),
  /** What a table is about, and what the workspace has from it; `null` for a clone. */
  table: z.strictObject({ target: z.enum(importTargets), people: z.int(), activities: z.int() }).nullable(),
});
export type SourceRow = z.infer<typeof sourceRow>;

const source = z.strictObject({ id: uid });

export const sources = area('sources', {
  list: query('All sources with their freshness.', nothing, z.strictObject({ sources: z.array(sourceRow).max(1000) })),
  get: query('One source.', source, sourceRow),
  inspect: query(
    'Whether a folder holds a git clone: its real path, and what it would be called. Needs no open workspace.',
    z.strictObject({ path: fileName }),
    z.strictObject({ path: z.string(), name: z.string() }),
    { files: ['path'] },
  ),
  runs: query('Past runs of a source, newest first.', source.extend(page.shape), pageOf(runRow)),
  leaving: query(
    'What would leave the workspace with a source: commits that no other source has, and people nobody else names and nothing is decided about.',
    source,
    z.strictObject({ commits: z.int(), people: z.int() }),
  ),
  setAside: query(
    'Items that could not be read, with the reason.',
    source.extend(page.shape),
    pageOf(z.strictObject({ key: z.string(), reason: z.string(), raw: z.string(), at: instant })),
  ),

  add: command('Add a source.', gitSource, source, { files: ['path'] }),
  edit: command(
    'Read a source from another folder, or other branches of it. The folder must hold the same history. It is read anew by itself.',
    source.extend({
      path: fileName.optional(),
      refs: gitSource.shape.refs.meta({ description: 'names or patterns; an empty list: all branches' }),
      useMailmap: z.boolean().optional(),
    }),
    nothing,
    { files: ['path'] },
  ),
  renameSource: command('Give a source another name.', source.extend({ name: z.string().trim().min(1).max(200) }), nothing),
  seeSetAside: command(
    'Say that somebody has seen what a source set aside: it is off Today until more is. It stays listed at its source.',
    source,
    nothing,
  ),
  removeSource: command(
    'Remove a source and what only it said. Notes, tags and all other decisions stay. Undo brings the source back; sync it to read it again.',
    source,
    z.strictObject({ activities: z.int() }),
  ),

  syncSource: job('Read what is new in a source.', source.extend({ full: z.boolean().default(false) }), syncReport, { resumable: true }),
  creditDocumentation: job(
    'Read which files each commit touched, so that documentation counts as documentation.',
    source,
    z.strictObject({ read: z.int(), documentation: z.int(), incomplete: z.string().nullable() }),
    { resumable: true },
  ),
});
