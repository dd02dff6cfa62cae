import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { useCall } from '../../app/query.ts';
import { toast } from '../../app/toasts.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { counted } from '../../ui/figures.ts';
import { inSentence } from '../words.ts';
import styles from './adding.module.css';

/** One who is two: which of the addresses and accounts are somebody else's. */
export default function SplitForm({ contributor, onClose }: { contributor: string; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const profile = useCall('contributors.get', { contributor }).data;
  if (!profile) return null;
  const { row, identities } = profile;
  const name = inSentence(row.name);
  const save = async (): Promise<void> => {
    await api.identities.splitContributor({ contributor, identities: [...chosen] });
    toast({ text: `Split. What you chose is not ${name} any more.`, detail: 'No sync joins them again.', undo: true });
  };
  return (
    <FormDialog
      title={`Split ${name}`}
      verb="Split"
      size="32rem"
      isReady={chosen.length > 0 && chosen.length < identities.length}
      onSave={save}
      onClose={onClose}
    >
      <Checkbox.Group
        label="Which of these are somebody else’s?"
        description="They become one person of their own. What was done with them goes along, and notes and tags stay with the identity they were written of."
        value={[...chosen]}
        onChange={setChosen}
      >
        <div className={styles.choices}>
          {identities.map(({ id, value, names, activities }) => (
            <Checkbox
              key={id}
              value={id}
              label={value}
              description={[
                counted(activities, 'activity', 'activities'),
                names.length > 0 ? `as ${names.slice(0, 3).map(inSentence).join(', ')}` : '',
              ]
                .filter(Boolean)
                .join(' ')}
            />
          ))}
        </div>
      </Checkbox.Group>
      {chosen.length === identities.length ? <p className={styles.hint}>These are all. Leave at least one with {name}.</p> : null}
    </FormDialog>
  );
}
