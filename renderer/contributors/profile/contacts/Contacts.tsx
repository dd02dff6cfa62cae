import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ContactRow } from '../../../../shared/contract/contacts.ts';
import { api } from '../../../app/api.ts';
import { useCall } from '../../../app/query.ts';
import { toast, toastError } from '../../../app/toasts.ts';
import { useChanging } from '../../../app/use-workspace.ts';
import { figure } from '../../../ui/figures.ts';
import { localDay } from '../../../ui/local-day.ts';
import { TimeAgo } from '../../../ui/TimeAgo.tsx';
import about from '../About.module.css';
import text from '../text.module.css';
import styles from './Contacts.module.css';
import { channelNames } from './words.ts';

const ContactEditor = lazy(() => import('./ContactEditor.tsx'));

const FEW = 3;
const MANY = 200;
const NEW = 'new';

/** Who talked to this person, newest first, and when to come back to it. */
export function Contacts({ contributor }: { contributor: string }) {
  const [limit, setLimit] = useState(FEW);
  const [writing, setWriting] = useState<string | null>(null);
  const page = useCall('contributors.contacts', { contributor, offset: 0, limit }, { keepPrevious: true }).data;
  const changing = useChanging();
  const plus = useRef<HTMLButtonElement>(null);
  const close = () => setWriting(null);
  return (
    <section className={about.part} aria-labelledby="contacts">
      <div className={about.partHead}>
        <h3 id="contacts" className={about.partTitle}>
          Contacts
        </h3>
        <ActionIcon
          ref={plus}
          size="sm"
          aria-label="Note a contact"
          title="Note a call, mail or talk"
          onClick={() => setWriting(NEW)}
          {...changing}
        >
          <IconPlus size="0.875rem" stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
      <Suspense fallback={null}>
        {writing === NEW ? <ContactEditor contributor={contributor} contact={null} onClose={close} otherwise={plus} /> : null}
        {page?.total === 0 && writing === null ? <p className={text.small}>Nobody noted a call, mail or talk yet.</p> : null}
        <ul>
          {page?.rows.map((contact) => (
            <li key={contact.id}>
              {writing === contact.id ? (
                <ContactEditor contributor={contributor} contact={contact} onClose={close} otherwise={plus} />
              ) : (
                <Contact contact={contact} onWrite={() => setWriting(contact.id)} />
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
        <Menu position="bottom-end" width="11rem">
          <Menu.Target>
            <ActionIcon size="sm" aria-label={`More about this contact: ${channelNames[channel]}`} {...changing}>
              <IconDots size="0.875rem" stroke={1.6} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size="1rem" stroke={1.6} aria-hidden />} onClick={onWrite}>
              Correct…
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size="1rem" stroke={1.6} aria-hidden />} onClick={remove}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {words === '' ? null : <p className={styles.text}>{words}</p>}
      {followUp ? (
        <p className={styles.follow} data-due={(!followUp.done && followUp.on <= localDay()) || undefined}>
          <span>
            {followUp.done ? 'Followed up, was due ' : 'Follow up on '}
            {followUp.on}
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
