import { X509Certificate } from 'node:crypto';
import { get } from 'node:http';
import { get as getSecurely } from 'node:https';
import { createSecureContext } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeCertificate } from '../../support/certificate.ts';
import type { Fault } from '../../support/faults.ts';
import { json, type ServerOptions, startServer } from '../../support/http-server.ts';

async function start(options: ServerOptions = {}) {
  const server = await startServer(({ path }) => json({ path, text: 'x'.repeat(1000) }, { 'X-Next-Page': '2' }), options);
  onTestFinished(() => server.stop());
  return server;
}

describe('faults', () => {
  const one = async (fault: Fault, init: RequestInit = {}) => {
    const server = await start({ faults: [fault] });
    return fetch(`${server.url}/list`, init);
  };

  it('come by the number of the request', async () => {
    const server = await start({ faults: [{ at: 2, kind: 'status', status: 503, retryAfter: 1 }] });
    const answers = [await fetch(server.url), await fetch(server.url), await fetch(server.url)];
    expect(answers.map(({ status }) => status)).toEqual([200, 503, 200]);
    expect(answers[1]?.headers.get('retry-after')).toBe('1');
    expect(await answers[1]?.json()).toEqual({ message: '503 Service Unavailable' });
    server.forget();
    expect([(await fetch(server.url)).status, (await fetch(server.url)).status]).toEqual([200, 503]);
  });

  it('come by path, always or so many times', async () => {
    const server = await start({
      faults: [
        { path: /once/, times: 1, kind: 'status', status: 500 },
        { path: /always/, kind: 'status', status: 404 },
      ],
    });
    const status = async (path: string) => (await fetch(`${server.url}${path}`)).status;
    expect([await status('/once'), await status('/once'), await status('/always'), await status('/always'), await status('/')]).toEqual([
      500, 200, 404, 404, 200,
    ]);
  });

  it('cut a body, or the connection before it', async () => {
    const cut = await one({ at: 1, kind: 'cut' });
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow();
    await expect(one({ at: 1, kind: 'reset' })).rejects.toThrow();
  });

  it('give half of the JSON, a page to sign in, or any body', async () => {
    const truncated = await one({ at: 1, kind: 'truncated' });
    await expect(truncated.json()).rejects.toThrow(SyntaxError);
    const login = await one({ at: 1, kind: 'login' });
    expect([login.status, login.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await (await one({ at: 1, kind: 'body', body: '{"not":"a list"}' })).json()).toEqual({ not: 'a list' });
  });

  it('answer slowly or never', async () => {
    expect((await (await one({ at: 1, kind: 'slow', ms: 80 })).text()).length).toBeGreaterThan(1000);
    const gaveUp = new AbortController();
    const waiting = one({ at: 1, kind: 'hang' }, { signal: gaveUp.signal });
    gaveUp.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });

  it('redirect to another host, which records what it is given, or in a circle', async () => {
    const other = await start();
    const answer = await one(
      { at: 1, kind: 'redirect', to: `${other.url}/elsewhere` },
      { headers: { authorization: 'Bearer secret', 'private-token': 'secret' } },
    );
    expect(await answer.json()).toMatchObject({ path: '/elsewhere' });
    // What fetch does by itself: it drops Authorization for another host, and hands on what it does not know.
    expect(other.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(other.asked[0]?.headers).toHaveProperty('private-token');
    const circle = await start({ faults: [{ path: /./, kind: 'loop' }] });
    await expect(fetch(circle.url)).rejects.toThrow();
    expect(circle.asked.length).toBeGreaterThan(10);
  });
});

it.each([
  ['as written', 'X-Next-Page'],
  ['lower', 'x-next-page'],
  ['upper', 'X-NEXT-PAGE'],
] as const)('writes the names of headers %s', async (headerCase, name) => {
  const server = await start({ headerCase });
  const raw = await new Promise<string[]>((resolve) => get(server.url, (response) => resolve(response.resume().rawHeaders)));
  expect(raw).toContain(name);
});

it('has a clock of its own', async () => {
  const server = await start({ clockSkewMs: 5 * 3_600_000 });
  const date = Date.parse((await fetch(server.url)).headers.get('date') ?? '');
  expect(date - Date.now()).toBeGreaterThan(4 * 3_600_000);
});

it('shows what went wrong in a test of ours as a 500', async () => {
  const server = await start();
  server.before = () => {
    throw new Error('In the test');
  };
  const answer = await fetch(server.url);
  expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('In the test')]);
});

describe('certificates', () => {
  const ask = (url: string, ca?: string) =>
    new Promise<number | string>((resolve) => {
      getSecurely(url, ca ? { ca } : {}, (response) => resolve(response.resume().statusCode ?? 0)).on(
        'error',
        (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message),
      );
    });

  it('of its own are refused, unless they are trusted by name', async () => {
    const tls = makeCertificate();
    const { url } = await start({ tls });
    expect(await ask(url)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(await ask(url, tls.certificate)).toBe(200);
    expect(await ask(url.replace('127.0.0.1', 'localhost'), tls.certificate)).toBe(200);
    expect(await ask(url, makeCertificate().certificate)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });

  it('of an authority are taken by who trusts it', async () => {
    const issuer = makeCertificate({ name: 'Camp authority' });
    const { url } = await start({ tls: makeCertificate({ issuer }) });
    expect(await ask(url)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    expect(await ask(url, issuer.certificate)).toBe(200);
  });

  it('are whole, whatever their length is', () => {
    for (let length = 1; length <= 64; length += 1) {
      const { certificate, key } = makeCertificate({ name: 'n'.repeat(length) });
      expect(new X509Certificate(certificate).subject).toBe(`CN=${'n'.repeat(length)}`);
      createSecureContext({ cert: certificate, key });
    }
  });

  it('that ran out are refused', async () => {
    const tls = makeCertificate({ now: Date.now() - 30 * 86_400_000 });
    const { url } = await start({ tls });
    expect(await ask(url, tls.certificate)).toBe('CERT_HAS_EXPIRED');
  });
});
