/** What anybody would try first: one address, or one full name, is one person. Placeholders and generic names of one word are left out. */
import { fold, words } from '../../../shared/domain/identities/fold.ts';
import type { Candidate } from '../../../shared/domain/identities/likeness/candidate.ts';
import { isPlaceholderAddress, isPlaceholderName } from '../../../shared/domain/identities/signature.ts';
import { Closure, closeOver } from './mailmap-labels.ts';

export function simpleRule(candidates: readonly Candidate[]): Closure {
  const closure = new Closure();
  const addresses = candidates.map(({ address }) =>
    address === null || isPlaceholderAddress(address) ? null : address.trim().toLowerCase(),
  );
  const names = candidates.map(({ names: [name = ''] }) => (isPlaceholderName(name) || words(name).length < 2 ? null : fold(name).trim()));
  closeOver(closure, addresses);
  closeOver(closure, names);
  return closure;
}
