import { NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Condition, ValueTest } from '../../../shared/contract/segments.ts';
import type { CustomKind } from '../../../shared/domain/contributors/details.ts';
import { useCall } from '../../app/query.ts';
import { ChoiceList, type ChoiceOption, type ConditionWords, type EditorProps } from '../../segments/index.ts';
import styles from '../ActiveEditor.module.css';
import { few } from './few.ts';

export type ValueCondition = Extract<Condition, { field: 'value' }>;
type How = ValueTest['how'];

/** What can be asked of each kind of field. */
const tests: Record<CustomKind, readonly How[]> = {
  text: ['anyOf', 'contains', 'noted'],
  link: ['contains', 'noted'],
  choice: ['anyOf', 'noted'],
  number: ['number', 'noted'],
  date: ['date', 'noted'],
};
const testNames: Record<How, string> = {
  anyOf: 'is one of',
  contains: 'contains',
  number: 'is between',
  date: 'is between',
  noted: 'is noted at all',
};

export interface ValueField {
  of: ValueCondition['of'];
  kind: CustomKind;
  /** Those to choose from; `null`: those that are noted of somebody. */
  options: readonly ChoiceOption[] | null;
}

/** Asks for one value that people have. */
export function ValueEditor({ value, onChange, of, kind, options }: EditorProps<ValueCondition> & ValueField) {
  const [how, setHow] = useState<How>(value?.is.how ?? tests[kind][0] ?? 'noted');
  const noted = useCall('contributors.values', { field: of as 'title' }, { enabled: options === null && how === 'anyOf' }).data?.values;
  const put = (is: ValueTest | null) => onChange(is && { field: 'value', of, is });
  const choose = (next: How) => {
    setHow(next);
    put(next === 'noted' ? { how: 'noted' } : null);
  };
  const is = value?.is;
  return (
    <>
      <Select
        aria-label="What is asked of it"
        allowDeselect={false}
        data={tests[kind].map((one) => ({ value: one, label: testNames[one] }))}
        value={how}
        onChange={(next) => choose(tests[kind].find((one) => one === next) ?? how)}
        comboboxProps={{ withinPortal: false }}
      />
      {how === 'anyOf' ? (
        <ChoiceList
          options={options ?? noted?.map((one) => ({ value: one.value, label: one.value, count: one.people })) ?? []}
          chosen={is?.how === 'anyOf' ? is.values : []}
          onChange={(values) => put(values.length === 0 ? null : { how: 'anyOf', values })}
          empty="Nobody has a value here yet."
          searchLabel="Find a value"
        />
      ) : null}
      {how === 'contains' ? (
        <TextInput
          label="These letters"
          description="Case and accents make no difference."
          value={is?.how === 'contains' ? is.text : ''}
          maxLength={200}
          onChange={(event) => put(event.currentTarget.value.trim() === '' ? null : { how: 'contains', text: event.currentTarget.value })}
        />
      ) : null}
      {how === 'number' ? <NumberTest is={is} onPut={put} /> : null}
      {how === 'date' ? <DateTest is={is} onPut={put} /> : null}
    </>
  );
}

interface TestProps {
  is: ValueTest | undefined;
  onPut: (is: ValueTest | null) => void;
}

function NumberTest({ is, onPut }: TestProps) {
  const { from, to } = is?.how === 'number' ? is : {};
  const put = (one: number | undefined, other: number | undefined) =>
    onPut(
      one === undefined && other === undefined
        ? null
        : { how: 'number', ...(one === undefined ? {} : { from: one }), ...(other === undefined ? {} : { to: other }) },
    );
  const read = (next: string | number) => (typeof next === 'number' ? next : undefined);
  return (
    <div className={styles.dates}>
      <NumberInput label="At least" value={from ?? ''} onChange={(next) => put(read(next), to)} />
      <NumberInput label="At most" value={to ?? ''} onChange={(next) => put(from, read(next))} />
    </div>
  );
}

function DateTest({ is, onPut }: TestProps) {
  const { from = '', to = '' } = is?.how === 'date' ? is : {};
  const put = (one: string, other: string) =>
    onPut(
      one === '' && other === '' ? null : { how: 'date', ...(one === '' ? {} : { from: one }), ...(other === '' ? {} : { to: other }) },
    );
  return (
    <div className={styles.dates}>
      <TextInput type="date" label="From" value={from} onChange={(event) => put(event.currentTarget.value, to)} />
      <TextInput type="date" label="To" value={to} onChange={(event) => put(from, event.currentTarget.value)} />
    </div>
  );
}

function spanWords(from: string | number | undefined, to: string | number | undefined): string {
  if (from !== undefined && to !== undefined) return from === to ? String(from) : `${from} to ${to}`;
  return from === undefined ? `at most ${to}` : `at least ${from}`;
}

/** `nameOf`: how a value reads. Whoever has no value at all is among those of whom it is not so. */
export function valueWords(label: string, { is }: ValueCondition, negated: boolean, nameOf = (value: string) => value): ConditionWords {
  switch (is.how) {
    case 'noted':
      return { label: negated ? `${label} not noted` : `${label} noted` };
    case 'anyOf':
      return { label: negated ? `${label} is not` : label, ...few(is.values.map(nameOf)) };
    case 'contains':
      return { label: negated ? `${label} without` : `${label} with`, value: `“${is.text}”` };
    default:
      if (is.from === undefined && is.to === undefined) return { label: negated ? `${label} not noted` : `${label} noted` };
      return { label: negated ? `${label} not` : label, value: spanWords(is.from, is.to) };
  }
}
