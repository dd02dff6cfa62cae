/** One line of a table of activities, as its mapping reads it. Pure. */

import { isLink } from '../../contributors/details.ts';
import { fold } from '../../identities/fold.ts';
import { saysNothing } from '../kinds.ts';
import { guessKind } from './activity-kinds.ts';
import { type ImportColumn, type ImportedKind, type ImportMapping, isPersonField } from './fields.ts';
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
const REMEMBERED = 50_000;

/** Why a line is rejected whose kind somebody chose to leave out. */
export const leftOutAsChosen = 'Lines of this kind are left out, as you chose.';

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

  /** Of millions of lines most name somebody, a day and a kind that others named before. */
  const remembering = <T>(read: (cell: string) => T): ((cell: string) => T) => {
    const known = new Map<string, T>();
    return (cell) => {
      // Joined, it is a text of its own: a cell would keep the whole piece of the file that it is cut from.
      const key = `${cell}\u0000`;
      const found = known.get(key);
      if (found !== undefined) return found;
      if (known.size >= REMEMBERED) known.clear();
      const value = read(key.slice(0, -1));
      known.set(key, value);
      return value;
    };
  };
  const keyColumns = mapping.columns.filter(({ field }) => isPersonField(field));
  const keysOf = remembering((joined) => {
    const left: PersonLine['left'] = [];
    const cells: string[] = [];
    for (const [at, part] of joined.split('\u0000').entries()) cells[keyColumns[at]?.column ?? 0] = part;
    return { keys: keysIn(cells, keyColumns, left), left };
  });
  const whenIn = remembering((cell) => instant(cell, date?.order));

  const kindIn = remembering((cell: string): ImportedKind | { problem: string } => {
    if (cell === '') return mapping.kind ?? { problem: 'It does not say what was done.' };
    const known = chosen.get(fold(cell));
    if (known === null) return { problem: leftOutAsChosen };
    return (
      known ??
      guessKind(cell) ??
      mapping.kind ?? { problem: 'What was done is no kind of contribution Cairn knows. Say what it counts as.' }
    );
  });

  /** `problem`: why the line is rejected, in a sentence. */
  return (cells: readonly string[]): ActivityLine | { problem: string } => {
    const { keys, left: leftOfKeys } = keysOf(keyColumns.map(({ column }) => cells[column] ?? '').join('\u0000'));
    const left = [...leftOfKeys];
    const counted = kindIn(cellOf(cells, kind));
    if (typeof counted !== 'string') return counted;
    const when = cellOf(cells, date);
    if (when === '') return { problem: 'It has no date.' };
    const found = whenIn(when);
    if (found === null) return { problem: 'Its date is no day there is.' };
    if (found.at < EARLIEST) return { problem: 'Its date lies before 1990.' };
    if (found.at > now + DAY) return { problem: 'Its date is still to come.' };
    const url = cellOf(cells, link);
    const isUsable = url !== '' && url.length <= 2000 && isLink(url);
    if (url !== '' && link && !isUsable) left.push({ column: link.column, cell: url, why: 'is no link' });
    return {
      ...keys,
      ...found,
      kind: counted,
      title: cellOf(cells, title).replace(/\s+/g, ' ').slice(0, LONGEST_TITLE),
      link: isUsable ? url : '',
      activityKey: cellOf(cells, key).slice(0, LONGEST_TITLE),
      left,
    };
  };
}
