import { describe, expect, it } from 'vitest';
import { feedTold } from '../../../../../electron/core/sources/feed/feed.ts';

const asOf = Date.UTC(2024, 5, 1);
const address = 'https://Blog.example.org/feed.xml';
const told = (text: string, author?: string) => feedTold(text, { address, author, asOf });
const day = '<pubDate>Wed, 01 May 2024 12:00:00 GMT</pubDate>';
const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Our blog</title><link>https://blog.example.org/</link>${channel}${items}</channel></rss>`;
const item = (inside: string) => `<item>${day}${inside}</item>`;
const atom = (entries: string, feed = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example.org/"><title>Our blog</title>${feed}${entries}</feed>`;
const entry = (inside: string) => `<entry><id>urn:1</id><title>T</title><updated>2024-05-01T12:00:00Z</updated>${inside}</entry>`;
const authors = ({ activities }: ReturnType<typeof told>) => activities.map(({ person }) => [person.name, person.email]);
const reasons = ({ aside }: ReturnType<typeof told>) => aside.map(({ reason }) => reason);

describe('a feed in RSS', () => {
  it('gives its articles, each by whoever wrote it', () => {
    const found = told(
      rss(item('<title>Hello</title><link>/hello</link><guid isPermaLink="false">7</guid><dc:creator>Ana Pires</dc:creator>')),
    );
    expect(found).toMatchObject({ name: 'Our blog', aside: [], remarks: [] });
    const person = {
      platform: 'blog.example.org',
      accountId: null,
      username: null,
      name: 'Ana Pires',
      email: null,
      isEmailVerified: false,
      isBot: false,
    };
    expect(found.activities).toEqual([
      { key: '7', person, countsAs: 'blog', at: Date.UTC(2024, 4, 1, 12), title: 'Hello', link: 'https://blog.example.org/hello' },
    ]);
    expect(found.people).toEqual([person]);
  });

  it.each([
    ['<author>ana@x.example (Ana Pires)</author>', [['Ana Pires', 'ana@x.example']]],
    ['<author>Ana Pires &lt;ana@x.example&gt;</author>', [['Ana Pires', 'ana@x.example']]],
    ['<author>ana@x.example</author>', [[null, 'ana@x.example']]],
    ['<author>noreply@blogger.com (Ana)</author>', [['Ana', null]]],
    ['<author>ana@x.example</author><dc:creator>Ana Pires</dc:creator>', [['Ana Pires', 'ana@x.example']]],
    ['<dc:creator><![CDATA[Ana Pires]]></dc:creator><author>ana@x.example (Ana Pires)</author>', [['Ana Pires', 'ana@x.example']]],
    [
      '<dc:creator>Ana Pires</dc:creator><dc:creator>Bo Lind</dc:creator>',
      [
        ['Ana Pires', null],
        ['Bo Lind', null],
      ],
    ],
    [
      '<dc:creator>Ana Pires and Bo Lind</dc:creator>',
      [
        ['Ana Pires', null],
        ['Bo Lind', null],
      ],
    ],
    [
      '<dc:creator>Ana Pires, Bo Lind &amp; Cem van den Berg</dc:creator>',
      [
        ['Ana Pires', null],
        ['Bo Lind', null],
        ['Cem van den Berg', null],
      ],
    ],
    ['<dc:creator>Pires, Ana</dc:creator>', [['Pires, Ana', null]]],
    ['<dc:creator>The Docs and Tools Team</dc:creator>', [['The Docs and Tools Team', null]]],
  ])('knows who wrote it by %s', (inside, wanted) => {
    expect(authors(told(rss(item(`<guid>a</guid>${inside}`))))).toEqual(wanted);
  });

  it('keeps an article by several under one key each', () => {
    const found = told(rss(item('<guid>a</guid><dc:creator>Ana Pires</dc:creator><dc:creator>Bo Lind</dc:creator>')));
    expect(found.activities.map(({ key }) => key)).toEqual(['a', 'a#2']);
  });

  it('knows an article by its guid, then its link, then its title', () => {
    const by = '<dc:creator>Ana</dc:creator>';
    const found = told(
      rss(
        [`<guid>g</guid><link>https://x.example/1</link>${by}`, `<link>https://x.example/2</link>${by}`, `<title>Three</title>${by}`, by]
          .map(item)
          .join(''),
      ),
    );
    expect(found.activities.map(({ key }) => key)).toEqual(['g', 'https://x.example/2', 'Three']);
    expect(reasons(found)).toEqual(['An article has no title, no address and nothing else to know it by.']);
  });

  it('takes a guid that is an address for the link, unless it says that it is none', () => {
    const by = '<dc:creator>Ana</dc:creator>';
    const found = told(
      rss(
        item(`<guid>https://x.example/1</guid>${by}`) +
          item(`<guid isPermaLink="false">https://x.example/2</guid>${by}`) +
          item(`<guid>3</guid><link>javascript:alert(1)</link>${by}`),
      ),
    );
    expect(found.activities.map(({ link }) => link)).toEqual(['https://x.example/1', '', '']);
  });

  it('is by the one whom the settings name, where it names nobody; otherwise its articles are set aside', () => {
    const text = rss(item('<guid>a</guid>'), '<managingEditor>ed@x.example</managingEditor>');
    expect(authors(told(text, 'Ana Pires'))).toEqual([['Ana Pires', null]]);
    expect(told(text)).toMatchObject({
      activities: [],
      people: [],
      aside: [{ key: 'a', reason: expect.stringContaining('does not say who wrote') }],
    });
  });

  it('sets aside what has no date, and what cannot be believed', () => {
    const dated = (date: string) =>
      `<item><guid>${date}</guid><dc:creator>Ana</dc:creator>${date === '' ? '' : `<pubDate>${date}</pubDate>`}<title>t</title></item>`;
    const found = told(rss(['', 'soon', 'Sat, 01 May 2094 12:00:00 GMT', 'Fri, 01 May 1970 12:00:00 GMT'].map(dated).join('')));
    expect(found.activities).toEqual([]);
    expect(reasons(found)).toEqual([
      'The article has no date.',
      'The date of the article, “soon”, is no day there is.',
      'The date of the article lies before 1990 or is still to come.',
      'The date of the article lies before 1990 or is still to come.',
    ]);
  });

  it('takes neither titles of pictures nor texts of other feeds for its own', () => {
    const channel = '<image><title>Logo</title><link>https://x.example/logo</link></image>';
    const found = told(
      rss(
        item(
          '<media:title>No</media:title><source url="https://x.example">Other</source><guid>a</guid><title>Yes</title><dc:creator>Ana</dc:creator>',
        ),
        channel,
      ),
    );
    expect(found).toMatchObject({ name: 'Our blog', activities: [{ title: 'Yes' }] });
  });

  it('reads signs however they are written', () => {
    const found = told(
      rss(
        item(
          '<guid>a</guid><title>Caf&eacute; &amp; &#8220;tea&#8221; &amp;#8217; &lt;b&gt; &unknown; &constructor;</title><dc:creator>Ana</dc:creator>',
        ),
      ),
    );
    expect(found.activities[0]?.title).toBe('Café & “tea” ’ <b> &unknown; &constructor;');
  });

  it('counts an article that stands there twice once, the later of both', () => {
    const twice =
      item('<guid>a</guid><title>Old</title><dc:creator>Ana</dc:creator>') +
      item('<guid>a</guid><title>New</title><dc:creator>Ana</dc:creator>').replace('01 May', '02 May');
    const found = told(rss(twice));
    expect(found.activities.map(({ title }) => title)).toEqual(['New']);
    expect(found.remarks).toEqual(['1 article stands in the feed twice and counted once.']);
  });

  it('of version 1.0 is read too', () => {
    const found =
      told(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://blog.example.org/"><title>Old blog</title></channel>
      <item rdf:about="https://blog.example.org/1"><title>One</title><link>https://blog.example.org/1</link><dc:creator>Ana</dc:creator><dc:date>2024-05-01T14:00:00+02:00</dc:date></item></rdf:RDF>`);
    expect(found).toMatchObject({
      name: 'Old blog',
      activities: [{ key: 'https://blog.example.org/1', title: 'One', at: Date.UTC(2024, 4, 1, 12) }],
    });
  });

  it('is read without the declarations that it forgot', () => {
    expect(authors(told(`<rss><channel>${item('<guid>a</guid><dc:creator>Ana</dc:creator>')}</channel></rss>`))).toEqual([['Ana', null]]);
  });
});

describe('a feed in Atom', () => {
  it('gives its entries with their authors, links from where they stand, and the day they were published', () => {
    const found = told(
      atom(
        entry(
          '<published>2024-04-01T12:00:00Z</published><link rel="self" href="/self"/><link href="posts/1"/><author><name>Ana Pires</name><email>ana@x.example</email></author><author><name>Bo Lind</name></author><contributor><name>Cem</name></contributor>',
        ),
      ),
    );
    expect(authors(found)).toEqual([
      ['Ana Pires', 'ana@x.example'],
      ['Bo Lind', null],
    ]);
    expect(found.activities[0]).toMatchObject({ key: 'urn:1', at: Date.UTC(2024, 3, 1, 12), link: 'https://blog.example.org/posts/1' });
  });

  it('is by the author of the feed where an entry names none, and never by that of another feed', () => {
    const source = '<source><author><name>Else</name></author><title>Other</title><id>urn:2</id></source>';
    expect(authors(told(atom(entry(source), '<author><name>Ana Pires</name></author>')))).toEqual([['Ana Pires', null]]);
    expect(authors(told(atom(entry(source))))).toEqual([]);
  });

  it('falls back to the day it was changed', () => {
    expect(told(atom(entry('<author><name>Ana</name></author>'))).activities[0]?.at).toBe(Date.UTC(2024, 4, 1, 12));
  });

  it.each([
    ['<title type="html">A &lt;b&gt;bold&lt;/b&gt; &amp;amp; new</title>', 'A bold & new'],
    ['<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>bold</b> one</div></title>', 'A bold one'],
    ['<title>1 &lt; 2</title>', '1 < 2'],
  ])('reads a title of any type: %s', (title, wanted) => {
    const text = atom(`<entry><id>1</id>${title}<updated>2024-05-01T12:00:00Z</updated><author><name>Ana</name></author></entry>`);
    expect(told(text).activities[0]?.title).toBe(wanted);
  });

  it('is known by its namespace whatever prefix it has', () => {
    const text =
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>1</a:id><a:updated>2024-05-01T12:00:00Z</a:updated><a:author><a:name>Ana</a:name></a:author></a:entry></a:feed>';
    expect(authors(told(text))).toEqual([['Ana', null]]);
  });
});

describe('a bad feed', () => {
  const good = item('<guid>a</guid><title>t</title><dc:creator>Ana</dc:creator>');

  it.each([
    ['a page', '<!doctype html><html><body>Sign in</body></html>', 'This is a web page, not a feed.'],
    ['a page that is XML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', 'This is a web page, not a feed.'],
    ['other XML', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'This is XML, but no feed in RSS or Atom.'],
    ['JSON', '{"version": "https://jsonfeed.org/version/1"}', 'This is JSON and not a feed'],
    ['text', 'Not found', 'This is not a feed in RSS or Atom.'],
    ['nothing', ' \n', 'There is nothing where the feed should be.'],
    ['deep', rss(item('<x>'.repeat(100_000))), 'stand deeper in each other'],
  ])('is said to be one: %s', (_, text, reason) => {
    const found = told(text);
    expect([found.activities, found.people]).toEqual([[], []]);
    expect(reasons(found)).toEqual([expect.stringContaining(reason)]);
  });

  it('that ends in the middle gives what came before', () => {
    const found = told(rss(good + item('<guid>b</guid><title>never')).slice(0, -30));
    expect(found.activities.map(({ key }) => key)).toEqual(['a']);
    expect(reasons(found)).toEqual([expect.stringMatching(/^The feed cannot be read from line 1 on/)]);
  });

  it('cannot read files, reach addresses, or grow', () => {
    const entities = Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
    const head = `<!DOCTYPE rss [<!ENTITY e0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:1/">${entities}]>`;
    const found = told(
      `<?xml version="1.0"?>${head}${rss(item('<guid>a</guid><title>&e20;&f;</title><dc:creator>Ana</dc:creator>')).slice('<?xml version="1.0"?>'.length)}`,
    );
    expect(found.activities.map(({ title }) => title)).toEqual(['&e20;&f;']);
  });

  it('costs no more than the article that is too large', () => {
    const large = `<item>${day}<guid>large</guid><dc:creator>Ana</dc:creator><description>${'x'.repeat(20_000_000)}</description></item>`;
    const found = told(rss(large + good));
    expect(found.activities.map(({ key }) => key)).toEqual(['a']);
    expect(found.aside).toMatchObject([{ key: 'large', reason: 'The article is larger than 8 MB, which no article is.' }]);
  });

  it('cuts names at 500 signs and titles at 300, and cleans them', () => {
    const found = told(
      rss(item(`<guid>${'g'.repeat(5000)}</guid><title>${'t'.repeat(5000)}</title><dc:creator>${'n'.repeat(10_240)}&#x85;</dc:creator>`)),
    );
    const [activity] = found.activities;
    expect([activity?.key.length, activity?.title.length, activity?.person.name?.length]).toEqual([64, 301, 500]);
  });
});

it('takes no more than twenty authors of an article, and none of thousands of a feed', () => {
  const authors = Array.from({ length: 3000 }, (_, n) => `<author><name>N ${n}</name></author>`).join('');
  const entries = Array.from(
    { length: 50 },
    (_, n) => `<entry><id>${n}</id><title>t</title><updated>2024-05-01T10:00:00Z</updated></entry>`,
  ).join('');
  const found = told(`<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>${authors}${entries}</feed>`);
  expect(found.activities).toHaveLength(50 * 20);
  expect(found.people).toHaveLength(20);
});
