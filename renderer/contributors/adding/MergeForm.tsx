import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { useCall } from '../../app/query.ts';
import { toast } from '../../app/toasts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { counted, figure } from '../../ui/figures.ts';
import { inSentence, shortMonth } from '../words.ts';
import styles from './adding.module.css';
import { PersonSelect } from './PersonSelect.tsx';

const FEW = 6;

/** Two who are one person: both side by side before they are merged. */
export default function MergeForm({ contributor, onClose }: { contributor: string; onClose: () => void }) {
  const [other, setOther] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const one = useCall('contributors.get', { contributor }).data?.row;
  const save = async (): Promise<void> => {
    if (other === null) return;
    const row = await api.contributors.mergeContributors({ contributor, other, reason });
    toast({ text: `Merged. It is one person now: ${inSentence(row.name)}.`, detail: 'Nothing of either is lost.', undo: true });
  };
  return (
    <FormDialog
      title={`Merge ${one ? inSentence(one.name) : 'somebody'} with…`}
      verb="Merge"
      size="36rem"
      isReady={other !== null && other !== contributor}
      onSave={save}
      onClose={onClose}
    >
      <PersonSelect label="The same person as" value={other} onChange={setOther} except={one?.id ?? contributor} isFirst />
      <div className={styles.sides}>
        <Side contributor={contributor} />
        {other === null ? (
          <p className={styles.hint}>
            Choose the other one. What both did counts as one person’s, also what comes later; notes, tags and values of both stay. It can
            be undone, and taken back on the profile at any time.
          </p>
        ) : (
          <Side contributor={other} />
        )}
      </div>
      {other === null ? null : (
        <TextInput
          label="Why, if it is worth a note"
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}

function Side({ contributor }: { contributor: string }) {
  const profile = useCall('contributors.get', { contributor }).data;
  if (!profile) return <div className={styles.side} />;
  const { row, identities } = profile;
  const span =
    row.firstActive === null || row.lastActive === null
      ? 'No dated activity'
      : `${shortMonth(row.firstActive)} to ${shortMonth(row.lastActive)}`;
  return (
    <section className={styles.side} aria-label={row.name}>
      <h3>
        <Avatar name={row.name} size={18} />
        {row.name}
      </h3>
      <p>{counted(row.contributions, 'contribution')}</p>
      <p>{span}</p>
      <ul aria-label={`Identities of ${row.name}`}>
        {identities.slice(0, FEW).map((identity) => (
          <li key={identity.id} title={identity.value}>
            {identity.value}
          </li>
        ))}
        {identities.length > FEW ? <li>and {figure(identities.length - FEW)} more</li> : null}
      </ul>
    </section>
  );
}
