import { Button, NativeSelect } from '@mantine/core';
import type { SourceRhythm, SourceRow } from '../../shared/contract/sources.ts';
import { type Interval, intervals } from '../../shared/domain/sources/rhythm.ts';
import { useCall } from '../app/query.ts';
import { readSource } from '../app/reading.ts';
import { useChanging } from '../app/use-workspace.ts';
import { Problem } from '../ui/Problem.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import styles from './Rhythm.module.css';
import { pauseSource, resumeSource, setSchedule } from './rhythm-actions.ts';
import { budgetWords, intervalNames, restWords, waitingTitle } from './rhythm-words.ts';

/** How often a source is read by itself, when that is next, and what its server lets one ask. */
export function Rhythm({ source: { id, server }, rhythm }: { source: SourceRow; rhythm: SourceRhythm }) {
  const changing = useChanging();
  const { data } = useCall('sources.ahead', {});
  const next = data?.sources.find((one) => one.id === id);
  const { every, paused, budget } = rhythm;
  return (
    <section className={styles.rhythm} aria-label="How it keeps itself current">
      <label className={styles.label} htmlFor="source-every">
        Read by itself
      </label>
      <NativeSelect
        id="source-every"
        value={every}
        data={intervals.map((value) => ({ value, label: intervalNames[value] }))}
        onChange={(event) => void setSchedule(id, event.currentTarget.value as Interval)}
        {...changing}
      />
      {paused ? (
        <Button variant="default" onClick={() => void resumeSource(id)} {...changing}>
          Go on
        </Button>
      ) : every === 'never' ? null : (
        <Button variant="default" onClick={() => void pauseSource(id)} {...changing}>
          Pause
        </Button>
      )}
      <p className={styles.words} aria-live="polite">
        {next && next.at !== null ? (
          <Next at={next.at} isWaiting={rhythm.waiting !== null} />
        ) : (
          restWords(next?.rests ?? null, server !== null)
        )}
      </p>
      {budget ? (
        <p className={styles.budget}>
          {budgetWords(budget, server?.address ?? null)}
          {' · said '}
          <TimeAgo at={budget.saidAt} />
        </p>
      ) : null}
    </section>
  );
}

function Next({ at, isWaiting }: { at: number; isWaiting: boolean }) {
  if (isWaiting) return null;
  return at <= Date.now() ? (
    'Next: as soon as it is its turn.'
  ) : (
    <>
      Next: <TimeAgo at={at} />, while Cairn is open.
    </>
  );
}

/** A run that could not be made, and is by itself as soon as it can. */
export function Waiting({
  source,
  waiting,
  paused,
}: {
  source: SourceRow;
  waiting: NonNullable<SourceRhythm['waiting']>;
  paused: boolean;
}) {
  const changing = useChanging();
  return (
    <Problem
      isCalm={!waiting.outOfTouch}
      title={waitingTitle(waiting, source.server?.address ?? null)}
      action={
        <Button variant="default" onClick={() => void readSource(source.id)} {...changing}>
          Try now
        </Button>
      }
    >
      {waiting.words} {paused ? 'The source is paused, so it is not tried by itself.' : <Again waiting={waiting} />}
    </Problem>
  );
}

function Again({ waiting: { why, until } }: { waiting: NonNullable<SourceRhythm['waiting']> }) {
  if (until <= Date.now()) return 'It is tried again as soon as it is its turn.';
  return (
    <>
      {why === 'network' ? 'It is tried again by itself' : 'It goes on by itself'} <TimeAgo at={until} />.
    </>
  );
}
