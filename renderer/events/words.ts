import type { EventKind, EventState } from '../../shared/domain/events/event.ts';

export const eventKindNames: Record<EventKind, string> = {
  conference: 'Conference',
  meetup: 'Meetup',
  hackathon: 'Hackathon',
  office_hours: 'Office hours',
  webinar: 'Webinar',
};

export const eventStateNames: Record<EventState, string> = {
  idea: 'Idea',
  planned: 'Planned',
  confirmed: 'Confirmed',
  done: 'Done',
  cancelled: 'Cancelled',
};
