import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { contributionNames, longMonth } from '../words.ts';
import { startOf } from './activity-series.ts';
import type { Shown } from './shown.ts';
import styles from './Timeline.module.css';

interface Props {
  shown: Shown;
  onShown: (shown: Shown) => void;
}

/** What the timeline leaves out now, to be shown again one by one. */
export function TimelineFilter({ shown, onShown }: Props) {
  if (shown.kinds.length === 0 && shown.month === null) return null;
  return (
    <div className={styles.filters}>
      {shown.kinds.map((kind) => (
        <Chip
          key={kind}
          text={`Only ${contributionNames[kind].toLocaleLowerCase()}`}
          onRemove={() => onShown({ ...shown, kinds: shown.kinds.filter((one) => one !== kind) })}
        />
      ))}
      {shown.month === null ? null : (
        <Chip text={`${longMonth(startOf(shown.month - 1))} and before`} onRemove={() => onShown({ ...shown, month: null })} />
      )}
    </div>
  );
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  return (
    <UnstyledButton
      className={styles.filterChip}
      onClick={onRemove}
      title="Show everything again"
      aria-label={`${text}. Show everything again`}
    >
      {text}
      <IconX size="0.75rem" stroke={1.8} aria-hidden />
    </UnstyledButton>
  );
}
