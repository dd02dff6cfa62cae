/** What a server may do to whoever asks it: each in words, and the token goes nowhere else. */
import { afterEach, describe, expect, it } from 'vitest';
import { HttpClient, type Server } from '../../../../electron/core/sources/http/client.ts';
import { hangUp } from '../../../../electron/core/sources/http/request.ts';
import { mostTries } from '../../../../shared/domain/sources/retrying.ts';
import { makeCertificate } from '../../../support/certificate.ts';
import type { Fault } from '../../../support/faults.ts';
import { tooMuchAtOnce } from '../../../support/github-server.ts';
import { json, type ServerOptions, startServer, type TestServer } from '../../../support/http-server.ts';

const running: TestServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  await hangUp();
});

async function server(options: ServerOptions = {}, headers: Record<string, string> = {}): Promise<TestServer> {
  const started = await startServer(() => json({ fine: true }, headers), options);
  running.push(started);
  return started;
}

interface Asking {
  client: HttpClient;
  waited: number[];
}

function asking(url: string, more: Partial<Server> = {}, signal = new AbortController().signal): Asking {
  const waited: number[] = [];
  const outside = {
    now: Date.now,
    random: () => 0,
    async wait(ms: number) {
      waited.push(ms);
      signal.throwIfAborted();
    },
  };
  const own: Server = { origin: url, credentials: { authorization: 'token secret' }, certificates: null, allowsPlain: false, ...more };
  return { client: new HttpClient(own, outside, signal), waited };
}

const failing = async (faults: Fault[]) => {
  const one = await server({ faults });
  const { client, waited } = asking(one.url);
  const error = await client.json('/things').then(
    () => null,
    (failure: unknown) => failure as { code: string; message: string },
  );
  return { code: error?.code, message: error?.message ?? '', asked: one.asked.length, waited };
};
const always = (fault: object): Fault[] => [{ path: /./, ...fault } as Fault];

