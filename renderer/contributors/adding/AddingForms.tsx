import { lazy, Suspense, useEffect } from 'react';
import { fetchAhead } from '../../app/ahead.ts';
import { Opening } from '../../ui/Opening.tsx';
import { closeForm, useAdding } from './adding.ts';

const person = () => import('./PersonForm.tsx');
const activity = () => import('./ActivityForm.tsx');
const merge = () => import('./MergeForm.tsx');
const split = () => import('./SplitForm.tsx');
const PersonForm = lazy(person);
const ActivityForm = lazy(activity);
const MergeForm = lazy(merge);
const SplitForm = lazy(split);

/** The form that was asked for, over whatever screen there is. Fetched when nothing else is to do, so that it is there at once. */
export function AddingForms() {
  const adding = useAdding((state) => state.adding);
  useEffect(() => fetchAhead(person, activity, merge, split), []);
  if (!adding) return null;
  return (
    <Suspense fallback={<Opening />}>
      {adding.form === 'person' ? <PersonForm onClose={closeForm} /> : null}
      {adding.form === 'activity' ? <ActivityForm contributor={adding.contributor} row={adding.row} onClose={closeForm} /> : null}
      {adding.form === 'split' ? <SplitForm contributor={adding.contributor} onClose={closeForm} /> : null}
      {adding.form === 'merge' ? <MergeForm contributor={adding.contributor} onClose={closeForm} /> : null}
    </Suspense>
  );
}
