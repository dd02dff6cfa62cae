/** What one does with events. Each says what it did, and offers the way back. */
import type { EventRow } from '../../shared/contract/events.ts';
import { api } from '../app/api.ts';
import { toast, toastError } from '../app/toasts.ts';

function done(work: Promise<unknown>, text: string, detail?: string): void {
  void work.then(
    () => toast({ text, ...(detail === undefined ? {} : { detail }), undo: true }),
    (error: unknown) => toastError(error, 'The event stays as it was.'),
  );
}

export function removeEvent({ id, name, isByHand, people }: EventRow): void {
  const kept = people > 0 ? 'What people did there stays with them.' : undefined;
  if (isByHand) done(api.events.removeEvent({ event: id }), `Removed the event “${name}”.`, kept);
  else done(api.events.removeEvent({ event: id }), `“${name}” is out of the lists.`, 'It stays out, whatever its sources tell.');
}

export const bringBack = ({ id, name }: EventRow): void => done(api.events.bringBack({ event: id }), `“${name}” is in the lists again.`);

export const showAsTold = ({ id, name }: EventRow): void =>
  done(api.events.useListed({ event: id }), `“${name}” is as its sources tell again.`);
