/** People whom a source names, as identities. */

import { isPlaceholderAddress } from '../../../../shared/domain/identities/signature.ts';
import { clean } from '../../../../shared/domain/sources/texts.ts';
import type { ToldPerson } from '../../../../shared/domain/sources/told.ts';
import type { FactWriter } from '../facts.ts';

export interface Named {
  identityId: number;
  nameId: number;
}

/**
 * The account's number is who it is, and says what it is called now; one without a number is its username, one without either its address
 * as git has it, or else its name. `null`: nothing tells who it is.
 */
export function identityOf(person: ToldPerson, facts: FactWriter): Named | null {
  const { platform, accountId, username, name, email } = person;
  return facts.people.told(`${platform}\n${accountId ?? ''}\n${username ?? ''}\n${email ?? ''}\n${name ?? ''}`, () => found(person, facts));
}

function found(person: ToldPerson, { people, changes }: FactWriter): Named | null {
  const { platform, accountId, username } = person;
  const name = clean(person.name ?? '');
  const nameId = () => people.nameOf(name === '' ? (username ?? name) : name);
  if (accountId !== null) {
    const identityId = people.givenIdentity(platform, 'account', accountId, changes);
    if (username !== null) people.proveOnly(identityId, people.givenIdentity(platform, 'username', username, changes), 'noreply', changes);
    return { identityId, nameId: nameId() };
  }
  if (username !== null) return { identityId: people.givenIdentity(platform, 'username', username, changes), nameId: nameId() };
  const email = person.email?.trim() ?? '';
  // Nobody signed with it here: an address of several people stays what git says it is, and is taken with the name.
  const given = email === '' || isPlaceholderAddress(email) ? null : people.givenAddress(email, changes);
  if (given !== null) return { identityId: given, nameId: nameId() };
  return name === '' ? null : { identityId: people.givenIdentity(platform, 'name', name, changes), nameId: nameId() };
}
