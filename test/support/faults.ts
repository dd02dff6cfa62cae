/** What goes wrong between a server and us. A plan of faults is a list, by the number of the request or by its path. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import fc from 'fast-check';

type Wrong =
  /** Any status, with `Retry-After` in seconds. Without a body, one like GitLab's and GitHub's: `{"message":"503 ..."}`. */
  | { kind: 'status'; status: number; retryAfter?: number; body?: string }
  /**
   * `cut`: the head and half of the body, then the connection is gone. `reset`: it is gone before a byte came. `truncated`: all
   * of the answer, as far as HTTP knows, but half of the JSON.
   */
  | { kind: 'cut' | 'reset' | 'truncated' }
  /** 200 and a page to sign in: a proxy, or a session that ran out. */
  | { kind: 'login' }
  /** Whatever body, as JSON unless another type is said. */
  | { kind: 'body'; body: string; type?: string }
  | { kind: 'redirect'; to: string; status?: number }
  /** Redirects to itself, without end. */
  | { kind: 'loop' }
  /** The body dribbles in over so many milliseconds. */
  | { kind: 'slow'; ms: number }
  /** Nothing comes, until the server is stopped or the other side gives up. */
  | { kind: 'hang' };

/** `at` counts from 1. With a path every request that fits has it, or only the first so many `times`. */
export type Fault = Wrong & ({ at: number } | { path: RegExp; times?: number });

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: string | Uint8Array;
}

const LOGIN =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action="/users/sign_in"><input name="user"></form></body></html>';
const CHUNKS = 8;

const half = (body: string | Uint8Array) => Buffer.from(body).subarray(0, Math.floor(Buffer.from(body).length / 2));

/** Of the headers of a right answer, those that a wrong one has too: the clock, and what is left of the rate. */
const always = (headers: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => /^date$|ratelimit/i.test(name)));

/** What is sent instead: another answer, or the same one that `send` breaks. */
function changed(fault: Wrong, answer: Answer, url: string): Answer {
  const headers = always(answer.headers);
  const of = (type: string) => ({ ...headers, 'Content-Type': type });
  switch (fault.kind) {
    case 'status': {
      const retry: Record<string, string> = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
      const body = fault.body ?? `{"message":"${fault.status} ${STATUS_CODES[fault.status] ?? ''}"}`;
      return { status: fault.status, headers: { ...of('application/json'), ...retry }, body };
    }
    case 'truncated':
      return { ...answer, body: half(answer.body) };
    case 'login':
      return { headers: of('text/html; charset=utf-8'), body: LOGIN };
    case 'body':
      return { headers: of(fault.type ?? 'application/json'), body: fault.body };
    case 'redirect':
      return { status: fault.status ?? 302, headers: { ...headers, Location: fault.to }, body: '' };
    case 'loop':
      return { status: 302, headers: { ...headers, Location: url }, body: '' };
    default:
      return answer;
  }
}

/** Sends an answer, or what a fault makes of it. `url`: what was asked for. `nameOf`: how a header's name is written. */
export function send(
  response: ServerResponse,
  answer: Answer,
  { fault, url, nameOf }: { fault: Fault | undefined; url: string; nameOf: (name: string) => string },
): void {
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'reset') return void response.socket?.destroy();
  const { status = 200, headers = {}, body } = fault ? changed(fault, answer, url) : answer;
  const bytes = Buffer.from(body);
  // 204 and 304 have no body and say no length.
  const all = status === 204 || status === 304 ? headers : { ...headers, 'Content-Length': String(bytes.length) };
  response.writeHead(status, Object.fromEntries(Object.entries(all).map(([name, value]) => [nameOf(name), value])));
  if (fault?.kind === 'cut') response.write(half(bytes), () => response.socket?.destroy());
  else if (fault?.kind === 'slow') dribble(response, bytes, fault.ms);
  else response.end(bytes);
}

function dribble(response: ServerResponse, bytes: Buffer, ms: number): void {
  const size = Math.ceil(bytes.length / CHUNKS);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + size));
    sent += size;
    if (sent >= bytes.length) response.end();
  }, ms / CHUNKS);
  response.once('close', () => clearInterval(timer));
}

/** The fault of this request, if it has one. Counts how often those with `times` came. */
export function faultChooser() {
  const came = new WeakMap<Fault, number>();
  return (plan: readonly Fault[], number: number, url: string): Fault | undefined => {
    const found = plan.find((fault) =>
      'at' in fault ? fault.at === number : fault.path.test(url) && (came.get(fault) ?? 0) < (fault.times ?? Infinity),
    );
    if (found) came.set(found, (came.get(found) ?? 0) + 1);
    return found;
  };
}

/** Plans whose faults all pass by: trying again is enough. For property tests over the first so many requests. */
export const passingFaults = (requests: number): fc.Arbitrary<Fault[]> =>
  fc.uniqueArray(
    fc.oneof(
      fc.record({
        at: fc.integer({ min: 1, max: requests }),
        kind: fc.constantFrom('cut' as const, 'reset' as const, 'truncated' as const),
      }),
      fc.record({
        at: fc.integer({ min: 1, max: requests }),
        kind: fc.constant('status' as const),
        status: fc.constantFrom(429, 500, 502, 503, 504),
        retryAfter: fc.constantFrom(0, 1),
      }),
    ),
    { selector: ({ at }) => at, maxLength: Math.min(20, requests) },
  );
