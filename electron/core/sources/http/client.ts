/** A server that a source is read from: asks it for things, waits when it asks to wait, and takes its token nowhere else. */

import { asksForSignOn, lackingPermissions } from '../../../../shared/domain/sources/refusals.ts';
import {
  type Budget,
  budgetIn,
  isTransient,
  limitIn,
  longestPatience,
  mostTries,
  restFor,
  retryAfter,
  triesOffline,
  waitAfter,
} from '../../../../shared/domain/sources/retrying.ts';
import { AppError } from '../../../../shared/errors.ts';
import { type Answer, ask } from './request.ts';

export interface Server {
  /** `https://forge.example.org`, without a path. */
  origin: string;
  /** How the token is shown, such as `{ authorization: 'token …' }`; empty without one. */
  credentials: Record<string, string>;
  /** Headers of every request that are no secret. */
  said?: Record<string, string>;
  /** PEM of an authority of one's own; `null`: the usual ones. */
  certificates: string | null;
  /** A person agreed that this server is asked without encryption. */
  allowsPlain: boolean;
}

/** What lies outside: the clock (UTC epoch milliseconds), waiting, chance. */
export interface Surroundings {
  now(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
  random(): number;
}

export interface Found {
  status: number;
  header: Answer['header'];
  bytes: Uint8Array;
  url: URL;
}

const mostRedirects = 5;
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export class HttpClient {
  readonly #server: Server;
  readonly #outside: Surroundings;
  readonly #signal: AbortSignal;
  readonly #said: (budget: Budget) => void;
  /** What the server said last of how much may be asked; `null`: nothing. */
  #budget: Budget | null = null;
  #hasAnswered = false;
  #resting: Promise<void> | null = null;

  /** `said`: hears what the server says of how much may be asked. */
  constructor(server: Server, outside: Surroundings, signal: AbortSignal, said: (budget: Budget) => void = () => undefined) {
    this.#said = said;
    this.#server = server;
    this.#outside = outside;
    this.#signal = signal;
  }

  get host(): string {
    return new URL(this.#server.origin).host;
  }

  /**
   * Gets what lies at a path (or whole address) of this server. Answers of 2xx, 304 and 404 are returned; every other one is an error in words:
   * `auth` (401, 403), `rate_limited`, `offline`, `source_error`. Fleeting failures are tried again, six times at most.
   */
  async get(path: string, headers: Record<string, string> = {}): Promise<Found> {
    const url = this.#checked(this.#own(path));
    for (let tries = 1; ; tries += 1) {
      await this.#rest();
      const result = await this.#try(url, headers).catch((error: unknown) => {
        if (this.#signal.aborted || !isFleeting(error) || tries >= this.#triesAfter(error)) throw error;
        return null;
      });
      const now = this.#outside.now();
      const limit = result ? limitIn(result.status, result.header, beginningOf(result), tries, now) : undefined;
      if (result && !isTransient(result.status) && limit === undefined) return this.#judged(result);
      const asked = limit ?? (result ? retryAfter(result.header, now) : null);
      if (result && tries >= mostTries) throw this.#gaveUp(result);
      await this.#wait(waitAfter(tries, asked, this.#outside.random()));
    }
  }

  /**
   * The same, as JSON; `null` for 404. Throws `source_error` when it is something else, such as the page to log in. What is cut off is
   * asked for again.
   */
  async json(path: string, headers: Record<string, string> = {}): Promise<{ value: unknown; found: Found } | null> {
    for (let tries = 1; ; tries += 1) {
      const found = await this.get(path, { accept: 'application/json', ...headers });
      if (found.status === 404) return null;
      const text = Buffer.from(found.bytes).toString('utf8');
      try {
        return { value: JSON.parse(text) as unknown, found };
      } catch {
        const isPage = /^\s*</.test(text);
        if (isPage || tries >= mostTries) throw this.#notJson(isPage);
      }
      await this.#wait(waitAfter(tries, null, this.#outside.random()));
    }
  }

  /** Where nothing was answered yet there is no network: that is no matter of seconds. */
  #triesAfter(error: unknown): number {
    return error instanceof AppError && error.code === 'offline' && !this.#hasAnswered ? triesOffline : mostTries;
  }

