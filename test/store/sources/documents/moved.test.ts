/** A document that is read from elsewhere, renamed, or given other pages tells of the same things as before. Today is 2026-05-15. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Direct } from '../../../support/direct.ts';
import { temporaryFolder } from '../../../support/folders.ts';
import { newHistory } from '../../../support/histories.ts';
import { addAndRead, freshWorkspace, namesIn } from '../../../support/reading.ts';
import { type StaticServer, startStatic } from '../../../support/static-server.ts';

async function server(files: Record<string, string>): Promise<StaticServer> {
  const started = await startStatic(files);
  onTestFinished(() => started.stop());
  return started;
}

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:a',
  'SUMMARY:Gate days',
  'DTSTART;VALUE=DATE:20260601',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** One article for each of these, all under one address of e-mail. */
const feed = (...authors: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>B</title><link>https://b.example/</link>${authors
    .map(
      (author, n) =>
        `<item><guid>https://b.example/${n}</guid><title>One</title><link>https://b.example/${n}</link><author>ana@pires.example (${author})</author>
         <pubDate>Mon, 04 May 2026 10:00:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

const schedule = JSON.stringify({
  schedule: {
    base_url: 'https://talks.example/',
    conference: {
      acronym: 'gates',
      title: 'Gates',
      start: '2026-05-02',
      end: '2026-05-02',
      time_zone_name: 'UTC',
      days: [
        {
          date: '2026-05-02',
          rooms: { A: [{ guid: 'g1', title: 'Hinges', date: '2026-05-02T10:00:00+00:00', persons: [{ code: 'ANA', name: 'Ana Pires' }] }] },
        },
      ],
    },
  },
});

const countOf = ({ store }: Direct, kind: string): number =>
  Number(store.db.raw.prepare('SELECT count(*) AS n FROM activity WHERE kind = ?').get(kind)?.n);

it('keeps what somebody corrected, with another address and with a file', async () => {
  const lists = await server({ '/c.ics': calendar, '/d.ics': calendar });
  const { api } = freshWorkspace();
  const { id } = await api.sources.addDocument({ kind: 'calendar', addresses: [`${lists.url}/c.ics`] });
  await api.sources.syncSource({ id });
  await api.events.editEvent({ event: (await api.events.list({})).rows[0]?.id ?? '', place: 'Braga' });
  await api.sources.editDocument({ id, addresses: [`${lists.url}/d.ics`] });
  await api.sources.syncSource({ id });
  expect((await api.events.list({})).rows).toMatchObject([{ place: 'Braga', corrected: ['place'] }]);
  const path = join(temporaryFolder(), 'c.ics');
  writeFileSync(path, calendar);
  await api.sources.editDocument({ id, path });
  await api.sources.syncSource({ id });
  expect((await api.events.list({})).rows).toMatchObject([{ place: 'Braga', corrected: ['place'] }]);
});

it('keeps out what was taken out when one more list is added', async () => {
  const conference = (name: string, startDate: string) =>
    JSON.stringify([
      { name, startDate, endDate: startDate, city: 'Porto', country: 'Portugal', url: `https://${name.toLowerCase()}.example` },
    ]);
  const lists = await server({ '/general.json': conference('Gates', '2026-06-01'), '/ux.json': conference('Hinges', '2026-07-01') });
  const { api } = freshWorkspace();
  const { id } = await api.sources.addDocument({ kind: 'conferences', addresses: [`${lists.url}/general.json`], name: 'Lists' });
  await api.sources.syncSource({ id });
  await api.events.removeEvent({ event: (await api.events.list({})).rows[0]?.id ?? '' });
  await api.sources.editDocument({ id, addresses: [`${lists.url}/general.json`, `${lists.url}/ux.json`] });
  await api.sources.syncSource({ id });
  expect((await api.events.list({})).rows.map(({ name }) => name)).toEqual(['Hinges']);
});

it.each([
  ['feed', 'blog', feed('Ana Pires')],
  ['schedule', 'talk', schedule],
] as const)('counts everything of a %s once after another address', async (kind, counted, page) => {
  const lists = await server({ '/c': page, '/d': page });
  const direct = freshWorkspace();
  const { id } = await direct.api.sources.addDocument({ kind, addresses: [`${lists.url}/c`] });
  await direct.api.sources.syncSource({ id });
  await direct.api.sources.editDocument({ id, addresses: [`${lists.url}/d`] });
  await direct.api.sources.syncSource({ id, full: true });
  expect(countOf(direct, counted)).toBe(1);
});

it('counts nothing twice of a log whose source has another name', async () => {
  const path = join(temporaryFolder(), '2026-05-01.log');
  writeFileSync(path, '[10:00] <ana> hello\n[10:01] <ana> again\n');
  const direct = freshWorkspace();
  const { id } = await direct.api.sources.addDocument({ kind: 'chat', path, name: 'Ours' });
  await direct.api.sources.syncSource({ id });
  expect(countOf(direct, 'chat_help')).toBe(1);
  await direct.api.sources.renameSource({ id, name: 'Ours, the channel' });
  await direct.api.sources.syncSource({ id });
  expect(countOf(direct, 'chat_help')).toBe(1);
});

it('needs no token any more when it is a file, and reads an address with signs of another age', async () => {
  const lists = await server({ '/c.ics': calendar });
  const path = join(temporaryFolder(), 'c.ics');
  writeFileSync(path, calendar);
  const { api } = freshWorkspace();
  const { id } = await api.sources.addDocument({ kind: 'calendar', addresses: [`${lists.url}/c.ics`], token: 'of-no-secret' });
  await api.sources.syncSource({ id, token: 'of-no-secret' });
  await api.sources.editDocument({ id, path });
  expect(await api.sources.syncSource({ id })).toMatchObject({ incomplete: null });
  const other = await api.sources.addDocument({ kind: 'calendar', addresses: [`${lists.url}/caf%E9.ics`] });
  await expect(api.sources.syncSource({ id: other.id })).rejects.toMatchObject({ code: expect.stringMatching(/not_found|source_error/) });
});

it('does not split a committer by the names that a feed puts beside an address', async () => {
  const history = newHistory();
  history.commit({ by: 'Ana Pires <ana@pires.example>' }, { by: 'Ana <ana@pires.example>' });
  const lists = await server({ '/c.xml': feed('Zed Quux', 'Olaf Berg', 'Mia Chen', 'Ravi Rao') });
  const direct = freshWorkspace();
  await addAndRead(direct, history.folder);
  const before = await namesIn(direct);
  const { id } = await direct.api.sources.addDocument({ kind: 'feed', addresses: [`${lists.url}/c.xml`] });
  await direct.api.sources.syncSource({ id });
  await direct.api.sources.removeSource({ id });
  expect(await namesIn(direct)).toEqual(before);
});
