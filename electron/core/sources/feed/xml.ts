/** RSS 2.0, RSS 1.0 (RDF) and Atom as articles with the texts they hold. Entities that a document defines itself are not known here, so they cannot grow. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { aWebPage } from '../telling.ts';
import { named } from './entities.ts';

/** Somebody as Atom names them. */
export interface AtomPerson {
  name: string;
  email: string;
}

export interface RawArticle {
  /** By the element's own name, without the prefix: "title", "creator"; as often as it stands there. */
  texts: Map<string, string[]>;
  authors: AtomPerson[];
  /** `rel` to address, the first of each. */
  links: Map<string, string>;
  /** The title is HTML in text. */
  isHtml: boolean;
  isPermaLink: boolean;
  /** Where relative addresses begin, as `xml:base` says. */
  base: string;
  /** Characters of it in the feed. */
  length: number;
}

export interface RawFeed {
  /** The feed itself: its title, link and authors. */
  feed: RawArticle;
  articles: RawArticle[];
  /** A sentence on why the rest could not be read; what came before was. */
  broken: string | null;
}

/** Titles, names, addresses and dates. Of a longer text the beginning is enough to be cut again. */
const longestText = 8192;
const deepest = 500;
const mostArticles = 20_000;

const spaces: Readonly<Record<string, string>> = {
  '': 'rss',
  'http://purl.org/rss/1.0/': 'rss',
  'http://my.netscape.com/rdf/simple/0.9/': 'rss',
  'http://backend.userland.com/rss2': 'rss',
  'http://www.w3.org/2005/Atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
};
const prefixes = new Set(['atom', 'dc', 'dcterms', 'rdf']);

/** Elements whose text is wanted. Others of the same name (`media:title`, `itunes:author`) are something else. */
const wanted = new Set(
  'rss:title rss:link rss:guid rss:author rss:pubDate dc:creator dc:date dc:title dcterms:created dcterms:issued dcterms:modified atom:title atom:id atom:published atom:issued atom:updated atom:modified'.split(
    ' ',
  ),
);
const roots = new Set(['rss:rss', 'rdf:RDF', 'atom:feed', 'atom:entry']);

const article = (base: string): RawArticle => ({
  texts: new Map(),
  authors: [],
  links: new Map(),
  isHtml: false,
  isPermaLink: true,
  base,
  length: 0,
});

class Found extends Error {}

export function feedIn(text: string): RawFeed | { problem: string } {
  const reader = new FeedReader();
  return reader.read(text);
}

class FeedReader {
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #feed = article('');
  readonly #articles: RawArticle[] = [];
  #depth = 0;
  #article: { now: RawArticle; depth: number; start: number } | null = null;
  #capture: { field: string; depth: number; text: string } | null = null;
  #person: { now: AtomPerson; depth: number } | null = null;
  /** Inside of what is told of another feed (`source`), or of a picture or a search box, which have titles and links too. */
  #skip = 0;
  #problem: string | null = null;
  #broken: string | null = null;

