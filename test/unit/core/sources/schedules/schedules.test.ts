import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleJsonTold } from '../../../../../electron/core/sources/schedules/schedule-json.ts';
import { sessionizeTold } from '../../../../../electron/core/sources/schedules/sessionize.ts';

const ana = '0f8fad5b-d9cb-469f-a165-70867728950e';
const bo = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const said = { key: 'pyday-2026', name: 'PyDay 2026', zone: 'Europe/Lisbon', place: 'Porto', link: 'https://pyday.example' };
const session = (id: string, more: object = {}) => ({
  id,
  title: `Talk ${id}`,
  description: null,
  startsAt: '2026-05-14T10:00:00',
  endsAt: '2026-05-14T10:45:00',
  isServiceSession: false,
  isPlenumSession: false,
  speakers: [{ id: ana, name: 'Ana Pires' }],
  ...more,
});
const speaker = (id: string, fullName: string, ...urls: string[]) => ({
  id,
  fullName,
  links: urls.map((url) => ({ title: 'Link', url, linkType: 'Other' })),
  sessions: [],
});
const grid = (...sessions: object[]) =>
  JSON.stringify([{ date: '2026-05-14T00:00:00', rooms: [{ id: 1, name: 'Room', sessions }], timeSlots: [] }]);
const speakers = JSON.stringify([
  speaker(ana, 'Ana Pires'),
  speaker(bo, 'Bo Li'),
  speaker('6a1d2c3e-0000-4000-8000-000000000001', 'Idle Ida'),
]);

describe('a schedule from Sessionize', () => {
  it('tells the event, its talks and who gives them', () => {
    const told = sessionizeTold(
      [grid(session('1'), session('2', { speakers: [{ id: ana }, { id: bo }], startsAt: '2026-05-15T09:00:00Z' })), speakers],
      said,
    );
    expect(told.events).toMatchObject([
      {
        key: 'pyday-2026',
        name: 'PyDay 2026',
        kind: 'conference',
        startsOn: '2026-05-14',
        endsOn: '2026-05-15',
        place: 'Porto',
        link: 'https://pyday.example/',
      },
    ]);
    expect(told.talks).toMatchObject([
      {
        key: 'pyday-2026:1',
        event: 'pyday-2026',
        title: 'Talk 1',
        startsAt: Date.UTC(2026, 4, 14, 9),
        speakers: [{ platform: 'sessionize', accountId: ana, name: 'Ana Pires' }],
      },
      { key: 'pyday-2026:2', startsAt: Date.UTC(2026, 4, 15, 9), speakers: [{ name: 'Ana Pires' }, { name: 'Bo Li' }] },
    ]);
    expect(told.people.map(({ name }) => name)).toEqual(['Ana Pires', 'Bo Li']);
  });

  it('takes no service session and none without a speaker for a talk, and nobody without a talk for a speaker', () => {
    const told = sessionizeTold(
      [grid(session('1'), session('2', { isServiceSession: true }), session('3', { speakers: [] }), session('1')), speakers],
      said,
    );
    expect(told.talks.map(({ key }) => key)).toEqual(['pyday-2026:1']);
    expect(told.people.map(({ name }) => name)).toEqual(['Ana Pires']);
    expect(told.remarks).toEqual(['One session names no speaker and is no talk.']);
  });

  it('tells the same from each of its answers, in whatever order', () => {
    const one = session('1');
    const all = JSON.stringify({
      sessions: [{ ...one, speakers: [ana] }],
      speakers: [speaker(ana, 'Ana Pires')],
      rooms: [{ id: 1, name: 'Room' }],
      questions: [],
    });
    const groups = JSON.stringify([{ groupId: null, groupName: 'All', sessions: [one] }]);
    const expected = sessionizeTold([grid(one), speakers], said);
    expect(sessionizeTold([all], said)).toEqual(expected);
    expect(sessionizeTold([speakers, groups], said)).toEqual(expected);
    expect(sessionizeTold([speakers, grid(one)], said)).toEqual(expected);
  });

  it('knows somebody again at another event, by their id or else the account they link', () => {
    const at = (key: string, id: string, ...links: string[]) =>
      sessionizeTold([grid(session('1', { speakers: [{ id, name: 'Bo Li' }] })), JSON.stringify([speaker(id, 'Bo Li', ...links)])], {
        ...said,
        key,
      }).people[0];
    expect(at('pyday-2027', bo)).toEqual(at('pyday-2026', bo));
    expect(at('pyday-2027', '17', 'https://github.com/boli')).toEqual(at('pyday-2026', '4', 'http://www.github.com/boli/'));
    expect(at('pyday-2027', '17')).not.toEqual(at('pyday-2026', '17'));
  });

  it('keeps a talk that has no time yet', () => {
    const told = sessionizeTold([grid(session('1', { startsAt: null, endsAt: null }), session('2'))], said);
    expect(told.talks.map(({ startsAt }) => startsAt)).toEqual([null, Date.UTC(2026, 4, 14, 9)]);
  });

  it('sets aside what has no title or id, and cleans and cuts the rest', () => {
    const told = sessionizeTold(
      [
        grid(
          session('1', { title: 7 }),
          session('', {}),
          session('3', {
            title: `\u0000${'t'.repeat(10_000)}`,
            speakers: [{ id: ana, name: 'n'.repeat(10_000) }, 7, null, {}, { id: '', name: ' ' }],
          }),
        ),
      ],
      said,
    );
    expect(told.aside.map(({ reason }) => reason)).toEqual(['It has no title.', 'It has no id.']);
    expect(told.talks).toHaveLength(1);
    expect([told.talks[0]?.title.length, told.talks[0]?.speakers.length, told.people[0]?.name?.length]).toEqual([301, 1, 500]);
  });

  it.each([
    ['a login page', '<!DOCTYPE html><html></html>', 'web page'],
    ['JSON that breaks off', '[{"date":"2026-05-14', 'too early'],
    ['JSON of another shape', '{"schedule":{}}', 'no sessions'],
    ['speakers alone', speakers, 'no sessions'],
    ['a number', '7', 'no sessions'],
    ['no day at all', JSON.stringify({ sessions: [], speakers: [] }), 'says when'],
  ])('is refused in words where there is %s', (_, content, why) => {
    expect(() => sessionizeTold([content], said)).toThrow(
      expect.objectContaining({ code: 'source_error', message: expect.stringContaining(why) }),
    );
  });

  it('never throws anything but a sentence, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        for (const read of [
          () => sessionizeTold([text, grid(session('1'))], said),
          () => scheduleJsonTold(text, { zone: 'UTC' }),
          () => scheduleJsonTold(`{"schedule":{"conference":${text}}}`, { zone: 'UTC' }),
        ])
          try {
            read();
          } catch (error) {
            expect(error).toMatchObject({ code: 'source_error' });
          }
      }),
    );
  });
});

