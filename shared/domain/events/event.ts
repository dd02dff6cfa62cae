/** What an event is and where it stands (DOMAIN.md section 5). */
export const eventKinds = ['conference', 'meetup', 'hackathon', 'office_hours', 'webinar'] as const;
export type EventKind = (typeof eventKinds)[number];

export const eventStates = ['idea', 'planned', 'confirmed', 'done', 'cancelled'] as const;
export type EventState = (typeof eventStates)[number];

/** Days of an event, as `2026-05-14`. */
interface Days {
  startsOn: string;
  endsOn: string;
}

/** Where an event stands that somebody adds on a day without saying more. */
export const stateOf = ({ endsOn }: Days, today: string): EventState => (endsOn < today ? 'done' : 'planned');

/**
 * The days after one of them was changed: an event whose start moves keeps its end where that is still after it, one of a single
 * day stays one of a single day. `null` when both were given and the end is before the start.
 */
export function daysAfter(before: Days, next: Partial<Days>): Days | null {
  const startsOn = next.startsOn ?? before.startsOn;
  if (next.endsOn !== undefined) return next.endsOn < startsOn ? null : { startsOn, endsOn: next.endsOn };
  const isOneDay = before.endsOn === before.startsOn;
  return { startsOn, endsOn: isOneDay || before.endsOn < startsOn ? startsOn : before.endsOn };
}
