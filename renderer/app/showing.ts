/** What one area asks another to show, without knowing it. */

let show: (source: string) => void = () => undefined;

/** The area of people says here how it shows those whom a source (by its id) tells of. */
export function onPeopleOfSource(shows: (source: string) => void): void {
  show = shows;
}

export const showPeopleOf = (source: string): void => show(source);
