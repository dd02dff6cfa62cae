import { Select, Textarea } from '@mantine/core';
import { type RefObject, useState } from 'react';
import type { ConsentNow } from '../../../../shared/domain/contributors/consent.ts';
import { type ContactChannel, contactChannels } from '../../../../shared/domain/contributors/contacts.ts';
import { daysLater, monthsLater } from '../../../../shared/domain/time/days.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { EditorFrame, wide } from '../../../ui/EditorFrame.tsx';
import { localDay } from '../../../ui/local-day.ts';
import { StatusDot } from '../../../ui/StatusDot.tsx';
import styles from './Contacts.module.css';
import { channelNames } from './words.ts';

/** What is noted of a contact, whoever it was with. */
export interface ContactSaid {
  channel: ContactChannel;
  text: string;
  /** `null`: nothing to come back to. */
  followUpOn: string | null;
}

interface Props {
  begun?: Partial<ContactSaid>;
  /** What the person agreed to about being contacted; left out: of many people it is not one thing. */
  consent?: ConsentNow;
  /** Rejects when it could not be saved: then it is said, and what was written stays. */
  onSave: (said: ContactSaid) => Promise<unknown>;
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

/** How somebody was talked to, what was said, and when to come back to it; with one person or with many at once. */
export function ContactForm({ begun = {}, consent, onSave, onClose, otherwise, isPlain = false }: Props) {
  const [channel, setChannel] = useState<ContactChannel>(begun.channel ?? 'call');
  const [text, setText] = useState(begun.text ?? '');
  const [on, setOn] = useState(begun.followUpOn ?? '');
  return (
    <EditorFrame
      label="Contact"
      isEmpty={false}
      onSave={() => onSave({ channel, text: text.trim(), followUpOn: on === '' ? null : on })}
      onClose={onClose}
      isPlain={isPlain}
      {...(otherwise ? { otherwise } : {})}
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
