import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedDate } from '../../../../../electron/core/sources/feed/dates.ts';

const noon = Date.UTC(2024, 4, 1, 12);

describe('a date of a feed', () => {
  it.each([
    ['Wed, 01 May 2024 12:00:00 GMT', noon],
    ['wed, 1 may 2024 14:00 +0200', noon],
    ['01 May 24 07:00:00 EST', noon],
    ['Wed, 01 May 2024 05:00:00 PDT', noon],
    ['Wednesday, 01-May-24 12:00:00 UTC', noon],
    ['Wed, 01 May 2024 12:00:00', noon],
    ['Wed, 01 May 2024 12:00:00 XYZ', noon],
    ['1 May 2024', noon],
    ['2024-05-01', noon],
    ['2024-05-01T12:00:00Z', noon],
    ['2024-05-01T12:00:00.123Z', noon],
    ['2024-05-01 17:30:00+0530', noon],
    ['2024-05-01T12:00', noon],
    [' 2024-05-01T07:00:00-05 ', noon],
    ['2024-05', noon],
    ['01 May 98 12:00 GMT', Date.UTC(1998, 4, 1, 12)],
  ])('is read in whichever way it is written: %s', (text, at) => {
    expect(feedDate(text)).toBe(at);
  });

  it.each(['', 'yesterday', '30 Feb 2024', '2024-02-30', '2024-13-01', '01 Foo 2024', '2024-05-01T25:61', 'x'.repeat(100_000), '5/1/2024'])(
    'is none where there is no such day: %.30s',
    (text) => {
      expect(feedDate(text)).toBeNull();
    },
  );

  it('is what was written, wherever the machine is', () => {
    const day = fc.date({ min: new Date(Date.UTC(1990, 0, 1)), max: new Date(Date.UTC(2090, 0, 1)), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const at = Math.floor(date.getTime() / 1000) * 1000;
        expect(feedDate(new Date(at).toUTCString())).toBe(at);
        expect(feedDate(new Date(at).toISOString())).toBe(at);
      }),
    );
  });
});
