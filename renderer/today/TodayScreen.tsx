import { Button, Menu, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TodayItem } from '../../shared/contract/today.ts';
import { dayName } from '../../shared/domain/time/days.ts';
import { api } from '../app/api.ts';
import { go } from '../app/navigation.ts';
import { useCall } from '../app/query.ts';
import { ScreenBar } from '../app/ScreenBar.tsx';
import { toast, toastError } from '../app/toasts.ts';
import { useChanging } from '../app/use-workspace.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { counted, figure } from '../ui/figures.ts';
import { Problem } from '../ui/Problem.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import styles from './TodayScreen.module.css';

type FollowUp = Extract<TodayItem, { kind: 'follow_up' }>;

/** What needs a person now. Each row can be acted on where it stands. */
export default function TodayScreen() {
  const { data, error } = useCall('today.list', {});
  const followUps = data?.items.filter((item) => item.kind === 'follow_up') ?? [];
  const sources = data?.items.filter((item) => item.kind !== 'follow_up') ?? [];
  return (
    <div className={styles.page}>
      <ScreenBar title="Today" detail={data ? longDay(data.day) : undefined} />
      {error ? <Problem title="What needs you today could not be read">{error.message}</Problem> : null}
      {data && data.items.length === 0 ? (
        <EmptyState title="Nothing needs you today">
          Note a contact on somebody’s profile with a day to follow it up, and it is here on that day. A source that stops is here too.
        </EmptyState>
      ) : null}
      {followUps.length > 0 ? (
        <Group title="Follow up" detail={figure(data?.followUps ?? followUps.length)}>
          {followUps.map((item) => (
            <FollowUpRow key={item.id} item={item} today={data?.day ?? item.due} />
          ))}
        </Group>
      ) : null}
      {sources.length > 0 ? (
        <Group title="Sources" detail={figure(sources.length)}>
          {sources.map((item) => (
            <SourceRow key={`${item.kind} ${item.source.id}`} item={item} />
          ))}
        </Group>
      ) : null}
    </div>
  );
}

function Group({ title, detail, children }: { title: string; detail: string; children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h2>
        {title} <span className={styles.count}>{detail}</span>
      </h2>
      <ul aria-label={title}>{children}</ul>
    </section>
  );
}

const DAY = 86_400_000;
const later = (day: string, days: number): string => dayName(Math.round(Date.parse(day) / DAY) + days);
const longDay = (day: string): string =>
  new Date(day).toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

function FollowUpRow({ item, today }: { item: FollowUp; today: string }) {
  const { id, contributor, late, text } = item;
  const changing = useChanging();
  const kept = (error: unknown) => toastError(error, 'It stays for today.');
  const done = () => void api.contributors.finishFollowUp({ contact: id }).then(() => toast({ text: 'Followed up.', undo: true }), kept);
  const postpone = (days: number) => {
    const on = later(today, days);
    void api.contributors
      .editContact({ contact: id, followUpOn: on })
      .then(() => toast({ text: `Put off to ${longDay(on)}.`, undo: true }), kept);
  };
  return (
    <li className={styles.row}>
      <Avatar name={contributor.name} />
      <UnstyledButton className={styles.name} onClick={() => go('contributors', { contributor: contributor.id })}>
        {contributor.name || 'Somebody who is not here any more'}
      </UnstyledButton>
      <span className={styles.text}>{text}</span>
      <span className={styles.when} data-late={late > 0 || undefined}>
        {late > 0 ? (
          <>
            <IconClock size="0.8125rem" stroke={1.8} aria-hidden /> {counted(late, 'day')} late
          </>
        ) : (
          'today'
        )}
      </span>
      <Button size="xs" variant="subtle" aria-label={`Done: ${contributor.name}`} onClick={done} {...changing}>
        Done
      </Button>
      <Menu position="bottom-end" width="11rem">
        <Menu.Target>
          <Button size="xs" variant="subtle" aria-label={`Later: ${contributor.name}`} {...changing}>
            Later
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => postpone(1)}>Tomorrow</Menu.Item>
          <Menu.Item onClick={() => postpone(7)}>In a week</Menu.Item>
          <Menu.Item onClick={() => postpone(30)}>In 30 days</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function SourceRow({ item }: { item: Exclude<TodayItem, FollowUp> }) {
  const { source } = item;
  const stopped = item.kind === 'source_stopped';
  return (
    <li className={styles.row}>
      <IconAlertTriangle className={styles.warn} size="1.125rem" stroke={1.6} aria-hidden />
      <UnstyledButton className={styles.name} onClick={() => go('sources')}>
        {source.name}
      </UnstyledButton>
      <span className={styles.text}>{stopped ? item.text : `${counted(item.count, 'item')} could not be read and were set aside.`}</span>
      <span className={styles.when}>{stopped ? <TimeAgo at={item.at} short /> : null}</span>
      <Button size="xs" variant="subtle" aria-label={`Look at ${source.name}`} onClick={() => go('sources')}>
        Look
      </Button>
    </li>
  );
}
