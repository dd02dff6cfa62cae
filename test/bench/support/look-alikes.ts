/** Invented identities, of which some are of one person: as many as wanted, from a seed. Frequent names are frequent, as among people. */
import type { Candidate } from '../../../shared/domain/identities/likeness/candidate.ts';
import { randomFrom } from './measure.ts';
import { inventPerson, pick } from './names.ts';

const day = 86_400_000;
const begin = Date.UTC(2008, 0, 1);
const years = 18 * 365;

const starts = 'b br c ch d f g gr h j k kr l m n p r s sh st t tr v w z'.split(' ');
const middles = 'a e i o u ai ou ie'.split(' ');
const ends = 'n r l s m nd rt ck ss t k v x'.split(' ');

const syllable = (random: () => number): string => pick(starts, random) + pick(middles, random);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
/** A name that hardly anybody else has. */
const rareName = (random: () => number): string =>
  capital(syllable(random) + (random() < 0.7 ? syllable(random) : '') + pick(ends, random) + (random() < 0.3 ? 'a' : ''));

export interface LookAlikes {
  candidates: Candidate[];
  /** Whom each candidate is of, by its place. */
  people: number[];
}

/** `first`: the id of the first one, so that more can be invented beside those that are there. */
export function lookAlikes(count: number, seed: number, first = 0): LookAlikes {
  const random = randomFrom(seed);
  const candidates: Candidate[] = [];
  const people: number[] = [];
  for (let person = 0; candidates.length < count; person += 1) {
    const identities = random() < 0.75 ? 1 : 2 + Math.floor(random() * 3);
    const invented = inventPerson(Math.floor(random() * 2000), random);
    const [given = 'Ana', frequent = 'Pires'] = invented.name.split(' ');
    const family = random() < 0.82 ? rareName(random) : frequent;
    const name = `${random() < 0.15 ? rareName(random) : given} ${family}`;
    const handle = random() < 0.5 ? rareName(random) + rareName(random) : `${given}${family}${Math.floor(random() * 100)}`;
    const from = begin + Math.floor(random() * years) * day;
    for (let one = 0; one < identities && candidates.length < count; one += 1) {
      candidates.push({
        ...identity(name, { handle, address: invented.address }, random),
        id: first + candidates.length,
        firstAt: from,
        lastAt: from + Math.floor(random() * 900) * day,
      });
      people.push(person);
    }
  }
  return { candidates, people };
}

type Said = Pick<Candidate, 'names' | 'address' | 'accounts' | 'zones' | 'kind'>;

function identity(name: string, { handle, address }: { handle: string; address: string }, random: () => number): Said {
  const [given = '', family = ''] = name.split(' ');
  const domain = address.slice(address.indexOf('@') + 1);
  const [both, short] = [`${given}.${family}`, `${given.charAt(0)}${family}`];
  const forms = [both, both, both, short, short, handle, handle, handle, family, `${given}${Math.floor(random() * 100)}`];
  const signed = random() < 0.1 ? handle : random() < 0.1 ? `${given.charAt(0)}. ${family}` : name;
  const local = pick(forms, random).toLowerCase();
  const zones = random() < 0.7 ? new Map([[60 * Math.floor(random() * 12 - 6), 1]]) : null;
  const isAccount = random() < 0.2;
  const number = Math.floor(random() * 90_000_000);
  return {
    names: [signed],
    address: isAccount ? `${number}+${handle}@users.noreply.github.com` : `${local}@${domain}`,
    accounts: [],
    zones,
    kind: 'human',
  };
}
