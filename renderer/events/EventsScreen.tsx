import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { EventRow } from '../../shared/contract/events.ts';
import { api } from '../app/api.ts';
import { go } from '../app/navigation.ts';
import { PageLink } from '../app/PageLink.tsx';
import { useCall } from '../app/query.ts';
import { ScreenBar } from '../app/ScreenBar.tsx';
import { toast, toastError } from '../app/toasts.ts';
import { usePages } from '../app/use-pages.ts';
import { useChanging } from '../app/use-workspace.ts';
import { activityWords } from '../contributors/index.tsx';
import { ExportMenu, exportEvents } from '../tables/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { counted, figure, locale } from '../ui/figures.ts';
import { Problem } from '../ui/Problem.tsx';
import styles from './EventsScreen.module.css';
import { openEventForm } from './editing.ts';
import { eventKindNames, eventStateNames } from './words.ts';

const PAGE = 100;
const MOST = 200;

const dayFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "2 May 2026", "2 – 4 May 2026" */
const daysOf = ({ startsOn, endsOn }: EventRow): string => dayFormat.formatRange(Date.parse(startsOn), Date.parse(endsOn));

/** Events by date, and for each the people who did something there. */
export default function EventsScreen() {
  const upcoming = useCall('events.list', { when: 'upcoming', offset: 0, limit: PAGE }, { keepPrevious: true });
  const past = usePages('events.list', { when: 'past' }, PAGE, (offset, limit) => api.events.list({ when: 'past', offset, limit }));
  const changing = useChanging();
  const error = upcoming.error ?? past.error;
  const total = (upcoming.data?.total ?? 0) + (past.total ?? 0);
  const isEmpty = upcoming.data?.total === 0 && past.total === 0;
  const add = (
    <Button onClick={() => openEventForm(null)} {...changing}>
      Add an event
    </Button>
  );
  return (
    <div className={styles.page}>
      <ScreenBar
        title="Events"
        detail={total > 0 ? figure(total) : undefined}
        actions={
          isEmpty ? undefined : (
            <>
              {total > 0 ? <ExportMenu label="Export the events" onExportTable={(format) => void exportEvents(format)} /> : null}
              {add}
            </>
          )
        }
      />
      {error ? <Problem title="The events could not be read">{error.message}</Problem> : null}
      {isEmpty ? (
        <EmptyState title="No events yet" actions={add}>
          Conferences, meetups, hackathons and webinars stand here by date. What somebody did at one, such as a talk, is added on their
          profile and names the event.
        </EmptyState>
      ) : null}
      <Group title="Upcoming" total={upcoming.data?.total ?? 0} events={upcoming.data?.rows ?? []} />
      <Group title="Past" total={past.total ?? 0} events={past.rows} />
      {past.isMore ? (
        <Button className={styles.more ?? ''} variant="subtle" loading={past.isAsking} onClick={past.more}>
          Show more
        </Button>
      ) : null}
    </div>
  );
}

function Group({ title, total, events }: { title: string; total: number; events: readonly EventRow[] }) {
  if (total === 0) return null;
  return (
    <section className={styles.group}>
      <h2>
        {title} <span className={styles.count}>{figure(total)}</span>
      </h2>
      <ul aria-label={title}>
        {events.map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </ul>
    </section>
  );
}

function Event({ event }: { event: EventRow }) {
  const { id, name, kind, state, online, place, link, people } = event;
  const [isOpen, setIsOpen] = useState(false);
  const changing = useChanging();
  const panel = useId();
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const remove = () =>
    void api.events.removeEvent({ event: id }).then(
      () =>
        toast({
          text: `Removed the event “${name}”.`,
          ...(people > 0 ? { detail: 'What people did there stays with them.' } : {}),
          undo: true,
        }),
      (error: unknown) => toastError(error, 'The event stays as it was.'),
    );
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
        <span className={styles.state}>{eventStateNames[state]}</span>
        <span className={styles.people}>{people > 0 ? counted(people, 'person', 'people') : ''}</span>
        <span className={styles.when}>{daysOf(event)}</span>
        <Menu position="bottom-end" width="11rem">
          <Menu.Target>
            <ActionIcon size="sm" aria-label={`More about ${name}`} {...changing}>
              <IconDots size="0.875rem" stroke={1.6} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size="1rem" stroke={1.6} aria-hidden />} onClick={() => openEventForm(event)}>
              Correct…
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size="1rem" stroke={1.6} aria-hidden />} onClick={remove}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {isOpen ? (
        <div id={panel} className={styles.panel}>
          {link === '' ? null : (
            <PageLink className={styles.link} link={link}>
              {link}
            </PageLink>
          )}
          <Activities event={id} name={name} />
        </div>
      ) : null}
    </li>
  );
}

/** Who did what at an event. */
function Activities({ event, name }: { event: string; name: string }) {
  const found = useCall('events.activities', { event, offset: 0, limit: MOST }, { keepPrevious: true }).data;
  if (!found) return null;
  if (found.total === 0)
    return <p className={styles.text}>Nothing was noted yet. Open somebody, add an activity with A, and choose this event in it.</p>;
  return (
    <ul aria-label={`At ${name}`}>
      {found.rows.map(({ activity, contributor, title, countsAs }) => (
        <li key={activity} className={styles.activity}>
          <UnstyledButton className={styles.link} onClick={() => go('contributors', { contributor: contributor.id })}>
            {contributor.name}
          </UnstyledButton>
          <span className={styles.text}>{title}</span>
          <span className={styles.when}>{activityWords[countsAs]}</span>
        </li>
      ))}
      {found.total > found.rows.length ? <li className={styles.text}>and {figure(found.total - found.rows.length)} more</li> : null}
    </ul>
  );
}
