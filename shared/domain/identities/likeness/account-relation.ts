/** Accounts that two identities, or two groups of them, have. */
import type { HostAccount } from './candidate.ts';

/** One account: by its number where both tell it, else by its name. Names are given away and taken again, numbers are not. */
const isSame = (a: HostAccount, b: HostAccount): boolean => {
  if (a.host !== b.host) return false;
  if (a.id !== null && b.id !== null) return a.id === b.id;
  return a.username !== null && a.username === b.username;
};

export const commonAccount = (a: readonly HostAccount[], b: readonly HostAccount[]): HostAccount | null =>
  a.find((one) => b.some((other) => isSame(one, other))) ?? null;

/** Two accounts of one host, where both sides have some there and none in common. */
export function rivalAccounts(a: readonly HostAccount[], b: readonly HostAccount[]): [HostAccount, HostAccount] | null {
  for (const one of a) {
    const there = b.filter(({ host }) => host === one.host);
    const [first] = there;
    if (
      first &&
      !commonAccount(
        a.filter(({ host }) => host === one.host),
        there,
      )
    )
      return [one, first];
  }
  return null;
}
