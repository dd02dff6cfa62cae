/** Files for tests that read tables. */
import { writeFileSync } from 'node:fs';
import { type Zippable, zipSync } from 'fflate';
import { temporaryFile } from './folders.ts';

export function fileOf(name: string, content: string | Uint8Array): string {
  const path = temporaryFile(name);
  writeFileSync(path, content);
  return path;
}

interface Sheet {
  name: string;
  /** What stands in `<sheetData>`, and behind it. */
  rows: string;
  after?: string;
  hidden?: boolean;
}

interface Parts {
  sheets: Sheet[];
  texts?: string[];
  /** Formats of one's own by number, and the format of each style. */
  formats?: Record<number, string>;
  styles?: number[];
  from1904?: boolean;
}

const bytes = (text: string): Uint8Array => Buffer.from(text);
const open = '<?xml version="1.0" encoding="UTF-8"?>';
const relation = (n: number, type: string, target: string) => `<Relationship Id="r${n}" Type="http://x/${type}" Target="${target}"/>`;

/** The parts of an .xlsx as a spreadsheet writes them, with shared texts and styles. */
export function xlsxParts({ sheets, texts = [], formats = {}, styles = [0], from1904 = false }: Parts): Zippable {
  const listed = sheets.map(
    ({ name, hidden }, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="r${n}"${hidden ? ' state="hidden"' : ''}/>`,
  );
  const targets = sheets.map((_, n) => relation(n, 'worksheet', `worksheets/sheet${n}.xml`));
  const parts: Record<string, string> = {
    '_rels/.rels': `${open}<Relationships>${relation(0, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${open}<workbook xmlns:r="x"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${open}<Relationships>${targets.join('')}${relation(98, 'sharedStrings', 'sharedStrings.xml')}${relation(99, 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `${open}<sst>${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `${open}<styleSheet><numFmts>${Object.entries(formats)
      .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
      .join(
        '',
      )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
  };
  for (const [n, { rows, after = '' }] of sheets.entries())
    parts[`xl/worksheets/sheet${n}.xml`] = `${open}<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;
  return Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, bytes(content)]));
}

export const xlsxFile = (parts: Parts): string => fileOf('table.xlsx', zipSync(xlsxParts(parts)));

/** Rows of texts, written into the cells themselves. */
export const inlineRows = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`).join('');
