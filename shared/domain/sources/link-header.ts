/** The address of the next page in a `Link` header (RFC 8288), or `null`. */
export function nextIn(header: string | null): string | null {
  for (const part of (header ?? '').split(/,(?=\s*<)/)) {
    const found = /^\s*<([^>]*)>(.*)$/s.exec(part);
    if (found?.[1] && /;\s*rel\s*=\s*"?[^";]*\bnext\b/i.test(found[2] ?? '')) return found[1];
  }
  return null;
}
