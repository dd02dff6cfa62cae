import { mostViews, type SavedView } from '../../../shared/contract/views.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Database, row, rows } from '../store/database.ts';

type Stored = Omit<SavedView, 'filter' | 'columns'> & { filter: string; columns: string | null };

const viewSql = 'SELECT uid AS id, name, search, filter, sort, direction, columns, grouping FROM saved_view';

const toView = ({ filter, columns, ...kept }: Stored): SavedView => ({
  ...kept,
  filter: JSON.parse(filter) as SavedView['filter'],
  columns: columns === null ? null : (JSON.parse(columns) as SavedView['columns']),
});

export const viewsOf = (db: Database): SavedView[] =>
  rows<Stored>(db.prepare(`${viewSql} ORDER BY name_key LIMIT ${mostViews}`)).map(toView);

export function viewThere(db: Database, id: string): SavedView {
  const found = row<Stored>(db.prepare(`${viewSql} WHERE uid = :id`), { id });
  if (!found) throw new AppError('not_found', 'This view is not there any more.', { id });
  return toView(found);
}
