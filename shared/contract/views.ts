/** The area of filters and of lists that were given a name. What a filter can be made of is in segments.ts. */
import { contributorKinds } from '../domain/identities/kind.ts';
import { z } from '../zod.ts';
import { fileName, nothing, uid } from './common.ts';
import { contributorListInput, contributorSorts } from './contributors.ts';
import { area, command, job, query } from './define.ts';
import { grouping, listColumns } from './list-columns.ts';
import { everyone, filter } from './segments.ts';

export const viewName = z.string().trim().min(1).max(80);
export const mostViews = 200;

/** How a list was set up: everything but which rows are chosen. */
export const viewContent = z.strictObject({
  search: z.string().max(200).default(''),
  filter: filter.default(everyone),
  sort: z.enum(contributorSorts).default('lastActive'),
  direction: z.enum(['ascending', 'descending']).default('descending'),
  /** `null`: those the list has by itself. */
  columns: listColumns.nullable().default(null),
  grouping: grouping.nullable().default(null),
});
export type ViewContent = z.infer<typeof viewContent>;

export const savedView = viewContent.extend({ id: uid, name: z.string() });
export type SavedView = z.infer<typeof savedView>;

const view = z.strictObject({ view: uid });

/** What a file of a view names that this workspace does not have: what was left out, in words. */
export const importedView = z.strictObject({
  view: savedView,
  notFound: z.array(z.string()).max(500),
  leftOut: z.array(z.string()).max(500),
});
export type ImportedView = z.infer<typeof importedView>;

export const segments = area('segments', {
  count: query(
    'How many match a filter and a search, and how many of each kind.',
    contributorListInput.pick({ search: true, filter: true }),
    z.strictObject({ count: z.int(), byKind: z.record(z.enum(contributorKinds), z.int()) }),
  ),
  list: query('Views that were saved, by name.', nothing, z.strictObject({ views: z.array(savedView).max(mostViews) })),
  addView: command('Save how a list is set up, under a new name.', z.strictObject({ name: viewName, content: viewContent }), savedView),
  saveView: command('Save how a list is set up, under the name it has.', view.extend({ content: viewContent }), savedView),
  renameView: command('Rename a view.', view.extend({ name: viewName }), savedView),
  duplicateView: command('Make a view that is like another one.', view, savedView),
  removeView: command('Take a view away. People stay as they are.', view, nothing),
  exportView: job(
    'Write a view into a small file (.cairn-view.json) that another workspace can read: tags, owners, sources and fields stand in it by name.',
    view.extend({ path: fileName, replace: z.boolean().default(false) }),
    z.strictObject({ path: z.string(), bytes: z.int() }),
    { files: ['path'] },
  ),
  importView: command(
    'Save a view out of such a file. What it names and this workspace does not have is left out, and said.',
    z.strictObject({ path: fileName }),
    importedView,
    { files: ['path'] },
  ),
});
