/**
 * Which files are documentation. A commit counts as documentation when every file it touches is; one that touches code as
 * well counts as code, once. The list is ours and printed beside the figure.
 */
const folders = /(^|\/)(docs?|documentation|man|manual|handbook|website|guides?|tutorials?)\//i;
const endings = /\.(md|mdx|markdown|rst|adoc|asciidoc|textile|pod|1|3|5|7|8|tex|texi|texinfo)$/i;
const names =
  /(^|\/)(readme|contributing|changelog|changes|news|authors|maintainers|code_of_conduct|security|support|governance|faq|copying|licen[cs]e|notice)(\.[a-z]+)?$/i;
/** Code stays code, also in a documentation folder and under such a name: what builds a manual is not the manual. */
const code = /\.(c|h|cc|cpp|py|rb|js|ts|tsx|jsx|go|rs|java|sh|pl|php|css|scss|sql|mk|cmake)$/i;

export function isDocumentation(path: string): boolean {
  return endings.test(path) || ((names.test(path) || folders.test(path)) && !code.test(path));
}

/** What a commit counts as by its paths; `null` when it touches none (an empty commit) and nothing can be said. */
export function countsByPaths(paths: readonly string[]): 'code' | 'documentation' | null {
  if (paths.length === 0) return null;
  return paths.every(isDocumentation) ? 'documentation' : 'code';
}
