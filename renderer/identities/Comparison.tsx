import { UnstyledButton } from '@mantine/core';
import { IconArrowMerge, IconCheck, IconX } from '@tabler/icons-react';
import type { SuggestionRow } from '../../shared/contract/identities.ts';
import { go } from '../app/navigation.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { counted, month } from '../ui/figures.ts';
import styles from './DeskScreen.module.css';

/** Both sides, what agrees, and what does not. */
export function Comparison({ suggestion: { one, other, reasons, against } }: { suggestion: SuggestionRow }) {
  return (
    <section className={styles.comparison} aria-label={`${one.name} and ${other.name}`}>
      <div className={styles.sides}>
        <Side side={one} />
        <IconArrowMerge className={styles.merge} size="1.25rem" stroke={1.6} aria-hidden />
        <Side side={other} />
      </div>
      <Signs title="What agrees" signs={reasons} isFor />
      {against.length > 0 ? <Signs title="What speaks against it" signs={against} /> : null}
      <h3>What would change</h3>
      <p className={styles.change}>
        One profile with {counted(one.contributions + other.contributions, 'contribution')}, {spanOf(one, other)}. Notes, tags and values of
        both stay, and of two answers about consent the stricter one holds.
      </p>
    </section>
  );
}

function Side({ side }: { side: SuggestionRow['one'] }) {
  const { contributor, name, contributions, identities } = side;
  return (
    <div className={styles.side}>
      <h2>
        <Avatar name={name} size={32} />
        <UnstyledButton className={styles.open} onClick={() => go('contributors', { contributor })}>
          {name}
        </UnstyledButton>
      </h2>
      <p>
        {counted(contributions, 'contribution')}, {spanOf(side)}
      </p>
      <ul>
        {identities.map((identity) => (
          <li key={identity} title={identity}>
            {identity}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Active = Pick<SuggestionRow['one'], 'firstActive' | 'lastActive'>;

/** "May 2024 to March 2026" of all of them together. */
function spanOf(...sides: Active[]): string {
  const first = Math.min(...sides.map(({ firstActive }) => firstActive ?? Number.POSITIVE_INFINITY));
  const last = Math.max(...sides.map(({ lastActive }) => lastActive ?? Number.NEGATIVE_INFINITY));
  if (!Number.isFinite(first) || !Number.isFinite(last)) return 'without a date';
  return month(first) === month(last) ? month(first) : `${month(first)} to ${month(last)}`;
}

function Signs({ title, signs, isFor = false }: { title: string; signs: readonly string[]; isFor?: boolean }) {
  const Sign = isFor ? IconCheck : IconX;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.agrees} aria-label={title}>
        {signs.map((sign) => (
          <li key={sign}>
            <Sign className={isFor ? styles.yes : styles.no} size="0.875rem" stroke={2} aria-hidden />
            {sign}
          </li>
        ))}
      </ul>
    </>
  );
}
