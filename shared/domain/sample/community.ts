/**
 * The sample: an invented community over three years, the same for the same seed and day. Nobody in it is real; every address
 * lies in a domain that cannot exist.
 */
import { inventActivities } from './activities.ts';
import { decideAbout, type SampleDecisions } from './decisions.ts';
import type { SampleActivity } from './deeds.ts';
import { eventsAround, type SampleEvent } from './events.ts';
import { inventMembers, type Member } from './members.ts';
import { seeded } from './random.ts';

export interface SampleCommunity {
  members: readonly Member[];
  activities: readonly SampleActivity[];
  decisions: SampleDecisions;
  events: readonly SampleEvent[];
}

/** What the sample is made with where nobody says otherwise. */
export const sampleSeed = 2026;

/** `asOf`: the day (`2026-05-14`) on which the community is looked at; everything in it lies before. */
export function sampleCommunity(seed: number, asOf: string): SampleCommunity {
  const day = Math.round(Date.parse(asOf) / 86_400_000);
  const members = inventMembers(seeded(seed), day);
  const activities = inventActivities(members, day, seeded(seed + 1));
  const events = eventsAround(day);
  return { members, activities, decisions: decideAbout(members, events, day, seeded(seed + 2)), events };
}
