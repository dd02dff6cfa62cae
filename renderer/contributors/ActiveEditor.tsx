import { Input, NumberInput, UnstyledButton } from '@mantine/core';
import type { Condition } from '../../shared/contract/segments.ts';
import type { ConditionWords, EditorProps } from '../segments/index.ts';
import { counted, locale } from '../ui/figures.ts';
import styles from './ActiveEditor.module.css';

type Active = Extract<Condition, { field: 'active' }>;

const DAY = 86_400_000;
const quick = [30, 90, 180, 365, 730] as const;
const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

function span(days: number): string {
  if (days % 365 === 0 && days > 365) return counted(days / 365, 'year');
  if (days === 365) return '12 months';
  if (days === 180) return '6 months';
  return counted(days, 'day');
}

export function activeWords(condition: Active, negated: boolean): ConditionWords {
  const label = negated ? 'Not active' : 'Active';
  const { from, to, lastDays } = condition;
  if (lastDays !== undefined) return { label: `${label} in`, value: span(lastDays) };
  if (from !== undefined && to !== undefined) return { label, value: date.formatRange(from, to) };
  if (from !== undefined) return { label: `${label} since`, value: date.format(from) };
  return { label: `${label} until`, value: to === undefined ? '…' : date.format(to) };
}

/** Whole days as UTC has them, like every month in these screens. */
const asText = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString().slice(0, 10));
const firstMoment = (text: string): number | undefined => (text === '' ? undefined : Date.parse(`${text}T00:00:00Z`));
const lastMoment = (text: string): number | undefined => (text === '' ? undefined : Date.parse(`${text}T00:00:00Z`) + DAY - 1);

/** In the last so many days, or between two dates, both included. */
export function ActiveEditor({ value, onChange }: EditorProps<Active>) {
  const between = (from: number | undefined, to: number | undefined) => {
    if (from === undefined && to === undefined) return onChange(null);
    onChange({ field: 'active', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  };
  const days = value?.lastDays;
  return (
    <>
      <fieldset className={styles.quick} aria-label="In the last">
        {quick.map((one) => (
          <UnstyledButton
            key={one}
            className={styles.choice}
            aria-pressed={days === one}
            onClick={() => onChange({ field: 'active', lastDays: one })}
          >
            {span(one)}
          </UnstyledButton>
        ))}
      </fieldset>
      <NumberInput
        label="Another number of days"
        value={days ?? ''}
        min={1}
        max={36_500}
        allowDecimal={false}
        clampBehavior="strict"
        onChange={(next) => onChange(typeof next === 'number' && next >= 1 ? { field: 'active', lastDays: next } : null)}
      />
      <Input.Wrapper label="Between, both days included" labelElement="div">
        <div className={styles.dates}>
          <Input
            type="date"
            aria-label="From"
            min="1970-01-01"
            max="2100-12-31"
            value={asText(value?.from)}
            onChange={(event) => between(firstMoment(event.currentTarget.value), value?.to)}
          />
          <Input
            type="date"
            aria-label="To"
            min="1970-01-01"
            max="2100-12-31"
            value={asText(value?.to)}
            onChange={(event) => between(value?.from, lastMoment(event.currentTarget.value))}
          />
        </div>
      </Input.Wrapper>
    </>
  );
}
