/** Which file of the bundle an address means. The address comes from a page, so it is taken apart with suspicion. */
import { realpathSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A kind of file that is not here is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

interface BundleFile {
  path: string;
  type: string;
}

/** The file that `pathname` (percent-encoded, as in a URL) names inside `folder`; `null` for anything outside, odd or missing. */
export function bundleFile(folder: string, pathname: string): BundleFile | null {
  const segments = pathname === '/' ? ['index.html'] : segmentsOf(pathname);
  if (!segments) return null;
  const type = TYPES[extname(segments.at(-1) ?? '').toLowerCase()];
  if (!type) return null;
  try {
    const path = join(realpathSync(folder), ...segments);
    // No link on the way: inside the bundle there is none, so one was put there.
    return realpathSync(path) === path && statSync(path).isFile() ? { path, type } : null;
  } catch {
    return null;
  }
}

/** Separators may only stand where the URL has them: a decoded one, a backslash or a dot segment means somebody is trying. */
function segmentsOf(pathname: string): string[] | null {
  try {
    const segments = pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
    const odd = segments.some((segment) => segment.startsWith('.') || /[\\/:\0]/.test(segment));
    return odd ? null : segments;
  } catch {
    return null;
  }
}