const talk = (id: number, more: object = {}) => ({
  id,
  guid: `guid-${id}`,
  date: '2026-05-14T09:00:00+01:00',
  start: '09:00',
  url: `https://pretalx.example/pyday/talk/${id}/`,
  title: `Talk ${id}`,
  persons: [{ id: 26, code: 'ANA123', public_name: 'Ana Pires' }],
  ...more,
});
const schedule = (talks: unknown[], conference: object = {}, more: object = {}) =>
  JSON.stringify({
    schedule: {
      base_url: 'https://pretalx.example/pyday/schedule/',
      conference: {
        acronym: 'pyday',
        title: 'PyDay',
        start: '2026-05-14',
        end: '2026-05-16',
        time_zone_name: 'Europe/Lisbon',
        days: [{ date: '2026-05-14', rooms: { Blue: talks } }],
        ...conference,
      },
      ...more,
    },
  });

describe('a schedule.json', () => {
  it('tells the event, its talks and who gives them', () => {
    const told = scheduleJsonTold(schedule([talk(1), talk(2, { persons: [] }), talk(3, { persons: [{ id: 27, public_name: 'Bo Li' }] })]), {
      zone: 'UTC',
    });
    expect(told.events).toMatchObject([
      {
        key: 'pretalx.example pyday',
        name: 'PyDay',
        startsOn: '2026-05-14',
        endsOn: '2026-05-16',
        link: 'https://pretalx.example/pyday/schedule/',
      },
    ]);
    expect(told.talks).toMatchObject([
      {
        key: 'pretalx.example pyday:guid-1',
        title: 'Talk 1',
        startsAt: Date.UTC(2026, 4, 14, 8),
        link: 'https://pretalx.example/pyday/talk/1/',
        speakers: [{ platform: 'pretalx.example', accountId: 'ANA123' }],
      },
      { title: 'Talk 3', speakers: [{ accountId: '27', name: 'Bo Li' }] },
    ]);
    expect(told.remarks).toEqual(['One entry names no speaker and is no talk.']);
    expect(told.people).toHaveLength(2);
  });

  it('reads times without an offset in the zone of the schedule, or else in the one that is given', () => {
    const at = (conference: object) =>
      scheduleJsonTold(schedule([talk(1, { date: '2026-05-14T09:00:00' })], conference), { zone: 'Asia/Tokyo' }).talks[0]?.startsAt;
    expect(at({})).toBe(Date.UTC(2026, 4, 14, 8));
    expect(at({ time_zone_name: 'Middle/Earth' })).toBe(Date.UTC(2026, 4, 14, 0));
  });

  it('knows a speaker again at another event of one server, and without a server only where they link an account', () => {
    const person = (text: string) => scheduleJsonTold(text, { zone: 'UTC' }).people[0];
    expect(person(schedule([talk(1)], { acronym: 'pyday27' }))).toEqual(person(schedule([talk(9)])));
    const nowhere = (acronym: string, url: string) =>
      person(schedule([talk(1, { url: '', persons: [{ id: 4, public_name: 'Bo Li', links: [{ url }] }] })], { acronym }, { base_url: '' }));
    expect(nowhere('a', 'https://github.com/boli')).toEqual(nowhere('b', 'https://github.com/boli'));
    expect(nowhere('a', '')?.accountId).toBe('a:4');
    expect(nowhere('b', '')?.accountId).toBe('b:4');
  });

  it('sets aside what has no title or is no entry, and reads the rest', () => {
    const told = scheduleJsonTold(
      schedule([7, talk(1, { title: 5 }), talk(2, { guid: '', id: null }), talk(3, { url: 'javascript:alert(1)' })]),
      { zone: 'UTC' },
    );
    expect(told.aside.map(({ reason }) => reason)).toEqual(['It is not an entry with named fields.', 'It has no title.', 'It has no id.']);
    expect(told.talks).toMatchObject([{ link: '' }]);
  });

  it.each([
    ['a login page', '<html></html>', 'web page'],
    ['JSON that breaks off', '{"schedule":{"conf', 'too early'],
    ['JSON of another shape', '[]', 'schedule.json'],
    ['no name', schedule([], { acronym: '', title: '' }), 'which event'],
    ['no day', schedule([], { start: '', end: '', days: [] }), 'no day'],
  ])('is refused in words where there is %s', (_, content, why) => {
    expect(() => scheduleJsonTold(content, { zone: 'UTC' })).toThrow(
      expect.objectContaining({ code: 'source_error', message: expect.stringContaining(why) }),
    );
  });
});
