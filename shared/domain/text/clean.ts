/** C0 and C1 controls: no name or title needs them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u001f\u007f-\u009f]+/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unclean = /[\u0000-\u001f\u007f-\u009f]|[^\S ]|^ | $| {2}/;

/** Without controls, on one line, with single spaces. Nearly every text is so already, and one look is enough. */
export const clean = (text: string): string => (unclean.test(text) ? text.replace(controls, ' ').replace(/\s+/g, ' ').trim() : text);

const longestTitle = 300;

/** The title of something that somebody did, clean, and no longer than anybody reads. */
export function titleOf(text: string): string {
  const title = clean(text);
  return title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title;
}
