/** A calendar of Debian's Radicale, read by its address: once whole, then only whether it changed; one edit, one event taken away. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { newDirect } from '../support/direct.ts';
import { temporaryFolder } from '../support/folders.ts';
import { startRadicale } from '../support/radicale.ts';

const event = (uid: string, name: string, day: string, more: string[] = []) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//North//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260101T000000Z',
    `SUMMARY:${name}`,
    `DTSTART;TZID=Europe/Lisbon:${day}T180000`,
    `DTEND;TZID=Europe/Lisbon:${day}T200000`,
    ...more,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const radicale = await startRadicale(join(temporaryFolder(), 'radicale'));
if (radicale === null) {
  console.log('skipped: Radicale cannot be had here');
  process.exit(0);
}
try {
  await radicale.put('a.ics', event('a', 'Hinge evening', '20260601'));
  await radicale.put('b.ics', event('b', 'Gate morning', '20260602', ['RRULE:FREQ=WEEKLY;COUNT=4']));
  const { api, store } = newDirect();
  const { id } = await api.sources.addDocument({ kind: 'calendar', addresses: [radicale.calendar], name: 'North' });
  const sync = async () => {
    const { added, changed, gone, rejected, incomplete } = await api.sources.syncSource({ id });
    return { added, changed, gone, rejected, incomplete };
  };
  const nothing = { added: 0, changed: 0, gone: 0, rejected: 0, incomplete: null };
  deepStrictEqual(await sync(), { ...nothing, added: 5 }, 'one and four that recur');
  deepStrictEqual(await sync(), nothing);
  const [first] = (await api.events.list({ search: 'hinge' })).rows;
  ok(first);
  deepStrictEqual(new Date(first.startsAt ?? 0).toISOString(), '2026-06-01T17:00:00.000Z', 'an evening in Lisbon in summer');
  await api.events.editEvent({ event: first.id, place: 'Braga' });
  await radicale.put('a.ics', event('a', 'Hinge night', '20260601', ['LOCATION:Porto']));
  deepStrictEqual(await sync(), { ...nothing, changed: 1 });
  const [edited] = (await api.events.list({ search: 'hinge' })).rows;
  deepStrictEqual([edited?.name, edited?.place], ['Hinge night', 'Braga'], 'what somebody corrected holds');
  await radicale.remove('b.ics');
  deepStrictEqual(await sync(), { ...nothing, gone: 4 });
  deepStrictEqual(await sync(), nothing);
  store.close();
  console.log('read, asked again, edited, taken away: as it should be');
} finally {
  await radicale.stop();
}
process.exit(0);
