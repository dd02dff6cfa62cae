import { Select, TextInput } from '@mantine/core';
import { type RefObject, useState } from 'react';
import type { PlainRule, ProductGroupRow } from '../../shared/contract/product-groups.ts';
import { api } from '../app/api.ts';
import { toast } from '../app/toasts.ts';
import { DayField } from '../ui/DayField.tsx';
import { EditorFrame } from '../ui/EditorFrame.tsx';
import { localDay } from '../ui/local-day.ts';

interface Props {
  group: ProductGroupRow;
  /** The rule that is changed; without one, a new one is made. */
  rule?: PlainRule;
  /** `change`: it ends on a day and another begins; `correct`: it is as if it had never been otherwise. */
  how?: 'change' | 'correct';
  /** All groups, one of which the rule may move to. */
  groups: readonly ProductGroupRow[];
  onClose: () => void;
  otherwise: RefObject<HTMLElement | null>;
}

const subjects: { value: PlainRule['over']; label: string; example: string }[] = [
  { value: 'label', label: 'Label', example: 'group::editor, or group::* for all that begin so' },
  { value: 'path', label: 'Path', example: 'docs/index.md, or docs/* for all that begin so' },
  { value: 'project', label: 'Project', example: 'north/lamp, or north/* for all that begin so' },
];

/** What belongs to a product group, and from which day to which. */
export default function RuleForm({ group, rule, how = 'correct', groups, onClose, otherwise }: Props) {
  const [over, setOver] = useState(rule?.over ?? 'label');
  const [pattern, setPattern] = useState(rule?.pattern ?? '');
  const [to, setTo] = useState(group.id);
  const [from, setFrom] = useState(rule?.from ?? '');
  const [until, setUntil] = useState(rule?.until ?? '');
  const [on, setOn] = useState('');
  const isChange = rule !== undefined && how === 'change';
  const days = { from: from === '' ? null : from, until: until === '' ? null : until };
  const today = [{ label: 'Today', day: localDay() }];
  const save = async () => {
    const said = { over, pattern: pattern.trim() };
    if (!rule) await api.productGroups.addRule({ group: group.id, ...said, ...days });
    else if (isChange) await api.productGroups.changeRule({ rule: rule.id, on, group: to, ...said });
    else await api.productGroups.correctRule({ rule: rule.id, ...said, ...days });
    toast({ text: rule ? `Changed what belongs to ${group.name}.` : `Said what belongs to ${group.name}.`, undo: true });
  };
  return (
    <EditorFrame
      label={rule ? `The rule ${rule.over} ${rule.pattern}` : `What belongs to ${group.name}`}
      isEmpty={pattern.trim() === '' || (isChange && on === '')}
      verb={rule ? 'Save' : 'Add rule'}
      onSave={save}
      onClose={onClose}
      failure={rule ? 'The rule stays as it was; what you wrote is still here.' : 'No rule was added; what you wrote is still here.'}
      otherwise={otherwise}
    >
      <Select
        label="By"
        allowDeselect={false}
        data={subjects}
        value={over}
        onChange={(chosen) => setOver(subjects.find(({ value }) => value === chosen)?.value ?? over)}
      />
      <TextInput
        data-first
        label={subjects.find(({ value }) => value === over)?.label}
        placeholder={subjects.find(({ value }) => value === over)?.example}
        maxLength={255}
        value={pattern}
        onChange={(event) => setPattern(event.currentTarget.value)}
      />
      {isChange ? (
        <>
          <Select
            label="In the group"
            allowDeselect={false}
            data={groups.map(({ id, name }) => ({ value: id, label: name }))}
            value={to}
            onChange={(chosen) => setTo(chosen ?? to)}
          />
          <DayField label="From this day on" day={on} onDay={setOn} choices={today} />
        </>
      ) : (
        <>
          <DayField label="First day (empty: ever since)" day={from} onDay={setFrom} choices={today} />
          <DayField label="Ends on (empty: it holds)" day={until} onDay={setUntil} choices={today} />
        </>
      )}
    </EditorFrame>
  );
}
