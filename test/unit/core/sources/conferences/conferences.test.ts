import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confsTechTold, type TopicFile } from '../../../../../electron/core/sources/conferences/confs-tech.ts';
import { pythonDeadlinesTold } from '../../../../../electron/core/sources/conferences/python-deadlines.ts';

const day = (more: object = {}) => ({
  name: 'PyDay Porto',
  url: 'https://pyday.example',
  startDate: '2026-05-14',
  endDate: '2026-05-15',
  city: 'Porto',
  country: 'Portugal',
  online: false,
  cfpUrl: 'https://cfp.example/pyday',
  cfpEndDate: '2026-02-28',
  twitter: '@pyday',
  ...more,
});
const file = (name: string, ...entries: unknown[]): TopicFile => ({ name: `2026/${name}.json`, content: JSON.stringify(entries) });

describe('lists of confs.tech', () => {
  it('tell a conference with its place, topic and call', () => {
    expect(confsTechTold([file('python', day())]).events).toEqual([
      {
        key: '2026-05-14 pyday porto porto',
        name: 'PyDay Porto',
        kind: 'conference',
        startsOn: '2026-05-14',
        endsOn: '2026-05-15',
        startsAt: null,
        endsAt: null,
        zone: null,
        isCancelled: false,
        online: false,
        place: 'Porto, Portugal',
        link: 'https://pyday.example/',
        call: { state: 'dated', endsAt: Date.parse('2026-03-01T11:59:59.999Z'), link: 'https://cfp.example/pyday' },
        topics: ['python'],
      },
    ]);
  });

  const files = [
    file('python', day({ cfpEndDate: undefined }), day({ name: 'Other Days', url: 'https://other.example', city: 'Lisbon' })),
    file('data', day({ name: 'PyDay Porto 2026', cfpEndDate: '2026-03-15' })),
    file('web', day({ url: 'https://www.pyday.example/#top', online: true })),
  ];

  it('tell one event for each real one, with all its topics and the call that ends last', () => {
    const { events } = confsTechTold(files);
    expect(events.map(({ name, topics }) => [name, topics])).toEqual([
      ['Other Days', ['python']],
      ['PyDay Porto', ['data', 'python', 'web']],
    ]);
    expect(events[1]).toMatchObject({ online: true, call: { endsAt: Date.parse('2026-03-16T11:59:59.999Z') } });
  });

  it('tell the same in whatever order they come', () => {
    const entries = files.flatMap(({ name, content }) =>
      (JSON.parse(content as string) as unknown[]).map((entry) => ({ name, content: JSON.stringify([entry]) })),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        expect(confsTechTold(shuffled)).toEqual(confsTechTold(files));
      }),
    );
  });

  it('keep two events apart that share days, name and city by a key of their own', () => {
    const { events } = confsTechTold([file('a', day({ endDate: '2026-05-15', url: '' }), day({ endDate: '2026-05-16', url: '' }))]);
    expect(events.map(({ key, endsOn }) => [key, endsOn])).toEqual([
      ['2026-05-14 pyday porto porto', '2026-05-15'],
      ['2026-05-14 pyday porto porto (2)', '2026-05-16'],
    ]);
  });

  it('take one without a call for unknown, and one online for no place', () => {
    const { events } = confsTechTold([
      file('a', day({ cfpUrl: undefined, cfpEndDate: undefined, city: 'Online', country: 'Online', online: undefined })),
    ]);
    expect(events[0]).toMatchObject({ place: '', online: true, call: { state: 'unknown', endsAt: null, link: '' } });
  });

  it('set aside in words what is no event, and read the rest', () => {
    const strange = JSON.parse('{"__proto__":{"name":"Polluted","startDate":"2026-05-14"},"name":7}') as object;
    const bad = [
      7,
      null,
      'x',
      strange,
      day({ name: '\u0000 ' }),
      day({ startDate: '2026-02-30' }),
      day({ startDate: 20260514 }),
      day({ endDate: '2026-05-13' }),
      day({ endDate: 'soon' }),
    ];
    const { events, aside } = confsTechTold([file('a', ...bad, day())]);
    expect(events).toHaveLength(1);
    expect(aside.map(({ key, reason }) => `${key}: ${reason}`)).toEqual([
      'a 1: It is not an entry with named fields.',
      'a 2: It is not an entry with named fields.',
      'a 3: It is not an entry with named fields.',
      'a 4: It has no name.',
      'a 5: It has no name.',
      'a 6: The day on which it begins is missing or is no day.',
      'a 7: The day on which it begins is missing or is no day.',
      'a 8: It ends before it begins.',
      'a 9: The day on which it ends is missing or is no day.',
    ]);
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  it('cut and clean what is written, and drop links that are none', () => {
    const { events } = confsTechTold([
      file(
        'a',
        day({
          name: `Py\u0007Day ${'x'.repeat(10_000)}`,
          city: 'c'.repeat(10_000),
          url: 'javascript:alert(1)',
          cfpUrl: 'mailto:x@y.example',
        }),
      ),
    ]);
    expect(events[0]).toMatchObject({ link: '', call: { link: '' } });
    expect([events[0]?.name.length, events[0]?.place.length, events[0]?.key.length]).toEqual([301, 500, 300]);
    expect(events[0]?.name).toMatch(/^Py Day x/);
  });

  it.each([
    ['a login page', '<!doctype html><title>Sign in</title>', 'web page'],
    ['JSON that breaks off', '[{"name":"PyDay"', 'too early'],
    ['JSON of another shape', '{"conferences":[]}', 'no list'],
    ['no JSON', 'Not found', 'not JSON'],
    ['nothing', ' ', 'empty'],
  ])('are refused in words where there is %s', (_, content, why) => {
    expect(() => confsTechTold([{ name: 'a.json', content }])).toThrow(
      expect.objectContaining({ code: 'source_error', message: expect.stringContaining(why) }),
    );
  });
});

