import { TextInput, UnstyledButton } from '@mantine/core';
import styles from './DayField.module.css';

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
