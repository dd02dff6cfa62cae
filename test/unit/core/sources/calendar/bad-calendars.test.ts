import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar, evening, event, told } from './written.ts';

describe('what is no good calendar', () => {
  it.each([
    ['a login page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'web page'],
    ['nothing', '', 'empty'],
    ['another text', 'Dear all,\nthe meeting is on Monday.', 'not a calendar'],
    ['bytes of a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'another kind'],
    ['a zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'another kind'],
    ['more than 50 MB', new Uint8Array(50_000_001), '50 MB'],
  ])('is refused in words: %s', (_, content, why) => {
    expect(() => told(content)).toThrow(expect.objectContaining({ code: 'source_error', message: expect.stringContaining(why) }));
    expect(() => told(content)).toThrow('Nothing was read.');
  });

  it('sets single events aside with their reason', () => {
    const read = told(
      calendar(
        event('UID:a', 'SUMMARY:No start'),
        event('UID:b', 'DTSTART:20260230', 'SUMMARY:No such day'),
        event('UID:c', 'DTSTART:soon', 'SUMMARY:Soon'),
        event('UID:d', 'DTSTART:19000101', 'SUMMARY:Long ago'),
        evening,
        ['BEGIN:VEVENT', 'UID:e', 'DTSTART:20260601T180000Z'],
      ),
    );
    expect(read.events).toHaveLength(1);
    expect(read.aside.map(({ reason }) => reason)).toEqual([
      'It does not say when it begins.',
      'The day or time at which it begins is not understood.',
      'The day or time at which it begins is not understood.',
      'It begins before 1970 or after 2200, which no event of a community does.',
      'It has no end: the file breaks off in it.',
    ]);
    expect(read.aside[0]?.raw).toContain('No start');
  });

  it('reads UTF-8 with a mark, UTF-16 and Latin-1 alike', () => {
    const text = calendar(event('UID:a', 'DTSTART:20260601T180000Z', 'SUMMARY:Zoë in Köln'));
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [Buffer.from(`\ufeff${text}`), Buffer.from(text, 'latin1'), utf16])
      expect(told(bytes).events[0]?.name).toBe('Zoë in Köln');
  });

  it('puts lines together that are folded within a letter, and reads lines that end with a return alone', () => {
    const folded = Buffer.from(calendar(event('UID:a', 'DTSTART:20260601T180000Z', 'SUMMARY:Porto by', '  the sea')));
    expect(told(folded).events[0]?.name).toBe('Porto by the sea');
    expect(told(calendar(evening).replaceAll('\r\n', '\r')).events).toHaveLength(1);
    expect(told(calendar(evening).replaceAll('\r\n', '\n')).events).toHaveLength(1);
  });

  it('cuts what is too long, cleans what cannot be shown, and drops links that are none', () => {
    const [read] = told(
      calendar(
        event(
          `UID:${'u'.repeat(10_000)}`,
          'DTSTART:20260601T180000Z',
          `SUMMARY:${'n'.repeat(10_000)}`,
          `LOCATION:\u0007${'p'.repeat(10_000)}`,
          'URL:javascript:alert(1)',
        ),
      ),
    ).events;
    expect([read?.name.length, read?.place.length, read?.link, read?.key.length]).toEqual([301, 500, '', 32]);
  });

  it('reads what is nested without end, or lies in something else, without going down into it', () => {
    const depth = 100_000;
    const nested = [
      'BEGIN:VCALENDAR',
      ...evening.slice(0, -1),
      ...Array(depth).fill('BEGIN:X-DEEP'),
      ...Array(depth).fill('END:X-DEEP'),
      'END:VEVENT',
      'END:VCALENDAR',
    ];
    expect(told(nested.join('\n')).events).toHaveLength(1);
    expect(told(calendar('BEGIN:X-OTHER', evening, 'END:X-OTHER')).events).toHaveLength(1);
    expect(told(evening.join('\n')).events).toHaveLength(1);
  });

  it('takes only the alarm of an event for the alarm’s', () => {
    const alarm = ['BEGIN:VALARM', 'SUMMARY:Wake up', 'DURATION:PT5M', 'UID:alarm', 'END:VALARM'];
    expect(told(calendar([...evening.slice(0, 1), ...alarm, ...evening.slice(1)])).events[0]).toMatchObject({
      name: 'An evening',
      key: 'evening@x',
    });
  });

  it('reads 50,000 events of a large file and says that there are more', () => {
    const many = Array.from(
      { length: 50_010 },
      (_, at) => `BEGIN:VEVENT\nUID:${at}\nDTSTART:20260601T180000Z\nDESCRIPTION:${'d'.repeat(200)}\nSUMMARY:N ${at}\nEND:VEVENT\n`,
    );
    const read = told(`BEGIN:VCALENDAR\n${many.join('')}END:VCALENDAR\n`);
    expect(read.events).toHaveLength(50_000);
    expect(read.remarks).toEqual(['The file holds more than 50,000 events; 10 were not read.']);
  });

  it('never throws anything but a sentence, whatever stands in it', () => {
    const names = [
      'DTSTART',
      'DTEND',
      'DURATION',
      'RRULE',
      'RDATE',
      'EXDATE',
      'RECURRENCE-ID',
      'UID',
      'SUMMARY',
      'SEQUENCE',
      'BEGIN',
      'END',
      'X-WR-TIMEZONE',
      'TZID',
    ];
    const values = [
      '20260514T180000Z',
      '20260514',
      '99999999T999999',
      'FREQ=DAILY',
      'FREQ=MONTHLY;BYDAY=9XX',
      'FREQ=YEARLY;BYYEARDAY=400',
      '',
      'VEVENT',
      'VTIMEZONE',
      'STANDARD',
      '__proto__',
      'P1D',
    ];
    const line = fc
      .tuple(
        fc.constantFrom(...names),
        fc.constantFrom('', ';TZID=__proto__', ';VALUE=DATE', ';', ';X="'),
        fc.oneof(fc.constantFrom(...values), fc.string()),
      )
      .map(([name, parameters, value]) => `${name}${parameters}:${value}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const read = told(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\n'));
        for (const { startsOn, endsOn, name } of read.events) expect([startsOn <= endsOn, name !== '']).toEqual([true, true]);
        for (const { reason } of read.aside) expect(reason).toMatch(/\.$/);
      }),
      { numRuns: 300 },
    );
  });
});
