import { Select, Textarea, TextInput } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { type ContactChannel, type ContactRow, contactChannels } from '../../../../shared/contract/contacts.ts';
import { api } from '../../../app/api.ts';
import { toast, toastError } from '../../../app/toasts.ts';
import { EditorFrame } from '../details/EditorFrame.tsx';
import styles from './Contacts.module.css';
import { channelNames } from './words.ts';

interface Props {
  contributor: string;
  /** `null`: a new one. */
  contact: ContactRow | null;
  onClose: () => void;
  otherwise: RefObject<HTMLElement | null>;
}

/** A contact being written. What was typed stays when it could not be saved. */
export default function ContactEditor({ contributor, contact, onClose, otherwise }: Props) {
  const [channel, setChannel] = useState<ContactChannel>(contact?.channel ?? 'call');
  const [text, setText] = useState(contact?.text ?? '');
  const [on, setOn] = useState(contact?.followUp?.on ?? '');
  const save = () => {
    const said = { channel, text: text.trim(), followUpOn: on === '' ? null : on };
    const saving = contact
      ? api.contributors.editContact({ contact: contact.id, ...said })
      : api.contributors.logContact({ contributor, ...said });
    saving.then(
      () => {
        toast({ text: contact ? 'Contact corrected.' : 'Contact noted.', undo: true });
        onClose();
      },
      (error: unknown) => toastError(error, 'It is not saved; what you wrote is still here.'),
    );
  };
  return (
    <EditorFrame label="Contact" isEmpty={false} onSave={save} onClose={onClose} otherwise={otherwise}>
      <Select
        label="How"
        allowDeselect={false}
        data={contactChannels.map((value) => ({ value, label: channelNames[value] }))}
        value={channel}
        onChange={(chosen) => setChannel(contactChannels.find((one) => one === chosen) ?? channel)}
      />
      <TextInput label="Follow up on" type="date" value={on} onChange={(event) => setOn(event.currentTarget.value)} />
      <Textarea
        className={styles.wide ?? ''}
        label="What was said"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          save();
        }}
      />
    </EditorFrame>
  );
}
