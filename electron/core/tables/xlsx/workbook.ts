/** What stands around the sheets of an .xlsx: their names, the texts they share, and which styles are dates. */
import { refused } from '../table.ts';
import { readXml } from './xml.ts';
import { textsOf, type Zip } from './zip.ts';

export interface Workbook {
  sheets: { name: string; hidden: boolean; part: string }[];
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean;
  texts: readonly string[];
  /** By the number of a cell's style. */
  dates: ReadonlySet<number>;
}

const mostSharedText = 268_435_456;

/** Throws a sentence for a zip that is no .xlsx. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const main = await mainPart(zip);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const targets = await relations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`);
  const partOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : folder + target);
  const sheets: Workbook['sheets'] = [];
  let from1904 = false;
  await readXml(textsOf(zip, main), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const part = partOf(targets.byId.get(relation) ?? '');
      // Charts have sheets of their own, without cells.
      if (zip.has(part) && !part.includes('chartsheets/'))
        sheets.push({ name: attributes.name ?? '', hidden: (attributes.state ?? 'visible') !== 'visible', part });
    },
  });
  if (sheets.length === 0) throw refused('There is no sheet with cells in this .xlsx. Nothing was read.');
  const texts = partOf(targets.byType.get('sharedStrings') ?? 'sharedStrings.xml');
  const styles = partOf(targets.byType.get('styles') ?? 'styles.xml');
  return {
    sheets,
    from1904,
    texts: zip.has(texts) ? await sharedTexts(zip, texts) : [],
    dates: zip.has(styles) ? await dateStyles(zip, styles) : new Set(),
  };
}

async function mainPart(zip: Zip): Promise<string> {
  if (zip.has('_rels/.rels')) {
    const target = (await relations(zip, '_rels/.rels')).byType.get('officeDocument')?.replace(/^\//, '');
    if (target?.endsWith('.xml') && zip.has(target) && !/^(word|ppt)\//.test(target)) return target;
    if (target?.endsWith('.bin')) throw refused('This is a binary Excel file (.xlsb). Nothing was read. Save it as .xlsx or CSV.');
    if (target) throw refused('This is a document or a presentation, not a table. Nothing was read. Save the table as .xlsx or CSV.');
  }
  if (zip.has('content.xml')) throw refused('This is an OpenDocument file. Nothing was read. Save it as .xlsx or CSV.');
  throw refused('This is a zip with other files in it, not a table. Nothing was read. Unpack it and choose the table.');
}

async function relations(zip: Zip, part: string): Promise<{ byId: Map<string, string>; byType: Map<string, string> }> {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  if (!zip.has(part)) return { byId, byType };
  await readXml(textsOf(zip, part), {
    open(name, { Id, Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      if (Id !== undefined) byId.set(Id, Target);
      byType.set(Type.slice(Type.lastIndexOf('/') + 1), Target);
    },
  });
  return { byId, byType };
}

async function sharedTexts(zip: Zip, part: string): Promise<string[]> {
  if (zip.size(part) > mostSharedText)
    throw refused('The texts of this .xlsx are too many to hold at once. Nothing was read. Save the sheet as CSV.');
  const texts: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = false;
  await readXml(textsOf(zip, part), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 'si') texts.push(current);
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
  });
  return texts;
}

/** ECMA-376, part 1, 18.8.30: the formats that are built in and show a day or a time, the ones of East Asia among them. */
const builtIn = (format: number): boolean =>
  (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 58 && format !== 48 && format !== 49);

/** What Excel takes. */
const LONGEST_FORMAT = 255;

/** A format of one's own is one for days when a letter for a day or a time stands outside of quotes and brackets. */
export const isDateFormat = (code: string): boolean =>
  /[ymdhs]/i.test(code.slice(0, LONGEST_FORMAT).replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')) && !/^general/i.test(code);

async function dateStyles(zip: Zip, part: string): Promise<Set<number>> {
  const formats = new Map<number, string>();
  const dates = new Set<number>();
  let inCells = false;
  let style = 0;
  await readXml(textsOf(zip, part), {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const format = Number(attributes.numFmtId ?? 0);
        const code = formats.get(format);
        if (code === undefined ? builtIn(format) : isDateFormat(code)) dates.add(style);
        style += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
}
