import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { figure } from '../ui/figures.ts';
import { matches } from '../ui/fold.ts';
import styles from './ChoiceList.module.css';

export interface ChoiceOption {
  value: string;
  label: string;
  /** Grey at the right, such as how many people carry a tag. */
  count?: number;
  /** The heading it stands under. */
  group?: string;
  title?: string | undefined;
}

interface Props {
  options: readonly ChoiceOption[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Said when there is nothing to choose from. */
  empty: string;
  searchLabel: string;
  /** Under the list: what is not in it, and why. */
  note?: string | undefined;
}

/** Beyond so many options one types instead of reading. */
const READABLE = 16;
const SHOWN = 60;

/** Several of a list. */
export function ChoiceList({ options, chosen, onChange, empty, searchLabel, note }: Props) {
  const [text, setText] = useState('');
  if (options.length === 0) return <p className={styles.empty}>{empty}</p>;
  const wanted = text.trim();
  const matching = wanted === '' ? options : options.filter((option) => matches(option.label, wanted).length > 0);
  // In the order of the options, so that the same choice is always the same filter.
  const toggle = (value: string) =>
    onChange(options.map((option) => option.value).filter((one) => chosen.includes(one) !== (one === value)));
  return (
    <>
      {options.length > READABLE ? (
        <TextInput
          data-autofocus
          placeholder={searchLabel}
          aria-label={searchLabel}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      <div className={styles.list}>
        {matching.slice(0, SHOWN).map((option, index) => (
          <div key={option.value}>
            {option.group && option.group !== matching[index - 1]?.group ? <div className={styles.group}>{option.group}</div> : null}
            <div className={styles.option} title={option.title}>
              <Checkbox label={option.label} checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
              {option.count === undefined ? null : <span className={styles.count}>{figure(option.count)}</span>}
            </div>
          </div>
        ))}
        {matching.length > SHOWN ? <p className={styles.empty}>{figure(matching.length - SHOWN)} more. Type to find them.</p> : null}
        {matching.length === 0 ? <p className={styles.empty}>Nothing has “{wanted}” in its name.</p> : null}
      </div>
      {note ? <p className={styles.note}>{note}</p> : null}
    </>
  );
}
