/** At the turn of the day, what was asked yesterday has another answer: "active in the last 90 days", what is due today. */
import { dayIn } from '../../shared/domain/time/days.ts';
import { invalidateAreas } from './query.ts';
import { useSession } from './session.ts';

const PAUSE = 30_000;

/** `day` names the present day. Returns how to stop. A computer that slept looks at once when it wakes. */
export function watchDay(day: () => string, isNew: () => void): () => void {
  let last = day();
  const look = (): void => {
    const now = day();
    if (now === last) return;
    last = now;
    isNew();
  };
  const timer = setInterval(look, PAUSE);
  return () => clearInterval(timer);
}

/** Asks again what depends on the day, where this computer stands and where the workspace counts its days. */
export const listenToDays = (): (() => void) =>
  watchDay(
    () => `${new Date().toDateString()} ${dayIn(useSession.getState().workspace?.reportingZone ?? 'UTC')(Date.now())}`,
    () => invalidateAreas(['contributors', 'today']),
  );
