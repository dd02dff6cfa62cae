import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { ContactChannel } from '../../../shared/contract/contacts.ts';
import type { ContributorRow } from '../../../shared/contract/contributors.ts';
import { useCall } from '../../app/query.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import ContactEditor from '../profile/contacts/ContactEditor.tsx';
import { channelNames } from '../profile/contacts/words.ts';
import { inSentence } from '../words.ts';
import styles from './LogContact.module.css';
import { PersonFinder } from './PersonFinder.tsx';
import { stopLogging } from './state.ts';

/** Logs a contact in two steps, by keys alone: with whom, then what was said. */
export default function LogContact({ channel }: { channel: ContactChannel }) {
  const [person, setPerson] = useState<ContributorRow | null>(null);
  return (
    <Modal
      opened
      onClose={stopLogging}
      title={person ? `${channelNames[channel]} with ${inSentence(person.name)}` : `${channelNames[channel]} with whom?`}
      size="30rem"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {person ? <With person={person} channel={channel} /> : <PersonFinder onPick={setPerson} />}
    </Modal>
  );
}

function With({ person, channel }: { person: ContributorRow; channel: ContactChannel }) {
  const consent = useCall('contributors.get', { contributor: person.id }).data?.consent.contact;
  return (
    <>
      <p className={styles.person}>
        <Avatar name={person.name} /> {inSentence(person.name)} <span className={styles.handle}>{person.handle}</span>
      </p>
      {consent === undefined ? null : (
        <ContactEditor
          contributor={person.id}
          contact={null}
          channel={channel}
          consent={consent}
          done={`Noted a contact with ${inSentence(person.name)}.`}
          onClose={stopLogging}
          isPlain
        />
      )}
    </>
  );
}
