import { UnstyledButton } from '@mantine/core';
import { IconCheck, IconPencil, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ContactRow } from '../../../../shared/contract/contacts.ts';
import type { ContributorProfile } from '../../../../shared/contract/contributors.ts';
import { api } from '../../../app/api.ts';
import { useCall } from '../../../app/query.ts';
import { toast, toastError } from '../../../app/toasts.ts';
import { useChanging } from '../../../app/use-workspace.ts';
import { figure } from '../../../ui/figures.ts';
import { localDay } from '../../../ui/local-day.ts';
import { More } from '../../../ui/More.tsx';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import { dayWords } from '../../consent/words.ts';
import { useContributorUi, writeContact } from '../../ui-state.ts';
import about from '../About.module.css';
import { AddButton, PartHead } from '../PartHead.tsx';
import text from '../text.module.css';
import styles from './Contacts.module.css';
import { channelNames } from './words.ts';

const ContactEditor = lazy(() => import('./ContactEditor.tsx'));

const FEW = 3;
const MANY = 200;

/** Who talked to this person, newest first, and when to come back to it. */
export function Contacts({ profile: { row, consent } }: { profile: ContributorProfile }) {
  const contributor = row.id;
  const [limit, setLimit] = useState(FEW);
  const writing = useContributorUi((state) => state.contact);
  const page = useCall('contributors.contacts', { contributor, offset: 0, limit }, { keepPrevious: true }).data;
  const plus = useRef<HTMLButtonElement>(null);
  const close = () => writeContact(null);
  // One that was asked for from elsewhere may stand behind the few that are shown.
  const isBehind = writing?.id != null && page !== undefined && limit < MANY && !page.rows.some(({ id }) => id === writing.id);
  useEffect(() => {
    if (isBehind) setLimit(MANY);
  }, [isBehind]);
  return (
    <section className={about.part} aria-labelledby="contacts">
      <PartHead id="contacts" title="Contacts">
        <AddButton ref={plus} label="Note a contact" hint="Note a call, mail or talk (L)" onClick={() => writeContact({ id: null })} />
      </PartHead>
      <Suspense fallback={null}>
        {writing && writing.id === null ? (
          <ContactEditor
            key={writing.channel}
            contributor={contributor}
            contact={null}
            channel={writing.channel}
            consent={consent.contact}
            onClose={close}
            otherwise={plus}
          />
        ) : null}
        {page?.total === 0 && writing === null ? <p className={text.small}>Nobody noted a call, mail or talk yet.</p> : null}
        <ul>
          {page?.rows.map((contact) => (
            <li key={contact.id}>
              {writing?.id === contact.id ? (
                <ContactEditor contributor={contributor} contact={contact} consent={consent.contact} onClose={close} otherwise={plus} />
              ) : (
                <Contact contact={contact} onWrite={() => writeContact({ id: contact.id })} />
              )}
            </li>
          ))}
        </ul>
      </Suspense>
      {page && page.total > page.rows.length && limit < MANY ? (
        <UnstyledButton className={text.link} onClick={() => setLimit(MANY)}>
          Show all {figure(page.total)}
        </UnstyledButton>
      ) : null}
    </section>
  );
}

function Contact({ contact, onWrite }: { contact: ContactRow; onWrite: () => void }) {
  const { id, channel, at, by, text: words, followUp } = contact;
  const changing = useChanging();
  const kept = (error: unknown) => toastError(error, 'The contact stays as before.');
  const finish = (done: boolean) =>
    void api.contributors
      .finishFollowUp({ contact: id, done })
      .then(() => toast({ text: done ? 'Followed up.' : 'Still to follow up.', undo: true }), kept);
  const remove = () =>
    void api.contributors.removeContact({ contact: id }).then(() => toast({ text: 'Contact removed.', undo: true }), kept);
  return (
    <div className={styles.contact}>
      <div className={styles.head}>
        <span className={styles.what}>
          {channelNames[channel]}
          {by ? <span className={styles.by}> by {by.name}</span> : null}
        </span>
        <span className={styles.when}>
          <TimeAgo at={at} short />
        </span>
        <More
          label={`More about this contact: ${channelNames[channel]}`}
          items={[
            { label: 'Correct…', icon: IconPencil, onClick: onWrite },
            { label: 'Remove', icon: IconTrash, onClick: remove },
          ]}
        />
      </div>
      {words === '' ? null : <p className={styles.text}>{words}</p>}
      {followUp ? (
        <p className={styles.follow} data-due={(!followUp.done && followUp.on <= localDay()) || undefined}>
          <span>
            {followUp.done ? 'Followed up, was due ' : 'Follow up on '}
            {dayWords(followUp.on)}
          </span>
          <UnstyledButton className={text.link} onClick={() => finish(!followUp.done)} {...changing}>
            {followUp.done ? (
              'Not yet'
            ) : (
              <>
                <IconCheck size="0.75rem" stroke={2} aria-hidden /> Done
              </>
            )}
          </UnstyledButton>
        </p>
      ) : null}
    </div>
  );
}
