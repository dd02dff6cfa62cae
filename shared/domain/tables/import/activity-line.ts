/** One line of a table of activities, as its mapping reads it. Pure. */

import { isLink } from '../../contributors/details.ts';
import { fold } from '../../identities/fold.ts';
import { saysNothing } from '../kinds.ts';
import { guessKind } from './activity-kinds.ts';
import type { ImportColumn, ImportedKind, ImportMapping } from './fields.ts';
import { instantIn } from './instants.ts';
import { keysIn, type PersonKeys, type PersonLine } from './person-line.ts';

export interface ActivityLine extends PersonKeys {
  kind: ImportedKind;
  /** UTC epoch milliseconds; without a time of day noon in UTC, which is that day in nearly every zone. */
  at: number;
  offset: number | null;
  title: string;
  link: string;
  /** What the table calls the activity; empty when it does not. */
  activityKey: string;
  left: PersonLine['left'];
}

/** Before it no community had contributions to count; a day before it is a slip (ARCHITECTURE.md, Time). */
const EARLIEST = Date.UTC(1990, 0, 1);
const DAY = 86_400_000;
const LONGEST_TITLE = 1000;

/** Makes a reader of lines. `now`: UTC epoch milliseconds; `zone`: where the workspace counts its days. */
export function activityReader(mapping: ImportMapping, zone: string, now: number) {
  const of = (field: ImportColumn['field']) => mapping.columns.find((column) => column.field === field);
  const [date, kind, title, link, key] = [of('date'), of('activityKind'), of('activityTitle'), of('activityLink'), of('activityKey')];
  const chosen = new Map(mapping.kinds.map((one) => [fold(one.text.trim()), one.kind]));
  const instant = instantIn(zone);
  const cellOf = (cells: readonly string[], column: ImportColumn | undefined): string => {
    const cell = column ? (cells[column.column] ?? '').trim() : '';
    return saysNothing(cell) ? '' : cell;
  };

  const kindIn = (cell: string): ImportedKind | { problem: string } => {
    if (cell === '') return mapping.kind ?? { problem: 'It does not say what was done.' };
    const known = chosen.get(fold(cell));
    if (known === null) return { problem: 'Lines of this kind are left out, as you chose.' };
    return (
      known ??
      guessKind(cell) ??
      mapping.kind ?? { problem: 'What was done is no kind of contribution Cairn knows. Say what it counts as.' }
    );
  };

  /** `problem`: why the line is rejected, in a sentence. */
  return (cells: readonly string[]): ActivityLine | { problem: string } => {
    const left: PersonLine['left'] = [];
    const keys = keysIn(cells, mapping.columns, left);
    const counted = kindIn(cellOf(cells, kind));
    if (typeof counted !== 'string') return counted;
    const when = cellOf(cells, date);
    if (when === '') return { problem: 'It has no date.' };
    const found = instant(when, date?.order);
    if (found === null) return { problem: 'Its date is no day there is.' };
    if (found.at < EARLIEST) return { problem: 'Its date lies before 1990.' };
    if (found.at > now + DAY) return { problem: 'Its date is still to come.' };
    const url = cellOf(cells, link);
    if (url !== '' && link && (!isLink(url) || url.length > 2000)) left.push({ column: link.column, cell: url, why: 'is no link' });
    return {
      ...keys,
      ...found,
      kind: counted,
      title: cellOf(cells, title).replace(/\s+/g, ' ').slice(0, LONGEST_TITLE),
      link: isLink(url) && url.length <= 2000 ? url : '',
      activityKey: cellOf(cells, key).slice(0, LONGEST_TITLE),
      left,
    };
  };
}
