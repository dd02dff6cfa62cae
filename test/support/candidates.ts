/** Identities for tests of likeness, with as little said as the test is about. */
import type { Candidate } from '../../shared/domain/identities/likeness/candidate.ts';
import { Likeness } from '../../shared/domain/identities/likeness/likeness.ts';
import { type Known, type Suggestion, suggestions } from '../../shared/domain/identities/likeness/suggestions.ts';

const nothing: Omit<Candidate, 'id'> = {
  names: [],
  address: null,
  accounts: [],
  zones: null,
  firstAt: null,
  lastAt: null,
  kind: 'human',
};

export const candidate = (id: number, said: Partial<Candidate>): Candidate => ({ ...nothing, ...said, id });

/** `Ana Pires <ana@letters.example>`, as in a commit. */
export function signed(id: number, signature: string, said: Partial<Candidate> = {}): Candidate {
  const [, name = '', address = ''] = /^(.*?)\s*<(.*)>$/s.exec(signature) ?? [];
  return candidate(id, { names: [name], address, ...said });
}

/** Ids from 1 on, in the order given. */
export const people = (...signatures: string[]): Candidate[] => signatures.map((signature, at) => signed(at + 1, signature));

export const nobodyKnown: Known = { personOf: new Map(), apart: [] };

export function likenessOf(candidates: readonly Candidate[]): Likeness {
  const likeness = new Likeness();
  likeness.add(candidates);
  return likeness;
}

export function suggestionsFor(candidates: readonly Candidate[], known: Partial<Known> = {}): Suggestion[] {
  const likeness = likenessOf(candidates);
  return suggestions(likeness, likeness.pairs(), { ...nobodyKnown, ...known });
}

/** `certain 1+2`, `likely 1,2+3`: enough to read what is suggested. */
export const inShort = (found: readonly Suggestion[]): string[] =>
  found.map(
    ({ tier, groups: [a, b] }) =>
      `${tier} ${[a, b]
        .map((side) => side.join(','))
        .sort()
        .join('+')}`,
  );
