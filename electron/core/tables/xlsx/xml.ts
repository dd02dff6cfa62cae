/** Elements of a part of an .xlsx. Names come without the prefix that some programs write: `x:row` is `row`. */
import { SaxesParser } from 'saxes';
import { AppError } from '../../../../shared/errors.ts';
import { refused } from '../table.ts';

export interface Elements {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const damaged = () => refused('This .xlsx is damaged: a part of it cannot be read. Save it again in your spreadsheet, or as CSV.');

/** Gives pieces of XML to the parser. Entities that a document defines itself are not known to it, so they cannot grow. */
export function xmlReader({ open, close, text }: Elements): { write(piece: string): void; end(): void } {
  const parser = new SaxesParser();
  let failure: unknown = null;
  parser.on('error', () => {
    failure ??= damaged();
  });
  parser.on('opentag', ({ name, attributes }) => open(local(name), attributes as Record<string, string>));
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const run = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      throw error instanceof AppError ? error : damaged();
    }
    if (failure) throw failure;
  };
  return { write: (piece) => run(() => parser.write(piece)), end: () => run(() => parser.close()) };
}

export async function readXml(pieces: AsyncIterable<string>, elements: Elements): Promise<void> {
  const reader = xmlReader(elements);
  for await (const piece of pieces) reader.write(piece);
  reader.end();
}
