/** What contributors can be filtered by of who looks after them, what was said and what they agreed to. */
import { Checkbox, NumberInput, Select } from '@mantine/core';
import { IconEye, IconFlag, IconListCheck, IconNote, IconPhone, IconShieldCheck, IconTags } from '@tabler/icons-react';
import { consentAnswers, consentPurposes } from '../../../shared/domain/contributors/consent.ts';
import { useCall } from '../../app/query.ts';
import { ChoiceList, type FilterField, filterField } from '../../segments/index.ts';
import { capital } from '../../ui/letters.ts';
import { span } from '../ActiveEditor.tsx';
import { anyOf } from '../words.ts';
import { answerNames, purposeNames } from './few.ts';
import { ValueEditor, valueWords } from './ValueEditor.tsx';

const dealings = 'Contact and consent';
const about = 'About them';

const owner = filterField({
  field: 'value',
  of: 'owner',
  group: dealings,
  label: 'Owner',
  icon: IconFlag,
  yes: 'Is so',
  no: 'Is not so',
  useWords: () => {
    const team = useCall('team.list', {}).data?.teammates;
    const nameOf = (id: string) => team?.find((one) => one.id === id)?.name ?? (team ? 'somebody who is gone' : '…');
    return (condition, negated) => {
      if (condition.is.how === 'noted') return { label: negated ? 'Nobody owns it' : 'Somebody owns it' };
      return valueWords('Owner', condition, negated, nameOf);
    };
  },
  Editor: (props) => {
    const team = useCall('team.list', {}).data?.teammates ?? [];
    return <ValueEditor {...props} of="owner" kind="choice" options={team.map(({ id, name }) => ({ value: id, label: name }))} />;
  },
});

/** What is so or not, with nothing more to ask. */
function Only({ text, value, onSet }: { text: string; value: boolean; onSet: (set: boolean) => void }) {
  return <Checkbox label={text} checked={value} onChange={(event) => onSet(event.currentTarget.checked)} />;
}

const note = filterField({
  field: 'note',
  group: dealings,
  label: 'Note',
  icon: IconNote,
  single: true,
  yes: 'Has one',
  no: 'Has none',
  useWords: () => (_condition, negated) => ({ label: negated ? 'Without a note' : 'With a note' }),
  Editor: ({ value, onChange }) => (
    <Only text="Somebody wrote a note about them" value={value !== null} onSet={(set) => onChange(set ? { field: 'note' } : null)} />
  ),
});

export const tagged = filterField({
  field: 'tagged',
  group: about,
  label: 'Any tag',
  icon: IconTags,
  single: true,
  yes: 'Has one',
  no: 'Has none',
  useWords: () => (_condition, negated) => ({ label: negated ? 'Without any tag' : 'With any tag' }),
  Editor: ({ value, onChange }) => (
    <Only text="They carry a tag, whichever" value={value !== null} onSet={(set) => onChange(set ? { field: 'tagged' } : null)} />
  ),
});

const watched = filterField({
  field: 'watched',
  group: dealings,
  label: 'Watched',
  icon: IconEye,
  single: true,
  yes: 'Watched',
  no: 'Not watched',
  useWords: () => {
    const team = useCall('team.list', {}).data?.teammates;
    const me = useCall('team.me', {}).data?.me;
    return ({ by }, negated) => {
      const label = negated ? 'Not watched' : 'Watched';
      if (by === undefined) return { label: `${label} by anybody` };
      return { label: `${label} by`, value: by === me?.id ? 'me' : (team?.find((one) => one.id === by)?.name ?? '…') };
    };
  },
  Editor: ({ value, onChange }) => {
    const team = useCall('team.list', {}).data?.teammates ?? [];
    const me = useCall('team.me', {}).data?.me;
    const names = team.map(({ id, name }) => ({ value: id, label: id === me?.id ? `${name} (me)` : name }));
    return (
      <Select
        label="By whom"
        data={[{ value: 'anybody', label: 'Anybody' }, ...names]}
        value={value ? (value.by ?? 'anybody') : null}
        placeholder="Choose"
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(next) => onChange(next === null ? null : { field: 'watched', ...(next === 'anybody' ? {} : { by: next }) })}
      />
    );
  },
});