describe('what goes wrong', () => {
  it.each([
    [401, 'auth', 'does not accept the token'],
    [403, 'auth', 'does not let this token read /things'],
    [400, 'source_error', 'error 400'],
    [405, 'source_error', 'error 405'],
    [410, 'source_error', 'error 410'],
    [418, 'source_error', 'error 418'],
    [422, 'source_error', 'error 422'],
    [501, 'source_error', 'error 501'],
  ])('%i is said at once', async (status, code, words) => {
    expect(await failing(always({ kind: 'status', status }))).toMatchObject({ code, message: expect.stringContaining(words), asked: 1 });
  });

  it('an answer that comes in byte by byte for a minute and longer is given up, and a slow one that comes is taken', async () => {
    const one = await server({ faults: always({ kind: 'slow', ms: 16 }) });
    const ask = (secondsEachLook: number) => {
      let at = 0;
      const now = () => {
        at += secondsEachLook * 1000;
        return at;
      };
      const outside = { now, random: () => 0, wait: async () => undefined };
      const own: Server = { origin: one.url, credentials: {}, certificates: null, allowsPlain: false };
      return new HttpClient(own, outside, new AbortController().signal).json('/things').then(
        (found) => found?.value,
        (failure: { message: string }) => failure.message,
      );
    };
    expect(await ask(1)).toEqual({ fine: true });
    one.forget();
    expect(await ask(70)).toMatch(/answers so slowly that nothing comes of it/);
    expect(one.asked).toHaveLength(mostTries);
  });

  it('403 says what the token needs, where the server says it', async () => {
    const refusing = async (headers: Record<string, string>) => {
      const one = await startServer(() => json({ message: 'Resource not accessible by personal access token' }, headers, 403));
      running.push(one);
      return asking(one.url)
        .client.json('/things')
        .then(
          () => '',
          (failure: { code: string; message: string }) => `${failure.code}: ${failure.message}`,
        );
    };
    expect(await refusing({ 'X-Accepted-GitHub-Permissions': 'issues=read' })).toMatch(
      /^auth: .* it needs the permission Issues \(read\)\./,
    );
    expect(await refusing({ 'X-GitHub-SSO': 'required; url=https://github.invalid/sso' })).toMatch(/^auth: .* single sign-on/);
    expect(await refusing({ 'X-RateLimit-Remaining': '4999' })).toMatch(/Give the source a token that may\.$/);
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('%i is tried six times, with longer and longer waits', async (status) => {
    const { code, asked, waited } = await failing(always({ kind: 'status', status }));
    expect([code, asked]).toEqual([status === 429 ? 'rate_limited' : 'source_error', mostTries]);
    expect(waited).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });

  it.each(['cut', 'reset', 'truncated'])('a connection that is %s is tried again', async (kind) => {
    const { asked } = await failing([{ at: 1, kind } as Fault]);
    expect(asked).toBe(2);
  });

  it('404 is no failure', async () => {
    const one = await server({ faults: always({ kind: 'status', status: 404 }) });
    expect(await asking(one.url).client.json('/things')).toBeNull();
  });

  it('a page to log in is none of the data', async () => {
    expect(await failing(always({ kind: 'login' }))).toMatchObject({
      code: 'source_error',
      message: expect.stringContaining('a web page instead'),
      asked: 1,
    });
  });

  it('an answer of 65 MB is not taken', async () => {
    const body = `"${'a'.repeat(65 * 1024 * 1024)}"`;
    expect(await failing(always({ kind: 'body', body }))).toMatchObject({
      code: 'source_error',
      message: expect.stringContaining('larger than 64 MB'),
    });
  });

  it('a server that is not there is offline', async () => {
    const one = await server();
    await one.stop();
    running.length = 0;
    await expect(asking(one.url).client.json('/things')).rejects.toMatchObject({
      code: 'offline',
      message: expect.stringContaining('no network, a server that is down, or an address that is not right'),
    });
  });

  it('a redirect that leads round in circles ends', async () => {
    expect(await failing(always({ kind: 'loop' }))).toMatchObject({
      code: 'source_error',
      message: expect.stringContaining('round in circles'),
    });
  });

  it('a wait that is longer than a quarter of an hour ends the run and says when to come back', async () => {
    const { code, message, asked } = await failing(always({ kind: 'status', status: 429, retryAfter: 1800 }));
    expect([code, asked]).toEqual(['rate_limited', 1]);
    expect(message).toContain('in 30 minutes');
  });

  it('a run that is cancelled stops waiting', async () => {
    const stop = new AbortController();
    const one = await server({ faults: always({ kind: 'status', status: 503 }) });
    one.before = ({ number }) => {
      if (number === 2) stop.abort(new Error('stopped'));
    };
    await expect(asking(one.url, {}, stop.signal).client.json('/things')).rejects.toThrow('stopped');
    expect(one.asked.length).toBe(2);
  });
});

describe('patience', () => {
  it('is what the server asks for', async () => {
    expect((await failing([{ at: 1, kind: 'status', status: 503, retryAfter: 9 }])).waited).toEqual([9000]);
    // GitHub's second limit answers 403.
    expect((await failing([{ at: 1, kind: 'status', status: 403, retryAfter: 60 }])).waited).toEqual([60_000]);
  });

  it.each(['abuse', 'secondary', 'secondary 429'] as const)('is what GitHub asks for who asks too much at once (%s)', async (kind) => {
    expect((await failing([{ at: 1, ...tooMuchAtOnce(7, kind) }])).waited).toEqual([7000]);
    const { retryAfter: _without, ...silent } = tooMuchAtOnce(7, kind);
    expect((await failing([{ at: 1, ...silent }])).waited).toEqual([60_000]);
    const { code, message, asked, waited } = await failing(always(silent));
    expect([code, asked, waited]).toEqual(['rate_limited', 5, [60_000, 120_000, 240_000, 480_000]]);
    expect(message).toContain('in 16 minutes');
  });

  it('waits for the window of GitHub to start anew, or comes back then', async () => {
    for (const seconds of [300, 2400]) {
      const reset = String(Math.round(Date.now() / 1000) + seconds);
      const headers = { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': reset };
      const one = await startServer(({ number }) =>
        number === 1 ? json({ message: 'API rate limit exceeded for user ID 101.' }, headers, 403) : json({ fine: true }),
      );
      running.push(one);
      const { client, waited } = asking(one.url);
      const answer = client.json('/things');
      if (seconds === 300) {
        expect(await answer).toMatchObject({ value: { fine: true } });
        expect(waited.at(-1)).toBeGreaterThan(298_000);
      } else await expect(answer).rejects.toMatchObject({ code: 'rate_limited', message: expect.stringMatching(/in (39|40|41) minutes/) });
    }
  });

  it('leaves a twentieth of what may be asked to others', async () => {
    const reset = String(Math.round(Date.now() / 1000) + 120);
    const one = await server({ headerCase: 'upper' }, { 'RateLimit-Limit': '100', 'RateLimit-Remaining': '5', 'RateLimit-Reset': reset });
    const { client, waited } = asking(one.url);
    await client.json('/a');
    expect(waited).toEqual([]);
    await client.json('/b');
    expect(waited).toHaveLength(1);
    expect(waited[0]).toBeGreaterThan(100_000);
    // Several that come at a time wait once, and together.
    await client.json('/c');
    waited.length = 0;
    await Promise.all(['/d', '/e', '/f'].map((path) => client.json(path)));
    expect(waited).toHaveLength(1);
  });
});

describe('the token', () => {
  it.each([302, 307, 308])('is shown to its own server, and nothing at all is asked of another that it sends to (%i)', async (status) => {
    const other = await server();
    const one = await server({ faults: [{ at: 1, kind: 'redirect', to: `${other.url}/elsewhere`, status }] });
    await expect(asking(one.url).client.json('/things')).rejects.toMatchObject({
      code: 'source_error',
      message: expect.stringContaining('does not follow: if the server has moved, add it there'),
    });
    expect(one.asked.map(({ headers }) => headers.authorization)).toEqual(['token secret']);
    expect(other.asked).toEqual([]);
  });

  it('goes along when its own server sends to another path', async () => {
    const one = await server({ faults: [{ at: 1, kind: 'redirect', to: '/moved' }] });
    expect(await asking(one.url).client.json('/things')).not.toBeNull();
    expect(one.asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/things', 'token secret'],
      ['/moved', 'token secret'],
    ]);
  });

  it.each(['//elsewhere.invalid/things', 'https://elsewhere.invalid/things'])('is not taken to %s', async (path) => {
    const one = await server();
    await expect(asking(one.url).client.json(path)).rejects.toMatchObject({ message: expect.stringContaining('not its own') });
    expect(one.asked).toEqual([]);
  });

  it('is not carried over plain http, unless it is this computer or a person agreed', async () => {
    const ask = (origin: string, allowsPlain = false) => asking(origin, { allowsPlain }).client.json('/things');
    await expect(ask('http://forge.invalid')).rejects.toMatchObject({
      code: 'source_error',
      message: expect.stringContaining('without encryption'),
    });
    await expect(ask('http://forge.invalid', true)).rejects.toMatchObject({ code: 'offline' });
  });

  it.each(['ftp://forge.invalid/', 'file:///etc/passwd'])('and nothing else goes to %s', async (to) => {
    const one = await server({ faults: [{ at: 1, kind: 'redirect', to }] });
    await expect(asking(one.url).client.json('/things')).rejects.toMatchObject({ message: expect.stringContaining('does not follow') });
  });
});

describe('a certificate of one’s own', () => {
  it('is refused in words until its authority is given', async () => {
    const tls = makeCertificate();
    const one = await server({ tls });
    await expect(asking(one.url).client.json('/things')).rejects.toMatchObject({
      code: 'source_error',
      message: expect.stringContaining('does not trust'),
    });
    expect(one.asked).toEqual([]);
    expect(await asking(one.url, { certificates: tls.certificate }).client.json('/things')).toMatchObject({ value: { fine: true } });
  });
});
