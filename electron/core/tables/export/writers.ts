/** One writer for each format. */
import type { ExportFormat } from '../../../../shared/contract/tables.ts';
import { csvLine } from '../../../../shared/domain/tables/cells.ts';
import { vcard } from '../../../../shared/domain/tables/vcard.ts';
import { cellOf, type FileColumn } from './columns.ts';
import type { ExportedPerson, ListWriter } from './people.ts';
import { xlsxWriter } from './xlsx-writer.ts';

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);
/** Without it Excel takes UTF-8 for the code page of the system. */
const MARK = '\ufeff';

function csvWriter(columns: readonly FileColumn[]): ListWriter {
  const lines = (rows: readonly Parameters<typeof csvLine>[0][]): Uint8Array => bytesOf(rows.map((row) => `${csvLine(row)}\r\n`).join(''));
  return {
    begin: () => bytesOf(`${MARK}${csvLine(columns.map(({ head }) => head))}\r\n`),
    people: (page) => lines(page.map((person) => columns.map((column) => cellOf(person, column)))),
    end: () => new Uint8Array(),
  };
}

function jsonWriter(columns: readonly FileColumn[]): ListWriter {
  let isFirst = true;
  return {
    begin: () => bytesOf('['),
    people: (page) =>
      bytesOf(
        page
          .map((person) => {
            const before = isFirst ? '\n' : ',\n';
            isFirst = false;
            return before + JSON.stringify(Object.fromEntries(columns.map((column) => [column.key, column.valueOf(person)])));
          })
          .join(''),
      ),
    end: () => bytesOf('\n]\n'),
  };
}

function vcardWriter(): ListWriter {
  const noteOf = ({ contributions, lastActive }: ExportedPerson): string =>
    `${contributions} ${contributions === 1 ? 'contribution' : 'contributions'}${lastActive ? `, last active ${lastActive}` : ''}`;
  return {
    begin: () => new Uint8Array(),
    people: (page) => bytesOf(page.map((person) => vcard({ ...person, address: person.email, note: noteOf(person) })).join('')),
    end: () => new Uint8Array(),
  };
}

export function listWriter(format: ExportFormat, columns: readonly FileColumn[], now: number): ListWriter {
  switch (format) {
    case 'csv':
      return csvWriter(columns);
    case 'json':
      return jsonWriter(columns);
    case 'vcard':
      return vcardWriter();
    case 'xlsx':
      return xlsxWriter(columns, now);
  }
}
