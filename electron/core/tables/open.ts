/** From a file, or from text that was pasted, to a table of whatever format it is. */
import type { Encoding } from '../../../shared/domain/tables/bytes.ts';
import { contentOf } from '../../../shared/domain/tables/bytes.ts';
import { type Delimiter, guessDelimiter, type Quote } from '../../../shared/domain/tables/delimiters.ts';
import { DelimitedReader } from './delimited.ts';
import { JsonReader, jsonShape, looksLikeJson } from './json.ts';
import { type OpenTable, refused } from './table.ts';
import { beginningOf, openFile, type TextFile, textFile } from './text.ts';
import { openXlsx } from './xlsx/table.ts';
import { looksLikeYaml, YamlReader } from './yaml.ts';

export interface TableInput {
  file?: string | undefined;
  text?: string | undefined;
  sheet?: string | undefined;
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
  quote?: Quote | undefined;
}

/** Throws a sentence for what is no table. What it opened is the caller's to close. */
export async function openTable(input: TableInput): Promise<OpenTable> {
  if ((input.file === undefined) === (input.text === undefined)) throw refused('Name either a file or the text of a table.');
  if (input.file === undefined) return fromText(pasted(input.text ?? ''), input, null, async () => undefined);
  const { handle, bytes } = await openFile(input.file);
  try {
    const { start, whole } = await beginningOf(handle);
    if (contentOf(start, whole).kind === 'zip') return await openXlsx(handle, bytes, input.sheet);
    const text = textFile(handle, bytes, start, whole, input.encoding);
    return fromText(text, input, text.encoding, () => handle.close());
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function pasted(text: string): TextFile {
  const bytes = text.length;
  return {
    encoding: 'utf-8',
    start: text.slice(0, 65_536),
    async *texts() {
      for (let at = 0; at < text.length; at += 262_144) yield text.slice(at, at + 262_144).replaceAll('\0', '');
    },
    progress: () => ({ done: bytes, total: bytes }),
    remarks: () => [],
  };
}

function fromText(text: TextFile, input: TableInput, encoding: Encoding | null, close: () => Promise<void>): OpenTable {
  const common = { progress: text.progress, close };
  const nothing = { encoding, delimiter: null, quote: null, sheet: null, sheets: [] };
  if (input.delimiter === undefined && looksLikeJson(text.start)) {
    const reader = new JsonReader();
    return {
      ...common,
      recognised: { ...nothing, format: 'json' },
      hasHeads: true,
      batches: () => reader.batches(text.texts(), jsonShape(text.start)),
      remarks: () => [...text.remarks(), ...reader.remarks()],
    };
  }
  if (input.delimiter === undefined && looksLikeYaml(text.start)) {
    const reader = new YamlReader();
    return {
      ...common,
      recognised: { ...nothing, format: 'yaml' },
      hasHeads: true,
      batches: () => reader.batches(text.texts(), text.start),
      remarks: () => [...text.remarks(), ...reader.remarks()],
    };
  }
  const guessed = guessDelimiter(text.start);
  const [delimiter, quote] = [input.delimiter ?? guessed.delimiter, input.quote ?? guessed.quote];
  return {
    ...common,
    recognised: { ...nothing, format: 'text', delimiter, quote },
    hasHeads: false,
    async *batches() {
      const reader = new DelimitedReader(delimiter, quote, text.start);
      for await (const piece of text.texts()) yield reader.add(piece);
      yield reader.end();
    },
    remarks: text.remarks,
  };
}
