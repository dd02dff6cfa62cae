/**
 * Which issues the words of a pull request say it closes: one of GitHub's nine words, perhaps a colon, and the issue
 * (docs.github.com, "Linking a pull request to an issue using a keyword"). What stands in a comment of HTML, as templates have it, or
 * as code is not meant.
 */
const closing =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s{1,9}(?:(?:https?:\/\/[^\s/]{1,99}\/)?([\w.-]{1,99}\/[\w.-]{1,99})(?:#|\/issues\/)|#|gh-)(\d{1,9})\b/gi;
/** GitHub takes no longer description. */
const longest = 65_536;

/** `repository` the words stand in: `north/lamp`. What is meant comes as `north/lamp#7`, in small letters. */
export function closedByWords(words: string, repository: string): Set<string> {
  const plain = without(without(without(words.slice(0, longest), '<!--', '-->'), '```', '```'), '`', '`');
  return new Set([...plain.matchAll(closing)].map(([, other, number]) => `${(other ?? repository).toLowerCase()}#${number}`));
}

/** Text without what stands between two marks. One that does not end is left: it marks nothing. */
function without(text: string, from: string, to: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const begin = text.indexOf(from, at);
    const end = begin < 0 ? -1 : text.indexOf(to, begin + from.length);
    if (end < 0) return `${kept.join(' ')} ${text.slice(at)}`;
    kept.push(text.slice(at, begin));
    at = end + to.length;
  }
}
