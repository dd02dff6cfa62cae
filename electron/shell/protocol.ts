/** app://cairn/ serves the window's bundle and nothing else of the disk. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { bundleFile } from './bundle.ts';

const SCHEME = 'app';
export const APP_ORIGIN = 'app://cairn';
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** Stands in renderer/index.html; each load gets a number of its own in its place. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Before the app is ready. `codeCache`: Chromium keeps compiled scripts, as it does for https. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } }]);
}

/** The page may run and style itself with its own files, and with what carries this load's nonce; it may connect to nothing. */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** `folder`: where the built window lies. */
export function serveBundle(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const nonce = randomBytes(16).toString('base64');
    const headers = headersFor(nonce);
    const { host, pathname } = new URL(request.url);
    const file = request.method === 'GET' && `${SCHEME}://${host}` === APP_ORIGIN ? bundleFile(folder, pathname) : null;
    if (!file) return new Response(null, { status: 404, headers });
    const body = await readFile(file.path);
    const content = file.type.startsWith('text/html') ? body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce) : new Uint8Array(body);
    return new Response(content, { headers: { ...headers, 'Content-Type': file.type } });
  });
}

function headersFor(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  };
}
