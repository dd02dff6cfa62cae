/** What one decides about a source that keeps itself current. Each says what it did, and offers the way back. */
import { type Interval, intervalWords } from '../../shared/domain/sources/rhythm.ts';
import { api } from '../app/api.ts';
import { type Toast, toast, toastError } from '../app/toasts.ts';

async function decided(work: () => Promise<unknown>, said: Toast, otherwise: string): Promise<void> {
  try {
    await work();
    toast({ ...said, undo: true });
  } catch (error) {
    toastError(error, otherwise);
  }
}

export const setSchedule = (id: string, every: Interval): Promise<void> =>
  decided(
    () => api.sources.setSchedule({ id, every }),
    every === 'never'
      ? { text: 'It is read only when you ask.' }
      : { text: `It is read ${intervalWords[every]}.`, detail: 'While Cairn is open.' },
    'It is read as often as before.',
  );

export const pauseSource = (id: string): Promise<void> =>
  decided(
    () => api.sources.pauseSource({ id }),
    { text: 'Paused.', detail: 'It is read when you ask, until you let it go on.' },
    'The source is not paused.',
  );

export const resumeSource = (id: string): Promise<void> =>
  decided(() => api.sources.resumeSource({ id }), { text: 'It keeps itself current again.' }, 'The source stays paused.');
