/** One writer for each format. */
import type { TableFormat } from '../../../../shared/contract/tables.ts';
import { csvLine } from '../../../../shared/domain/tables/cells.ts';
import { vcard } from '../../../../shared/domain/tables/vcard.ts';
import { cellOf, type FileColumn, type RowWriter } from './columns.ts';
import type { ExportedPerson } from './people.ts';
import { xlsxWriter } from './xlsx-writer.ts';

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);
/** Without it Excel takes UTF-8 for the code page of the system. */
const MARK = '\ufeff';

function csvWriter<Row>(columns: readonly FileColumn<Row>[]): RowWriter<Row> {
  const lines = (rows: readonly Parameters<typeof csvLine>[0][]): Uint8Array => bytesOf(rows.map((row) => `${csvLine(row)}\r\n`).join(''));
  return {
    begin: () => bytesOf(`${MARK}${csvLine(columns.map(({ head }) => head))}\r\n`),
    rows: (page) => lines(page.map((row) => columns.map((column) => cellOf(row, column)))),
    end: () => new Uint8Array(),
  };
}

function jsonWriter<Row>(columns: readonly FileColumn<Row>[]): RowWriter<Row> {
  let isFirst = true;
  return {
    begin: () => bytesOf('['),
    rows: (page) =>
      bytesOf(
        page
          .map((row) => {
            const before = isFirst ? '\n' : ',\n';
            isFirst = false;
            return before + JSON.stringify(Object.fromEntries(columns.map((column) => [column.key, column.valueOf(row)])));
          })
          .join(''),
      ),
    end: () => bytesOf('\n]\n'),
  };
}

export function vcardWriter(): RowWriter<ExportedPerson> {
  const noteOf = ({ contributions, lastActive }: ExportedPerson): string =>
    `${contributions} ${contributions === 1 ? 'contribution' : 'contributions'}${lastActive ? `, last active ${lastActive}` : ''}`;
  return {
    begin: () => new Uint8Array(),
    rows: (page) => bytesOf(page.map((person) => vcard({ ...person, address: person.email, note: noteOf(person) })).join('')),
    end: () => new Uint8Array(),
  };
}

/** `sheet`: what the sheet of an .xlsx is called. `now`: UTC epoch milliseconds. */
export function tableWriter<Row>(format: TableFormat, columns: readonly FileColumn<Row>[], sheet: string, now: number): RowWriter<Row> {
  switch (format) {
    case 'csv':
      return csvWriter(columns);
    case 'json':
      return jsonWriter(columns);
    case 'xlsx':
      return xlsxWriter(columns, sheet, now);
  }
}
