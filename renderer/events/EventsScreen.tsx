import { Button, SegmentedControl } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { api } from '../app/api.ts';
import { useCall } from '../app/query.ts';
import { type Command, type ScreenProps, useCommands } from '../app/registry.ts';
import { ScreenBar } from '../app/ScreenBar.tsx';
import { openSourceDialog } from '../app/source-dialog.ts';
import { usePages } from '../app/use-pages.ts';
import { useChanging } from '../app/use-workspace.ts';
import { ExportMenu, exportEvents } from '../tables/index.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { figure } from '../ui/figures.ts';
import { Problem } from '../ui/Problem.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { EventItem } from './EventItem.tsx';
import styles from './EventsScreen.module.css';
import { openEventForm } from './editing.ts';

const PAGE = 100;

type View = 'dates' | 'calls' | 'hidden';
type When = 'upcoming' | 'past' | 'calls' | 'hidden';

const titles: Record<When, string> = {
  upcoming: 'Upcoming',
  past: 'Past',
  calls: 'Open calls for papers',
  hidden: 'Taken out of the lists',
};

/** Events by date, and for each the people who did something there; calls for papers that are open, and what was taken out. */
export default function EventsScreen({ params }: ScreenProps) {
  const { data: counts, error } = useCall('events.counts', {}, { keepPrevious: true });
  const [chosen, setChosen] = useState<View>('dates');
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const changing = useChanging();
  useCommands(
    useMemo(
      (): Command[] => [
        {
          id: 'events.search',
          keys: '/',
          label: 'Search events',
          icon: IconSearch,
          group: 'In the list',
          run: () => field.current?.select(),
        },
      ],
      [],
    ),
  );
  const add = (
    <Button onClick={() => openEventForm(null)} {...changing}>
      Add an event
    </Button>
  );
  const total = counts ? counts.upcoming + counts.past : 0;
  const isEmpty = counts !== undefined && total + counts.hidden === 0;
  // What was looked at may be gone: its last event was brought back.
  const view = chosen !== 'dates' && counts?.[chosen] === 0 ? 'dates' : chosen;
  const views = [
    { value: 'dates', label: 'By date' },
    ...(counts && counts.calls > 0 ? [{ value: 'calls', label: `Open calls ${figure(counts.calls)}` }] : []),
    ...(counts && counts.hidden > 0 ? [{ value: 'hidden', label: `Taken out ${figure(counts.hidden)}` }] : []),
  ];
  const leave = (): void => list.current?.querySelector<HTMLElement>('button[aria-expanded]')?.focus();
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
        <EmptyState
          title="No events yet"
          actions={
            <>
              {add}
              <Button variant="default" onClick={() => openSourceDialog('addDocument')} {...changing}>
                Add a calendar or list…
              </Button>
            </>
          }
        >
          Conferences, meetups, hackathons and webinars stand here by date. Calendars, conference lists and schedules among your sources
          bring them, or you add one. What somebody did at one, such as a talk, is added on their profile and names the event.
        </EmptyState>
      ) : (
        <search className={styles.bar} aria-label="Events">
          <SearchField ref={field} label="Search events by name, place or topic" value={search} onChange={setSearch} onLeave={leave} />
          {views.length > 1 ? (
            <SegmentedControl aria-label="Which events" size="xs" data={views} value={view} onChange={(next) => setChosen(next as View)} />
          ) : null}
        </search>
      )}
      {isEmpty ? null : (
        <div ref={list} className={styles.list}>
          {params.event ? <Asked key={params.event} event={params.event} /> : null}
          {view === 'dates' ? (
            <>
              <Group when="upcoming" search={search} />
              <Group when="past" search={search} />
            </>
          ) : (
            <Group key={view} when={view} search={search} />
          )}
        </div>
      )}
    </div>
  );
}

/** The event that was asked for from elsewhere, above all others. */
function Asked({ event }: { event: string }) {
  const found = useCall('events.get', { event }, { keepPrevious: true }).data;
  if (!found) return null;
  return (
    <section className={styles.group}>
      <h2>{found.name}</h2>
      <ul aria-label="Found">
        <EventItem event={found} isFirstOpen />
      </ul>
    </section>
  );
}

function Group({ when, search }: { when: When; search: string }) {
  const { rows, total, error, isMore, isAsking, more } = usePages('events.list', { when, search }, PAGE, (offset, limit) =>
    api.events.list({ when, search, offset, limit }),
  );
  if (error) return <Problem title="The events could not be read">{error.message}</Problem>;
  if (!total)
    return total === 0 && search !== '' ? (
      <p className={styles.none}>
        {titles[when]}: none has “{search}” in its name, place or topics.
      </p>
    ) : null;
  return (
    <section className={styles.group}>
      <h2>
        {titles[when]} <span className={styles.count}>{figure(total)}</span>
      </h2>
      <ul aria-label={titles[when]}>
        {rows.map((event) => (
          <EventItem key={event.id} event={event} />
        ))}
      </ul>
      {isMore ? (
        <Button className={styles.more ?? ''} variant="subtle" loading={isAsking} onClick={more}>
          Show more
        </Button>
      ) : null}
    </section>
  );
}
