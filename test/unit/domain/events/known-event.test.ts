import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Correction, type EventByHand, type EventListed, knownEvents } from '../../../../shared/domain/events/known-event.ts';

const listed = (uid: string, source: number, more: Partial<EventListed> = {}): EventListed => ({
  uid,
  source,
  name: 'Gate days',
  kind: 'conference',
  startsOn: '2026-06-01',
  endsOn: '2026-06-02',
  startsAt: null,
  endsAt: null,
  zone: null,
  isCancelled: false,
  online: null,
  place: 'Porto, Portugal',
  link: '',
  call: null,
  topics: [],
  ...more,
});
const byHand = (uid: string, more: Partial<EventByHand> = {}): EventByHand => ({
  uid,
  name: 'Gate days 2026',
  kind: 'meetup',
  state: 'confirmed',
  startsOn: '2026-06-01',
  endsOn: '2026-06-02',
  online: false,
  place: 'Porto',
  link: '',
  ...more,
});
const said = (uid: string, ofEvent: string, field: string, value: string): Correction => ({ uid, ofEvent, field, value });

it('is one whatever lists name it: what most of them say, all topics, the latest end of the call', () => {
  const [event, ...others] = knownEvents(
    [],
    [
      listed('b', 2, { topics: ['Hinges'], call: { state: 'dated', endsAt: 5, link: '' }, online: true }),
      listed('a', 1, { name: 'Gate Days 2026', topics: ['Gates'], call: { state: 'dated', endsAt: 9, link: 'https://x.example' } }),
      listed('c', 3, { place: 'Porto', startsAt: 7, endsAt: 8, zone: 'Europe/Lisbon' }),
    ],
    [],
  );
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    uid: 'a',
    name: 'Gate days',
    place: 'Porto, Portugal',
    topics: ['Gates', 'Hinges'],
    call: { state: 'dated', endsAt: 9, link: 'https://x.example' },
    online: true,
    startsAt: 7,
    zone: 'Europe/Lisbon',
    state: null,
    anchors: ['a', 'b', 'c'],
  });
});

it('keeps two sessions of one day apart where one source tells of both, and gives each the entry that is like it', () => {
  const events = knownEvents(
    [],
    [listed('a', 1, { startsAt: 9 }), listed('b', 1, { startsAt: 17 }), listed('c', 2, { startsAt: 17 }), listed('d', 3)],
    [],
  );
  expect(events.map(({ anchors }) => anchors)).toEqual([
    ['a', 'd'],
    ['b', 'c'],
  ]);
});

it('keeps the words of what was added by hand, and takes from lists what only they know', () => {
  const call = { state: 'dated', endsAt: 9, link: '' } as const;
  const events = knownEvents([byHand('h')], [listed('a', 1, { call, startsAt: 4 }), listed('z', 1, { name: 'Another' })], []);
  expect(events).toMatchObject([
    {
      uid: 'h',
      isByHand: true,
      name: 'Gate days 2026',
      kind: 'meetup',
      state: 'confirmed',
      place: 'Porto',
      call,
      startsAt: 4,
      anchors: ['h', 'a'],
    },
    { uid: 'z', isByHand: false, name: 'Another' },
  ]);
});

it('shows what somebody corrected, field by field, and of two corrections the later one; what cannot be one is none', () => {
  const corrections = [
    said('3', 'b', 'place', 'Braga'),
    said('1', 'a', 'place', 'Faro'),
    said('2', 'a', 'startsOn', '2026-07-01'),
    said('4', 'a', 'kind', 'party'),
    said('5', 'a', 'hidden', '1'),
    said('6', 'nobody', 'name', 'Wrong'),
  ];
  const [event] = knownEvents([], [listed('a', 1, { startsAt: 5, endsAt: 6, zone: 'UTC' }), listed('b', 2)], corrections);
  expect(event).toMatchObject({
    place: 'Braga',
    startsOn: '2026-07-01',
    endsOn: '2026-07-01',
    startsAt: null,
    zone: null,
    kind: 'conference',
    isHidden: true,
    corrected: ['startsOn', 'place', 'hidden'],
  });
});

it('does not depend on the order of anything, loses no entry and has none twice', () => {
  const entry = fc.record({
    source: fc.integer({ min: 1, max: 3 }),
    name: fc.constantFrom('Gate days', 'Gate days 2026', 'Hinges'),
    place: fc.constantFrom('Porto', 'Porto, Portugal', ''),
    link: fc.constantFrom('', 'https://gates.example', 'http://www.gates.example/'),
    startsAt: fc.constantFrom(null, 1, 2),
    isCancelled: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), fc.integer({ min: 0, max: 2 }), fc.func(fc.integer()), (entries, hands, shuffle) => {
      const all = entries.map((one, at) => listed(`e${at}`, one.source, one));
      const own = Array.from({ length: hands }, (_, at) => byHand(`h${at}`));
      const sorted = (events: ReturnType<typeof knownEvents>) =>
        events.map(({ anchors, ...event }) => ({ ...event, anchors: [...anchors].sort() })).sort((a, b) => (a.uid < b.uid ? -1 : 1));
      const found = knownEvents(own, all, []);
      const mixed = [...all].sort((a, b) => shuffle(a.uid) - shuffle(b.uid));
      expect(sorted(knownEvents([...own].reverse(), mixed, []))).toEqual(sorted(found));
      expect(found.flatMap(({ anchors }) => anchors).sort()).toEqual([...all, ...own].map(({ uid }) => uid).sort());
      for (const { anchors } of found) {
        const sources = all.filter(({ uid }) => anchors.includes(uid)).map(({ source }) => source);
        expect(new Set(sources).size).toBe(sources.length);
      }
    }),
    { numRuns: 300 },
  );
});
