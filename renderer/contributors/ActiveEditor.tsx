import { Input, NumberInput, UnstyledButton } from '@mantine/core';
import type { Condition } from '../../shared/contract/segments.ts';
import { exactSpanOf } from '../../shared/domain/time/ages.ts';
import type { ConditionWords, EditorProps } from '../segments/index.ts';
import { counted, locale } from '../ui/figures.ts';
import styles from './ActiveEditor.module.css';

type Active = Extract<Condition, { field: 'active' }>;

const DAY = 86_400_000;
/** 6 months, 12 months and 2 years begin with these days. */
const quick = [30, 90, 183, 365, 730] as const;
const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "90 days", "12 months" */
export function span(days: number): string {
  const { value, unit } = exactSpanOf(days);
  return counted(value, unit);
}

export const activeWords = (condition: Active, negated: boolean): ConditionWords =>
  windowWords(negated ? 'Not active' : 'Active', condition, negated);

/** The same of when somebody was first seen. */
export const firstActiveWords = (condition: Omit<Active, 'field'>, negated: boolean): ConditionWords =>
  windowWords(negated ? 'Not first active' : 'First active', condition, false);

function windowWords(label: string, { from, to, lastDays }: Omit<Active, 'field'>, negated: boolean): ConditionWords {
  // "Less than", because that is what is counted: somebody last seen "90 d" ago is not one of them.
  if (lastDays !== undefined)
    return negated ? { label: `${label} for`, value: span(lastDays) } : { label: `${label} less than`, value: `${span(lastDays)} ago` };
  if (from !== undefined && to !== undefined) return { label, value: date.formatRange(from, to) };
  if (from !== undefined) return { label: `${label} since`, value: date.format(from) };
  return { label: `${label} until`, value: to === undefined ? '…' : date.format(to) };
}

/** Whole days as UTC has them, like every month in these screens. */
const asText = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString().slice(0, 10));
const firstMoment = (text: string): number | undefined => (text === '' ? undefined : Date.parse(`${text}T00:00:00Z`));
const lastMoment = (text: string): number | undefined => (text === '' ? undefined : Date.parse(`${text}T00:00:00Z`) + DAY - 1);

/** Less than so many days ago, or between two dates, both included. */
export function ActiveEditor({ value, onChange }: EditorProps<Active>) {
  const between = (from: number | undefined, to: number | undefined) => {
    if (from === undefined && to === undefined) return onChange(null);
    onChange({ field: 'active', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  };
  const days = value?.lastDays;
  return (
    <>
      <Input.Wrapper label="Less than this long ago" labelElement="div">
        <fieldset className={styles.quick} aria-label="Less than this long ago">
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
      </Input.Wrapper>
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
