/** The articles of a feed, each as a blog article of whoever wrote it. */
import { createHash } from 'node:crypto';
import { fold } from '../../../../shared/domain/identities/fold.ts';
import { type Told, type ToldPerson, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { aWebPage, isPage, linkOf, nameOf, personOf, setAside, titleOf } from '../telling.ts';
import { type Author, authorOf, authorsIn } from './authors.ts';
import { feedDate } from './dates.ts';
import { textOfHtml, withoutEntities } from './entities.ts';
import { feedIn, type RawArticle } from './xml.ts';

export interface FeedOptions {
  /** Where the feed is; relative links begin there, and names without an account are its host's. */
  address: string;
  /** Who writes it, where its articles do not say. Such articles are set aside otherwise: a feed's title is not a person. */
  author?: string | undefined;
  /** UTC epoch milliseconds: what is dated later cannot be believed. */
  asOf: number;
}

export interface FeedTold extends Told {
  /** What the feed calls itself; `null` where it does not. */
  name: string | null;
}

/** A day of grace for clocks that run ahead. */
const grace = 86_400_000;
const earliest = Date.UTC(1990, 0, 1);
/** The longest article with its pictures in text that is known to us has 1 MB. */
const longestArticle = 8_388_608;

export function feedTold(text: string, options: FeedOptions): FeedTold {
  const told: FeedTold = { ...toldNothing(), name: null };
  if (/^\s*[[{]/.test(text.slice(0, 100))) {
    setAside(
      told,
      'feed',
      'This is JSON and not a feed in RSS or Atom. Nothing of it was read. Most programs offer both; ask for RSS.',
      text,
    );
    return told;
  }
  if (isPage(text)) {
    setAside(told, 'feed', aWebPage('a feed'), text);
    return told;
  }
  const found = text.trim() === '' ? { problem: 'There is nothing where the feed should be. Try again later.' } : feedIn(text);
  if ('problem' in found) {
    setAside(told, 'feed', found.problem, text);
    return told;
  }
  told.name = nameOf(titleIn(found.feed));
  if (found.broken !== null) setAside(told, 'feed', found.broken, '');
  const articles = new Map<string, Article>();
  for (const [at, raw] of found.articles.entries()) {
    const article = articleOf(raw, found.feed, options);
    if ('problem' in article) setAside(told, article.key ?? `article/${at}`, article.problem, writtenOf(raw));
    else if (article.at > (articles.get(article.key)?.at ?? Number.NEGATIVE_INFINITY)) articles.set(article.key, article);
  }
  const people = new Map<string, ToldPerson>();
  for (const article of articles.values()) tell(told, people, article, options);
  const twice = found.articles.length - told.aside.length - articles.size + (found.broken === null ? 0 : 1);
  if (twice > 0)
    told.remarks.push(
      `${twice === 1 ? '1 article stands' : `${twice.toLocaleString('en')} articles stand`} in the feed twice and counted once.`,
    );
  return told;
}

interface Article {
  key: string;
  title: string;
  link: string;
  at: number;
  authors: Author[];
}

const first = ({ texts }: RawArticle, ...names: string[]): string => names.map((name) => texts.get(name)?.[0]).find(Boolean) ?? '';

/** HTML in a title is written as text; in RSS nobody says whether it is, so only its entities are read. */
const titleIn = (raw: RawArticle): string => {
  const title = first(raw, 'title');
  return titleOf(raw.isHtml ? textOfHtml(title) : withoutEntities(title));
};

function articleOf(raw: RawArticle, feed: RawArticle, options: FeedOptions): Article | { key?: string; problem: string } {
  const base = raw.base === '' ? options.address : linkOf(raw.base, options.address) || options.address;
  const guid = first(raw, 'guid', 'id', 'about');
  const link = linkOf(first(raw, 'link') || raw.links.get('alternate'), base) || (raw.isPermaLink ? linkOf(guid) : '');
  const title = titleIn(raw);
  const id = guid || link || title;
  if (id === '') return { problem: 'An article has no title, no address and nothing else to know it by.' };
  const key = id.length > 300 ? createHash('sha256').update(id).digest('hex') : id;
  if (raw.length > longestArticle) return { key, problem: 'The article is larger than 8 MB, which no article is.' };
  const dates = ['pubDate', 'published', 'issued', 'date', 'created', 'updated', 'modified'].flatMap((name) => raw.texts.get(name) ?? []);
  const [at] = dates.map(feedDate).filter((date) => date !== null);
  if (at === undefined)
    return {
      key,
      problem:
        dates.length === 0 ? 'The article has no date.' : `The date of the article, “${dates[0]?.slice(0, 60)}”, is no day there is.`,
    };
  if (at < earliest || at > options.asOf + grace) return { key, problem: 'The date of the article lies before 1990 or is still to come.' };
  const authors = authorsOf(raw, feed, options);
  if (authors.length === 0)
    return {
      key,
      problem: 'The feed does not say who wrote the article. Say in the settings of this source who writes the feed, if it is one person.',
    };
  return { key, title, link, at, authors };
}

function authorsOf(raw: RawArticle, feed: RawArticle, { author }: FeedOptions): Author[] {
  const own = [
    ...written(raw),
    ...(raw.texts.get('creator') ?? []).slice(0, mostAuthors).flatMap(authorsIn),
    ...(raw.texts.get('author') ?? []).slice(0, mostAuthors).flatMap(authorsIn),
  ].slice(0, mostAuthors);
  // Atom: an entry without an author is by the feed's (RFC 4287, 4.2.1).
  const found = own.length > 0 ? own : written(feed);
  if (found.length > 0) return eachOnce(found.slice(0, mostAuthors));
  const name = nameOf(author);
  return name === null ? [] : [{ name, email: null }];
}

/** More have written no article; a feed that says so is broken, or means harm. */
const mostAuthors = 20;

const written = ({ authors }: RawArticle): Author[] => authors.slice(0, mostAuthors).flatMap(({ name, email }) => authorOf(name, email));

/** Many feeds name one person twice: the address in `author`, the name in `dc:creator`. */
function eachOnce(authors: readonly Author[]): Author[] {
  const [one, other] = authors;
  if (
    authors.length === 2 &&
    one &&
    other &&
    (one.name === null) !== (other.name === null) &&
    (one.email === null) !== (other.email === null)
  )
    return [{ name: one.name ?? other.name, email: one.email ?? other.email }];
  const found: Author[] = [];
  for (const author of authors) {
    const known = found.find((each) => isSame(each, author));
    if (!known) found.push({ ...author });
    else {
      known.name ??= author.name;
      known.email ??= author.email;
    }
  }
  return found;
}

const isSame = (one: Author, other: Author): boolean =>
  (one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase()) ||
  (one.name !== null && other.name !== null && fold(one.name) === fold(other.name) && (one.email === null || other.email === null));

function tell(told: FeedTold, people: Map<string, ToldPerson>, { key, title, link, at, authors }: Article, { address }: FeedOptions): void {
  const platform = new URL(address).host.toLowerCase();
  for (const [number, { name, email }] of authors.entries()) {
    const who = JSON.stringify([name, email]);
    const known = people.get(who);
    const person = known ?? personOf(platform, { name, email });
    if (!known) {
      people.set(who, person);
      told.people.push(person);
    }
    // By place and not by name: a name put right is the same article by the same person.
    told.activities.push({ key: number === 0 ? key : `${key}#${number + 1}`, person, countsAs: 'blog', at, title, link });
  }
}

const writtenOf = (raw: RawArticle): string => [...raw.texts].map(([name, texts]) => `${name}: ${texts.join(', ')}`).join('\n');
