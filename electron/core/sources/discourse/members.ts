/** Members of a Discourse forum and the badges they were given. */
import type { ToldPerson } from '../../../../shared/domain/sources/told.ts';
import { fieldOf, instantOf, listOf, nameOf, numberOf, personOf } from '../telling.ts';
import type { Forum } from './posts.ts';

export interface Member {
  person: ToldPerson;
  /** As written in the profile; `null` where it is not asked for, or not told. */
  location: string | null;
}

export interface GivenBadge {
  key: string;
  person: ToldPerson;
  name: string;
  at: number;
}

function memberOf(user: unknown, platform: string): ToldPerson | null {
  const id = numberOf(fieldOf(user, 'id'));
  const username = nameOf(fieldOf(user, 'username'));
  // Negative numbers are the forum's own accounts.
  if (username === null || (id !== null && id < 0)) return null;
  return personOf(platform, { accountId: id === null ? null : String(id), username, name: nameOf(fieldOf(user, 'name')) });
}

/**
 * The answer to `/u/{username}.json`; `null` where it names nobody. The address of e-mail, which only an administrator's key
 * shows, is not taken: nothing says how it was checked. `location`: whether the place is used; otherwise it is not looked at.
 */
export function memberIn(answer: unknown, options: Pick<Forum, 'platform'> & { location: boolean }): Member | null {
  const user = fieldOf(answer, 'user');
  const person = memberOf(user, options.platform);
  return person && { person, location: options.location ? nameOf(fieldOf(user, 'location')) : null };
}

/** The answer to `/user-badges/{username}.json`: what was given, and when. What cannot be understood is passed over. */
export function badgesIn(answer: unknown, { platform }: Pick<Forum, 'platform'>): GivenBadge[] {
  const named = <T>(list: unknown, read: (entry: unknown) => T) =>
    new Map(listOf(list).map((entry) => [numberOf(fieldOf(entry, 'id')), read(entry)] as const));
  const names = named(fieldOf(answer, 'badges'), (badge) => nameOf(fieldOf(badge, 'name')));
  const users = named(fieldOf(answer, 'users'), (user) => memberOf(user, platform));
  return listOf(fieldOf(answer, 'user_badges')).flatMap((given) => {
    const id = numberOf(fieldOf(given, 'id'));
    const at = instantOf(fieldOf(given, 'granted_at'));
    const name = names.get(numberOf(fieldOf(given, 'badge_id')));
    const person = users.get(numberOf(fieldOf(given, 'user_id')));
    return id !== null && at !== null && name && person ? [{ key: `badge/${id}`, person, name, at }] : [];
  });
}
