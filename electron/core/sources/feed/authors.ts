/** Who wrote an article, as feeds write it. */
import { isPlaceholderAddress, isPlaceholderName } from '../../../../shared/domain/identities/signature.ts';
import { namesIn } from '../../../../shared/domain/tables/several.ts';
import { nameOf } from '../telling.ts';

export interface Author {
  name: string | null;
  email: string | null;
}

const address = /^[^\s@<>()"',;]{1,64}@[^\s@<>()"',;]{1,190}$/;

/** "ana@x.example (Ana Pires)", "Ana Pires <ana@x.example>", an address, or a name; several names where it is plain that they are. */
export function authorsIn(text: string): Author[] {
  const plain = nameOf(text) ?? '';
  const [, first = '', inside = ''] = /^([^()]*)\(([^()]*)\)$/.exec(plain) ?? [];
  const [, before = '', within = ''] = /^([^<>]*)<([^<>]*)>$/.exec(plain) ?? [];
  for (const [email, name] of [
    [first, inside],
    [within, before],
    [plain, ''],
  ] as const)
    if (address.test(email.trim())) return told([{ name: name.trim().replace(/^"(.*)"$/, '$1'), email: email.trim() }]);
  return told(namesIn(plain).map((name) => ({ name, email: '' })));
}

/** Of Atom, which keeps them apart. */
export const authorOf = (name: string, email: string): Author[] => {
  const [known] = email === '' ? [] : authorsIn(email);
  const named = authorsIn(name);
  return named.length === 1 || known ? told([{ name: named[0]?.name ?? '', email: known?.email ?? named[0]?.email ?? '' }]) : named;
};

/** "noreply@blogger.com" and "admin" say nothing about who it is. */
const told = (authors: readonly { name: string; email: string }[]): Author[] =>
  authors
    .map(({ name, email }) => ({
      name: isPlaceholderName(name) ? null : name,
      email: email === '' || isPlaceholderAddress(email) ? null : email,
    }))
    .filter(({ name, email }) => name !== null || email !== null);
