/**
 * Who a speaker in a schedule is. The rule, first that holds:
 *
 * 1. The platform knows them by an id that is theirs at every event (Sessionize's uuid, pretalx' code): that id. It comes before
 *    links, because people change a handle, and some give their company's.
 * 2. Their profile links an account with a name of its own (GitHub, GitLab, Codeberg, then Mastodon, Twitter, LinkedIn): that account.
 *    An id that is counted anew for each event says nothing at the next one, a handle does.
 * 3. Otherwise the id within that event, with the name: the same person at the next event is then for the rules about names.
 */
import { nameOf } from '../sources/texts.ts';
import type { ToldPerson } from '../sources/told.ts';

export interface SpeakerProfile {
  /** `sessionize`, `pretalx.example.org`. */
  platform: string;
  /** The event, for an id that is counted anew in each. */
  event: string;
  id: string;
  /** Theirs wherever they speak on that platform. */
  isIdTheirs: boolean;
  name: string;
  links: readonly string[];
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isUuid = (id: string): boolean => uuid.test(id);

interface Account {
  platform: string;
  username: string;
}

/** Hosts on which the first part of a path is an account; what else lies there is in `others`. In the order in which they are taken. */
const hosts: readonly [RegExp, string][] = [
  [/^github\.com$/, 'github'],
  [/^gitlab\.com$/, 'gitlab'],
  [/^codeberg\.org$/, 'codeberg.org'],
  [/^(?:twitter|x)\.com$/, 'twitter'],
];
const others = new Set('about apps explore features home i in intent login orgs search settings share sponsors topics'.split(' '));

/** The account that a link leads to; `null` for a page of any other kind. */
export function accountIn(link: string): Account | null {
  let url: URL;
  try {
    url = new URL(link.trim().slice(0, 500));
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const host = url.hostname.replace(/^(?:www|m|mobile)\./, '');
  const [first = '', second] = url.pathname.split('/').filter((part) => part !== '');
  const named = (text: string): string | null => (/^[\w.-]{1,50}$/.test(text) ? text : null);
  const platform = hosts.find(([pattern]) => pattern.test(host))?.[1];
  if (platform) {
    const username = named(first.replace(/^@/, ''));
    // Of a longer path only code forges say whose it is: github.com/ana/project is Ana's or a project's she is in.
    return username && !others.has(username.toLowerCase()) && second === undefined ? { platform, username } : null;
  }
  if (host === 'linkedin.com' && first === 'in' && second) {
    const username = named(decoded(second));
    return username ? { platform: 'linkedin', username } : null;
  }
  const mastodon = first.startsWith('@') && second === undefined ? named(first.slice(1)) : null;
  return mastodon && !/^(?:medium|youtube|tiktok|threads)\./.test(host) ? { platform: host, username: mastodon } : null;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const order = ['github', 'gitlab', 'codeberg.org'];
const last = ['twitter', 'linkedin'];
const rank = ({ platform }: Account): number =>
  order.includes(platform) ? order.indexOf(platform) : last.includes(platform) ? 10 + last.indexOf(platform) : 5;

export function speakerOf({ platform, event, id, isIdTheirs, name, links }: SpeakerProfile): ToldPerson {
  const shared = { name: nameOf(name) || null, email: null, isEmailVerified: false, isBot: false };
  if (id !== '' && isIdTheirs) return { ...shared, platform, accountId: id.slice(0, 200), username: null };
  const [account] = links
    .slice(0, 50)
    .flatMap((link) => accountIn(link) ?? [])
    .sort((a, b) => rank(a) - rank(b) || (a.username < b.username ? -1 : 1));
  if (account) return { ...shared, platform: account.platform, accountId: null, username: account.username };
  return { ...shared, platform, accountId: id === '' ? null : `${event}:${id}`.slice(0, 300), username: null };
}
