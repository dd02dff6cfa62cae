import { dayName } from '../time/days.ts';
import type { Member } from './members.ts';
import type { Random } from './random.ts';
import { isAround, weekday } from './rhythm.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

type Channel = 'mail' | 'call' | 'talk' | 'chat' | 'comment' | 'letter';

export interface SampleContact {
  member: Member;
  channel: Channel;
  at: number;
  by: number;
  text: string;
  followUp: { on: string; done: boolean } | null;
}

/** What is still to do: with whom, how many days ago they were talked to, in how many days to come back to it, and by whom. */
const open: readonly (readonly [name: string, channel: Channel, ago: number, due: number, by: number, text: string])[] = [
  ['Henrike Mollbachner', 'mail', 30, -9, 1, 'Asked whether she would speak at the Øresund evening. No answer yet.'],
  ['Jun Hallowatari', 'mail', 41, -2, 0, 'He moves house. Ask how it went, and whether he misses the tiles.'],
  ['Ysolde Amarante', 'comment', 3, 0, 0, 'First change merged. Thank her, and ask how the review felt.'],
  ['Rafa Monteclaro', 'call', 12, 0, 1, 'Needs stickers and a projector for the next Porto map evening.'],
  ['Tomasz Brekkowicz', 'chat', 6, 0, 1, 'Sends the hall plan for Gdańsk. Confirm the two days.'],
  ['Thabo Mokgatlane', 'comment', 2, 1, 3, 'Waits for his first review.'],
  ['Oduya Fennumi', 'call', 9, 2, 1, 'Accra Contributor Night: find two speakers, one may be remote.'],
  ['Gwenllian Pennbrayle', 'mail', 8, 4, 0, 'Asks the county archive about Welsh names.'],
  ['Saoirse Dunlavey', 'talk', 14, 6, 0, 'Took a week off at last. See how she is.'],
  ['Freja Lindqvarn', 'mail', 20, 11, 2, 'Named hoodie: wants to see the colours before it is printed.'],
  ['Zofia Drzewuszak', 'call', 33, 30, 1, 'Rests from speaking until then. Do not ask before.'],
  ['Ansel Kirrane', 'letter', 90, 45, 0, 'Wrote him a card. Look in once he has settled into the new job.'],
];

const past: readonly (readonly [Channel, string])[] = [
  ['mail', 'Thanked for the first release with their change in it.'],
  ['call', 'Half an hour about what keeps them here. It is the reviews.'],
  ['talk', 'Coffee at Thistledown Days. Would like to review more.'],
  ['chat', 'Asked whether they would join the office hours. Yes, on the second Wednesday.'],
  ['mail', 'Sent the T-shirt, M straight. Arrived after three weeks.'],
  ['comment', 'Explained why the change waited for so long.'],
  ['mail', 'Asked for a talk title. Got two to choose from.'],
  ['call', 'Talked through the burnout checklist. Fine so far.'],
  ['talk', 'Met by chance in the train from the conference.'],
  ['chat', 'Gave a hint on the hut data licence.'],
  ['letter', 'A card with everybody’s names for the hundredth review.'],
  ['mail', 'Asked how to become a coach. Sent the page and two names.'],
];

/** A weekday in office hours. */
function officeHour(day: number, asOf: number, random: Random): number {
  const free = weekday(day) === 0 ? day - 2 : weekday(day) === 6 ? day - 1 : day;
  return Math.min(free, asOf - 1) * DAY + 8 * HOUR + random.below(8 * HOUR);
}

/** Contacts of the last year or so; those still to come back to lie around `asOf` (a day since 1970). */
export function inventContacts(members: readonly Member[], asOf: number, random: Random): SampleContact[] {
  const contacts: SampleContact[] = [];
  for (const [name, channel, ago, due, by, text] of open) {
    const member = members.find((one) => one.name === name);
    if (member)
      contacts.push({
        member,
        channel,
        at: officeHour(asOf - ago, asOf, random),
        by,
        text,
        followUp: { on: dayName(asOf + due), done: false },
      });
  }
  const talkedTo = members.filter(({ rank, sameAs }) => sameAs === null && (rank === 'core' || rank === 'regular'));
  for (const member of talkedTo) {
    for (let left = random.between(member.rank === 'core' ? 1 : 0, member.rank === 'core' ? 4 : 2); left > 0; left -= 1) {
      const day = random.between(Math.max(member.from + 5, asOf - 420), Math.max(member.from + 5, asOf - 15));
      if (!isAround(member, day) || day >= asOf) continue;
      const [channel, text] = random.pick(past);
      const on = day + random.between(5, 25);
      const followUp = on < asOf - 3 && random.chance(0.4) ? { on: dayName(on), done: true } : null;
      contacts.push({ member, channel, at: officeHour(day, asOf, random), by: random.below(4), text, followUp });
    }
  }
  return contacts.sort((a, b) => a.at - b.at);
}
