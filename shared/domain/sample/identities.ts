/** Addresses and handles of invented people. Addresses lie in domains that can never exist (RFC 2606). */
import type { Organisation } from './organisations.ts';
import { mailDomains } from './organisations.ts';
import type { Random } from './random.ts';

export interface SampleIdentity {
  platform: 'git' | 'forgejo' | 'discourse' | 'matrix' | 'mastodon';
  type: 'email' | 'username';
  value: string;
}

/** Small letters without accents: "Bjørk Sten" is "bjork sten". */
const plain = (text: string): string =>
  text
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[æÆ]/g, 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z ]/g, '');

/** Invents identities, each once. */
export function identityInventor(random: Random) {
  const taken = new Set<string>();

  const free = (platform: SampleIdentity['platform'], local: string, end: string): string => {
    for (let number = 1; ; number += 1) {
      const value = `${local}${number === 1 ? '' : String(number)}${end}`;
      if (taken.has(`${platform} ${value}`)) continue;
      taken.add(`${platform} ${value}`);
      return value;
    }
  };

  function locals(name: string): { first: string; last: string; initial: string } {
    const [first = 'walker', ...rest] = plain(name).split(' ');
    return { first, last: rest.join('') || 'away', initial: first.charAt(0) };
  }

  return {
    address(name: string, organisation: Organisation | null): SampleIdentity {
      const { first, last, initial } = locals(name);
      const local = random.weighted([
        [`${first}.${last}`, 4],
        [`${initial}.${last}`, 2],
        [`${first}${last.slice(0, 1)}`, 1],
        [first, organisation ? 3 : 0],
      ]);
      return { platform: 'git', type: 'email', value: free('git', local, `@${organisation?.domain ?? random.pick(mailDomains)}`) };
    },

    username(platform: SampleIdentity['platform'], name: string): SampleIdentity {
      const { first, last, initial } = locals(name);
      const local = random.weighted([
        [`${first}${last.slice(0, 4)}`, 3],
        [`${initial}${last}`, 3],
        [`${first}_${last.slice(0, 1)}`, 1],
        [`${last}${initial}`, 1],
        [`${first}.walks`, 0.5],
      ]);
      return { platform, type: 'username', value: free(platform, local, '') };
    },
  };
}
