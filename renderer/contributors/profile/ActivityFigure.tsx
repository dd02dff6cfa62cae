import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { counted, figure } from '../../ui/figures.ts';
import { longMonth } from '../words.ts';
import styles from './ActivityFigure.module.css';
import { ActivityTable } from './ActivityTable.tsx';
import { type ActiveMonth, hasRecent, headline, monthNumber, monthNumberOf, type Range, seriesOf, TWO_YEARS } from './activity-series.ts';
import { barsOf, unitOf } from './figure-words.ts';
import text from './text.module.css';

const ActivityChart = lazy(() => import('../../ui/ActivityChart.tsx'));

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
  const goesBack = recent && oldest !== undefined && monthNumberOf(asOf) - monthNumber(oldest.month) >= TWO_YEARS;
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
          {unitOf(series, asOf)}
          {goesBack ? (
            <UnstyledButton className={text.link} onClick={() => setChosen(range === 'all' ? 'recent' : 'all')}>
              {range === 'all' ? 'two years' : `since ${Math.floor(monthNumber(oldest.month) / 12)}`}
            </UnstyledButton>
          ) : null}
          <span className={styles.spring} />
          {figure(series.activeDays)} in all
        </span>
      </figcaption>
      {asTable ? (
        <ActivityTable series={series} onMonth={onMonth} />
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
