import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SuggestionRow } from '../../shared/contract/identities.ts';
import { Avatar } from '../ui/Avatar.tsx';
import lines from '../ui/ChosenLine.module.css';
import { counted, figure } from '../ui/figures.ts';
import { intoView } from '../ui/into-view.ts';
import styles from './DeskScreen.module.css';
import { keyOf } from './desk.ts';

interface Props {
  /** Of each tier, also those that are not loaded. */
  counts: Record<SuggestionRow['tier'], number>;
  rows: readonly SuggestionRow[];
  later: readonly SuggestionRow[];
  chosen: string;
  onChoose: (key: string) => void;
  children: ReactNode;
}

const titles: Record<SuggestionRow['tier'], string> = { certain: 'Certain', likely: 'Likely', possible: 'Possible' };

/** What waits for an answer, the surest first, and what was put off. */
export function Queue({ counts, rows, later, chosen, onChoose, children }: Props) {
  const parts = [
    ...(['certain', 'likely', 'possible'] as const).map((tier) => ({
      title: titles[tier],
      its: rows.filter((row) => row.tier === tier),
      count: counts[tier],
    })),
    { title: 'Later', its: later, count: later.length },
  ];
  return (
    <nav className={styles.queue} aria-label="Suggestions">
      <div className={styles.tools}>{children}</div>
      {parts.map(({ title, its, count }) =>
        its.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <h2 className={styles.tier}>
              {title} <span>{its.length < count ? `${figure(its.length)} of ${figure(count)}` : figure(its.length)}</span>
            </h2>
            <ul>
              {its.map((row) => (
                <li key={keyOf(row)}>
                  <Line row={row} isChosen={keyOf(row) === chosen} onChoose={() => onChoose(keyOf(row))} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      <p className={styles.foot}>A name alone never joins anyone.</p>
    </nav>
  );
}

function Line({
  row: { one, other, reasons, against },
  isChosen,
  onChoose,
}: {
  row: SuggestionRow;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <UnstyledButton
      ref={isChosen ? intoView : null}
      className={`${lines.line} ${styles.line}`}
      aria-current={isChosen || undefined}
      onClick={onChoose}
    >
      <span className={styles.faces}>
        <Avatar name={one.name} size={24} />
        <Avatar name={other.name} size={24} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{one.name === other.name ? one.name : `${one.name} · ${other.name}`}</span>
        <span className={styles.signs}>
          {counted(reasons.length, 'sign agrees', 'signs agree')}
          {against.length > 0 ? `, ${figure(against.length)} against` : ''}
        </span>
      </span>
    </UnstyledButton>
  );
}
