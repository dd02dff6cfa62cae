/** One request to a server, and all of its answer. The library is loaded when somebody first asks for something over the network. */

import type { Header } from '../../../../shared/domain/sources/retrying.ts';
import { AppError } from '../../../../shared/errors.ts';

export interface Answer {
  status: number;
  header: Header;
  bytes: Uint8Array;
}

export interface Asking {
  url: URL;
  headers: Record<string, string>;
  /** Certificates to trust besides the usual ones, as PEM; `null`: none. */
  certificates: string | null;
  signal: AbortSignal;
  /** The clock, UTC epoch milliseconds. */
  now: () => number;
}

/** Bytes of an answer; an item is a part of one. */
export const largestAnswer = 64 * 1024 * 1024;
/** What comes in slower than this for so long does not come in: no network that one can work with is, and the run would wait for hours. */
const slowest = { bytesPerSecond: 512, after: 60_000 };
const patience = { headersTimeout: 30_000, bodyTimeout: 30_000, connectTimeout: 10_000 };

type Undici = typeof import('undici');
type Dispatcher = InstanceType<Undici['Dispatcher']>;
const dispatchers = new Map<string | null, Dispatcher>();

/** One for each set of certificates, with its connections. */
function dispatcherFor({ Agent, interceptors }: Undici, certificates: string | null, defaults: readonly string[]): Dispatcher {
  const known = dispatchers.get(certificates);
  if (known) return known;
  const { connectTimeout, ...others } = patience;
  const connect = certificates === null ? { timeout: connectTimeout } : { timeout: connectTimeout, ca: [...defaults, certificates] };
  const agent = new Agent({ ...others, connect, connections: 8, keepAliveTimeout: 4000, maxHeaderSize: 65_536 });
  const dispatcher = agent.compose(interceptors.decompress());
  dispatchers.set(certificates, dispatcher);
  return dispatcher;
}

/** Follows no redirect. Throws `offline` when there is no way there, `source_error` when the answer broke off or is too large. */
export async function ask({ url, headers, certificates, signal, now }: Asking): Promise<Answer> {
  const [undici, { rootCertificates }] = await Promise.all([import('undici'), import('node:tls')]);
  try {
    const dispatcher = dispatcherFor(undici, certificates, rootCertificates);
    const { statusCode, headers: told, body } = await undici.request(url, { headers, signal, dispatcher });
    return { status: statusCode, header: (name) => [told[name] ?? null].flat()[0] ?? null, bytes: await wholeOf(body, url, now) };
  } catch (error) {
    if (signal.aborted || error instanceof AppError) throw signal.aborted ? signal.reason : error;
    throw inWords(error, url);
  }
}

async function wholeOf(body: AsyncIterable<Uint8Array> & { destroy(): unknown }, url: URL, now: () => number): Promise<Uint8Array> {
  const beganAt = now();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > largestAnswer) {
      body.destroy();
      throw new AppError('source_error', `An answer of ${url.host} is larger than 64 MB, which is no list of anything. It was left out.`, {
        problem: 'too_large',
      });
    }
    const took = now() - beganAt;
    if (took > slowest.after && size < (took / 1000) * slowest.bytesPerSecond) {
      body.destroy();
      throw new AppError('source_error', `${url.host} answers so slowly that nothing comes of it. What was read before is kept.`, {
        problem: 'slow',
        isTransient: true,
      });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const unreachable = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Which of the ways to fail it was; what is said is the same whatever the library calls it. */
function inWords(error: unknown, url: URL): AppError {
  const code = (error as { code?: string }).code ?? (error as { cause?: { code?: string } }).cause?.code ?? '';
  if (
    unreachable.has(code) ||
    (error instanceof AggregateError && error.errors.some((one) => unreachable.has((one as { code?: string }).code ?? '')))
  )
    return new AppError(
      'offline',
      `There is no way to ${url.host} now: no network, a server that is down, or an address that is not right. What was read before is kept.`,
      {
        problem: code,
      },
    );
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER|ERR_TLS/.test(code))
    return new AppError(
      'source_error',
      `${url.host} shows a certificate that this computer does not trust. If the server is your own, give Cairn the certificate that signed it. Nothing was sent to it.`,
      { problem: code },
    );
  return new AppError('source_error', `The connection to ${url.host} broke off. What was read before is kept.`, {
    problem: code === '' ? 'broken' : code,
    isTransient: true,
  });
}

/** Closes what is still open: for tests. */
export async function hangUp(): Promise<void> {
  const open = [...dispatchers.values()];
  dispatchers.clear();
  await Promise.all(open.map((dispatcher) => dispatcher.destroy()));
}
