/** One thing noted of many people at once. */
import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import type { People } from '../../shared/contract/contributors.ts';
import { detailFields } from '../../shared/domain/contributors/details.ts';
import { useCall } from '../app/query.ts';
import { EditorFrame } from '../ui/EditorFrame.tsx';
import { counted } from '../ui/figures.ts';
import styles from './BulkDialog.module.css';
import { type Bulk, changeMany } from './bulk-actions.ts';
import { ConsentForm } from './consent/index.ts';
import { ContactForm } from './profile/contacts/ContactForm.tsx';
import { labelOf, type Subject } from './profile/details/lines.ts';
import { ValueField } from './profile/details/ValueField.tsx';

export type BulkKind = 'owner' | 'detail' | 'contact' | 'consent';

const titles: Record<BulkKind, string> = {
  owner: 'Who owns them?',
  detail: 'Note a detail',
  contact: 'Log a contact',
  consent: 'Record consent',
};

interface Props {
  kind: BulkKind;
  count: number;
  people: () => Promise<People>;
  onClose: () => void;
}

export default function BulkDialog({ kind, count, people, onClose }: Props) {
  // What is done runs as a job; the dialog stays until it is done, because what was written is here only.
  const change = (what: Bulk): Promise<void> => changeMany(people(), what);
  return (
    <Modal opened onClose={onClose} title={titles[kind]} size="30rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <p className={styles.whom}>
        For {counted(count, 'person', 'people')}
        {kind === 'consent' ? ', each a record of their own' : ', as one change'}
      </p>
      {kind === 'contact' ? (
        <ContactForm asksWho onSave={(said) => change({ do: 'logContact', ...said })} onClose={onClose} isPlain />
      ) : null}
      {kind === 'consent' ? <ConsentForm onRecord={(said) => change({ do: 'recordConsent', ...said })} onClose={onClose} isPlain /> : null}
      {kind === 'owner' || kind === 'detail' ? <DetailForm owner={kind === 'owner'} onSave={change} onClose={onClose} /> : null}
    </Modal>
  );
}

interface DetailFormProps {
  owner: boolean;
  onSave: (change: Bulk) => Promise<unknown>;
  onClose: () => void;
}

function DetailForm({ owner, onSave, onClose }: DetailFormProps) {
  const own = useCall('contributors.customFields', {}).data?.fields ?? [];
  const [field, setField] = useState<string>(owner ? 'owner' : 'affiliation');
  const [value, setValue] = useState('');
  const [taking, setTaking] = useState(false);
  const known = own.find(({ id }) => id === field);
  const builtIn = detailFields.find((one) => one === field) ?? 'affiliation';
  const subject: Exclude<Subject, { what: 'item' }> = known ? { what: 'own', field: known } : { what: 'value', field: builtIn };
  const names = [
    ...detailFields
      .filter((one) => one !== 'owner')
      .map((one) => ({ value: one as string, label: labelOf({ what: 'value', field: one }) })),
    ...own.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <EditorFrame
      label={titles[owner ? 'owner' : 'detail']}
      verb={taking ? 'Take it away' : 'Note it'}
      isEmpty={!taking && value.trim() === ''}
      // The contract takes a field of the workspace under the same key as one of its own.
      onSave={() => onSave({ do: 'set', field: field as 'owner', value: taking ? null : value })}
      onClose={onClose}
      isPlain
    >
      {owner ? null : (
        <Select
          label="What"
          data={names}
          value={field}
          allowDeselect={false}
          searchable
          onChange={(next) => {
            setField(next ?? field);
            setValue('');
          }}
        />
      )}
      <Select
        label="How"
        allowDeselect={false}
        data={[
          { value: 'set', label: 'Note it, over what is there' },
          { value: 'take', label: 'Take it away' },
        ]}
        value={taking ? 'take' : 'set'}
        onChange={(next) => setTaking(next === 'take')}
      />
      {taking ? null : <ValueField subject={subject} label={labelOf(subject)} value={value} onValue={setValue} />}
    </EditorFrame>
  );
}
