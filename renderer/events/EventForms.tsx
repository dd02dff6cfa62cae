import { lazy, Suspense } from 'react';
import { Opening } from '../ui/Opening.tsx';
import { closeEventForm, useEditing } from './editing.ts';

const EventForm = lazy(() => import('./EventForm.tsx'));

/** The form that was asked for, over whatever screen there is. */
export function EventForms() {
  const event = useEditing((state) => state.event);
  return event === undefined ? null : (
    <Suspense fallback={<Opening />}>
      <EventForm event={event} onClose={closeEventForm} />
    </Suspense>
  );
}
