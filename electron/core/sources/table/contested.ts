/** Addresses and accounts that one table gives to people with unlike names: they are nobody's. */
import { namesAlike } from '../../../../shared/domain/identities/signature.ts';
import type { PersonKeys } from '../../../../shared/domain/tables/import/person-line.ts';
import { NumberSet, numberOf } from './number-set.ts';

export const addressKey = (address: string): number => numberOf(`@ ${address.toLowerCase()}`);
export const accountKey = ({ platform, value }: { platform: string; value: string }): number =>
  numberOf(`${platform} ${value.toLowerCase()}`);

const keysOf = ({ addresses, usernames }: PersonKeys): number[] => [...addresses.map(addressKey), ...usernames.map(accountKey)];

/** More names than these at one address need not be compared: it is contested. */
const FEW = 8;

/**
 * Finds them by going through the table twice before anything of it is written: which keys come up more than once, then with which
 * names. So the answer does not depend on the order of the lines, and takes room only for what comes up again.
 */
export async function contestedKeys(lines: () => AsyncIterable<PersonKeys>): Promise<NumberSet> {
  const [once, again, contested] = [new NumberSet(), new NumberSet(), new NumberSet()];
  for await (const line of lines()) for (const key of keysOf(line)) if (!once.add(key)) again.add(key);
  if (again.size === 0) return contested;
  const names = new Map<number, Set<string>>();
  for await (const line of lines()) {
    if (line.name === '') continue;
    for (const key of keysOf(line)) {
      if (!again.has(key) || contested.has(key)) continue;
      const known = names.get(key) ?? new Set();
      names.set(key, known);
      if (known.has(line.name)) continue;
      if (known.size >= FEW || [...known].some((name) => !namesAlike(name, line.name))) {
        contested.add(key);
        names.delete(key);
      } else known.add(line.name);
    }
  }
  return contested;
}
