/** A thread's entry beside this file: the source while developing and testing, the bundled file in the built app. */
export function threadFile(name: 'reader' | 'writer'): URL {
  return new URL(import.meta.url.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, import.meta.url);
}
