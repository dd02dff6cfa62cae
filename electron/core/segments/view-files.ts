/** Views out of files and into them. What stands in such a file may come from anywhere. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import type { JobHandlers } from '../../../shared/contract/define.ts';
import { type segments, type ViewContent, viewContent, viewName } from '../../../shared/contract/views.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { longestViewFile, type Named, type Resolve, readViewFile, viewAsFile } from '../../../shared/domain/segments/view-file.ts';
import { AppError } from '../../../shared/errors.ts';
import type { JobContext } from '../context.ts';
import { type Database, row } from '../store/database.ts';
import { PlacedFile } from '../store/placed-file.ts';
import { refuseDeepFilters } from './queries.ts';
import { viewThere } from './stored-views.ts';

/** The tables of what a view names; of a teammate who left and one of the same name who is here, the one who is here. */
const tables: Record<Named, { table: string; order: string }> = {
  tag: { table: 'tag', order: 'uid' },
  source: { table: 'source', order: 'uid' },
  productGroup: { table: 'product_group', order: 'uid' },
  teammate: { table: 'teammate', order: 'left, uid' },
  field: { table: 'custom_field', order: 'uid' },
};

const nameIn =
  (db: Database): Resolve =>
  (what, uid) =>
    row<{ name: string }>(db.prepare(`SELECT name FROM ${tables[what].table} WHERE uid = :uid`), { uid })?.name ?? null;

const uidIn =
  (db: Database): Resolve =>
  (what, name) =>
    row<{ uid: string }>(
      db.prepare(`SELECT uid FROM ${tables[what].table} WHERE fold(name) = :name ORDER BY ${tables[what].order} LIMIT 1`),
      { name: fold(name) },
    )?.uid ?? null;

const words: Record<Named, string> = { tag: 'tag', source: 'source', productGroup: 'product group', teammate: 'teammate', field: 'field' };
const parts: Record<string, string> = {
  tag: 'a condition on tags',
  source: 'a condition on sources',
  productGroup: 'a condition on product groups',
  watched: 'a condition on who watches them',
  value: 'a condition on a field',
  column: 'a column',
  grouping: 'the grouping',
};

function textOf(path: string): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new AppError('not_found', 'This file is not there any more, or may not be read. Nothing was changed.', { path });
  }
  try {
    const found = fstatSync(file);
    // A pipe would be waited for, and a file of any size read.
    if (!found.isFile() || found.size > longestViewFile * 4)
      throw new AppError('invalid_input', 'This file is not a view that Cairn saved. Nothing was changed.', { path });
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } finally {
    closeSync(file);
  }
}

interface Read {
  name: string;
  content: ViewContent;
  notFound: string[];
  leftOut: string[];
}

export function readView(db: Database, path: string): Read {
  const read = readViewFile(textOf(path), uidIn(db));
  if ('problem' in read) throw new AppError('invalid_input', `${read.problem} Nothing was changed.`, { path });
  const [name, content] = [viewName.safeParse(read.name.replaceAll(/\p{Cc}+/gu, ' ')), viewContent.safeParse(read.content)];
  if (!name.success || !content.success) {
    const at = content.success ? 'name' : (content.error.issues[0]?.path.join('.') ?? '');
    throw new AppError('invalid_input', `Something in this view is not as Cairn writes it (${at.slice(0, 100)}). Nothing was changed.`, {
      path,
    });
  }
  refuseDeepFilters(content.data.filter);
  return {
    name: name.data,
    content: content.data,
    notFound: read.notFound.slice(0, 500).map(([what, called]) => `the ${words[what]} “${called}”`),
    leftOut: [...new Set(read.leftOut.map((one) => parts[one] ?? 'a condition'))],
  };
}

export const segmentJobs: JobHandlers<typeof segments, JobContext> = {
  async exportView({ view, path, replace }, { store, job }) {
    const { id: _id, name, ...content } = viewThere(store.db, view);
    job.describe(`Writing the view ${name}`, '', null);
    const text = viewAsFile(name, content, nameIn(store.db));
    return PlacedFile.write({ path, replace, workspace: store.path }, (file) => file.add(Buffer.from(text)));
  },
};
