/** Texts out of a source, as far as they are shown or stored: without controls, on one line, no longer than needed. Pure. */

/** C0 and C1 controls: no name or title needs them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u001f\u007f-\u009f]+/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unclean = /[\u0000-\u001f\u007f-\u009f]|[^\S ]|^ | $| {2}/;

/** Without controls, on one line, with single spaces. Nearly every text is so already, and one look is enough. */
export const clean = (text: string): string => (unclean.test(text) ? text.replace(controls, ' ').replace(/\s+/g, ' ').trim() : text);

export const LONGEST_TITLE = 300;
export const LONGEST_NAME = 500;
export const LONGEST_LINK = 2000;
/** Whitespace may be all of a text: this much of it is looked at for the few letters that are wanted. */
const LOOKED_AT = 20_000;

/** Half of a letter of two parts, where a text was cut. */
const halved = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');

/** On one line, cut with an ellipsis. */
export function lineOf(text: string, longest: number): string {
  const line = clean(text.slice(0, LOOKED_AT));
  return line.length > longest ? `${halved(line.slice(0, longest))}…` : line;
}

/** A title, cut at 300 with an ellipsis. */
export const titleOf = (text: string): string => lineOf(text, LONGEST_TITLE);

/** A name of a person or place, cut at 500: an ellipsis would become part of it. */
export const nameOf = (text: string): string => halved(clean(text.slice(0, LOOKED_AT)).slice(0, LONGEST_NAME));

/** An address of http or https without a password in it; empty for any other text. */
export function webLink(text: string): string {
  const plain = text.trim();
  if (plain.length > LONGEST_LINK || !/^https?:\/\//i.test(plain)) return '';
  try {
    const { href, username, password } = new URL(plain);
    return username === '' && password === '' ? href : '';
  } catch {
    return '';
  }
}
