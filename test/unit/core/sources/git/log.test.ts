import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LoggedCommit, LogParser, rawDate } from '../../../../../electron/core/sources/git/log.ts';

interface Told {
  hash: string;
  parents: string;
  name: string | Buffer;
  address: string;
  date: string;
  subject: string | Buffer;
  trailers: string;
}

const bytes = (text: string | Buffer) => (Buffer.isBuffer(text) ? text : Buffer.from(text, 'utf8'));

/** What git prints for a commit: fourteen fields, each with a NUL behind it, and a line end. */
const printed = ({ hash, parents, name, address, date, subject, trailers }: Told): Buffer =>
  Buffer.concat([
    ...[hash, parents, name, address, name, address, date, name, address, name, address, date, subject, trailers].flatMap((field) => [
      bytes(field),
      Buffer.from([0]),
    ]),
    Buffer.from('\n'),
  ]);

const told = (change: Partial<Told> = {}): Told => ({
  hash: 'a'.repeat(40),
  parents: 'b'.repeat(40),
  name: 'Ana Pires',
  address: 'ana@pires.example',
  date: '1704110400 +0200',
  subject: 'Mend the gate',
  trailers: '',
  ...change,
});

const parse = (...chunks: Buffer[]): LoggedCommit[] => {
  const parser = new LogParser();
  return chunks.flatMap((chunk) => parser.push(chunk));
};

/** Cuts a buffer at these places. */
const cut = (buffer: Buffer, at: readonly number[]): Buffer[] => {
  const places = [0, ...[...new Set(at)].sort((a, b) => a - b), buffer.length];
  return places.slice(1).map((end, index) => buffer.subarray(places[index], end));
};

describe('the log parser', () => {
  it('reads a commit', () => {
    expect(parse(printed(told({ trailers: 'Reviewed-by: Bo <bo@x>\u0001Tested-by: Cy <cy@x>' })))).toEqual([
      {
        hash: 'a'.repeat(40),
        parents: 1,
        author: { name: 'Ana Pires', address: 'ana@pires.example' },
        mappedAuthor: { name: 'Ana Pires', address: 'ana@pires.example' },
        authored: { seconds: 1_704_110_400, offset: 120 },
        committer: { name: 'Ana Pires', address: 'ana@pires.example' },
        mappedCommitter: { name: 'Ana Pires', address: 'ana@pires.example' },
        committed: { seconds: 1_704_110_400, offset: 120 },
        subject: 'Mend the gate',
        trailers: ['Reviewed-by: Bo <bo@x>', 'Tested-by: Cy <cy@x>'],
      },
    ]);
  });

  it.each([
    ['', 0],
    ['b'.repeat(40), 1],
    [`${'b'.repeat(40)} ${'c'.repeat(40)} ${'d'.repeat(40)}`, 3],
  ])('counts the parents %j', (parents, count) => {
    expect(parse(printed(told({ parents })))[0]?.parents).toBe(count);
  });

  it('takes empty names, addresses and subjects as they are', () => {
    expect(parse(printed(told({ name: '', address: '', subject: '' })))[0]).toMatchObject({
      author: { name: '', address: '' },
      subject: '',
    });
  });

  it('says nothing before a commit is whole', () => {
    const whole = printed(told());
    expect(parse(whole.subarray(0, -3))).toEqual([]);
    expect(parse(Buffer.alloc(0))).toEqual([]);
  });

  it('gives a commit as soon as it is whole, without waiting for the next', () => {
    expect(parse(printed(told()).subarray(0, -1))).toHaveLength(1);
  });

  it('reads what is not UTF-8 as Western European, and only that field', () => {
    const [commit] = parse(printed(told({ name: Buffer.from('Jos\xe9 \xc5hl', 'latin1'), subject: 'Größe ☃' })));
    expect(commit).toMatchObject({ author: { name: 'José Åhl' }, subject: 'Größe ☃' });
  });

  it('keeps a replacement character that was really written', () => {
    expect(parse(printed(told({ name: 'A\ufffdB' })))[0]?.author.name).toBe('A\ufffdB');
  });

  const field = fc.oneof(
    fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
    fc.uint8Array({ min: 1, maxLength: 12 }).map((some) => Buffer.from(some)),
  );
  const commit = fc.record({
    hash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40 }),
    parents: fc.constantFrom('', 'b'.repeat(40)),
    name: field,
    address: fc.string({ unit: 'grapheme-ascii' }),
    date: fc.integer({ min: 0, max: 4e9 }).map((seconds) => `${seconds} +0000`),
    subject: field,
    trailers: fc.constantFrom('', 'Reviewed-by: Ana <a@x>', 'A\u0001B'),
  });

  it('reads the same commits wherever the chunks are cut', () => {
    const cuts = fc.array(fc.nat(2000), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(commit, { maxLength: 5 }), cuts, (commits, places) => {
        const all = Buffer.concat(commits.map(printed));
        const inside = places.map((place) => (all.length === 0 ? 0 : place % all.length));
        expect(parse(...cut(all, inside))).toEqual(parse(all));
        expect(parse(all)).toHaveLength(commits.length);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same commits byte by byte', () => {
    const all = Buffer.concat(
      [told(), told({ name: 'Zoë', subject: Buffer.from('\xff\xfe', 'latin1') }), told({ parents: '' })].map(printed),
    );
    expect(parse(...[...all].map((byte) => Buffer.from([byte])))).toEqual(parse(all));
  });

  it('reads a subject of 200 kB that comes in small pieces', () => {
    const all = printed(told({ subject: 'x'.repeat(200_000) }));
    const pieces = cut(
      all,
      Array.from({ length: 400 }, (_, index) => index * 500),
    );
    expect(parse(...pieces)[0]?.subject).toHaveLength(200_000);
  });
});

describe('a raw date', () => {
  it.each([
    ['1704110400 +0200', { seconds: 1_704_110_400, offset: 120 }],
    ['1704110400 -0330', { seconds: 1_704_110_400, offset: -210 }],
    ['0 +0000', { seconds: 0, offset: 0 }],
    ['4102444800 +1400', { seconds: 4_102_444_800, offset: 840 }],
    ['1704110400 +5145', { seconds: 1_704_110_400, offset: 0 }],
    ['1704110400 +zz', { seconds: 1_704_110_400, offset: 0 }],
  ])('%j', (text, date) => {
    expect(rawDate(text)).toEqual(date);
  });

  it.each(['', 'yesterday', '99999999999999999999 +0000', '8640000000001 +0000', ' +0000'])('%j is none', (text) => {
    expect(rawDate(text)).toBeNull();
  });
});
