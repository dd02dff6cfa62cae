/** Where the community of the sample met, and will meet. */
import { dayName } from '../time/days.ts';
import { hackathons } from './members.ts';

export interface SampleEvent {
  name: string;
  kind: 'conference' | 'meetup' | 'hackathon' | 'office_hours';
  /** `2026-05-14`, both included. */
  from: string;
  to: string;
  zone: string;
  /** `null`: online. */
  place: string | null;
  topics: readonly string[];
}

/** Days before asOf (less than 0: still to come), how many days, and where. */
const plan: readonly [
  name: string,
  kind: SampleEvent['kind'],
  back: number,
  days: number,
  place: string | null,
  zone: string,
  topics: string,
][] = [
  ['Thistledown Days Ghent', 'conference', 902, 2, 'Ghent, Belgium', 'Europe/Brussels', 'maps,offline,labels'],
  ['Porto map evening', 'meetup', 846, 1, 'Porto, Portugal', 'Europe/Lisbon', 'maps'],
  ['Øresund Open Maps Evening', 'meetup', 711, 1, 'Malmö, Sweden', 'Europe/Stockholm', 'labels'],
  ['Docs hackathon', 'hackathon', hackathons[0], 9, null, 'UTC', 'documentation'],
  ['Thistledown Days Tampere', 'conference', 544, 2, 'Tampere, Finland', 'Europe/Helsinki', 'maps,testing,community'],
  ['Pune walk and map', 'meetup', 466, 1, 'Pune, India', 'Asia/Kolkata', 'hut data'],
  ['Accra Contributor Night', 'meetup', 402, 1, 'Accra, Ghana', 'Africa/Accra', 'first changes'],
  ['Lyon hut data afternoon', 'meetup', 317, 1, 'Lyon, France', 'Europe/Paris', 'hut data'],
  ['Autumn hackathon', 'hackathon', hackathons[1], 9, null, 'UTC', 'labels,offline,translation'],
  ['Thistledown Days Malmö', 'conference', 181, 3, 'Malmö, Sweden', 'Europe/Stockholm', 'maps,labels,community'],
  ['Kyoto translation night', 'meetup', 118, 1, 'Kyoto, Japan', 'Asia/Tokyo', 'translation'],
  ['Office hours', 'office_hours', 49, 1, null, 'UTC', 'first changes'],
  ['Porto map evening', 'meetup', 35, 1, 'Porto, Portugal', 'Europe/Lisbon', 'maps'],
  ['Office hours', 'office_hours', 21, 1, null, 'UTC', 'first changes'],
  ['Office hours', 'office_hours', -7, 1, null, 'UTC', 'first changes'],
  ['Porto map evening', 'meetup', -19, 1, 'Porto, Portugal', 'Europe/Lisbon', 'maps'],
  ['Thistledown Days Gdańsk', 'conference', -96, 2, 'Gdańsk, Poland', 'Europe/Warsaw', 'maps,offline,rescue'],
];

/** `asOf`: a day since 1970. */
export const eventsAround = (asOf: number): SampleEvent[] =>
  plan.map(([name, kind, back, days, place, zone, topics]) => ({
    name,
    kind,
    from: dayName(asOf - back),
    to: dayName(asOf - back + days - 1),
    zone,
    place,
    topics: topics.split(','),
  }));
