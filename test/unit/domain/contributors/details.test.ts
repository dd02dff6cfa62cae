import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemWords } from '../../../../shared/domain/contributors/detail-words.ts';
import {
  checkCustom,
  checkDetail,
  isLink,
  type Standing,
  type StandingSpan,
  standingOn,
  standings,
} from '../../../../shared/domain/contributors/details.ts';
import { isDay } from '../../../../shared/domain/time/days.ts';

describe('a value of a field', () => {
  it.each([
    ['location', '  Recife,   Brazil ', { value: 'Recife, Brazil' }],
    ['shirtSize', 'xl', { value: 'XL' }],
    ['shirtSize', 'XXL', { problem: 'It is one of: XS, S, M, L, XL, 2XL, 3XL, 4XL, 5XL.' }],
    ['publicRecognition', 'Ask', { value: 'ask' }],
    ['timeZone', 'europe/lisbon', { value: 'Europe/Lisbon' }],
    ['timeZone', 'Lisbon time', { problem: 'There is no time zone called "Lisbon time". Write it like Europe/Lisbon.' }],
    ['title', '   ', { problem: 'Nothing was given.' }],
    ['title', 'x'.repeat(501), { problem: 'That is longer than 500 letters.' }],
  ] as const)('%s: %s', (field, typed, checked) => {
    expect(checkDetail(field, typed)).toEqual(checked);
  });

  it.each([
    ['number', '1 234,5', { value: '1234.5' }],
    ['number', '-.5', { value: '-0.5' }],
    ['number', '1,234.5', { problem: '"1,234.5" is not a number.' }],
    ['number', '1,234', { problem: '"1,234" can be read in two ways. Write 1234, or 1.2340.' }],
    ['number', '1.234', { problem: '"1.234" can be read in two ways. Write 1234, or 1.2340.' }],
    ['number', '0.125', { value: '0.125' }],
    ['number', '1 234', { value: '1234' }],
    ['number', '12 apples', { problem: '"12 apples" is not a number.' }],
    ['date', '2024-02-29', { value: '2024-02-29' }],
    ['date', '2023-02-29', { problem: 'A date is written like 2026-05-14.' }],
    ['date', '14.05.2026', { problem: 'A date is written like 2026-05-14.' }],
    ['choice', 'NORTH', { value: 'North' }],
    ['choice', 'West', { problem: 'It is one of: North, South.' }],
    ['link', 'https://ana.example/me', { value: 'https://ana.example/me' }],
    ['link', 'javascript:alert(1)', { problem: 'A link begins with https://, http:// or mailto:.' }],
    ['link', 'file:///etc/passwd', { problem: 'A link begins with https://, http:// or mailto:.' }],
    ['text', ' as it is,  really ', { value: 'as it is,  really' }],
  ] as const)('of one’s own, %s: %s', (kind, typed, checked) => {
    expect(checkCustom(kind, ['North', 'South'], typed)).toEqual(checked);
  });

  it('kept once is kept the same again', () => {
    fc.assert(
      fc.property(fc.constantFrom('text', 'number', 'date', 'link'), fc.string(), (kind, typed) => {
        const once = checkCustom(kind, [], typed);
        if ('value' in once) expect(checkCustom(kind, [], once.value)).toEqual(once);
      }),
    );
  });

  it('is a day only when there is such a day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        expect(isDay(date.toISOString().slice(0, 10))).toBe(true);
      }),
    );
    for (const wrong of ['2024-13-01', '2024-00-10', '2024-04-31', '24-04-01', '2024-4-1', '']) expect(isDay(wrong)).toBe(false);
  });

  it.each(['https://a b', 'data:text/html,x', 'vbscript:x', 'nothing', ''])('is no link: %s', (text) => {
    expect(isLink(text)).toBe(false);
  });
});

describe('what somebody was on a day', () => {
  const span = (standing: Standing, from: string | null, to: string | null): StandingSpan => ({ standing, from, to });

  it('is the wider community before they were hired, and staff after', () => {
    const spans = [span('core', '2022-01-01', null), span('staff', '2024-03-01', '2025-02-28')];
    expect(['2021-06-01', '2023-06-01', '2024-03-01', '2025-02-28', '2025-03-01'].map((day) => standingOn(day, spans))).toEqual([
      'wider',
      'core',
      'staff',
      'staff',
      'core',
    ]);
  });

  it('agrees with looking at each span by hand', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
    const end = fc.option(day, { nil: null });
    const spans = fc.array(fc.record({ standing: fc.constantFrom(...standings), from: end, to: end }), { maxLength: 6 });
    fc.assert(
      fc.property(day, spans, (on, all) => {
        let strongest = 0;
        for (const { standing, from, to } of all) {
          const begins = from === null ? Number.NEGATIVE_INFINITY : Date.parse(from);
          const ends = to === null ? Number.POSITIVE_INFINITY : Date.parse(to);
          if (Date.parse(on) < begins || Date.parse(on) > ends) continue;
          strongest = Math.max(strongest, { wider: 0, core: 1, staff: 2 }[standing]);
        }
        expect(standingOn(on, all)).toBe(['wider', 'core', 'staff'][strongest]);
      }),
    );
  });
});

it.each([
  [{ kind: 'language', language: 'pt', level: 'fluent' }, 'Portuguese (fluent)'],
  [{ kind: 'standing', standing: 'staff', from: '2024-03-01', to: null }, 'staff since 2024-03-01'],
  [{ kind: 'standing', standing: 'core', from: null, to: '2024-03-01' }, 'core team until 2024-03-01'],
  [{ kind: 'standing', standing: 'core', from: '2023-01-01', to: '2024-03-01' }, 'core team, 2023-01-01 to 2024-03-01'],
  [{ kind: 'standing', standing: 'wider', from: null, to: null }, 'wider community'],
  [{ kind: 'link', label: '', url: 'https://ana.example' }, 'https://ana.example'],
  [{ kind: 'specialisation', text: 'Docs' }, 'Docs'],
] as const)('%j is said in words', (item, words) => {
  expect(itemWords(item)).toBe(words);
});
