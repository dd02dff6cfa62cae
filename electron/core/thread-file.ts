const sources = {
  reader: './reader.ts',
  writer: './writer.ts',
  ahead: './sources/git/ahead-thread.ts',
  backup: './store/backup-thread.ts',
  colleague: './colleague-thread.ts',
  suggest: './identities/suggest-thread.ts',
};

/** A thread's entry: its source while developing and testing, the bundled file, which lies beside this one, in the built app. */
export function threadFile(name: keyof typeof sources): URL {
  return new URL(import.meta.url.endsWith('.ts') ? sources[name] : `./${name}.js`, import.meta.url);
}
