/** The bytes of a source that is read whole, from files or from addresses. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Budget } from '../../../../shared/domain/sources/retrying.ts';
import { AppError } from '../../../../shared/errors.ts';
import { HttpClient, type Surroundings } from '../http/client.ts';
import { originOf } from '../remote/open.ts';
import type { DocumentConfig } from './config.ts';

export interface Content {
  /** Of the file, or the end of its address. */
  name: string;
  bytes: Uint8Array;
  /** Of the letters, as the server says; empty where nobody does. */
  charset: string;
  /** Where it lies; `null`: in a file. */
  address: string | null;
}

/** What a server said of a page, for asking whether it is still the same. */
export type Seen = Record<string, { etag?: string; modified?: string }>;

const MOST_FILES = 2000;
const MOST_BYTES = 50_000_000;
const MOST_IN_ALL = 200_000_000;

function filesIn(path: string, extensions: readonly string[]): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
    return names
      .filter((name) => extensions.includes(extname(name).toLowerCase()))
      .sort()
      .slice(0, MOST_FILES)
      .map((name) => join(path, name));
  } catch {
    throw new AppError('not_found', `There is nothing at ${path} any more, or it may not be read. What was read before is kept.`, { path });
  }
}

/** Throws `not_found` where there is none, `source_error` for what is too large. */
export function contentsOfFiles(path: string, extensions: readonly string[]): Content[] {
  const files = filesIn(path, extensions);
  if (files.length === 0)
    throw new AppError('not_found', `There is no file to read in ${path}: none ends in ${extensions.join(', ')}.`, { path });
  let left = MOST_IN_ALL;
  return files.map((file) => {
    try {
      const { size } = statSync(file);
      left -= size;
      if (size > MOST_BYTES || left < 0)
        throw new AppError(
          'source_error',
          `${basename(file)} is too large: 50 MB is the most for one file, 200 MB for a folder. Nothing was read.`,
        );
      return { name: basename(file), bytes: readFileSync(file), charset: '', address: null };
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('not_found', `${basename(file)} cannot be read. What was read before is kept.`, { path: file });
    }
  });
}

/** The end of a path, as people read it where that can be. */
function plainName(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const charsetIn = (type: string | null): string => /charset\s*=\s*"?([\w.:-]+)/i.exec(type ?? '')?.[1] ?? '';
/** What a program is offered for: without it some servers show a page for people. */
const accept =
  'text/calendar, application/json, application/atom+xml, application/rss+xml, application/yaml, text/yaml, text/plain, */*;q=0.5';

/**
 * `null`: nothing changed since `seen`. A token goes to the server of the first address and nowhere else. Throws as the client does, and
 * `not_found` for an address with nothing at it.
 */
export async function contentsAt(
  { addresses, allowsPlain, certificate }: DocumentConfig,
  token: string | null,
  seen: Seen,
  outside: Surroundings,
  signal: AbortSignal,
  said?: (budget: Budget) => void,
): Promise<{ contents: Content[]; seen: Seen } | null> {
  const clients = new Map<string, HttpClient>();
  const [first = ''] = addresses;
  const clientFor = (address: string): HttpClient => {
    const origin = originOf(address);
    const isTold = token !== null && token !== '' && origin === originOf(first);
    const client =
      clients.get(origin) ??
      new HttpClient(
        { origin, credentials: isTold ? { authorization: `Bearer ${token}` } : {}, certificates: certificate, allowsPlain },
        outside,
        signal,
        said,
      );
    clients.set(origin, client);
    return client;
  };
  const found: (Content | null)[] = [];
  const next: Seen = {};
  const get = async (address: string, known: Seen[string] | undefined): Promise<Content | null> => {
    const asked = {
      accept,
      ...(known?.etag ? { 'if-none-match': known.etag } : {}),
      ...(known?.modified && !known.etag ? { 'if-modified-since': known.modified } : {}),
    };
    const { status, header, bytes, url } = await clientFor(address).get(address, asked);
    if (status === 304 && known) {
      next[address] = known;
      return null;
    }
    if (status === 404)
      throw new AppError('not_found', `There is nothing at ${address.slice(0, 300)} (any more). What was read before is kept.`, { status });
    const [etag, modified] = [header('etag'), header('last-modified')];
    next[address] = { ...(etag === null ? {} : { etag }), ...(modified === null ? {} : { modified }) };
    const name = plainName(url.pathname);
    return { name, bytes, charset: charsetIn(header('content-type')), address };
  };
  for (const address of addresses) found.push(await get(address, seen[address]));
  if (found.every((one) => one === null)) return null;
  const contents: Content[] = [];
  // One of several changed: they are read together, so the others are asked for whole.
  for (const [at, address] of addresses.entries()) contents.push(found[at] ?? ((await get(address, undefined)) as Content));
  return { contents, seen: next };
}
