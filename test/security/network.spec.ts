/** Nothing leaves through the window: not past the content security policy, and not without it either. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, test } from '../support/app.ts';

/** Sent by the test itself, after everything else: on one loopback it arrives after whatever was on its way. */
const LAST = 'last';

/** Notes whoever knocks, over TCP and UDP, on one port of this machine. */
async function listener() {
  const visits: { how: string; said: string }[] = [];
  const tcp = createServer((socket) => {
    const visit = { how: 'tcp', said: '' };
    visits.push(visit);
    socket.on('error', () => {});
    socket.on('data', (data) => {
      visit.said += data.toString('latin1');
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n');
    });
  });
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4', (data) => visits.push({ how: 'udp', said: data.toString('latin1') }));
  udp.bind(port, '127.0.0.1');
  await once(udp, 'listening');
  return {
    port,
    async heard() {
      const socket = connect(port, '127.0.0.1').resume();
      socket.write(LAST);
      await once(socket, 'close');
      const sender = createSocket('udp4');
      const arrived = once(udp, 'message');
      sender.send(LAST, port, '127.0.0.1');
      await arrived;
      sender.close();
      return visits.filter(({ said }) => said !== LAST).map(({ how, said }) => `${how}: ${said.split('\r\n')[0]}`);
    },
    close() {
      tcp.close();
      udp.close();
    },
  };
}

/** Runs in a page: every way to send something somewhere, and waits until each has failed. */
async function tryEverything(port: number): Promise<string[]> {
  const url = `http://127.0.0.1:${port}/`;
  const succeeded: string[] = [];
  const attempt = async (name: string, run: () => Promise<unknown>) => {
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 1500));
    await Promise.race([(async () => run())(), late]).then(
      () => succeeded.push(name),
      () => undefined,
    );
  };
  const element = (tag: string, attributes: Record<string, string>) =>
    new Promise((resolve, reject) => {
      const one = document.createElement(tag);
      one.addEventListener('load', resolve);
      one.addEventListener('error', reject);
      for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
      document.body.append(one);
    });
  const opened = (target: EventTarget) =>
    new Promise((resolve, reject) => {
      target.addEventListener('open', resolve);
      target.addEventListener('error', reject);
    });
  const attempts: [string, () => Promise<unknown>][] = [
    ['fetch', () => fetch(url, { mode: 'no-cors' })],
    ['fetch keepalive', () => fetch(url, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' })],
    ['import', () => import(/* @vite-ignore */ `${url}a.js`)],
    ['WebSocket', () => opened(new WebSocket(url.replace('http', 'ws')))],
    ['EventSource', () => opened(new EventSource(url))],
    [
      'XMLHttpRequest',
      () =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = resolve;
          request.onerror = reject;
          request.open('GET', url);
          request.send();
        }),
    ],
    ['img', () => element('img', { src: `${url}a.png` })],
    ['script', () => element('script', { src: `${url}b.js` })],
    ['stylesheet', () => element('link', { rel: 'stylesheet', href: `${url}a.css` })],
    ['prefetch', () => element('link', { rel: 'prefetch', href: `${url}a` })],
    ['preload', () => element('link', { rel: 'preload', as: 'fetch', href: `${url}b` })],
    ['manifest', () => element('link', { rel: 'manifest', href: `${url}m` })],
    ['icon', () => element('link', { rel: 'icon', href: `${url}i.png` })],
    ['object', () => element('object', { data: `${url}o`, type: 'text/html' })],
    ['video', () => element('video', { src: `${url}v.mp4` })],
    ['track', () => element('audio', { src: `${url}v.mp3` })],
    ['worker', () => opened(new Worker(`${url}w.js`))],
    ['font', () => new FontFace('stranger', `url(${url}f.woff2)`).load()],
  ];
  for (const [name, run] of attempts) await attempt(name, run);
  // These never say how they went.
  for (const rel of ['preconnect', 'dns-prefetch', 'modulepreload', 'prerender'])
    void element('link', { rel, href: url }).catch(() => undefined);
  for (const tag of ['iframe', 'embed']) void element(tag, { src: `${url}${tag}` }).catch(() => undefined);
  navigator.sendBeacon(`${url}beacon`, 'x');
  const link = document.createElement('a');
  Object.assign(link, { href: '#here', ping: `${url}ping` });
  document.body.append(link);
  link.click();
  await attempt('WebRTC', async () => {
    const iceServers = [
      { urls: `stun:127.0.0.1:${port}` },
      { urls: `turn:127.0.0.1:${port}?transport=udp`, username: 'a', credential: 'b' },
      { urls: `turn:127.0.0.1:${port}?transport=tcp`, username: 'a', credential: 'b' },
    ];
    const connection = new RTCPeerConnection({ iceServers });
    connection.createDataChannel('out');
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise((resolve) => {
      connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && resolve(null);
    });
    const candidates = connection.localDescription?.sdp.match(/typ (srflx|relay)/g) ?? [];
    connection.close();
    if (candidates.length === 0) throw new Error('no way out');
  });
  return succeeded;
}

/** Chromium's words for a thing that the policy, or the request handler, stopped. */
const stopped = [
  /Content Security Policy/i,
  /content security policy/,
  /ERR_BLOCKED_BY_CLIENT/,
  /ERR_BLOCKED_BY_CSP/,
  /WebSocket connection/,
  /Failed to load/,
  /Refused to/,
];

test('the listener hears whoever does come', async () => {
  const server = await listener();
  await fetch(`http://127.0.0.1:${server.port}/control`);
  expect(await server.heard()).toContain('tcp: GET /control HTTP/1.1');
  server.close();
});

test('the page sends nothing anywhere', async ({ cairn }) => {
  cairn.expectErrors(...stopped);
  const server = await listener();
  const { page } = await cairn.open();
  expect(await page.evaluate(tryEverything, server.port)).toEqual([]);
  expect(await server.heard()).toEqual([]);
  server.close();
});

for (const partition of ['', 'another']) {
  test(`a page without a policy sends nothing either, in ${partition || 'the usual'} session`, async ({ cairn }) => {
    const server = await listener();
    const { app } = await cairn.open();
    const script = `(${tryEverything.toString()})(${server.port})`;
    const succeeded = await app.evaluate(
      async ({ BrowserWindow }, [source, session]) => {
        const page = new BrowserWindow({ show: false, webPreferences: { sandbox: true, ...(session ? { partition: session } : {}) } });
        await page.loadURL('data:text/html,<body>');
        const names = (await page.webContents.executeJavaScript(source)) as string[];
        page.destroy();
        return names;
      },
      [script, partition] as const,
    );
    // The element loads, empty; nobody was asked for its content.
    expect(succeeded.filter((name) => name !== 'object')).toEqual([]);
    expect(await server.heard()).toEqual([]);
    server.close();
  });
}

test('Electron itself looks nobody up', async ({ cairn }) => {
  const { app } = await cairn.open();
  const outcome = await app.evaluate(({ net }) =>
    net.resolveHost('localhost').then(
      () => 'found',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
});
