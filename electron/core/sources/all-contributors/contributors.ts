/**
 * People and what they contributed, out of `.all-contributorsrc`. The file says who did what and never when, so it gives people, and what
 * each of them did as a word beside them. Activities only where somebody says what day to put them on: a day made up here would make
 * everybody active on the day of the first sync, and spoil who is new, who has gone quiet, and every figure by month.
 */
import type { CountedKind } from '../../../../shared/domain/contributors/contributions.ts';
import { type Told, type ToldPerson, toldNothing } from '../../../../shared/domain/sources/told.ts';
import { guessKind } from '../../../../shared/domain/tables/import/activity-kinds.ts';
import { fieldOf, linkOf, listOf, nameOf, personOf, setAside, textOf } from '../telling.ts';

export interface AllContributorsOptions {
  /** UTC epoch milliseconds: the day that activities are put on. */
  asOf: number;
  /** Activities too, all on `asOf`. It should be one and the same at each reading, such as the day the file was begun. */
  dated: boolean;
}

export interface AllContributorsTold extends Told {
  /** What each is there for, once for each kind. */
  did: { person: ToldPerson; kinds: CountedKind[] }[];
}

/** The longest known to us has 60. */
const mostTypes = 200;

/** `file`: `.all-contributorsrc`, parsed. */
export function allContributorsTold(file: unknown, { asOf, dated }: AllContributorsOptions): AllContributorsTold {
  const told: AllContributorsTold = { ...toldNothing(), did: [] };
  const entries = fieldOf(file, 'contributors');
  if (!Array.isArray(entries)) {
    setAside(told, 'file', 'This is not a file of All Contributors: it holds no list of contributors. Nothing of it was read.', file);
    return told;
  }
  const platform = platformIn(file);
  const unknown = new Map<string, number>();
  const met = new Map<string, Set<string>>();
  for (const [at, entry] of entries.entries()) {
    const person = personIn(entry, platform);
    if (person === null) {
      setAside(told, `contributor/${at + 1}`, 'An entry has neither a login nor a name, so it is about nobody.', entry);
      continue;
    }
    const key = (person.username ?? `name:${person.name ?? ''}`).toLowerCase();
    const counted = met.get(key) ?? new Set();
    const isNew = !met.has(key);
    met.set(key, counted);
    if (isNew) told.people.push(person);
    const kinds = new Set<CountedKind>();
    const types = fieldOf(entry, 'contributions');
    if (Array.isArray(types) && types.length > mostTypes)
      told.remarks.push(`${key} has more than ${mostTypes} kinds of contribution; those beyond were left out.`);
    for (const type of listOf(types).slice(0, mostTypes)) {
      // An entry may be a word, or an object with links to what was done.
      const word = textOf(typeof type === 'string' ? type : fieldOf(type, 'type'), 60);
      const kind = word === '' ? null : guessKind(word);
      if (kind === null) unknown.set(word || '(none)', (unknown.get(word || '(none)') ?? 0) + 1);
      else if (!counted.has(kind)) {
        counted.add(kind);
        kinds.add(kind);
        if (dated) told.activities.push({ key: `${key}|${kind}`, person, countsAs: kind, at: asOf, title: word, link: '' });
      }
    }
    if (kinds.size > 0) told.did.push({ person, kinds: [...kinds] });
  }
  tellUnknown(told, unknown);
  return told;
}

function tellUnknown(told: Told, unknown: ReadonlyMap<string, number>): void {
  if (unknown.size === 0) return;
  const words = [...unknown].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1)).map(([word, count]) => `${word} (${count})`);
  const shown = words.length > 20 ? `${words.slice(0, 20).join(', ')} and ${words.length - 20} more` : words.join(', ');
  told.remarks.push(`Kinds of contribution that Cairn has no word for were not taken as any: ${shown}.`);
}

/** `repoType` is github or gitlab; `repoHost` an own server: "https://gitlab.example.org". */
function platformIn(file: unknown): string {
  const isGitlab = fieldOf(file, 'repoType') === 'gitlab';
  const host = linkOf(fieldOf(file, 'repoHost'));
  const name = host === '' ? '' : new URL(host).host.toLowerCase();
  if (name === '' || name === 'github.com' || name === 'gitlab.com') return isGitlab || name === 'gitlab.com' ? 'gitlab' : 'github';
  return name;
}

function personIn(entry: unknown, platform: string): ToldPerson | null {
  const login = nameOf(fieldOf(entry, 'login'))?.replace(/^@/, '') ?? null;
  const name = nameOf(fieldOf(entry, 'name'));
  const username = login || accountIn(fieldOf(entry, 'profile'), platform);
  if (username === null && name === null) return null;
  // GitHub's pictures carry the number of the account, which stays when its name changes.
  const picture =
    platform === 'github'
      ? /^https:\/\/avatars\d*\.githubusercontent\.com\/u\/(\d{1,15})(?:[?/]|$)/.exec(String(fieldOf(entry, 'avatar_url') ?? ''))
      : null;
  return personOf(platform, { accountId: picture?.[1] ?? null, username, name });
}

/** The account in the address of a profile on the platform itself: `https://github.com/ana`. */
function accountIn(profile: unknown, platform: string): string | null {
  const link = linkOf(profile);
  if (link === '') return null;
  const { host, pathname } = new URL(link);
  const isOwn = host === platform || host === `${platform}.com` || host === `www.${platform}.com`;
  const [account, ...rest] = pathname.split('/').filter((part) => part !== '');
  return isOwn && account !== undefined && rest.length === 0 ? nameOf(account) : null;
}
