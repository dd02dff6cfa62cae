import { describe, expect, it } from 'vitest';
import { callOf } from '../../../../shared/domain/events/call.ts';

const end = (written: string, zone = ''): string | null => {
  const { endsAt } = callOf(written, zone, '').call;
  return endsAt === null ? null : new Date(endsAt).toISOString();
};

describe('a call for papers', () => {
  it.each([
    ['2026-02-28', '', '2026-03-01T11:59:59.999Z'],
    ['2026-02-28 23:59:00', '', '2026-03-01T11:59:00.000Z'],
    ['2026-02-28 23:59:59', 'AoE', '2026-03-01T11:59:59.000Z'],
    ['2026-02-28T18:00', 'Europe/Berlin', '2026-02-28T17:00:00.000Z'],
    ['2026-07-28 18:00:00', 'Europe/Berlin', '2026-07-28T16:00:00.000Z'],
    ['2026-02-28', 'UTC', '2026-02-28T23:59:59.999Z'],
    ['2026-02-28 12:00:00', 'UTC+0', '2026-02-28T12:00:00.000Z'],
    ['2026-02-28 12:00:00', 'UTC-8', '2026-02-28T20:00:00.000Z'],
    ['2026-02-28 24:00:00', 'UTC', '2026-03-01T00:00:00.000Z'],
  ])('until %s in "%s" ends at %s', (written, zone, ends) => {
    expect(end(written, zone)).toBe(ends);
  });

  it.each(['TBA', 'None', '', 'soon', '2026-02-30', '2026-02-28 25:00:00', '28.02.2026', '2026-02-28 12:70'])(
    'that says "%s" is unknown, so never overdue',
    (written) => {
      expect(callOf(written, '', 'https://cfp.example/').call).toEqual({ state: 'unknown', endsAt: null, link: 'https://cfp.example/' });
    },
  );

  it.each(['Cancelled', 'canceled', 'CANCELLED (again)'])('that says "%s" is called off', (written) => {
    expect(callOf(written, '', '').call).toEqual({ state: 'cancelled', endsAt: null, link: '' });
  });

  it('in a zone that nobody knows ends Anywhere on Earth, and the zone is named', () => {
    expect(callOf('2026-02-28', 'Middle/Earth', '')).toMatchObject({
      unknownZone: 'Middle/Earth',
      call: { endsAt: Date.parse('2026-03-01T11:59:59.999Z') },
    });
  });
});
