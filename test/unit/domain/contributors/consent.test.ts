import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConsentRecord, consentOn, consentStanding, consentStates } from '../../../../shared/domain/contributors/consent.ts';

const record = (anchor: string, state: ConsentRecord['state'], at: number, until: string | null = null): ConsentRecord => ({
  anchor,
  state,
  at,
  until,
});
const today = '2026-05-14';

describe('what somebody agreed to', () => {
  it.each([
    ['nothing recorded', [], 'none'],
    ['given', [record('a', 'given', 1)], 'given'],
    ['given, then taken back', [record('a', 'given', 1), record('a', 'withdrawn', 2)], 'withdrawn'],
    ['taken back, then given again', [record('a', 'withdrawn', 1), record('a', 'given', 2)], 'given'],
    ['given to the end of today', [record('a', 'given', 1, today)], 'given'],
    ['given until yesterday', [record('a', 'given', 1, '2026-05-13')], 'none'],
    ['given by one address, taken back by another', [record('a', 'given', 9), record('b', 'withdrawn', 1)], 'withdrawn'],
    ['ended by one address, given by another', [record('a', 'given', 9, '2020-01-01'), record('b', 'given', 1)], 'given'],
    ['given and refused at once', [record('a', 'given', 1), record('a', 'refused', 1)], 'refused'],
  ] as const)('%s', (_, records, now) => {
    expect(consentOn(today, records)).toBe(now);
  });

  it.each([
    ['nothing', [], null],
    ['what has ended', [record('a', 'given', 1, '2026-05-13')], 0],
    ['the latest of one address', [record('a', 'given', 1), record('a', 'given', 2, today)], 1],
    ['the one that holds longest of two addresses', [record('a', 'given', 1), record('b', 'given', 2, today)], 0],
    ['the stricter one', [record('a', 'refused', 1), record('b', 'given', 2)], 0],
    ['the later of two that say the same', [record('a', 'withdrawn', 1), record('b', 'withdrawn', 2)], 1],
  ] as const)('rests on %s', (_, records, index) => {
    expect(consentStanding(today, records).record).toBe(index === null ? null : records[index]);
  });

  const records = fc.array(
    fc.record({
      anchor: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom(...consentStates),
      at: fc.integer({ min: 0, max: 5 }),
      until: fc.constantFrom(null, '2026-05-13', '2026-05-15'),
    }),
    { maxLength: 8 },
  );

  it('does not depend on the order the records come in', () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.nat()), (all, picks) => {
        const mixed: ConsentRecord[] = [...all];
        for (let at = mixed.length - 1; at > 0; at -= 1) {
          const other = picks.next().value % (at + 1);
          [mixed[at], mixed[other]] = [mixed[other] as ConsentRecord, mixed[at] as ConsentRecord];
        }
        // Two that say the same at one instant but end on different days are told apart by their place: not by a person, either.
        const clear = new Set(all.map(({ anchor, state, at }) => `${anchor} ${state} ${at}`)).size === all.length;
        if (clear) expect(consentOn(today, mixed)).toBe(consentOn(today, all));
      }),
    );
  });

  it('is never a yes while one address has taken it back last', () => {
    fc.assert(
      fc.property(records, (all) => {
        expect(consentOn(today, [...all, record('d', 'withdrawn', 3)])).toBe('withdrawn');
      }),
    );
  });
});
