import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChatLog, type ChatOptions, chatTold, dayInName } from '../../../../../electron/core/sources/chat/log.ts';

const read = (text: string, options: Partial<ChatOptions> = {}) => chatTold(text, { channel: '#help', ...options });
/** "2024-05-01 ana 2": day, nick and how much they said. */
const days = (text: string, options: Partial<ChatOptions> = {}) =>
  read(text, options).activities.map(
    ({ key, person, title }) => `${key.split('|')[1]} ${person.username ?? person.name} ${Number.parseInt(title, 10)}`,
  );

const irssi = `--- Log opened Wed May 01 23:50:00 2024
23:50 -!- Bo [~bo@host.example] has joined #help
23:51 < ana> how do I build it?
23:52 <@Bo> with make
23:53  * ana tries
23:54 -Bo(~bo@host.example)- a notice
23:55 -!- Bo is now known as Bo_
--- Day changed Thu May 02 2024
00:01 < Bo_> and?
--- Log closed Thu May 02 00:02:00 2024
`;

describe('a log of a chat', () => {
  it.each([
    ['irssi', irssi, {}, ['2024-05-01 ana 2', '2024-05-01 Bo 1', '2024-05-02 Bo_ 1']],
    [
      'weechat',
      '2024-05-01 10:15:00\t-->\tbo (~bo@h.example) has joined #help\n2024-05-01 10:15:01\t@ana\thi\n2024-05-01 10:15:02\t *\tana waves\n2024-05-01 10:15:03\t--\tbo is now known as bo_\n2024-05-01 10:15:04\tbo_\tyo\n2024-05-01 10:15:05\t<--\tbo_ (~bo@h.example) has quit\n',
      {},
      ['2024-05-01 ana 2', '2024-05-01 bo_ 1'],
    ],
    [
      'ZNC',
      '[10:15:00] *** Joins: bo (~bo@h.example)\n[10:15:01] <ana> hi\n[10:16:00] * ana waves\n[10:16:01] -bo- notice\n[10:17:00] *** Quits: bo (~bo@h.example) (bye)\n',
      { fileName: '/logs/net/#help/2024-05-01.log' },
      ['2024-05-01 ana 2'],
    ],
    ['energymech', '[10:15] <ana> hi\n[10:16] *** bo is now known as bo_\n', { fileName: 'help_20240501.log' }, ['2024-05-01 ana 1']],
    ['Eggdrop', '[00:00] --- Thu May  2 2024\n[00:01] <ana> hi\n', {}, ['2024-05-02 ana 1']],
    [
      'HexChat',
      '**** BEGIN LOGGING AT Wed May  1 10:15:00 2024\n\nMay 01 10:15:00 *\tNow talking on #help\nMay 01 10:15:01 *\tbo (~bo@h.example) has joined\nMay 01 10:15:02 <ana>\thi\nMay 01 10:15:03 *\tana waves\n',
      {},
      ['2024-05-01 ana 2'],
    ],
    [
      'supybot',
      '2024-05-01T12:00:00  <nick> text\n2024-05-01T12:00:01  *** bo <~bo@h.example> has joined #help\n',
      {},
      ['2024-05-01 nick 1'],
    ],
    [
      'MeetBot',
      '10:15:00 <ana> #startmeeting\n10:15:05 * bo is here\n',
      { fileName: 'help.2024-05-01-10.00.log.txt' },
      ['2024-05-01 ana 1', '2024-05-01 bo 1'],
    ],
    [
      'an export of Matrix',
      '5/13/2024, 10:15:00 AM - Ana Pires: hello: you\nover two lines\n5/13/2024, 10:16:00 PM - Bo joined the room\n5/13/2024, 10:17:00 PM - Ana Pires changed the topic to "x: y"\n',
      {},
      ['2024-05-13 Ana Pires 1'],
    ],
    ['lines with a zone', '[2024-05-01T12:00:00Z] <ana> hi\r\n[2024-05-01T12:00:01.5+02:00] <ana> hi\r\n', {}, ['2024-05-01 ana 2']],
  ] as const)('is read as %s writes it', (_, text, options, wanted) => {
    expect(days(text, options)).toEqual(wanted);
    expect(read(text, options)).toMatchObject({ aside: [], remarks: [] });
  });

  it('gives one activity for each nick and day, at the first thing they said', () => {
    const found = read('2024-05-01 10:00 <ana> a\n2024-05-01 11:00 <Ana> b\n2024-05-01 12:00 <ana> c\n');
    expect(found.activities).toEqual([
      {
        key: '#help|2024-05-01|ana',
        person: { platform: 'irc', accountId: null, username: 'ana', name: null, email: null, isEmailVerified: false, isBot: false },
        countsAs: 'chat_help',
        at: Date.UTC(2024, 4, 1, 10),
        title: '3 messages in #help',
        link: '',
      },
    ]);
    expect(found.people).toHaveLength(1);
  });

  it('does not join nicks that look alike', () => {
    expect(days('2024-05-01 10:00 <ana> a\n2024-05-01 10:01 <ana_> b\n2024-05-01 10:02 <ana|away> c\n')).toEqual([
      '2024-05-01 ana 1',
      '2024-05-01 ana_ 1',
      '2024-05-01 ana|away 1',
    ]);
  });

  it('counts hours where the program did, and keeps the day that it wrote', () => {
    const [activity] = read('--- Day changed Thu May 02 2024\n00:30 < ana> hi\n', { zone: 'Europe/Berlin' }).activities;
    expect([activity?.key, activity?.at]).toEqual(['#help|2024-05-02|ana', Date.UTC(2024, 4, 1, 22, 30)]);
    expect(read('2024-05-02T00:30:00+02:00 <ana> hi\n', { zone: 'America/New_York' }).activities[0]?.at).toBe(Date.UTC(2024, 4, 1, 22, 30));
  });

  it('goes on past midnight, and not when the clock is set back an hour', () => {
    const name = { fileName: '2024-10-27.log' };
    expect(days('[02:59:00] <ana> a\n[02:01:00] <ana> b\n[23:59:00] <ana> c\n[00:01:00] <ana> d\n', name)).toEqual([
      '2024-10-27 ana 3',
      '2024-10-28 ana 1',
    ]);
  });

  it('knows the order of days by a number above 12, and says when nothing tells', () => {
    expect(days('02/05/2024, 10:15:00 - ana: a\n13/05/2024, 10:15:00 - ana: b\n')).toEqual(['2024-05-02 ana 1', '2024-05-13 ana 1']);
    expect(days('02.05.2024, 10:15:00 - ana: a\n')).toEqual(['2024-05-02 ana 1']);
    const unclear = '02/05/2024, 10:15:00 - ana: a\n';
    expect(days(unclear)).toEqual(['2024-02-05 ana 1']);
    expect(read(unclear).remarks).toEqual([expect.stringContaining('whether 5/1/2024 is in May or in January')]);
    expect(days(unclear, { order: 'dmy' })).toEqual(['2024-05-02 ana 1']);
    expect(read(unclear, { order: 'dmy' }).remarks).toEqual([]);
  });

  it('sets aside what no day is told for', () => {
    const found = read('[10:15:00] <ana> a\n[10:16:00] <ana> b\n', { fileName: 'help.log' });
    expect(found.activities).toEqual([]);
    expect(found.aside).toMatchObject([{ key: 'undated', reason: expect.stringMatching(/^2 messages of help\.log could not be dated: /) }]);
    // The day before is not the day of what follows a line in another language.
    expect(days('--- Day changed Wed May 01 2024\n10:00 < ana> a\n--- Day changed Do Mai 02 2024\n10:00 < ana> b\n')).toEqual([
      '2024-05-01 ana 1',
    ]);
  });

  it.each(['<!DOCTYPE html>\n<html><body>Sign in</body></html>', 'name,email\nAna,ana@x.example\n', '{"chunk": []}'])(
    'that is none is said to be: %.20s',
    (text) => {
      const found = read(text, { fileName: 'help.log' });
      expect(found.people).toEqual([]);
      expect(found.aside).toMatchObject([
        { key: 'log', reason: 'help.log does not look like a log of a chat that Cairn can read. Nothing of it was taken.' },
      ]);
    },
  );

  it('that is empty tells nothing', () => {
    expect(read('')).toMatchObject({ activities: [], aside: [], remarks: [] });
  });

  it('passes over a line of 20 MB, and days that there are not', () => {
    const found = read(
      `2024-05-01 10:00 <ana> a\n2024-05-01 10:01 <ana> ${'x'.repeat(20_000_000)}\n2024-02-31 10:00 <ana> b\n2024-05-01 25:00 <ana> c\n`,
    );
    expect(found.activities.map(({ title }) => title)).toEqual(['1 message in #help']);
    expect(found.remarks).toEqual(['1 line was longer than 1 MB and left out.']);
  });

  it('takes nothing for a nick that is none', () => {
    expect(
      days(
        `2024-05-01 10:00 <${'x'.repeat(10_240)}> a\n2024-05-01 10:00 <> b\n2024-05-01 10:00 < > c\n2024-05-01 10:00 <\u0000\u001b> d\n2024-05-01 10:00 <__proto__> e\n`,
      ),
    ).toEqual(['2024-05-01 __proto__ 1']);
  });

  it('is the same wherever it is cut', () => {
    const long = `${irssi}${irssi.replace('01 23:50', '03 23:50').replace('May 02', 'May 04')}2024-05-06T12:00:00 <ana> last, without an end`;
    const whole = read(long);
    expect(whole.activities.length).toBeGreaterThan(4);
    fc.assert(
      fc.property(fc.array(fc.nat(long.length), { maxLength: 12 }), (cuts) => {
        const log = new ChatLog({ channel: '#help' });
        const at = [0, ...cuts.sort((a, b) => a - b), long.length];
        for (let part = 1; part < at.length; part += 1) log.add(long.slice(at[part - 1], at[part]));
        expect(log.told()).toEqual(whole);
      }),
    );
  });

  it('counts as many messages as were said, whoever said them', () => {
    const said = fc.record({ nick: fc.constantFrom('ana', 'bo', 'Cem'), day: fc.integer({ min: 1, max: 3 }), isJoin: fc.boolean() });
    fc.assert(
      fc.property(fc.array(said), (lines) => {
        const text = lines
          .map(({ nick, day, isJoin }) =>
            isJoin ? `2024-05-0${day}T10:00:00  *** ${nick} has joined #help` : `2024-05-0${day}T10:00:00  <${nick}> hi`,
          )
          .join('\n');
        const slow = new Map<string, number>();
        for (const { nick, day, isJoin } of lines)
          if (!isJoin) slow.set(`2024-05-0${day} ${nick}`, (slow.get(`2024-05-0${day} ${nick}`) ?? 0) + 1);
        expect(days(text)).toEqual([...slow].map(([who, count]) => `${who} ${count}`));
      }),
    );
  });
});

describe('the day in the name of a file', () => {
  it.each([
    ['2024-05-01.log', '2024-05-01'],
    ['#help_20240501.log', '2024-05-01'],
    ['net.#help.2024.05.01.weechatlog', '2024-05-01'],
    ['help.2024-05-01-10.00.log.txt', '2024-05-01'],
    ['1714557600.log', null],
    ['2024-13-01.log', null],
    ['2024-0501.log', null],
    ['help.log', null],
  ])('%s', (name, day) => {
    expect(dayInName(name)).toBe(day);
  });
});
