/** Who is in the sample: the people one meets by name, and some 370 more with the shapes that communities have. */
import { cast } from './cast.ts';
import type { Character, Rank, Role } from './characters.ts';
import { type Culture, cultures, type Place } from './cultures.ts';
import { identityInventor, type SampleIdentity } from './identities.ts';
import { host, type Organisation, organisations } from './organisations.ts';
import type { Random } from './random.ts';

/** Days since 1970, all of them. */
export interface Member {
  name: string;
  rank: Rank | 'bot' | 'agent';
  role: Role;
  /** The first one is what decisions are anchored to. */
  identities: SampleIdentity[];
  place: Place | null;
  from: number;
  /** The last day they may do something. */
  to: number;
  away: readonly [number, number] | null;
  /** How likely they are to do something on a day. */
  pace: number;
  organisation: Organisation | null;
  character: Character | null;
  /** The member who is the same person under other identities, which nothing proves. */
  sameAs: Member | null;
}

/** Three years. */
export const spanDays = 1096;
/** Days before asOf on which each hackathon began: people came with them. */
export const hackathons = [598, 226] as const;

/** How many are invented besides the cast, and how likely each is to do something on a day. */
const invented: Record<'passing' | 'returning' | 'regular', number> = { passing: 226, returning: 106, regular: 24 };

const paces: Record<Rank, readonly [from: number, to: number]> = {
  passing: [0, 0],
  returning: [0, 0],
  regular: [0.06, 0.13],
  core: [0.15, 0.27],
  staff: [0.3, 0.4],
};

const roles: readonly (readonly [Role, number])[] = [
  ['coder', 44],
  ['writer', 14],
  ['helper', 20],
  ['tester', 12],
  ['speaker', 5],
  ['organiser', 5],
];

/** Later days bring more people, and the weeks of a hackathon many. `back`: days before asOf. */
export function joining(back: number): number {
  const grown = 0.3 + 0.7 * ((spanDays - back) / spanDays);
  const bump = hackathons.some((start) => back <= start && back > start - 9) ? 7 : 1;
  return grown * bump;
}

function joiningDay(random: Random): number {
  for (;;) {
    const back = random.between(1, spanDays - 2);
    if (random.chance(joining(back) / 7)) return back;
  }
}

const placeOf = (name: string): Place | null => cultures.flatMap(({ places }) => places).find((place) => place.name === name) ?? null;

export function inventMembers(random: Random, asOf: number): Member[] {
  const inventor = identityInventor(random);
  const names = new Set(cast.map(({ name }) => name));

  function newName(culture: Culture): string {
    for (;;) {
      const name = `${random.pick(culture.given)} ${random.pick(culture.heads)}${random.pick(culture.tails)}`;
      if (names.has(name)) continue;
      names.add(name);
      return name;
    }
  }

  /** Where somebody can be met: passing people in one place only. */
  function identitiesOf(name: string, rank: Rank, role: Role, organisation: Organisation | null): SampleIdentity[] {
    const forum = role === 'helper' ? 'discourse' : 'forgejo';
    const address = () => inventor.address(name, organisation);
    if (rank === 'passing') return [role === 'helper' || random.chance(0.2) ? inventor.username(forum, name) : address()];
    const found = [address()];
    if (rank !== 'returning' || random.chance(0.6)) found.push(inventor.username('forgejo', name));
    if (rank !== 'returning' || role === 'helper') found.push(inventor.username('discourse', name));
    if (rank === 'core' || rank === 'staff' || (rank === 'regular' && random.chance(0.5))) found.push(inventor.username('matrix', name));
    if (role === 'speaker' || role === 'organiser') found.push(inventor.username('mastodon', name));
    if (organisation && rank !== 'staff' && random.chance(0.35)) found.push(inventor.address(name, null));
    return found;
  }

  function asMember(character: Character): Member {
    const organisation = character.rank === 'staff' ? host : (organisations.find(({ name }) => name === character.organisation) ?? null);
    const [slow, fast] = paces[character.rank];
    return {
      name: character.name,
      rank: character.rank,
      role: character.role,
      identities: identitiesOf(character.name, character.rank, character.role, organisation),
      place: placeOf(character.place),
      from: asOf - character.since,
      to: asOf - (character.until ?? 1),
      away: character.away ? [asOf - character.away[0], asOf - character.away[1]] : null,
      pace: slow + (fast - slow) * random.next(),
      organisation,
      character,
      sameAs: null,
    };
  }

  function invent(rank: 'passing' | 'returning' | 'regular'): Member {
    const culture = random.weighted(cultures.map((one) => [one, one.weight] as const));
    const name = newName(culture);
    const role = random.weighted(roles);
    const organisation = random.chance(rank === 'passing' ? 0.16 : 0.4) ? random.pick(organisations) : null;
    const back = rank === 'regular' ? random.between(120, spanDays - 20) : joiningDay(random);
    const stays = rank === 'passing' ? random.below(4) : random.chance(rank === 'regular' ? 0.62 : 0.4) ? back : random.between(20, back);
    const gone = back > 500 && stays === back && random.chance(0.25);
    const [slow, fast] = paces[rank];
    return {
      name,
      rank,
      role,
      identities: identitiesOf(name, rank, role, organisation),
      place: random.pick(culture.places),
      from: asOf - back,
      to: Math.min(asOf - 1, asOf - back + stays),
      away: gone ? [asOf - random.between(380, 460), asOf - random.between(40, 130)] : null,
      pace: slow + (fast - slow) * random.next(),
      organisation,
      character: null,
      sameAs: null,
    };
  }

  const members = cast.map(asMember);
  for (const rank of ['regular', 'returning', 'passing'] as const)
    for (let count = 0; count < invented[rank]; count += 1) members.push(invent(rank));
  const named = (name: string) => members.find((member) => member.name === name) as Member;

  // One person twice: another address or handle, and nothing that proves it.
  for (const [of, name, rank] of [
    ['Jun Hallowatari', 'Jun H.', 'returning'],
    ['Kofi Ansahene', 'K. Ansahene', 'returning'],
    ['Anouk Delvaire', 'Anouk Delvaire', 'passing'],
  ] as const) {
    const other = named(of);
    members.push({ ...other, name, rank, role: 'coder', identities: [inventor.address(name, null)], character: null, sameAs: other });
  }
  // Two people of one name.
  const namesake = named('Maëlle Corvigny');
  members.push({
    ...namesake,
    rank: 'returning',
    role: 'coder',
    identities: [inventor.address(namesake.name, null)],
    place: placeOf('Montréal, Canada'),
    from: asOf - 420,
    to: asOf - 30,
    organisation: null,
    character: null,
  });
  for (const [name, local, since, pace] of [
    ['trail-deps[bot]', 'deps', 1010, 0.3],
    ['label-keeper[bot]', 'labels', 640, 0.16],
  ] as const)
    members.push(machine(name, 'bot', `${local}@bots.${host.domain}`, asOf - since, asOf - 1, pace));
  members.push(machine('Wayfarer', 'agent', `wayfarer@agents.${host.domain}`, asOf - 190, asOf - 1, 0.22));
  return members;
}

function machine(name: string, rank: 'bot' | 'agent', address: string, from: number, to: number, pace: number): Member {
  return {
    name,
    rank,
    role: 'coder',
    identities: [{ platform: 'git', type: 'email', value: address }],
    place: null,
    from,
    to,
    away: null,
    pace,
    organisation: null,
    character: null,
    sameAs: null,
  };
}
