import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Told } from '../../../../../shared/domain/sources/told.ts';
import { asOf, calendar, evening, event, starts, told } from './written.ts';

describe('a calendar', () => {
  it('tells an event with its zone, its days and all that is shown of it', () => {
    const lines = event(
      'UID:one@x',
      'DTSTART;TZID=Europe/Lisbon:20260514T190000',
      'DURATION:PT2H30M',
      'SUMMARY:Porto meets\\, talks \\; and',
      '  codes',
      'LOCATION:Rua 1\\nPorto',
      'URL:https://meet.example/1',
      'CATEGORIES:Rust,Web',
      'STATUS:CONFIRMED',
    );
    expect(told(calendar(lines)).events).toEqual([
      {
        key: 'one@x',
        name: 'Porto meets, talks ; and codes',
        kind: 'meetup',
        startsOn: '2026-05-14',
        endsOn: '2026-05-14',
        startsAt: Date.UTC(2026, 4, 14, 18),
        endsAt: Date.UTC(2026, 4, 14, 20, 30),
        zone: 'Europe/Lisbon',
        isCancelled: false,
        online: null,
        place: 'Rua 1 Porto',
        link: 'https://meet.example/1',
        call: null,
        topics: ['Rust', 'Web'],
      },
    ]);
  });

  it('counts an evening that ends at midnight as one day', () => {
    expect(told(calendar(evening)).events[0]).toMatchObject({
      startsOn: '2026-05-14',
      endsOn: '2026-05-14',
      endsAt: Date.UTC(2026, 4, 14, 23),
    });
  });

  it('takes the end of a whole day for the day after it', () => {
    const [two, one, before] = told(
      calendar(
        event('UID:a', 'DTSTART;VALUE=DATE:20260514', 'DTEND;VALUE=DATE:20260516', 'SUMMARY:Two days'),
        event('UID:b', 'DTSTART;VALUE=DATE:20260520', 'SUMMARY:One day'),
        event('UID:c', 'DTSTART;VALUE=DATE:20260521', 'DTEND;VALUE=DATE:20260519', 'SUMMARY:Ends before'),
      ),
    ).events;
    expect(two).toMatchObject({ startsOn: '2026-05-14', endsOn: '2026-05-15', startsAt: null, endsAt: null, zone: null });
    expect(one).toMatchObject({ startsOn: '2026-05-20', endsOn: '2026-05-20' });
    expect(before).toMatchObject({ startsOn: '2026-05-21', endsOn: '2026-05-21' });
  });

  it('says which end it could not read, and keeps the event', () => {
    const { events, remarks, aside } = told(
      calendar(
        event('UID:a', 'DTSTART:20260514T180000Z', 'DTEND:20260514T170000Z', 'SUMMARY:Backwards'),
        event('UID:b', 'DTSTART:20260514T180000Z', 'DURATION:-PT1H', 'SUMMARY:Negative'),
        event('UID:c', 'DTSTART:20260514T180000Z', 'SUMMARY:No end'),
      ),
    );
    expect(events.map(({ startsAt, endsAt }) => Number(endsAt) - Number(startsAt))).toEqual([0, 0, 0]);
    expect(remarks).toEqual([
      '2 events end before they begin, or when is not understood, such as “Backwards”. Only their beginning was read.',
    ]);
    expect(aside).toEqual([]);
  });

  it.each([
    ['Windows’ name', 'W. Europe Standard Time', 'Europe/Berlin'],
    ['a path before it', '/freeassociation.example/Tzfile/America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['another case', 'europe/lisbon', 'Europe/Lisbon'],
    ['blanks', 'America/New York', 'America/New_York'],
    ['quotes', '"Asia/Tokyo"', 'Asia/Tokyo'],
  ])('knows a zone by %s, without a VTIMEZONE', (_, name, zone) => {
    expect(told(calendar(event('UID:a', `DTSTART;TZID=${name}:20260714T120000`, 'SUMMARY:Noon'))).events[0]?.zone).toBe(zone);
  });

  it('reads a zone that only the file knows from its VTIMEZONE, before and after the clocks change', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:(UTC+01:00) Here',
      ...[
        'BEGIN:STANDARD',
        'DTSTART:16010101T030000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0100',
        'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
        'END:STANDARD',
      ],
      ...[
        'BEGIN:DAYLIGHT',
        'DTSTART:16010101T020000',
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
        'END:DAYLIGHT',
      ],
      'END:VTIMEZONE',
    ];
    const at = (uid: string, start: string) => event(`UID:${uid}`, `DTSTART;TZID=(UTC+01:00) Here:${start}`, 'SUMMARY:Here');
    const read = told(calendar(at('a', '20260110T120000'), at('b', '20260710T120000'), zone));
    expect(starts(read)).toEqual(['2026-01-10T11:00', '2026-07-10T10:00']);
    expect(read.events[0]?.zone).toBeNull();
    expect(read.remarks).toEqual([]);
  });

  it('reads a time without a zone where the calendar is, or else the workspace, and says so', () => {
    const floating = event('UID:a', 'DTSTART:20260714T120000', 'SUMMARY:Noon');
    const said = told(calendar('X-WR-TIMEZONE:Asia/Tokyo', floating));
    expect(said.events[0]).toMatchObject({ startsAt: Date.UTC(2026, 6, 14, 3), zone: 'Asia/Tokyo' });
    expect(said.remarks).toEqual([]);
    const unsaid = told(calendar(floating));
    expect(unsaid.events[0]).toMatchObject({ startsAt: Date.UTC(2026, 6, 14, 10), zone: null });
    expect(unsaid.remarks).toEqual(['“Noon” says a time without a zone. It was read in the time zone of the workspace.']);
  });

  it('puts a time in UTC on the day it is where the calendar is', () => {
    const late = event('UID:a', 'DTSTART:20260714T203000Z', 'DTEND:20260714T220000Z', 'SUMMARY:Late');
    expect(told(calendar('X-WR-TIMEZONE:Asia/Tokyo', late)).events[0]).toMatchObject({ startsOn: '2026-07-15', zone: 'Asia/Tokyo' });
    expect(told(calendar(late)).events[0]).toMatchObject({ startsOn: '2026-07-14', zone: null });
  });

  it('names a zone that nobody knows', () => {
    const { remarks, events } = told(calendar(event('UID:a', 'DTSTART;TZID=Middle/Earth:20260714T120000', 'SUMMARY:Noon')));
    expect(events).toHaveLength(1);
    expect(remarks[0]).toContain('“Middle/Earth”');
  });

  it('tells office hours, hackathons and webinars by their names', () => {
    const named = (name: string) =>
      told(calendar(event('UID:a', 'DTSTART:20260714T120000Z', `SUMMARY:${name}`)), { kind: 'conference' }).events[0]?.kind;
    expect(['Office Hours with Ana', 'Spring hackathon', 'Webinar: CI', 'Officer hours', 'PyDay'].map(named)).toEqual([
      'office_hours',
      'hackathon',
      'webinar',
      'conference',
      'conference',
    ]);
  });
});

