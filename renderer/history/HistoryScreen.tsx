import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ChangeSetRow } from '../../shared/contract/history.ts';
import { aboutOf } from '../../shared/domain/history/labels.ts';
import { api } from '../app/api.ts';
import { ScreenBar } from '../app/ScreenBar.tsx';
import { doersOf, fateOf, restingFor, undoChange, verbOf } from '../app/undo.ts';
import { usePages } from '../app/use-pages.ts';
import { useChanging } from '../app/use-workspace.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { counted, dayHeading, exact, figure, time } from '../ui/figures.ts';
import { Problem } from '../ui/Problem.tsx';
import { Changes } from './Changes.tsx';
import styles from './HistoryScreen.module.css';

/** Every decision, newest first; each opens to what was before and after, and can be undone. */
export default function HistoryScreen() {
  const { rows, total, error, isMore, isAsking, more } = usePages('history.list', {}, 100, (offset, limit) =>
    api.history.list({ offset, limit }),
  );
  return (
    <div className={styles.page}>
      <ScreenBar title="History" detail={total ? counted(total, 'change') : undefined} />
      {error ? (
        <div className={styles.problem}>
          <Problem title="The history could not be read">{error.message}</Problem>
        </div>
      ) : null}
      {total === 0 ? (
        <EmptyState title="Nothing decided yet">
          Whatever you write down, tag, rename or remove is listed here, with what was before and after. Any of it can be undone, also next
          week.
        </EmptyState>
      ) : null}
      {byDay(rows).map(({ heading, sets }) => (
        <section key={heading} className={styles.day}>
          <h2>{heading}</h2>
          <ul>
            {sets.map((set) => (
              <ChangeSet key={set.id} set={set} />
            ))}
          </ul>
        </section>
      ))}
      {isMore ? (
        <Button className={styles.more ?? ''} variant="default" loading={isAsking} onClick={more}>
          Show earlier changes
        </Button>
      ) : null}
    </div>
  );
}

function ChangeSet({ set }: { set: ChangeSetRow }) {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const changing = useChanging();
  const run = (): void => {
    setBusy(true);
    void undoChange(set).finally(() => setBusy(false));
  };
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <li className={styles.set} data-undone={set.undone || undefined}>
      <div className={styles.row}>
        <UnstyledButton className={styles.open} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Chevron className={styles.chevron} size="0.875rem" stroke={1.6} aria-hidden="true" />
          <time className={styles.time} dateTime={new Date(set.at).toISOString()} title={exact(set.at)}>
            {time(set.at)}
          </time>
          {set.undoes ? <IconArrowBackUp className={styles.back} size="1rem" stroke={1.6} aria-hidden="true" /> : null}
          <span className={styles.label}>{set.label}</span>
          {set.by ? <span className={styles.by}>{doersOf(set)}</span> : null}
          <span className={styles.count}>{fateOf(set) || (set.changes > 1 ? `${figure(set.changes)} things` : '')}</span>
        </UnstyledButton>
        {set.undoable ? (
          <Button
            className={styles.undo ?? ''}
            size="xs"
            variant="subtle"
            loading={isBusy}
            onClick={run}
            aria-label={`${verbOf(set)}: ${aboutOf(set.label)}`}
            {...restingFor(set)}
            {...changing}
          >
            {verbOf(set)}
          </Button>
        ) : null}
      </div>
      {isOpen ? <Changes changeSet={set.id} /> : null}
    </li>
  );
}

function byDay(rows: readonly ChangeSetRow[]): { heading: string; sets: ChangeSetRow[] }[] {
  const days: { heading: string; sets: ChangeSetRow[] }[] = [];
  for (const set of rows) {
    const heading = dayHeading(set.at);
    const last = days.at(-1);
    if (last?.heading === heading) last.sets.push(set);
    else days.push({ heading, sets: [set] });
  }
  return days;
}
