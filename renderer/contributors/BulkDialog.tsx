/** One thing noted of many people at once. */
import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { contactChannels } from '../../shared/contract/contacts.ts';
import type { People } from '../../shared/contract/contributors.ts';
import { consentBases, consentPurposes, consentStates } from '../../shared/domain/contributors/consent.ts';
import { detailFields } from '../../shared/domain/contributors/details.ts';
import { useCall } from '../app/query.ts';
import { counted } from '../ui/figures.ts';
import styles from './BulkDialog.module.css';
import { type Bulk, changeMany } from './bulk-actions.ts';
import { answerNames, capital, purposeNames } from './filters/few.ts';
import { channelNames } from './profile/contacts/words.ts';
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
  const [change, setChange] = useState<Bulk | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!change) return;
    onClose();
    void changeMany(people(), change);
  };
  const whom = counted(count, 'person', 'people');
  return (
    <Modal opened onClose={onClose} title={titles[kind]} size="28rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form className={styles.form} onSubmit={send}>
        {kind === 'contact' ? <ContactFields onChange={setChange} /> : null}
        {kind === 'consent' ? <ConsentFields onChange={setChange} /> : null}
        {kind === 'owner' || kind === 'detail' ? <DetailFields owner={kind === 'owner'} onChange={setChange} /> : null}
        <div className={styles.actions}>
          <span className={styles.whom}>For {whom}, as one change</span>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={change === null}>
            {kind === 'consent' ? 'Record it' : 'Note it'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface FieldsProps {
  onChange: (change: Bulk | null) => void;
}

function DetailFields({ owner, onChange }: FieldsProps & { owner: boolean }) {
  const own = useCall('contributors.customFields', {}).data?.fields ?? [];
  const [field, setField] = useState<string>(owner ? 'owner' : 'affiliation');
  const [value, setValue] = useState('');
  const [taking, setTaking] = useState(false);
  const known = own.find(({ id }) => id === field);
  const builtIn = detailFields.find((one) => one === field) ?? 'affiliation';
  const subject: Exclude<Subject, { what: 'item' }> = known ? { what: 'own', field: known } : { what: 'value', field: builtIn };
  const put = (of: string, next: string, takes: boolean) => {
    setField(of);
    setValue(next);
    setTaking(takes);
    onChange(
      takes
        ? { do: 'set', field: of as 'owner', value: null }
        : next.trim() === ''
          ? null
          : { do: 'set', field: of as 'owner', value: next },
    );
  };
  const names = [
    ...detailFields
      .filter((one) => one !== 'owner')
      .map((one) => ({ value: one as string, label: labelOf({ what: 'value', field: one }) })),
    ...own.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      {owner ? null : (
        <Select
          label="What"
          data={names}
          value={field}
          allowDeselect={false}
          searchable
          onChange={(next) => put(next ?? field, '', taking)}
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
        onChange={(next) => put(field, '', next === 'take')}
      />
      {taking ? null : <ValueField subject={subject} label={labelOf(subject)} value={value} onValue={(next) => put(field, next, false)} />}
    </>
  );
}

function ContactFields({ onChange }: FieldsProps) {
  const [said, setSaid] = useState({ channel: '', text: '', followUpOn: '' });
  const put = (next: typeof said) => {
    setSaid(next);
    const channel = contactChannels.find((one) => one === next.channel);
    onChange(channel ? { do: 'logContact', channel, text: next.text, followUpOn: next.followUpOn === '' ? null : next.followUpOn } : null);
  };
  return (
    <>
      <Select
        label="How"
        placeholder="Choose"
        data={contactChannels.map((value) => ({ value, label: channelNames[value] }))}
        value={said.channel === '' ? null : said.channel}
        onChange={(channel) => put({ ...said, channel: channel ?? '' })}
      />
      <Textarea
        label="What was said"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={said.text}
        onChange={(event) => put({ ...said, text: event.currentTarget.value })}
      />
      <TextInput
        label="Follow up on"
        type="date"
        value={said.followUpOn}
        onChange={(event) => put({ ...said, followUpOn: event.currentTarget.value })}
      />
    </>
  );
}

function ConsentFields({ onChange }: FieldsProps) {
  const [said, setSaid] = useState({ purpose: 'contact', state: 'given', basis: '', text: '', until: '' });
  const put = (next: typeof said) => {
    setSaid(next);
    const [purpose, state, basis] = [
      consentPurposes.find((one) => one === next.purpose),
      consentStates.find((one) => one === next.state),
      consentBases.find((one) => one === next.basis),
    ];
    const whole = purpose && state && basis && next.text.trim() !== '';
    onChange(whole ? { do: 'recordConsent', purpose, state, basis, text: next.text, until: next.until === '' ? null : next.until } : null);
  };
  return (
    <>
      <p className={styles.record}>
        A consent is a record of what people said. It stays, and cannot be undone; a later one takes its place.
      </p>
      <Select
        label="To"
        allowDeselect={false}
        data={consentPurposes.map((value) => ({ value, label: capital(purposeNames[value]) }))}
        value={said.purpose}
        onChange={(purpose) => put({ ...said, purpose: purpose ?? said.purpose })}
      />
      <Select
        label="They have it"
        allowDeselect={false}
        data={consentStates.map((value) => ({ value, label: capital(answerNames[value]) }))}
        value={said.state}
        onChange={(state) => put({ ...said, state: state ?? said.state })}
      />
      <Select
        label="It rests on"
        placeholder="Choose"
        data={consentBases.map((value) => ({ value, label: value === 'said so' ? 'What they said' : capital(value) }))}
        value={said.basis === '' ? null : said.basis}
        onChange={(basis) => put({ ...said, basis: basis ?? '' })}
      />
      <Textarea
        label="In which words, and where"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={said.text}
        onChange={(event) => put({ ...said, text: event.currentTarget.value })}
      />
      {said.state === 'given' ? (
        <TextInput label="Until" type="date" value={said.until} onChange={(event) => put({ ...said, until: event.currentTarget.value })} />
      ) : null}
    </>
  );
}