const consent = filterField({
  field: 'consent',
  group: dealings,
  label: 'Consent',
  icon: IconShieldCheck,
  yes: 'Is so',
  no: 'Is not so',
  useWords: () => (condition, negated) => ({
    label: `Consent to ${purposeNames[condition.purpose]}${negated ? ' is not' : ''}`,
    value: anyOf(condition.anyOf.map((one) => answerNames[one])),
  }),
  Editor: ({ value, onChange }) => {
    const purpose = value?.purpose ?? 'contact';
    const chosen = value?.anyOf ?? [];
    return (
      <>
        <Select
          label="Consent to"
          allowDeselect={false}
          data={consentPurposes.map((one) => ({ value: one, label: capital(purposeNames[one]) }))}
          value={purpose}
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => {
            const one = consentPurposes.find((found) => found === next) ?? purpose;
            onChange({ field: 'consent', purpose: one, anyOf: chosen.length === 0 ? ['given'] : chosen });
          }}
        />
        <ChoiceList
          options={consentAnswers.map((one) => ({ value: one, label: capital(answerNames[one]) }))}
          chosen={chosen}
          onChange={(next) =>
            onChange(next.length === 0 ? null : { field: 'consent', purpose, anyOf: consentAnswers.filter((one) => next.includes(one)) })
          }
          empty=""
          searchLabel="Find"
          note="“None recorded” is neither a yes nor a no: ask first."
        />
      </>
    );
  },
});

const contacted = filterField({
  field: 'contacted',
  group: dealings,
  label: 'Contact',
  icon: IconPhone,
  single: true,
  yes: 'Talked to',
  no: 'Not talked to',
  useWords: () => (condition, negated) => {
    if (condition.lastDays === undefined) return { label: negated ? 'Never talked to' : 'Ever talked to' };
    return negated
      ? { label: 'Not talked to for', value: span(condition.lastDays) }
      : { label: 'Talked to less than', value: `${span(condition.lastDays)} ago` };
  },
  Editor: ({ value, onChange }) => (
    <>
      <Checkbox
        label="At any time"
        checked={value !== null && value.lastDays === undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? { field: 'contacted' } : null)}
      />
      <NumberInput
        label="Less than so many days ago"
        value={value?.lastDays ?? ''}
        min={1}
        max={36_500}
        allowDecimal={false}
        clampBehavior="strict"
        onChange={(next) => onChange(typeof next === 'number' && next >= 1 ? { field: 'contacted', lastDays: next } : null)}
      />
    </>
  ),
});

const followUp = filterField({
  field: 'followUp',
  group: dealings,
  label: 'Follow-up',
  icon: IconListCheck,
  single: true,
  yes: 'Is so',
  no: 'Is not so',
  useWords: () => (condition, negated) => {
    if (condition.due) return { label: negated ? 'No follow-up due' : 'Follow-up due' };
    return { label: negated ? 'No follow-up open' : 'Follow-up open' };
  },
  Editor: ({ value, onChange }) => (
    <Select
      label="Follow-up"
      placeholder="Choose"
      allowDeselect={false}
      data={[
        { value: 'due', label: 'Due today or before' },
        { value: 'open', label: 'On any day' },
      ]}
      value={value ? (value.due ? 'due' : 'open') : null}
      comboboxProps={{ withinPortal: false }}
      onChange={(next) => onChange(next === null ? null : { field: 'followUp', due: next === 'due' })}
    />
  ),
});

export const dealingFields: readonly FilterField[] = [owner, watched, contacted, followUp, consent, note];
