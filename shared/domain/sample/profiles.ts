/** Where somebody of the sample works, lives and stands, what they speak and like. */
import { publicRecognitions, type Standing, shirtCuts, suggestedMotivations, suggestedPersonas } from '../contributors/details.ts';
import { dayName } from '../time/days.ts';
import type { Role } from './characters.ts';
import { hackathons, type Member } from './members.ts';
import type { Random } from './random.ts';
import { isAround } from './rhythm.ts';

export type Item =
  | { kind: 'language'; language: string; level: 'fluent' | 'working' }
  | { kind: 'specialisation'; text: string }
  | { kind: 'motivation'; text: string }
  | { kind: 'standing'; standing: Standing; from: string | null; to: string | null }
  | { kind: 'link'; label: string; url: string };

interface Profile {
  values: { member: Member; field: Field; value: string }[];
  items: { member: Member; item: Item }[];
  tags: { member: Member; tag: string }[];
}

export type Field =
  | 'affiliation'
  | 'title'
  | 'location'
  | 'timeZone'
  | 'pronouns'
  | 'persona'
  | 'shirtSize'
  | 'shirtCut'
  | 'publicRecognition'
  | 'owner'
  | 'kind'
  | 'Mentoring'
  | 'Code of conduct read';

/** How much is known of whom. */
const known: Record<Member['rank'], number> = { passing: 0.07, returning: 0.4, regular: 0.92, core: 1, staff: 1, bot: 0, agent: 0 };

const sizes = [
  ['XS', 5],
  ['S', 18],
  ['M', 31],
  ['L', 26],
  ['XL', 13],
  ['2XL', 5],
  ['3XL', 2],
] as const;

const pronouns = [
  ['she/her', 10],
  ['he/him', 8],
  ['they/them', 4],
  ['she/they', 1],
] as const;

const skills: Record<Role, readonly string[]> = {
  coder: ['Frontend', 'Backend', 'Offline regions', 'Label placement', 'Infrastructure'],
  writer: ['Documentation', 'Translation', 'UX'],
  helper: ['Hut data', 'Test', 'Documentation'],
  speaker: ['UX', 'Label placement', 'Backend'],
  organiser: ['UX', 'Hut data'],
  tester: ['Test', 'Infrastructure', 'Security'],
};

/** Who looks after them: the events' people after speakers and organisers, the others after the rest. */
const owners: Record<Role, readonly number[]> = {
  coder: [0, 3],
  writer: [0, 3],
  helper: [0, 2],
  tester: [2, 3],
  speaker: [1],
  organiser: [1],
};

export function profileOf(member: Member, asOf: number, random: Random): Profile {
  const { rank, role, character, organisation, place } = member;
  const profile: Profile = { values: [], items: [], tags: [] };
  const set = (field: Field, value: string | undefined | null) => {
    if (value) profile.values.push({ member, field, value });
  };
  if (rank === 'agent') set('kind', 'agent');
  // The namesakes and second identities tell nothing more.
  if (rank === 'bot' || rank === 'agent' || member.sameAs !== null) return profile;
  const much = known[rank];
  const maybe = (part: number): boolean => random.chance(much * part);
  if (organisation && maybe(0.95)) set('affiliation', organisation.name);
  set('title', character?.title);
  if (place && maybe(0.9)) {
    set('location', place.name);
    if (maybe(0.9)) set('timeZone', place.zone);
  }
  set('pronouns', character ? character.pronouns : maybe(0.3) ? random.weighted(pronouns) : null);
  set('persona', character?.persona ?? (maybe(0.5) ? random.pick(suggestedPersonas) : null));
  if (maybe(0.75)) {
    set('shirtSize', random.weighted(sizes));
    if (maybe(0.6)) set('shirtCut', random.pick(shirtCuts));
  }
  if (maybe(0.5)) set('publicRecognition', random.weighted(publicRecognitions.map((wish, at) => [wish, [7, 2, 1][at] ?? 1] as const)));
  if (much > 0.9 && maybe(0.85)) set('owner', String(random.pick(owners[role])));
  if (maybe(0.25)) set('Mentoring', rank === 'core' ? 'Is a mentor' : random.pick(['Would like one', 'Would like one', 'Not now']));
  if (maybe(0.6)) set('Code of conduct read', dayName(Math.min(asOf - 1, member.from + random.below(30))));
  profile.items = itemsOf(member, asOf, maybe, random).map((item) => ({ member, item }));
  profile.tags = [...new Set(tagsOf(member, asOf, random))].map((tag) => ({ member, tag }));
  return profile;
}

function itemsOf(
  { rank, role, character, place, identities }: Member,
  asOf: number,
  maybe: (part: number) => boolean,
  random: Random,
): Item[] {
  const items: Item[] = [];
  if (character?.languages) for (const [language, level] of character.languages) items.push({ kind: 'language', language, level });
  else if (place && maybe(0.7)) {
    const own = place.language;
    items.push({ kind: 'language', language: own, level: 'fluent' });
    if (own !== 'en') items.push({ kind: 'language', language: 'en', level: random.chance(0.6) ? 'fluent' : 'working' });
  }
  const specialised = character?.specialisations ?? (maybe(0.55) ? random.some(skills[role], random.between(1, 2)) : []);
  items.push(...specialised.map((text): Item => ({ kind: 'specialisation', text })));
  const motives = character?.motivations ?? (maybe(0.4) ? random.some(suggestedMotivations, random.between(1, 2)) : []);
  items.push(...motives.map((text): Item => ({ kind: 'motivation', text })));
  for (const [standing, back] of character?.standing ?? []) {
    const since = character?.since ?? back;
    // Whoever was hired or elected was of the wider community before.
    if (since > back) items.push({ kind: 'standing', standing: 'wider', from: dayName(asOf - since), to: dayName(asOf - back - 1) });
    items.push({ kind: 'standing', standing, from: dayName(asOf - back), to: null });
  }
  const handle = identities.find(({ type }) => type === 'username')?.value;
  if ((rank === 'core' || rank === 'regular') && handle && maybe(0.35))
    items.push({ kind: 'link', label: 'Own site', url: `https://${handle.replace(/[^a-z0-9]/g, '-')}.walkers.example` });
  return items;
}

function tagsOf(member: Member, asOf: number, random: Random): string[] {
  const { rank, role, character } = member;
  const tags = [...(character?.tags ?? [])];
  const [docs, autumn] = hackathons;
  const cameWith = (start: number) => member.from >= asOf - start && member.from < asOf - start + 9;
  if (cameWith(docs) && random.chance(0.5)) tags.push('docs hackathon');
  if (cameWith(autumn) && random.chance(0.7)) tags.push('autumn hackathon');
  if (rank === 'regular' && random.chance(0.3)) tags.push(role === 'helper' ? 'forum' : role === 'writer' ? 'docs' : 'hut data');
  if (rank === 'returning' && role === 'writer' && random.chance(0.4)) tags.push('translator');
  if (member.from >= asOf - 30 && isAround(member, member.from)) tags.push('first-timer');
  if ((rank === 'core' || rank === 'regular') && random.chance(0.35)) tags.push('swag sent');
  return tags;
}
