import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ConsentNow } from '../../../../shared/domain/contributors/consent.ts';
import { type ContactChannel, contactChannels } from '../../../../shared/domain/contributors/contacts.ts';
import { daysLater, monthsLater } from '../../../../shared/domain/time/days.ts';
import { useCall } from '../../../app/query.ts';
import { DayField, PastDayField } from '../../../ui/DayField.tsx';
import { EditorFrame, type EditorPlace, wide } from '../../../ui/EditorFrame.tsx';
import { localDay, middleOf } from '../../../ui/local-day.ts';
import { StatusDot } from '../../../ui/StatusDot.tsx';
import styles from './Contacts.module.css';
import { channelNames } from './words.ts';

/** What is noted of a contact, whoever it was with. */
export interface ContactSaid {
  channel: ContactChannel;
  text: string;
  /** `null`: nothing to come back to. */
  followUpOn: string | null;
  /** UTC epoch milliseconds; left out: now, or as it was. */
  at?: number;
  /** A teammate; left out: who sits here. */
  by?: string;
}

interface Props extends EditorPlace {
  begun?: Partial<ContactSaid>;
  /** Somebody else may have talked to them: asked where there is somebody else. */
  asksWho?: boolean;
  /** What the person agreed to about being contacted; left out: of many people it is not one thing. */
  consent?: ConsentNow;
  /** Rejects when it could not be saved: then it is said, and what was written stays. */
  onSave: (said: ContactSaid) => Promise<unknown>;
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
export function ContactForm({ begun = {}, asksWho = false, consent, onSave, ...place }: Props) {
  const [channel, setChannel] = useState<ContactChannel>(begun.channel ?? 'call');
  const [text, setText] = useState(begun.text ?? '');
  const [on, setOn] = useState(begun.followUpOn ?? '');
  const today = localDay();
  const began = begun.at === undefined ? today : localDay(begun.at);
  const [day, setDay] = useState(began);
  const [by, setBy] = useState('');
  const team = useCall('team.list', {}, { enabled: asksWho }).data;
  const me = useCall('team.me', {}, { enabled: asksWho }).data?.me?.id ?? null;
  const here = (team?.teammates ?? []).filter(({ left }) => !left);
  const said = (): ContactSaid => ({
    channel,
    text: text.trim(),
    followUpOn: on === '' ? null : on,
    ...(day === began ? {} : { at: middleOf(day) }),
    ...(by === '' ? {} : { by }),
  });
  return (
    <EditorFrame label="Contact" isEmpty={false} onSave={() => onSave(said())} {...place}>
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
      <PastDayField label="When" day={day} onDay={setDay} otherwise={began} />
      {here.length > 1 ? (
        <Select
          label="Who talked to them"
          allowDeselect={false}
          data={here.map(({ id, name }) => ({ value: id, label: id === me ? `${name} (you)` : name }))}
          value={by === '' ? me : by}
          onChange={(chosen) => setBy(chosen ?? '')}
        />
      ) : null}
      <DayField label="Follow up on" day={on} onDay={setOn} choices={soon()} />
    </EditorFrame>
  );
}
