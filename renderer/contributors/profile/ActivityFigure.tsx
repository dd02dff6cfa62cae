import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChartBar, IconCopy, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { ActivityBar } from '../../ui/ActivityChart.tsx';
import { counted, figure } from '../../ui/figures.ts';
import { copyText } from '../actions.ts';
import { longMonth, shortMonth } from '../words.ts';
import {
  type ActiveMonth,
  type Bucket,
  hasRecent,
  headline,
  monthNumber,
  monthNumberOf,
  type Range,
  type Series,
  type Step,
  seriesOf,
  startOf,
} from './activity-series.ts';
import styles from './Profile.module.css';

const ActivityChart = lazy(() => import('../../ui/ActivityChart.tsx'));

const ACCENTED = 3;

interface Props {
  months: readonly ActiveMonth[];
  undated: number;
  /** Shows the timeline from before this month (numbered) on. */
  onMonth: (before: number) => void;
}

/** Active days over time: what to read, the bars, and the table behind them. */
export function ActivityFigure({ months, undated, onMonth }: Props) {
  const asOf = useMemo(() => Date.now(), []);
  const recent = hasRecent(months, asOf);
  const [chosen, setChosen] = useState<Range | null>(null);
  const [asTable, setAsTable] = useState(false);
  const range = chosen ?? (recent ? 'recent' : 'all');
  const series = useMemo(() => seriesOf(months, range, asOf), [months, range, asOf]);
  const oldest = months.at(-1);
  const goesBack = recent && oldest !== undefined && monthNumberOf(asOf) - monthNumber(oldest.month) >= 24;
  const otherForm = asTable ? 'Show as a picture' : 'Show as a table';
  if (months.length === 0 && undated > 0) return <p className={styles.undated}>{undatedWords(undated)}</p>;
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span className={styles.figureHead}>
          <h3 className={styles.figureTitle}>{headline(months, asOf, longMonth)}</h3>
          <span className={styles.spring} />
          <ActionIcon size="sm" aria-label={otherForm} title={otherForm} onClick={() => setAsTable(!asTable)}>
            {asTable ? <IconChartBar size="1rem" stroke={1.6} aria-hidden /> : <IconTable size="1rem" stroke={1.6} aria-hidden />}
          </ActionIcon>
        </span>
        <span className={styles.unit}>
          {unitOf(series)}
          {goesBack ? (
            <UnstyledButton className={styles.link} onClick={() => setChosen(range === 'all' ? 'recent' : 'all')}>
              {range === 'all' ? 'two years' : `since ${Math.floor(monthNumber(oldest.month) / 12)}`}
            </UnstyledButton>
          ) : null}
          <span className={styles.spring} />
          {figure(series.activeDays)} in all
        </span>
      </figcaption>
      {asTable ? (
        <FigureTable series={series} onMonth={onMonth} />
      ) : (
        <div className={styles.figureRoom}>
          <Suspense>
            <ActivityChart bars={barsOf(series, asOf)} onPick={(key) => onMonth(Number(key))} />
          </Suspense>
        </div>
      )}
      {undated > 0 ? <p className={styles.undated}>{undatedWords(undated)}</p> : null}
    </figure>
  );
}

function undatedWords(undated: number): string {
  return `${counted(undated, 'thing')} ${undated === 1 ? 'has' : 'have'} no date that can be believed, such as 1970 or a year to come. ${undated === 1 ? 'It is' : 'They are'} not in these figures.`;
}

const stepWords: Record<Step, string> = { month: 'month', quarter: 'quarter', year: 'year' };

function unitOf({ step, buckets }: Series): string {
  const first = buckets[0];
  const span = step === 'month' && buckets.length === 24 ? 'two years' : first ? `since ${longMonth(startOf(first.from))}` : '';
  return `active days a ${stepWords[step]}, ${span}`;
}

function nameOf(bucket: Bucket, step: Step): string {
  if (step === 'month') return longMonth(startOf(bucket.from));
  const year = Math.floor(bucket.from / 12);
  return step === 'year' ? String(year) : `${shortMonth(startOf(bucket.from))} to ${shortMonth(startOf(bucket.to - 1))}`;
}

function tell(bucket: Bucket, step: Step): string {
  const what = bucket.activities === 0 ? 'nothing' : `${counted(bucket.activities, 'thing')} on ${counted(bucket.activeDays, 'day')}`;
  return `${nameOf(bucket, step)}: ${what}`;
}

/** The key of a bar is the month after its last, where the timeline is to begin. */
function barsOf({ step, buckets }: Series, asOf: number): ActivityBar[] {
  const now = monthNumberOf(asOf);
  return buckets.map((bucket, index) => ({
    key: String(bucket.to),
    value: bucket.activeDays,
    told: tell(bucket, step),
    label: labelOf(buckets, index, step),
    accented: step === 'month' && bucket.from > now - ACCENTED,
  }));
}

/** Names at both ends and at each January, as far as they do not meet. */
function labelOf(buckets: readonly Bucket[], index: number, step: Step): string | undefined {
  const bucket = buckets[index];
  if (!bucket) return undefined;
  const last = buckets.length - 1;
  if (step === 'month' && last <= 24) {
    if (index === 0 || index === last || (bucket.from % 12 === 0 && index > 4 && index < last - 3)) return shortMonth(startOf(bucket.from));
    return undefined;
  }
  const year = Math.floor(bucket.from / 12);
  const isNewYear = bucket.from % 12 === 0;
  const every = Math.max(
    1,
    Math.ceil((buckets[last] ? Math.floor(buckets[last].from / 12) - Math.floor((buckets[0]?.from ?? 0) / 12) : 0) / 6),
  );
  return isNewYear && year % every === 0 ? String(year) : undefined;
}

function FigureTable({ series, onMonth }: { series: Series; onMonth: (before: number) => void }) {
  const rows = series.buckets.toReversed();
  const asText = () =>
    ['Period\tThings\tActive days', ...rows.map((one) => `${nameOf(one, series.step)}\t${one.activities}\t${one.activeDays}`)].join('\n');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.tableRoom} aria-label="Activity as a table" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">
              {series.step === 'month' ? 'Month' : series.step === 'quarter' ? 'Quarter' : 'Year'}
              <ActionIcon
                size="1.25rem"
                aria-label="Copy the table"
                title="Copy the table"
                onClick={() => void copyText(asText(), 'the table')}
              >
                <IconCopy size="0.875rem" stroke={1.6} aria-hidden />
              </ActionIcon>
            </th>
            <th scope="col">Things</th>
            <th scope="col">Active days</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.from}>
              <th scope="row">
                {one.activities > 0 ? (
                  <UnstyledButton className={styles.link} onClick={() => onMonth(one.to)} title="Show it in the timeline">
                    {nameOf(one, series.step)}
                  </UnstyledButton>
                ) : (
                  nameOf(one, series.step)
                )}
              </th>
              <td>{figure(one.activities)}</td>
              <td>{figure(one.activeDays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
