import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { figure } from '../../ui/figures.ts';
import { copyText } from '../actions.ts';
import styles from './ActivityFigure.module.css';
import type { Series, Step } from './activity-series.ts';
import { nameOf } from './figure-words.ts';
import text from './text.module.css';

const heads: Record<Step, string> = { month: 'Month', quarter: 'Quarter', year: 'Year' };

interface Props {
  series: Series;
  /** Shows the timeline from before this month (numbered) on. */
  onMonth: (before: number) => void;
}

/** The figures behind the picture, newest first; each period opens to its rows. */
export function ActivityTable({ series, onMonth }: Props) {
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
              {heads[series.step]}
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
                  <UnstyledButton className={text.link} onClick={() => onMonth(one.to)} title="Show it in the timeline">
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
