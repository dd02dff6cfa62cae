import { expect, it, onTestFinished } from 'vitest';
import { type StaticOptions, startStatic } from '../../support/static-server.ts';

async function start(options: StaticOptions = {}) {
  const server = await startStatic({ '/camp.ics': 'BEGIN:VCALENDAR' }, options);
  onTestFinished(() => server.stop());
  return { server, get: (path = '/camp.ics', headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers }) };
}

it('gives a file with its type, its tag and its time, and 304 to who has it', async () => {
  const { server, get } = await start();
  const first = await get();
  expect([first.status, await first.text(), first.headers.get('content-type')]).toEqual([
    200,
    'BEGIN:VCALENDAR',
    'text/calendar; charset=utf-8',
  ]);
  const tag = first.headers.get('etag') ?? '';
  const time = first.headers.get('last-modified') ?? '';
  expect((await get('/camp.ics', { 'if-none-match': tag })).status).toBe(304);
  expect((await get('/camp.ics', { 'if-none-match': `W/${tag}` })).status).toBe(304);
  expect((await get('/camp.ics', { 'if-modified-since': time })).status).toBe(304);
  server.put('/camp.ics', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR');
  expect((await get('/camp.ics', { 'if-none-match': tag })).status).toBe(200);
  expect((await get('/camp.ics', { 'if-modified-since': time })).status).toBe(200);
  expect((await get('/camp.ics', { 'if-none-match': tag, 'if-modified-since': 'Fri, 31 Dec 2099 23:59:59 GMT' })).status).toBe(200);
  server.remove('/camp.ics');
  expect((await get()).status).toBe(404);
  expect(server.asked).toHaveLength(8);
});

it.each([
  ['etag', true, false],
  ['last-modified', false, true],
  ['none', false, false],
] as const)('has %s only, if asked so', async (validators, tagged, dated) => {
  const { headers } = await (await start({ validators })).get();
  expect([headers.has('etag'), headers.has('last-modified')]).toEqual([tagged, dated]);
});

it('redirects, and gives any status', async () => {
  const { server, get } = await start();
  server.put('/moved.ics', 'Here');
  server.faults = [
    { path: /camp/, times: 1, kind: 'redirect', to: '/moved.ics', status: 301 },
    { path: /camp/, kind: 'status', status: 410 },
  ];
  expect(await (await get()).text()).toBe('Here');
  expect((await get()).status).toBe(410);
});