describe('an event that recurs', () => {
  const weekly = ['UID:w', 'DTSTART;TZID=Europe/Berlin:20260319T180000', 'DTEND;TZID=Europe/Berlin:20260319T200000', 'SUMMARY:Weekly'];

  it('keeps its time on the clock when the clocks change, without the dates that are taken out', () => {
    const read = told(calendar(event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE:20260326T170000Z')));
    expect(starts(read)).toEqual(['2026-03-19T17:00', '2026-04-02T16:00', '2026-04-09T16:00']);
    expect(read.events.map(({ key }) => key)).toEqual(['w#2026-03-19T17:00:00', 'w#2026-04-02T16:00:00', 'w#2026-04-09T16:00:00']);
  });

  it('takes a date that stands in for another, called off or moved, by its RECURRENCE-ID in whatever zone', () => {
    const read = told(
      calendar(
        event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=4'),
        event('UID:w', 'RECURRENCE-ID:20260326T170000Z', 'DTSTART:20260327T170000Z', 'SEQUENCE:1', 'SUMMARY:Moved'),
        event('UID:w', 'RECURRENCE-ID;TZID=Europe/Berlin:20260402T180000', 'DTSTART:20260402T160000Z', 'STATUS:CANCELLED', 'SUMMARY:Off'),
      ),
    );
    expect(read.events.map(({ key, name, isCancelled, startsOn }) => [key, name, isCancelled, startsOn])).toEqual([
      ['w#2026-03-19T17:00:00', 'Weekly', false, '2026-03-19'],
      ['w#2026-03-26T17:00:00', 'Moved', false, '2026-03-27'],
      ['w#2026-04-02T16:00:00', 'Off', true, '2026-04-02'],
      ['w#2026-04-09T16:00:00', 'Weekly', false, '2026-04-09'],
    ]);
  });

  it('moves all later dates with one that stands in for them too', () => {
    const later = event(
      'UID:w',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20260402T160000Z',
      'DTSTART;TZID=Europe/Berlin:20260402T190000',
      'SUMMARY:Later',
    );
    const read = told(calendar(event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=4'), later));
    expect(starts(read)).toEqual(['2026-03-19T17:00', '2026-03-26T17:00', '2026-04-02T17:00', '2026-04-09T17:00']);
    expect(read.events.map(({ name }) => name)).toEqual(['Weekly', 'Weekly', 'Later', 'Later']);
  });

  it('has further dates, each with a length of its own where it says one, and each once', () => {
    const read = told(
      calendar(
        event(
          ...weekly,
          'RDATE;VALUE=PERIOD:20260401T100000Z/PT30M',
          'RDATE;TZID=Europe/Berlin:20260402T180000,20260319T180000',
          'RDATE;VALUE=DATE:20260403',
        ),
      ),
    );
    expect(starts(read)).toEqual(['2026-03-19T17:00', '2026-04-01T10:00', '2026-04-02T16:00', '2026-04-03T16:00']);
    expect(read.events.map(({ startsAt, endsAt }) => (Number(endsAt) - Number(startsAt)) / 60_000)).toEqual([120, 30, 120, 120]);
  });

  it('is told a year back and a year ahead where it has no end', () => {
    const read = told(calendar(event('UID:w', 'DTSTART;VALUE=DATE:20100101', 'RRULE:FREQ=DAILY', 'SUMMARY:Daily')));
    expect([read.events[0]?.startsOn, read.events.at(-1)?.startsOn]).toEqual(['2025-04-30', '2027-05-02']);
    expect(read.events).toHaveLength(733);
    const narrow = told(calendar(event('UID:w', 'DTSTART;VALUE=DATE:20100101', 'RRULE:FREQ=DAILY', 'SUMMARY:Daily')), {
      from: asOf,
      to: asOf + 86_400_000,
    });
    expect(narrow.events.map(({ startsOn }) => startsOn)).toEqual(['2026-05-01', '2026-05-02']);
  });

  it('is told on the nearest 800 dates where it has more', () => {
    const read = told(calendar(event('UID:h', 'DTSTART:20260101T000000Z', 'RRULE:FREQ=HOURLY', 'SUMMARY:Hourly')));
    expect(read.events).toHaveLength(800);
    expect(read.remarks[0]).toContain('“Hourly” is on so many dates');
    expect(read.events.every(({ startsAt }) => Math.abs(Number(startsAt) - asOf) <= 400 * 3_600_000)).toBe(true);
  });

  it('is set aside in words where its rule cannot be followed, and the rest is read', () => {
    const read = told(calendar(event('UID:s', 'DTSTART:20260101T000000Z', 'RRULE:FREQ=SECONDLY', 'SUMMARY:Ticking'), evening));
    expect(read.aside).toMatchObject([{ key: 's', reason: '“Ticking” repeats more than 24 times a day. None of its dates were read.' }]);
    expect(read.events).toHaveLength(1);
  });

  it('is mentioned where all its dates are long past', () => {
    const read = told(calendar(event('UID:p', 'DTSTART:20100101T180000Z', 'RRULE:FREQ=WEEKLY;COUNT=3', 'SUMMARY:Past')));
    expect(read.events).toEqual([]);
    expect(read.remarks).toEqual(['“Past” is on no date within a year of today, so none was read.']);
  });

  it('is mentioned where the file holds only a changed date of it that is long past', () => {
    const read = told(calendar(event('UID:p', 'DTSTART:20100101T180000Z', 'RECURRENCE-ID:20100101T170000Z', 'SUMMARY:Moved')));
    expect(read.events).toEqual([]);
    expect(read.remarks).toEqual(['“Moved” is on no date within a year of today, so none was read.']);
  });

  it('is called off with all its dates', () => {
    const read = told(calendar(event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=2', 'STATUS:CANCELLED')));
    expect(read.events.map(({ isCancelled }) => isCancelled)).toEqual([true, true]);
    expect(told(calendar('METHOD:CANCEL', evening)).events[0]?.isCancelled).toBe(true);
  });
});

describe('several events of one UID', () => {
  const version = (sequence: number, start: string, name: string) =>
    event('UID:v', `SEQUENCE:${sequence}`, `DTSTART:${start}`, `SUMMARY:${name}`);

  it('are versions of one, and the highest SEQUENCE is valid', () => {
    const read = told(
      calendar(version(2, '20260601T180000Z', 'Newest'), version(10, '20260603T180000Z', 'Valid'), version(1, '20260602T180000Z', 'Old')),
    );
    expect(read.events.map(({ key, name }) => [key, name])).toEqual([['v', 'Valid']]);
    expect(read.remarks).toEqual([]);
  });

  it('are all kept where the calendar gives one UID to different events', () => {
    const read = told(
      calendar(
        version(0, '20260601T180000Z', 'Ana talks'),
        version(0, '20260602T180000Z', 'Bo talks'),
        version(0, '20260602T180000Z', 'Bo talks'),
      ),
    );
    expect(read.events.map(({ name }) => name)).toEqual(['Ana talks', 'Bo talks']);
    expect(new Set(read.events.map(({ key }) => key)).size).toBe(2);
    expect(read.remarks).toEqual(['This calendar gives several events the same UID, such as “Ana talks”. All of them were kept.']);
  });

  it('say the same in whatever order they stand, and when they are read twice', () => {
    const parts = [
      version(0, '20260601T180000Z', 'A'),
      version(0, '20260602T180000Z', 'B'),
      version(1, '20260602T190000Z', 'B'),
      event('UID:w', 'DTSTART:20260319T180000Z', 'SUMMARY:W', 'RRULE:FREQ=WEEKLY;COUNT=3'),
      event('UID:w', 'DTSTART:20260319T180000Z', 'SUMMARY:W', 'LOCATION:There', 'DTSTAMP:20260101T000000Z', 'RRULE:FREQ=WEEKLY;COUNT=3'),
      event('UID:w', 'RECURRENCE-ID:20260326T180000Z', 'DTSTART:20260327T180000Z', 'SUMMARY:Moved', 'SEQUENCE:1'),
      event('UID:w', 'RECURRENCE-ID:20260326T180000Z', 'DTSTART:20260328T180000Z', 'SUMMARY:Moved again', 'SEQUENCE:2'),
      event('DTSTART:20260601', 'SUMMARY:Nameless'),
      event('SUMMARY:Never'),
    ];
    const plain = ({ events, remarks, aside }: Told) => ({ events, remarks, aside: aside.map(({ reason }) => reason) });
    const expected = plain(told(calendar(...parts)));
    expect(expected.events.map(({ name, place }) => `${name} ${place}`.trim())).toEqual([
      'W There',
      'Moved again',
      'W There',
      'Nameless',
      'B',
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
        expect(plain(told(calendar(...shuffled)))).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
