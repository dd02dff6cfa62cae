import { Radio } from '@mantine/core';
import { useState } from 'react';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { whatLeaves } from '../app/leaving.ts';
import { useCall } from '../app/query.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { removeSource } from './actions.ts';

/** Asks what becomes of what a source told. */
export default function RemoveSource({ source, onClose }: { source: SourceRow; onClose: () => void }) {
  const [keeps, setKeeps] = useState(true);
  const { data: leaving, error } = useCall('sources.leaving', { id: source.id }, { staleTime: 0 });
  // The question is asked whole: it does not grow while one reads it.
  if (!leaving && !error) return null;
  const words = leaving ? whatLeaves(leaving) : 'What only this source told leaves the list and the figures.';
  const title = `Remove ${source.name}`;
  if (source.retiredAt !== null)
    return (
      <Confirm title={`${title} with what it told?`} verb="Remove" onConfirm={() => void removeSource(source, false)} onClose={onClose}>
        <p>{words} Notes, tags and corrections stay. To have the rest back, the source has to be read again from its beginning.</p>
      </Confirm>
    );
  return (
    <FormDialog title={title} verb="Remove" isReady onSave={() => removeSource(source, keeps)} onClose={onClose}>
      <Radio.Group label="What becomes of what it told?" value={keeps ? 'kept' : 'gone'} onChange={(value) => setKeeps(value === 'kept')}>
        <Radio
          mt="sm"
          value="kept"
          data-autofocus
          label="It stays"
          description="The source is not read any more. Its people, activities and events stay in lists and figures, and you can bring it back."
        />
        <Radio mt="sm" value="gone" label="It goes too" description={`${words} Notes, tags and corrections stay.`} />
      </Radio.Group>
    </FormDialog>
  );
}
