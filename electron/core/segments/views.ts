/** Views that were saved. */

import type { contributors } from '../../../shared/contract/contributors.ts';
import type { CommandHandlers, QueryHandlers } from '../../../shared/contract/define.ts';
import { mostViews, type SavedView, type segments, type ViewContent } from '../../../shared/contract/views.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import { contributorKinds } from '../../../shared/domain/identities/kind.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WriteContext } from '../context.ts';
import { type Database, row } from '../store/database.ts';
import { newUid } from '../store/ids.ts';
import { refuseDeepFilters } from './queries.ts';
import { viewsOf, viewThere } from './stored-views.ts';
import { readView } from './view-files.ts';

/** `ids` of the list of contributors answers how many there are. */
export function segmentQueries(db: Database, { ids }: Pick<QueryHandlers<typeof contributors>, 'ids'>): QueryHandlers<typeof segments> {
  return {
    count({ search, filter }) {
      const count = (one: typeof filter) => ids({ search, filter: one, sort: 'lastActive', direction: undefined, firstRows: 0 }).ids.length;
      const ofKind = (kind: (typeof contributorKinds)[number]) => count({ all: [filter, { field: 'kind', anyOf: [kind] }] });
      return { count: count(filter), byKind: Object.fromEntries(contributorKinds.map((kind) => [kind, ofKind(kind)])) as never };
    },
    list: () => ({ views: viewsOf(db) }),
  };
}

const columnsOf = ({ filter, columns, ...plain }: ViewContent) => ({
  ...plain,
  filter: JSON.stringify(filter),
  columns: columns === null ? null : JSON.stringify(columns),
});

function refuseSameName(db: Database, name: string, but: string | null): void {
  const other = row<{ name: string }>(db.prepare('SELECT name FROM saved_view WHERE name_key = :key AND uid IS NOT :but'), {
    key: fold(name),
    but,
  });
  if (other) throw new AppError('conflict', `There is a view called ${other.name} already. Nothing was changed.`);
}

function addView(db: Database, name: string, content: ViewContent): SavedView {
  refuseDeepFilters(content.filter);
  refuseSameName(db, name, null);
  if (viewsOf(db).length >= mostViews)
    throw new AppError('invalid_input', `There are ${mostViews} views already. Take one away that nobody needs. Nothing was changed.`);
  const id = newUid();
  db.prepare('INSERT INTO saved_view VALUES (:id, :name, :key, :search, :filter, :sort, :direction, :columns, :grouping)').run({
    id,
    name,
    key: fold(name),
    ...columnsOf(content),
  });
  return viewThere(db, id);
}

/** "Mentors 2", where "Mentors" is taken. */
function freeName(db: Database, name: string): string {
  const taken = new Set(viewsOf(db).map((view) => fold(view.name)));
  for (let number = 2; ; number += 1) {
    const next = `${name.slice(0, 75)} ${number}`;
    if (!taken.has(fold(next))) return next;
  }
}

export const segmentCommands: CommandHandlers<typeof segments, WriteContext> = {
  addView({ name, content }, { db, label }) {
    const made = addView(db, name, content);
    label(`Saved the view ${name}`);
    return made;
  },
  saveView({ view, content }, { db, label }) {
    refuseDeepFilters(content.filter);
    const { name } = viewThere(db, view);
    db.prepare(
      `UPDATE saved_view SET search = :search, filter = :filter, sort = :sort, direction = :direction, columns = :columns,
       grouping = :grouping WHERE uid = :view`,
    ).run({ view, ...columnsOf(content) });
    label(`Changed the view ${name}`);
    return viewThere(db, view);
  },
  renameView({ view, name }, { db, label }) {
    const before = viewThere(db, view).name;
    refuseSameName(db, name, view);
    db.prepare('UPDATE saved_view SET name = :name, name_key = :key WHERE uid = :view').run({ view, name, key: fold(name) });
    label(`Renamed the view ${before} to ${name}`);
    return viewThere(db, view);
  },
  duplicateView({ view }, { db, label }) {
    const { id: _id, name, ...content } = viewThere(db, view);
    const made = addView(db, freeName(db, name), content);
    label(`Made the view ${made.name} out of ${name}`);
    return made;
  },
  removeView({ view }, { db, label }) {
    const { name } = viewThere(db, view);
    db.prepare('DELETE FROM saved_view WHERE uid = :view').run({ view });
    label(`Took away the view ${name}`);
    return {};
  },
  importView({ path }, { db, label }) {
    const { name, content, notFound, leftOut } = readView(db, path);
    const isTaken = viewsOf(db).some((view) => fold(view.name) === fold(name));
    const view = addView(db, isTaken ? freeName(db, name) : name, content);
    label(`Read the view ${view.name} from a file`);
    return { view, notFound, leftOut };
  },
};
