/** app://cairn/ serves the window's bundle and nothing else of the disk. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type ProtocolResponse, protocol, type Session } from 'electron';
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

/**
 * `folder`: where the built window lies. Not by `protocol.handle`: it speaks in `Request` and `Response`, and to load what is behind
 * those two words kept the first page waiting for a tenth of a start (docs/decisions/0017).
 */
export function serveBundle(session: Session, folder: string): void {
  session.protocol.registerBufferProtocol(SCHEME, ({ method, url }, answer) => {
    void answerTo(method, url, folder).then(answer, () => answer({ statusCode: 404, data: Buffer.alloc(0) }));
  });
}

async function answerTo(method: string, url: string, folder: string): Promise<ProtocolResponse> {
  const nonce = randomBytes(16).toString('base64');
  const headers = headersFor(nonce);
  const { host, pathname } = new URL(url);
  const file = method === 'GET' && `${SCHEME}://${host}` === APP_ORIGIN ? bundleFile(folder, pathname) : null;
  if (!file) return { statusCode: 404, headers, data: Buffer.alloc(0) };
  const body = await readFile(file.path);
  const data = file.type.startsWith('text/html') ? Buffer.from(body.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)) : body;
  return { headers: { ...headers, 'Content-Type': file.type }, data };
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
