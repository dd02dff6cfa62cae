/** One sheet of an .xlsx as a table. */
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../../shared/errors.ts';
import { counted, type OpenTable } from '../table.ts';
import { mergesOf } from './merges.ts';
import { SheetReader } from './sheet.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { openZip, textsOf } from './zip.ts';

/** `sheet`: by name; otherwise the first that is not hidden. */
export async function openXlsx(handle: FileHandle, bytes: number, sheet: string | undefined): Promise<OpenTable> {
  const zip = await openZip(handle.fd);
  const workbook = await readWorkbook(zip);
  const chosen = choose(workbook, sheet);
  const merges = await mergesOf(zip, chosen.part);
  const reader = new SheetReader(workbook, merges ?? []);
  const size = zip.size(chosen.part);
  let done = 0;
  return {
    recognised: {
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      quote: null,
      sheet: chosen.name,
      sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    },
    hasHeads: false,
    async *batches() {
      for await (const piece of textsOf(zip, chosen.part)) {
        done += piece.length;
        yield reader.add(piece);
      }
      yield reader.end();
    },
    // Unpacked and packed go alike.
    progress: () => ({ done: size === 0 ? bytes : Math.min(bytes, Math.round((done / size) * bytes)), total: bytes }),
    remarks: () => [...aboutSheets(workbook, chosen.name), ...aboutMerges(merges?.length ?? null), ...aboutFormulas(reader)],
    close: () => handle.close(),
  };
}

function choose({ sheets }: Workbook, wanted: string | undefined): Workbook['sheets'][number] {
  const found = wanted === undefined ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0]) : sheets.find(({ name }) => name === wanted);
  if (found) return found;
  const names = sheets.slice(0, 10).map(({ name }) => `“${name}”`);
  throw new AppError(
    'not_found',
    `There is no sheet “${wanted}” in this file. There is ${names.join(', ')}${sheets.length > 10 ? ' and more' : ''}.`,
  );
}

function aboutSheets({ sheets }: Workbook, chosen: string): string[] {
  const remarks: string[] = [];
  if (sheets.length > 1) remarks.push(`This file has ${sheets.length} sheets. This is “${chosen}”; the others are not read.`);
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => `“${name}”`);
  if (hidden.length > 0)
    remarks.push(`${hidden.length === 1 ? 'A sheet is' : `${hidden.length} sheets are`} hidden in it: ${hidden.slice(0, 5).join(', ')}.`);
  return remarks;
}

function aboutMerges(merges: number | null): string[] {
  if (merges === null) return ['This sheet is too large to look for merged cells: what one of them says counts only for its first cell.'];
  return merges === 0
    ? []
    : [`${counted(merges, 'cell is', 'cells are')} merged: what ${merges === 1 ? 'it says' : 'they say'} counts for every cell covered.`];
}

function aboutFormulas({ counts: { formulas, withoutValue, errors } }: SheetReader): string[] {
  const remarks: string[] = [];
  if (formulas > 0) remarks.push(`${counted(formulas, 'cell is a formula', 'cells are formulas')}: the value it last showed is taken.`);
  if (withoutValue > 0)
    remarks.push(
      `${counted(withoutValue, 'formula has', 'formulas have')} no value, because no spreadsheet has worked it out. Open and save the file there first.`,
    );
  if (errors > 0)
    remarks.push(`${counted(errors, 'cell shows', 'cells show')} an error such as #N/A and ${errors === 1 ? 'counts' : 'count'} as empty.`);
  return remarks;
}
