import { describe, expect, it } from 'vitest';
import { ana, firstProfile, firstTimeline, namesIn, readCommits } from '../../../support/reading.ts';

describe('sizes', () => {
  it('a message of 200 kB is read, and its title shortened', async () => {
    const direct = await readCommits(
      { by: ana, message: `${'long '.repeat(40_000)}\n` },
      { by: ana, message: `Short\n\n${'line\n'.repeat(40_000)}` },
    );
    const titles = (await firstTimeline(direct)).map(({ title }) => title);
    expect(titles[0]).toBe('Short');
    expect(titles[1]?.length).toBe(301);
    expect(titles[1]?.startsWith('long long ')).toBe(true);
  });

  it('a name of 10 kB is read, shortened, and still one name', async () => {
    const name = 'Ana '.repeat(2500).trim();
    const direct = await readCommits({ by: `${name} <ana@pires.example>` }, { by: `${name} <ana@pires.example>` });
    const { row, identities } = await firstProfile(direct);
    expect(row.name.length).toBeLessThanOrEqual(501);
    expect(identities[0]?.names).toHaveLength(1);
    expect(row.contributions).toBe(2);
  });

  it('an address of 10 kB is read, and stays one identity', async () => {
    const address = `${'a'.repeat(10_000)}@x.example`;
    const direct = await readCommits({ by: `Ana <${address}>` }, { by: `Ana <${address}>` });
    expect((await firstProfile(direct)).identities.map(({ activities }) => activities)).toEqual([2]);
  });

  it('a thousand credits in one message are read', async () => {
    const lines = Array.from({ length: 1000 }, (_, n) => `Reviewed-by: Reviewer ${n} <r${n}@x.example>`);
    const direct = await readCommits({ by: ana, message: `Big\n\n${lines.join('\n')}\n` });
    expect((await direct.api.contributors.list({})).total).toBe(1001);
  });
});

describe('letters', () => {
  const latin = { name: Buffer.from('Jos\xe9 Garc\xeda', 'latin1'), address: 'jose@x.example' };

  it('of a name in another encoding are read by the header that says so', async () => {
    const direct = await readCommits({ by: latin, encoding: 'ISO-8859-1', message: Buffer.from('Caf\xe9', 'latin1') });
    expect(await namesIn(direct)).toEqual(['José García']);
    expect((await firstTimeline(direct))[0]?.title).toBe('Café');
  });

  it('of a name in another encoding are read as Western European without one', async () => {
    const direct = await readCommits({ by: latin, message: Buffer.from('Caf\xe9', 'latin1') });
    expect(await namesIn(direct)).toEqual(['José García']);
    expect((await firstTimeline(direct))[0]?.title).toBe('Café');
  });

  it('under a header nobody knows are read all the same', async () => {
    const direct = await readCommits({ by: 'Zoë <z@x.example>', encoding: 'klingon-1' }, { by: ana });
    expect((await namesIn(direct)).sort()).toEqual(['Ana Pires', 'Zoë']);
  });

  it('in Japanese by their header', async () => {
    const direct = await readCommits({
      by: { name: Buffer.from([0x8e, 0x52, 0x93, 0x63]), address: 'y@x.example' },
      encoding: 'Shift_JIS',
    });
    expect(await namesIn(direct)).toEqual(['山田']);
  });

  it('that are no letters at all end as blanks', async () => {
    const direct = await readCommits({
      by: { name: 'Ana\u0007\u001b[31m \tPires\u0085', address: 'ana\u0001@pires.example' },
      message: 'Be\u0007ep\u001b[2J',
    });
    const { row, identities } = await firstProfile(direct);
    expect(row.name).toBe('Ana [31m Pires');
    expect(identities[0]?.value).toBe('ana @pires.example');
    expect((await firstTimeline(direct))[0]?.title).toBe('Be ep [2J');
  });

  it.each([
    '<b>Ana</b>',
    '"><script>alert(1)</script>',
    "Robert'); DROP TABLE contributor;--",
    '=HYPERLINK("http://evil.example")',
    '{{constructor}}',
    '../../etc/passwd',
    'المبرمج',
    'a\u202egnp.exe',
    '\u200bAna',
    'Ａｎａ',
    '👩‍💻 Ana',
    '%s%n',
  ])('of %j are kept as text', async (text) => {
    // < and > cannot stand in a name in git: it takes them out itself.
    const direct = await readCommits({ by: { name: text.replace(/[<>]/g, ''), address: 'x@x.example' }, message: text });
    const { row } = await firstProfile(direct);
    expect(row.name).toBe(text.replace(/[<>]/g, ''));
    expect((await firstTimeline(direct))[0]?.title).toBe(text);
    expect((await direct.api.contributors.list({ search: row.name.slice(0, 200) })).total).toBe(1);
  });
});
