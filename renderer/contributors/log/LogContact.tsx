import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { ContributorRow } from '../../../shared/contract/contributors.ts';
import type { ContactChannel } from '../../../shared/domain/contributors/contacts.ts';
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
  const title = person ? `${channelNames[channel]} with ${inSentence(person.name)}` : `${channelNames[channel]} with whom?`;
  return (
    <Modal.Root opened onClose={stopLogging} size="30rem" centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <h2 className={styles.title}>{title}</h2>
          {person ? <With person={person} channel={channel} /> : <PersonFinder onPick={setPerson} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
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
