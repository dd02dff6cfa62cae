/**
 * YAML as plain values. Every scalar is the text that stands there: `15.10` stays 15.10, a handle `1e5` or `null` stays what it is, and
 * there are no types that could be made. Depth is bounded by the library, aliases here: a hundred lines could stand for a billion others.
 */
import { type Document, isScalar, parseAllDocuments, visit } from 'yaml';

/** An alias may stand for as many others as it takes to reach this; a list with one base for each entry stays far below. */
const mostAliases = 10_000;

export type YamlRead = { values: unknown[] } | { problem: string; line: number | null };

/** What each document of a text holds; `problem` is the end of a sentence: "it is …". Reads about 1 MB a second. */
export function yamlIn(text: string): YamlRead {
  // The library's own check of unique names takes minutes for 100,000 of them.
  const documents = parseAllDocuments(text, { schema: 'failsafe', merge: true, logLevel: 'silent', uniqueKeys: false });
  if (!Array.isArray(documents)) return { values: [] };
  const values: unknown[] = [];
  for (const document of documents) {
    const [error] = document.errors;
    const line = error?.linePos?.[0].line ?? null;
    if (error) return { problem: error.code === 'RESOURCE_EXHAUSTION' ? 'nested deeper than any list is' : 'not valid YAML', line };
    const twice = nameTwice(document);
    if (twice !== null) return { problem: `not clear: “${twice.slice(0, 60)}” stands there twice`, line: null };
    try {
      values.push(document.toJS({ maxAliasCount: mostAliases }));
    } catch {
      return { problem: 'made to grow without bounds, or refers to something that is not there', line: null };
    }
  }
  return { values };
}

/** The first name that two fields of one entry have; `<<` may stand there as often as it likes. */
function nameTwice(document: Document): string | null {
  let twice: string | null = null;
  visit(document, {
    Map(_, { items }) {
      const names = new Set<string>();
      for (const { key } of items) {
        const name = isScalar(key) && typeof key.value === 'string' && key.value !== '<<' ? key.value : null;
        if (name !== null && names.has(name)) twice = name;
        if (name !== null) names.add(name);
      }
      return twice === null ? undefined : visit.BREAK;
    },
  });
  return twice;
}
