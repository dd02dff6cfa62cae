import { Select, Textarea } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { type ContactChannel, type ContactRow, contactChannels } from '../../../../shared/contract/contacts.ts';
import type { ConsentNow } from '../../../../shared/domain/contributors/consent.ts';
import { daysLater, monthsLater } from '../../../../shared/domain/time/days.ts';
import { api } from '../../../app/api.ts';
import { toast } from '../../../app/toasts.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { EditorFrame, wide } from '../../../ui/EditorFrame.tsx';
import { localDay } from '../../../ui/local-day.ts';
import { StatusDot } from '../../../ui/StatusDot.tsx';
import styles from './Contacts.module.css';
import { channelNames } from './words.ts';

interface Props {
  contributor: string;
  /** `null`: a new one. */
  contact: ContactRow | null;
  /** How a new one was, where that is known. */
  channel?: ContactChannel | undefined;
  /** What the person agreed to about being contacted. */
  consent: ConsentNow;
  /** Said instead of "Contact noted.", where one does not see it appear. */
  done?: string;
  onClose: () => void;
  otherwise?: RefObject<HTMLElement | null>;
  isPlain?: boolean;
}

/** Days people mean most when they say "later". */
function soon(): { label: string; day: string }[] {
  const today = localDay();
  return [
    { label: 'Tomorrow', day: daysLater(today, 1) },
    { label: 'In a week', day: daysLater(today, 7) },
    { label: 'In a month', day: monthsLater(today, 1) },
  ];
}

/** A contact being written. What was typed stays when it could not be saved. */
export default function ContactEditor({ contributor, contact, channel: asked, consent, done, onClose, otherwise, isPlain }: Props) {
  const [channel, setChannel] = useState<ContactChannel>(contact?.channel ?? asked ?? 'call');
  const [text, setText] = useState(contact?.text ?? '');
  const [on, setOn] = useState(contact?.followUp?.on ?? '');
  const save = async () => {
    const said = { channel, text: text.trim(), followUpOn: on === '' ? null : on };
    if (contact) await api.contributors.editContact({ contact: contact.id, ...said });
    else await api.contributors.logContact({ contributor, ...said });
    toast({ text: contact ? 'Contact corrected.' : (done ?? 'Contact noted.'), undo: true });
  };
  return (
    <EditorFrame
      label="Contact"
      isEmpty={false}
      onSave={save}
      onClose={onClose}
      {...(otherwise ? { otherwise } : {})}
      {...(isPlain ? { isPlain } : {})}
    >
      <Select
        label="How"
        allowDeselect={false}
        data={contactChannels.map((value) => ({ value, label: channelNames[value] }))}
        value={channel}
        onChange={(chosen) => setChannel(contactChannels.find((one) => one === chosen) ?? channel)}
      />
      {channel === 'mail' && (consent === 'refused' || consent === 'withdrawn') ? (
        <p className={styles.refused} data-wide role="note">
          <StatusDot tone="bad" />
          {consent === 'refused' ? 'They refused to be contacted.' : 'They took back their consent to being contacted.'} Log the mail only
          if it was sent.
        </p>
      ) : null}
      <Textarea
        wrapperProps={wide}
        data-first
        label="What was said"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DayField label="Follow up on" day={on} onDay={setOn} choices={soon()} />
    </EditorFrame>
  );
}
