import { TextInput, UnstyledButton } from '@mantine/core';
import { daysLater } from '../../shared/domain/time/days.ts';
import styles from './DayField.module.css';
import { localDay } from './local-day.ts';

interface Props {
  label: string;
  /** `2026-05-14`; empty: none. */
  day: string;
  onDay: (day: string) => void;
  /** The last day that can be chosen. */
  latest?: string;
  /** Days one means most often. Pressed again, one takes itself back. */
  choices: readonly { label: string; day: string }[];
}

interface PastProps {
  label: string;
  day: string;
  onDay: (day: string) => void;
  /** What an emptied field goes back to. */
  otherwise: string;
}

/** A day up to today, which is most often today or the day before. */
export function PastDayField({ label, day, onDay, otherwise }: PastProps) {
  const today = localDay();
  return (
    <DayField
      label={label}
      day={day}
      latest={today}
      onDay={(next) => onDay(next === '' ? otherwise : next)}
      choices={[
        { label: 'Today', day: today },
        { label: 'Yesterday', day: daysLater(today, -1) },
      ]}
    />
  );
}

/** A day, written or picked, with the ones most often meant a press away. */
export function DayField({ label, day, onDay, latest = '9999-12-31', choices }: Props) {
  return (
    <div data-wide>
      <TextInput label={label} type="date" max={latest} value={day} onChange={(event) => onDay(event.currentTarget.value)} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and a legend of its own */}
      <div className={styles.choices} role="group" aria-label={`${label}: at once`}>
        {choices.map((choice) => (
          <UnstyledButton
            key={choice.label}
            className={styles.choice}
            aria-pressed={day === choice.day}
            onClick={() => onDay(day === choice.day ? '' : choice.day)}
          >
            {choice.label}
          </UnstyledButton>
        ))}
      </div>
    </div>
  );
}