  read(text: string): RawFeed | { problem: string } {
    const parser = this.#parser;
    // Without a prototype: `&constructor;` is no entity.
    parser.ENTITIES = Object.assign(Object.create(null), named);
    parser.on('error', (error) => this.#fail(error.message));
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', () => this.#close());
    parser.on('text', (piece) => this.#text(piece));
    parser.on('cdata', (piece) => this.#text(piece));
    try {
      parser.write(text.trimStart());
      parser.close();
    } catch (error) {
      if (!(error instanceof Found)) throw error;
    }
    if (this.#problem !== null) return { problem: this.#problem };
    if (this.#depth === 0 && this.#feed.length === 0) return { problem: 'This is not a feed in RSS or Atom. Nothing of it was read.' };
    return { feed: this.#feed, articles: this.#articles, broken: this.#broken };
  }

  #fail(message: string): void {
    // An entity of HTML that nobody declared stays as it is written; a prefix that nobody declared is known by its name.
    if (/undefined entity|unbound namespace prefix|disallowed character in entity name/.test(message)) return;
    this.#broken = `The feed cannot be read from line ${this.#parser.line.toLocaleString('en')} on: it is not well-formed there. What came before was read.`;
    throw new Found();
  }

  #refuse(why: string): never {
    this.#problem = why;
    throw new Found();
  }

  #open(tag: SaxesTagNS): void {
    this.#depth += 1;
    if (this.#depth > deepest) this.#refuse('Its elements stand deeper in each other than those of any feed. Nothing of it was read.');
    const kind = `${familyOf(tag)}:${tag.local}`;
    if (this.#depth === 1) this.#begin(kind, tag);
    if (this.#capture || this.#skip > 0) return;
    const within = this.#article?.now ?? this.#feed;
    if (kind === 'rss:item' || kind === 'atom:entry') this.#beginArticle(tag);
    else if (/^(?:atom:source|rss:source|rss:image|rss:textinput|rss:textInput)$/.test(kind)) this.#skip = this.#depth;
    else if (kind === 'atom:author') this.#person = { now: { name: '', email: '' }, depth: this.#depth };
    else if (this.#person) this.#begun(tag.local === 'name' || tag.local === 'email' ? tag.local : null);
    else if (kind === 'atom:link') {
      const rel = attribute(tag, 'rel') || 'alternate';
      if (!within.links.has(rel)) within.links.set(rel, attribute(tag, 'href').slice(0, longestText));
    } else if (wanted.has(kind)) {
      this.#begun(tag.local);
      if (tag.local === 'title') within.isHtml = /html/i.test(attribute(tag, 'type')) && attribute(tag, 'type') !== 'xhtml';
      if (tag.local === 'guid') within.isPermaLink = attribute(tag, 'isPermaLink') !== 'false';
    }
  }

  #begin(kind: string, tag: SaxesTagNS): void {
    if (tag.local.toLowerCase() === 'html') this.#refuse(aWebPage('a feed'));
    if (!roots.has(kind)) this.#refuse('This is XML, but no feed in RSS or Atom. Nothing of it was read.');
    this.#feed.base = baseOf(tag, '');
    this.#feed.length = 1;
  }

  #begun(field: string | null): void {
    if (field !== null) this.#capture = { field, depth: this.#depth, text: '' };
  }

  #beginArticle(tag: SaxesTagNS): void {
    if (this.#article) return;
    if (this.#articles.length >= mostArticles)
      this.#refuse('This feed holds more than 20,000 articles, which no feed does. Nothing of it was read.');
    const now = article(baseOf(tag, this.#feed.base));
    const about = attribute(tag, 'about');
    if (about !== '') now.texts.set('about', [about.slice(0, longestText)]);
    this.#article = { now, depth: this.#depth, start: this.#parser.position };
  }

  #text(piece: string): void {
    const capture = this.#capture;
    if (capture && capture.text.length < longestText) capture.text += piece.slice(0, longestText - capture.text.length);
  }

  #close(): void {
    const depth = this.#depth;
    this.#depth -= 1;
    if (this.#skip === depth) this.#skip = 0;
    if (this.#capture?.depth === depth) this.#keep(this.#capture);
    if (this.#person?.depth === depth) {
      (this.#article?.now ?? this.#feed).authors.push(this.#person.now);
      this.#person = null;
    }
    if (this.#article?.depth !== depth) return;
    this.#article.now.length = this.#parser.position - this.#article.start;
    this.#articles.push(this.#article.now);
    this.#article = null;
  }

  #keep({ field, text }: { field: string; text: string }): void {
    this.#capture = null;
    if (this.#person) {
      if (field === 'name' || field === 'email') this.#person.now[field] ||= text.trim();
      return;
    }
    const { texts } = this.#article?.now ?? this.#feed;
    const said = texts.get(field) ?? [];
    // The people who wrote one article; more of anything is no article.
    if (text.trim() !== '' && said.length < 50) texts.set(field, [...said, text.trim()]);
  }
}

const familyOf = ({ uri, prefix }: SaxesTagNS): string =>
  (Object.hasOwn(spaces, uri) && (uri !== '' || prefix === '') ? spaces[uri] : prefixes.has(prefix) ? prefix : 'other') ?? 'other';

function attribute(tag: SaxesTagNS, local: string): string {
  const found = Object.values(tag.attributes).find((one) => one.local === local);
  return found?.value ?? '';
}

function baseOf(tag: SaxesTagNS, before: string): string {
  const said = Object.values(tag.attributes).find((one) => one.prefix === 'xml' && one.local === 'base')?.value ?? '';
  if (said === '') return before;
  try {
    return new URL(said, before === '' ? undefined : before).href;
  } catch {
    return before;
  }
}
