/**
 * Files by URL, for calendars, feeds and lists: with ETag and Last-Modified, and 304 for who has them already (RFC 9110,
 * 13.1). `put` changes one while the server runs; redirects and any status come from `faults`.
 */
import { type Asked, conditional, type ServerOptions, startServer, type TestServer } from './http-server.ts';

export interface StaticServer extends TestServer {
  /** Adds or replaces. Paths begin with a slash. A new version is a second younger than what was there before. */
  put(path: string, content: string | Uint8Array, type?: string): void;
  remove(path: string): void;
}

interface Kept {
  content: string | Uint8Array;
  type: string;
  changedAt: number;
}

const TYPES: Record<string, string> = {
  ics: 'text/calendar; charset=utf-8',
  xml: 'application/rss+xml',
  json: 'application/json',
  yml: 'text/yaml',
};
const SECOND = 1000;

export interface StaticOptions extends ServerOptions {
  /** Some servers have only one of the two, some neither. */
  validators?: 'both' | 'etag' | 'last-modified' | 'none';
}

export async function startStatic(files: Record<string, string | Uint8Array> = {}, options: StaticOptions = {}): Promise<StaticServer> {
  const { validators = 'both' } = options;
  const kept = new Map<string, Kept>();
  let now = Math.floor(Date.now() / SECOND) * SECOND - 3600 * SECOND;

  function answer(asked: Asked) {
    const file = kept.get(decodeURIComponent(asked.path));
    if (!file) return { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'Not found\n' };
    const { content, type, changedAt } = file;
    const dated = validators === 'both' || validators === 'last-modified';
    const plain = {
      headers: { 'Content-Type': type, ...(dated && { 'Last-Modified': new Date(changedAt).toUTCString() }) },
      body: content,
    };
    // Who sends a tag is answered by the tag alone, whatever the time says.
    if (validators === 'both' && asked.headers['if-none-match'] !== undefined) return conditional(plain, asked);
    const since = Date.parse(asked.headers['if-modified-since'] ?? '');
    if (dated && changedAt <= since) return { status: 304, headers: plain.headers, body: '' };
    return validators === 'both' || validators === 'etag' ? conditional(plain, asked) : plain;
  }

  const server = await startServer(answer, options);
  function put(path: string, content: string | Uint8Array, type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream') {
    now += SECOND;
    kept.set(path, { content, type, changedAt: now });
  }
  for (const [path, content] of Object.entries(files)) put(path, content);
  return Object.assign(server, { put, remove: (path: string) => void kept.delete(path) });
}
