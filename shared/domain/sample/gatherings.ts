/** Talks given and evenings hosted at the events of the sample: no source tells of them, so somebody wrote them down. */
import type { SampleEvent } from './events.ts';
import type { Member } from './members.ts';
import type { Random } from './random.ts';
import { isAround } from './rhythm.ts';
import { meetupTopics, talkTitles } from './titles.ts';

const DAY = 86_400_000;

export interface Attended {
  member: Member;
  countsAs: 'talk' | 'meetup';
  title: string;
  event: SampleEvent;
}

function speaking({ rank, role, character }: Member): number {
  const asked = character?.tags?.includes('speaker') ? 5 : 0;
  if (rank === 'passing' || rank === 'bot' || rank === 'agent') return 0;
  return asked + (role === 'speaker' ? 3 : role === 'organiser' ? 1.5 : 0) + (rank === 'core' ? 1 : rank === 'staff' ? 0.6 : 0);
}

function hosting({ rank, role, place }: Member, event: SampleEvent): number {
  if (event.kind === 'office_hours' || event.kind === 'hackathon') return rank === 'staff' ? 2 : rank === 'core' ? 1 : 0;
  const isHere = place !== null && place.name === event.place;
  return (isHere && rank !== 'passing' ? 3 : 0) + (role === 'organiser' && rank !== 'passing' ? 1 : 0);
}

/** `asOf`: a day since 1970; what lies ahead has not happened. */
export const gatherings = (members: readonly Member[], events: readonly SampleEvent[], asOf: number, random: Random): Attended[] =>
  events
    .map((event) => ({ event, day: Math.round(Date.parse(event.from) / DAY) }))
    .filter(({ day }) => day < asOf)
    .flatMap(({ event, day }) => [...talksAt(event, day, members, random), ...hostsOf(event, day, members, random)]);

/** Different people, one after another. */
function chosen(members: readonly Member[], day: number, weight: (member: Member) => number, count: number, random: Random): Member[] {
  const left = members.filter((member) => isAround(member, day) && weight(member) > 0);
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const member = random.weighted(left.map((one) => [one, weight(one)] as const));
    left.splice(left.indexOf(member), 1);
    return member;
  });
}

function talksAt(event: SampleEvent, day: number, members: readonly Member[], random: Random): Attended[] {
  const count = event.kind === 'conference' ? 7 : event.kind === 'meetup' ? 2 : 0;
  const titles = random.some(talkTitles, count);
  return chosen(members, day, speaking, count, random).map((member, at) => ({ member, countsAs: 'talk', title: titles[at] ?? '', event }));
}

function hostsOf(event: SampleEvent, day: number, members: readonly Member[], random: Random): Attended[] {
  const count = event.kind === 'conference' ? 3 : event.kind === 'hackathon' ? 4 : 1;
  const title = event.kind === 'meetup' ? `Hosted a ${random.pick(meetupTopics)}` : `Hosted ${event.name}`;
  return chosen(members, day, (member) => hosting(member, event), count, random).map((member) => ({
    member,
    countsAs: 'meetup',
    title,
    event,
  }));
}
