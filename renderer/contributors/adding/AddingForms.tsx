import { lazy, Suspense } from 'react';
import { closeForm, useAdding } from './adding.ts';

const PersonForm = lazy(() => import('./PersonForm.tsx'));
const ActivityForm = lazy(() => import('./ActivityForm.tsx'));
const MergeForm = lazy(() => import('./MergeForm.tsx'));

/** The form that was asked for, over whatever screen there is. */
export function AddingForms() {
  const adding = useAdding((state) => state.adding);
  if (!adding) return null;
  return (
    <Suspense fallback={null}>
      {adding.form === 'person' ? <PersonForm onClose={closeForm} /> : null}
      {adding.form === 'activity' ? <ActivityForm contributor={adding.contributor} row={adding.row} onClose={closeForm} /> : null}
      {adding.form === 'merge' ? <MergeForm contributor={adding.contributor} onClose={closeForm} /> : null}
    </Suspense>
  );
}