  #notJson(isPage: boolean): AppError {
    return new AppError(
      'source_error',
      isPage
        ? `${this.host} answered with a web page instead of data: a page to log in, or not the address of its API. Nothing was changed.`
        : `What ${this.host} sends is cut off or broken. What was read before is kept; the next run reads it again.`,
      { problem: isPage ? 'web_page' : 'not_json' },
    );
  }

  async #try(from: URL, headers: Record<string, string>): Promise<Found> {
    const { origin, said, credentials, certificates } = this.#server;
    let url = from;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const all = { 'user-agent': 'Cairn', ...said, ...headers, ...credentials };
      const answer = await ask({ url, headers: all, certificates, signal: this.#signal, now: () => this.#outside.now() });
      this.#hasAnswered = true;
      const budget = budgetIn(answer.header, this.#outside.now());
      if (budget !== null) {
        this.#budget = budget;
        this.#said(budget);
      }
      const location = answer.header('location');
      if (answer.status < 301 || answer.status > 308 || answer.status === 304 || location === null) return { ...answer, url };
      const to = URL.parse(location, url);
      // Elsewhere one would be a stranger, and be told what strangers may see; nor is it anybody's to say where Cairn asks.
      if (to?.origin !== origin)
        throw new AppError(
          'source_error',
          `${this.host} sends Cairn on to ${to ? to.origin.slice(0, 200) : 'what is no address'}. Cairn does not follow: if the server has moved, add it there. Nothing was changed.`,
          { problem: 'elsewhere' },
        );
      url = this.#checked(to);
    }
    throw new AppError(
      'source_error',
      `${this.host} sends Cairn round in circles. Look whether its address is right. Nothing was changed.`,
      {
        problem: 'redirects',
      },
    );
  }

  /** `//elsewhere` is an address too, and none of this server's. */
  #own(path: string): URL {
    const url = URL.parse(path, this.#server.origin);
    if (url?.origin === this.#server.origin) return url;
    throw new AppError('source_error', `${this.host} names an address that is not its own. Nothing was asked there.`, {
      problem: 'elsewhere',
    });
  }

  #checked(url: URL): URL {
    const isPlain = url.protocol === 'http:';
    if (url.protocol !== 'https:' && !isPlain)
      throw new AppError('source_error', `${this.host} points to an address that is not of the web. Nothing was asked there.`, {
        problem: 'scheme',
      });
    const isAllowed = loopback.test(url.hostname) || (this.#server.allowsPlain && url.origin === this.#server.origin);
    if (isPlain && !isAllowed)
      throw new AppError(
        'source_error',
        `${url.host} would be asked without encryption, where others can read along. Use https, or allow it for this source. Nothing was sent.`,
        { problem: 'plain' },
      );
    return url;
  }

  async #rest(): Promise<void> {
    const rest = restFor(this.#budget);
    if (rest === 0) return;
    // Whatever is to be asked meanwhile waits for the same moment. Where that is too far away, the answer stays the same.
    this.#resting ??= this.#wait(rest)
      .then(() => {
        this.#budget = null;
      })
      .finally(() => {
        this.#resting = null;
      });
    await this.#resting;
  }

  async #wait(ms: number): Promise<void> {
    if (ms > longestPatience)
      throw new AppError(
        'rate_limited',
        `${this.host} lets Cairn ask again in ${Math.ceil(ms / 60_000)} minutes. What was read so far is kept; the next run goes on.`,
        { problem: 'rate_limit', again: this.#outside.now() + ms },
      );
    await this.#outside.wait(ms, this.#signal);
  }

  #judged(found: Found): Found {
    const { status } = found;
    if ((status >= 200 && status < 300) || status === 304 || status === 404) return found;
    if (status === 401)
      throw new AppError(
        'auth',
        `${this.host} does not accept the token: it is wrong, expired or withdrawn. Give this source another one.`,
        {
          status,
        },
      );
    if (status === 403) throw this.#refused(found);
    throw new AppError('source_error', `${this.host} answered ${pathOf(found.url)} with error ${status}. What was read before is kept.`, {
      status,
      path: found.url.pathname,
    });
  }

  #refused({ status, url, header }: Found): AppError {
    const path = pathOf(url);
    const permissions = lackingPermissions(header);
    const why = asksForSignOn(header)
      ? `${this.host} lets this token read ${path} only after it was authorised for single sign-on with the organisation, where one's tokens are listed there.`
      : permissions === null
        ? `${this.host} does not let this token read ${path}. Give the source a token that may.`
        : `${this.host} does not let this token read ${path}: it needs the permission ${permissions}. Give the source a token that has it.`;
    return new AppError('auth', why, { status, path: url.pathname });
  }

  #gaveUp(found: Found): AppError {
    if (found.status === 429 || found.status === 403)
      return new AppError(
        'rate_limited',
        `${this.host} wants to be asked less often. What was read so far is kept; the next run goes on.`,
        {
          status: found.status,
        },
      );
    return new AppError(
      'source_error',
      `${this.host} answered with error ${found.status}, ${mostTries} times in a row. What was read so far is kept; the next run goes on.`,
      { status: found.status },
    );
  }
}

const pathOf = (url: URL): string => url.pathname.slice(0, 200);

/** A refusal is short. */
const beginningOf = ({ bytes }: Found): string => Buffer.from(bytes.subarray(0, 2000)).toString('utf8');

function isFleeting(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  return error.code === 'offline' || error.details?.isTransient === true;
}