describe('the list of python-deadlines', () => {
  const list = (...entries: string[]): string =>
    `---\n${entries.map((entry) => `\n- ${entry.trim().replaceAll('\n', '\n  ')}\n`).join('')}`;
  const entry = (more: string, name = 'PyDay') =>
    `conference: ${name}\nyear: 2026\nlink: https://pyday.example/\nplace: Porto, Portugal\nstart: 2026-05-14\nend: 2026-05-15\nsub: PY,DATA\n${more}`;
  const callIn = (more: string) => pythonDeadlinesTold(list(entry(more))).events[0]?.call;

  it('tells a conference with its deadline in its zone', () => {
    const [event] = pythonDeadlinesTold(
      list(entry("cfp: '2026-02-28 23:59:00'\ncfp_link: https://cfp.example/\ntimezone: Europe/Lisbon")),
    ).events;
    expect(event).toMatchObject({
      name: 'PyDay',
      startsOn: '2026-05-14',
      endsOn: '2026-05-15',
      place: 'Porto, Portugal',
      topics: ['data', 'python'],
      isCancelled: false,
    });
    expect(event?.call).toEqual({ state: 'dated', endsAt: Date.UTC(2026, 1, 28, 23, 59), link: 'https://cfp.example/' });
  });

  it('takes a deadline without a zone for Anywhere on Earth, quoted or not', () => {
    for (const written of ["'2026-02-28 23:59:00'", '2026-02-28 23:59:00'])
      expect(callIn(`cfp: ${written}`)?.endsAt).toBe(Date.UTC(2026, 2, 1, 11, 59));
  });

  it('takes an extended deadline before the first one', () => {
    expect(callIn("cfp: '2026-02-28 23:59:00'\ncfp_ext: '2026-03-31 23:59:00'\ntimezone: UTC")?.endsAt).toBe(Date.UTC(2026, 2, 31, 23, 59));
    expect(callIn("cfp: Cancelled\ncfp_ext: '2026-03-31 23:59:00'")?.state).toBe('cancelled');
  });

  it.each(['TBA', 'None', "''", '~', '2026', '[2026-02-28]'])('takes %s for unknown, which is never overdue', (written) => {
    expect(callIn(`cfp: ${written}`)).toEqual({ state: 'unknown', endsAt: null, link: '' });
  });

  it('tells what is called off, and what is online', () => {
    const { events } = pythonDeadlinesTold(list(entry('cfp: Cancelled'), entry('cfp: TBA', 'NetPy').replace('Porto, Portugal', 'Online')));
    expect(events.map(({ name, isCancelled, online, place }) => [name, isCancelled, online, place])).toEqual([
      ['NetPy', false, true, ''],
      ['PyDay', true, null, 'Porto, Portugal'],
    ]);
  });

  it('names zones that nobody knows', () => {
    const { remarks } = pythonDeadlinesTold(list(entry("cfp: '2026-02-28'\ntimezone: Middle/Earth")));
    expect(remarks).toEqual([expect.stringContaining('Middle/Earth')]);
  });

  it('sets aside what is no conference', () => {
    const { events, aside } = pythonDeadlinesTold(
      list('just words', entry('cfp: TBA').replace('start: 2026-05-14', 'start: soon'), entry('cfp: TBA')),
    );
    expect(events).toHaveLength(1);
    expect(aside.map(({ reason }) => reason)).toEqual([
      'It is not an entry with named fields.',
      'The day on which it begins is missing or is no day.',
    ]);
  });

  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join()}]`),
  ].join('\n');
  it.each([
    ['an alias bomb', bomb, 'damaged'],
    ['a login page', '<html><body>Sign in</body></html>', 'web page'],
    ['YAML that is broken', '- conference: "PyDay\n  year: [', 'damaged'],
    ['YAML of another shape', 'conference: PyDay', 'no list'],
    ['a tag that builds things', '!!js/function "return 1"', 'no list'],
    ['more than any list', `- ${'x'.repeat(5_000_001)}`, '5 MB'],
  ])('is refused in words where there is %s', (_, content, why) => {
    expect(() => pythonDeadlinesTold(content)).toThrow(
      expect.objectContaining({ code: 'source_error', message: expect.stringContaining(why) }),
    );
  });

  it('gives no object another nature by a name such as __proto__', () => {
    const { aside } = pythonDeadlinesTold('- __proto__:\n    conference: Polluted\n    start: 2026-05-14\n');
    expect(aside.map(({ reason }) => reason)).toEqual(['It has no name.']);
  });
});
