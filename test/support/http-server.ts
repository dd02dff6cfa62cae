/** A server on loopback that records what it is asked, and on demand gives wrong answers: what the look-alikes stand on. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';
import { type Answer, type Fault, faultChooser, send } from './faults.ts';

export interface Asked {
  /** From 1. */
  number: number;
  method: string;
  /** Still percent-encoded, without the query. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case, as Node gives them. */
  headers: IncomingHttpHeaders;
  /** With the query. */
  url: string;
}

export interface TestServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** Everything it was asked since it was started or since `forget`, also what was answered wrongly. */
  readonly asked: readonly Asked[];
  /** The plan of faults; by number they count from the last `forget`. */
  faults: readonly Fault[];
  /** Called before a request is answered: here a test changes what is being read, between two pages. */
  before: (asked: Asked) => void;
  /** Counts from 1 again. */
  forget(): void;
  /** Nobody gets through any more, as without a network: connections are refused, open ones end. */
  refuse(): Promise<void>;
  /** At the same address as before. */
  accept(): Promise<void>;
  /** Ends open connections too. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Serves https with this certificate. */
  tls?: Certificate | null;
  faults?: readonly Fault[];
  /** How names of headers are written; HTTP says that it does not matter. */
  headerCase?: 'as written' | 'lower' | 'upper';
  /** How far the server's `Date` is from the real one. */
  clockSkewMs?: number;
}

const written: Record<NonNullable<ServerOptions['headerCase']>, (name: string) => string> = {
  'as written': (name) => name,
  lower: (name) => name.toLowerCase(),
  upper: (name) => name.toUpperCase(),
};

/** Stop it in the test that starts it. `answer` may throw: that is a 500 with the reason, so that a test shows it. */
export async function startServer(answer: (asked: Asked) => Answer, options: ServerOptions = {}): Promise<TestServer> {
  const { tls = null, headerCase = 'as written', clockSkewMs = 0 } = options;
  const asked: Asked[] = [];
  const faultOf = faultChooser();
  const nameOf = written[headerCase];

  function answerOf(one: Asked): Answer {
    try {
      server.before(one);
      return answer(one);
    } catch (error) {
      return { status: 500, body: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  function listener(request: IncomingMessage, response: ServerResponse) {
    const url = request.url ?? '/';
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    const one = {
      number: asked.length + 1,
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      url,
    };
    asked.push(one);
    request.resume();
    const given = answerOf(one);
    const headers = { Date: new Date(Date.now() + clockSkewMs).toUTCString(), ...given.headers };
    send(response, { ...given, headers }, { fault: faultOf(server.faults, one.number, url), url, nameOf });
  }

  const http = tls ? createSecureServer({ key: tls.key, cert: tls.certificate }, listener) : createServer(listener);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  async function close() {
    if (!http.listening) return;
    const closed = once(http, 'close');
    http.close();
    http.closeAllConnections();
    await closed;
  }
  const server: TestServer = {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    asked,
    faults: options.faults ?? [],
    before: () => undefined,
    forget: () => void asked.splice(0),
    refuse: close,
    async accept() {
      http.listen(port, '127.0.0.1');
      await once(http, 'listening');
    },
    stop: close,
  };
  return server;
}

/** JSON as an answer. */
export const json = (value: unknown, headers: Record<string, string> = {}, status = 200): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

/** With an ETag, and 304 for who has it already. */
export function conditional(answer: Answer, asked: Asked): Answer {
  const tag = `"${createHash('sha256').update(answer.body).digest('hex').slice(0, 32)}"`;
  const headers = { ...answer.headers, ETag: tag };
  const had = asked.headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return had?.includes(tag) ? { status: 304, headers, body: '' } : { ...answer, headers };
}
