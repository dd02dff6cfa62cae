import { Button, NativeSelect } from '@mantine/core';
import type { SourceRhythm, SourceRow } from '../../shared/contract/sources.ts';
import { type Interval, intervals } from '../../shared/domain/sources/rhythm.ts';
import { useCall } from '../app/query.ts';
import { readSource } from '../app/reading.ts';
import { useChanging } from '../app/use-workspace.ts';
import { Problem } from '../ui/Problem.tsx';
import { TimeAgo, TimeAhead } from '../ui/TimeAgo.tsx';
import styles from './Rhythm.module.css';
import { pauseSource, resumeSource, setSchedule } from './rhythm-actions.ts';
import { addressOf, budgetWords, intervalNames, restWords, waitingTitle } from './rhythm-words.ts';
import { editWords } from './words.ts';

/** When a source is read next by itself, or what it rests for; nothing while that is not known. */
function useNext(id: string) {
  const { data } = useCall('sources.ahead', {});
  return data?.sources.find((one) => one.id === id);
}

/** How often a source is read by itself, when that is next, and what its server lets one ask. */
export function Rhythm({ source, rhythm }: { source: SourceRow; rhythm: SourceRhythm }) {
  const { id } = source;
  const address = addressOf(source);
  const changing = useChanging();
  const next = useNext(id);
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
      <p className={styles.words}>
        {next && next.at !== null ? (
          <Next at={next.at} isWaiting={rhythm.waiting !== null} />
        ) : (
          restWords(next?.rests ?? null, address !== null)
        )}
      </p>
      {budget ? (
        <p className={styles.budget}>
          {budgetWords(budget, address)}
          {' · said '}
          <TimeAgo at={budget.saidAt} />
        </p>
      ) : null}
    </section>
  );
}

function Next({ at, isWaiting }: { at: number; isWaiting: boolean }) {
  if (isWaiting) return null;
  return (
    <>
      Next: <TimeAhead at={at} />, while Cairn is open.
    </>
  );
}

/** A run that could not be made, and is by itself as soon as it can. */
export function Waiting({
  source,
  waiting,
  onEdit,
}: {
  source: SourceRow;
  waiting: NonNullable<SourceRhythm['waiting']>;
  onEdit: () => void;
}) {
  const changing = useChanging();
  const next = useNext(source.id);
  return (
    <Problem
      isCalm={!waiting.outOfTouch}
      title={waitingTitle(waiting, addressOf(source))}
      action={
        <>
          {waiting.outOfTouch ? (
            <Button variant="subtle" onClick={onEdit} {...changing}>
              {editWords(source)}…
            </Button>
          ) : null}
          <Button variant="default" onClick={() => void readSource(source.id)} {...changing}>
            Try now
          </Button>
        </>
      }
    >
      {waiting.words}{' '}
      {next?.rests === null ? (
        <>
          Cairn asks again by itself <TimeAhead at={waiting.until} />.
        </>
      ) : (
        'Cairn asks again when you do.'
      )}
    </Problem>
  );
}
