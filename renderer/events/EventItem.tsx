import { UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconChevronRight, IconEyeOff, IconPencil, IconTrash } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { EventRow } from '../../shared/contract/events.ts';
import { counted } from '../ui/figures.ts';
import { More } from '../ui/More.tsx';
import { Pill } from '../ui/Pill.tsx';
import { bringBack, removeEvent, showAsTold } from './actions.ts';
import { EventPanel } from './EventPanel.tsx';
import styles from './EventsScreen.module.css';
import { openEventForm } from './editing.ts';
import { callWords, correctedWords, daysOf, eventKindNames, eventStateNames, isOpenCall } from './words.ts';

/** What can be done with an event, after what it is. */
function itemsOf(event: EventRow) {
  const bringing = { label: 'Bring back into the lists', icon: IconArrowBackUp, onClick: () => bringBack(event) };
  const correcting = { label: 'Correct…', icon: IconPencil, onClick: () => openEventForm(event) };
  const asTold = { label: 'As its sources tell', icon: IconArrowBackUp, onClick: () => showAsTold(event) };
  const removing = event.isByHand
    ? { label: 'Remove', icon: IconTrash, onClick: () => removeEvent(event) }
    : { label: 'Take out of the lists', icon: IconEyeOff, onClick: () => removeEvent(event) };
  if (event.isHidden) return [bringing];
  return [correcting, ...(correctedWords(event.corrected) === '' ? [] : [asTold]), removing];
}

/** One line of the list, and what is known of the event below it once it is opened. */
export function EventItem({ event, isFirstOpen = false }: { event: EventRow; isFirstOpen?: boolean }) {
  const { name, kind, state, online, place, people, call } = event;
  const [isOpen, setIsOpen] = useState(isFirstOpen);
  const panel = useId();
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <li className={styles.event}>
      <div className={styles.row}>
        <UnstyledButton
          className={styles.name}
          aria-expanded={isOpen}
          aria-controls={panel}
          data-cancelled={state === 'cancelled' || undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Chevron size="0.875rem" stroke={1.8} aria-hidden />
          <span>{name}</span>
        </UnstyledButton>
        <span className={styles.text}>
          {[eventKindNames[kind], place, online ? 'online' : ''].filter((part) => part !== '').join(' · ')}
        </span>
        {call !== null && isOpenCall(event, Date.now()) ? (
          <Pill tone="info" shape="none">
            call {callWords(call, Date.now())}
          </Pill>
        ) : null}
        <span className={styles.state}>{eventStateNames[state]}</span>
        <span className={styles.people}>{people > 0 ? counted(people, 'person', 'people') : ''}</span>
        <span className={styles.when}>{daysOf(event)}</span>
        <More label={`More about ${name}`} items={itemsOf(event)} />
      </div>
      {isOpen ? <EventPanel id={panel} event={event} /> : null}
    </li>
  );
}
