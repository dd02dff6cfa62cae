/** Rows as an .xlsx with one sheet, written as it grows: the zip is fflate's, the few parts of a workbook are ours. */
import { Zip, ZipDeflate } from 'fflate/browser';
import type { Cell } from '../../../../shared/domain/tables/cells.ts';
import { cellOf, type FileColumn, type RowWriter } from './columns.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const partsOf = (sheet: string): Record<string, string> => ({
  '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  // Style 1: a day, written with the year first whatever the language. Style 2: a head.
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf fontId="1" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
});

const encoder = new TextEncoder();
/** What Excel takes in one cell. */
const longest = 32_767;
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
/** What XML cannot hold goes. */
const escaped = (text: string): string =>
  text
    .slice(0, longest)
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/[&<>\r]/g, (sign) => signs[sign] ?? sign);

const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;

/** `at`: where it stands, such as "B7": the standard lets that out, some readers do not. A cell without a value is left out. */
function cell(value: Cell, isDay: boolean, at: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  // Before 1900-03-01 Excel counts wrongly, so such a day stays a text.
  if (isDay && serialOf(value) > 60) return `<c r="${at}" s="1"><v>${serialOf(value)}</v></c>`;
  return text(value, at);
}

const text = (value: string, at: string, style = ''): string =>
  `<c r="${at}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** What a sheet calls a column, from 0: "A" to "Z", then "AA". */
const lettersOf = (column: number): string => (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + letters.charAt(column % 26);

/** `sheetName`: what the sheet is called, in plain words. `now`: UTC epoch milliseconds. */
export function xlsxWriter<Row>(columns: readonly FileColumn<Row>[], sheetName: string, now: number): RowWriter<Row> {
  const waiting: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    waiting.push(bytes);
  });
  const add = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 6 });
    part.mtime = now;
    zip.add(part);
    return part;
  };
  const taken = (): Uint8Array => Buffer.concat(waiting.splice(0));
  for (const [name, content] of Object.entries(partsOf(sheetName))) add(name).push(encoder.encode(content), true);
  const sheet = add('xl/worksheets/sheet1.xml');
  const write = (xml: string): Uint8Array => {
    sheet.push(encoder.encode(xml));
    return taken();
  };
  let number = 1;
  const place = (column: number): string => `${lettersOf(column)}${number}`;
  const xmlOf = (row: Row): string => {
    number += 1;
    const cells = columns.map((column, at) => cell(cellOf(row, column), column.isDay, place(at)));
    return `<row r="${number}">${cells.join('')}</row>`;
  };
  return {
    begin() {
      const cols = columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
      const view =
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
      const first = columns.map(({ head }, at) => text(head, place(at), ' s="2"')).join('');
      return write(`${head}<worksheet xmlns="${main}">${view}<cols>${cols}</cols><sheetData><row r="1">${first}</row>`);
    },
    rows: (page) => write(page.map(xmlOf).join('')),
    end() {
      sheet.push(encoder.encode('</sheetData></worksheet>'), true);
      zip.end();
      return taken();
    },
  };
}
