import type { Member } from './members.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Short, as people write them about people. Each is used once. */
const texts = [
  'Prefers mail over chat. Answers on Sundays.',
  'Met at Thistledown Days; would like to **mentor** somebody.',
  'Asked for stickers for a hut. Sent 40.',
  'Translates on the train. Do not send long documents.',
  'Knows the ferry timetable people. *Ask before the summer.*',
  'First talk went well, nervous beforehand. Offer a rehearsal next time.',
  'New job, less time until spring.',
  'Wants to learn how reviews work. Pair with a coach.',
  'Reported the survey dates that were off by a year. Thanked in the release notes.',
  'Vegetarian; asked for captions at talks.',
  'Is in the mountain rescue and needs a quiet week in February.',
  'Runs a class with Thistledown, **25 students** each autumn.',
  'Would host a meetup, has a room for 30.',
  'Happy with small tasks. Says no to big ones, and that is fine.',
  'Got a reply after nine days only. Said sorry, and meant it.',
  'Writes the kindest reviews. Thank in public.',
  'Not on video, please.',
  'Their employer lets them spend Fridays on it.',
  'Stopped after a harsh comment. Spoke about it, *came back*.',
  'Has the old phone that every bug shows up on.',
  'Speaks at schools. Has used our slides, asked for the sources.',
  'Asked how the core team is chosen. Sent the page.',
  'Colour-blind; tried the new steepness shading and found it good.',
  'Moved to another town, T-shirt came back. Ask for the address again.',
  'Wrote about us on the company’s page. Link is in the chat.',
  'Would rather not be named in public. **Keep to that.**',
  'Looks for co-speakers on label placement.',
  'Has ideas about avalanche notes; needs a person from the weather side.',
  'Cannot travel this year. Remote is fine.',
  'Birthday of the first change in March. Send a card?',
] as const;

export function inventNotes(members: readonly Member[], asOf: number, random: Random): { member: Member; text: string; at: number }[] {
  const notes = members.flatMap((member) =>
    (member.character?.notes ?? []).map((text) => ({ member, text, at: writtenAt(member, asOf, random) })),
  );
  const others = members.filter(
    ({ character, rank, sameAs }) => !character && sameAs === null && (rank === 'regular' || rank === 'returning'),
  );
  for (const text of texts) notes.push({ member: random.pick(others), text, at: 0 });
  return notes.map((note) => (note.at > 0 ? note : { ...note, at: writtenAt(note.member, asOf, random) })).sort((a, b) => a.at - b.at);
}

/** In office hours, some time after they came. */
function writtenAt({ from }: Member, asOf: number, random: Random): number {
  const day = random.between(Math.min(asOf - 1, from + 1), asOf - 1);
  return day * DAY + 8 * HOUR + random.below(9 * HOUR);
}
