import { NativeSelect, TextInput } from '@mantine/core';
import type { TableColumn } from '../../../shared/contract/tables.ts';
import { type ConsentBasis, type ConsentPurpose, consentBases, consentPurposes } from '../../../shared/domain/contributors/consent.ts';
import type { CustomKind } from '../../../shared/domain/contributors/details.ts';
import type { ImportColumn } from '../../../shared/domain/tables/import/fields.ts';
import { useCall } from '../../app/query.ts';
import styles from './MappingTable.module.css';
import { platformLabels } from './words.ts';

interface Props {
  column: TableColumn;
  mapped: ImportColumn;
  onChange: (next: ImportColumn) => void;
}

/** What else a field needs to know: where usernames are from, which own field, what was agreed to, which comes first in a date. */
export function ColumnOptions({ column, mapped, onChange }: Props) {
  if (mapped.field === 'username') return <PlatformOption column={column} mapped={mapped} onChange={onChange} />;
  if (mapped.field === 'custom') return <OwnFieldOption column={column} mapped={mapped} onChange={onChange} />;
  if (mapped.field === 'consent') return <ConsentOption column={column} mapped={mapped} onChange={onChange} />;
  const order = mapped.order ?? column.order;
  if (mapped.field === 'date' && (order === 'dmy' || order === 'mdy'))
    return (
      <NativeSelect
        aria-label={`How dates are written in ${column.name}`}
        value={order}
        data={[
          { value: 'dmy', label: 'day, month, year' },
          { value: 'mdy', label: 'month, day, year' },
        ]}
        onChange={(event) => onChange({ ...mapped, order: event.currentTarget.value as 'dmy' | 'mdy' })}
      />
    );
  return null;
}

function PlatformOption({ column, mapped, onChange }: Props) {
  const known =
    mapped.platform === undefined || mapped.platform in platformLabels ? [] : [{ value: mapped.platform, label: mapped.platform }];
  return (
    <NativeSelect
      aria-label={`Where the usernames in ${column.name} are from`}
      value={mapped.platform ?? ''}
      data={[{ value: '', label: 'From where?' }, ...known, ...Object.entries(platformLabels).map(([value, label]) => ({ value, label }))]}
      onChange={(event) => onChange({ ...mapped, platform: event.currentTarget.value || undefined })}
    />
  );
}

const MADE = 'new';
const kinds: { value: CustomKind; label: string }[] = [
  { value: 'text', label: 'text' },
  { value: 'number', label: 'a number' },
  { value: 'date', label: 'a date' },
  { value: 'link', label: 'a link' },
];

function OwnFieldOption({ column, mapped, onChange }: Props) {
  const own = useCall('contributors.customFields', {}).data?.fields ?? [];
  const { newField, customField, ...rest } = mapped;
  const fresh = newField ?? { name: column.name.slice(0, 60), kind: 'text' as const, choices: [] };
  return (
    <>
      <NativeSelect
        aria-label={`Which field of your own ${column.name} is for`}
        value={customField ?? MADE}
        data={[{ value: MADE, label: 'A new field' }, ...own.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ currentTarget: { value } }) =>
          onChange(value === MADE ? { ...rest, newField: fresh } : { ...rest, customField: value })
        }
      />
      {customField === undefined ? (
        <div className={styles.pair}>
          <TextInput
            aria-label={`What the new field for ${column.name} is called`}
            value={fresh.name}
            maxLength={60}
            onChange={(event) => onChange({ ...rest, newField: { ...fresh, name: event.currentTarget.value } })}
          />
          <NativeSelect
            aria-label={`What the new field for ${column.name} holds`}
            value={fresh.kind}
            data={kinds}
            onChange={(event) => onChange({ ...rest, newField: { ...fresh, kind: event.currentTarget.value as CustomKind } })}
          />
        </div>
      ) : null}
    </>
  );
}

const purposeWords: Record<ConsentPurpose, string> = {
  contact: 'contact',
  speaking: 'speaking',
  swag: 'swag',
  recognition: 'naming in public',
};

function ConsentOption({ column, mapped, onChange }: Props) {
  const { consent } = mapped;
  if (!consent) return null;
  const change = (changes: Partial<typeof consent>) => onChange({ ...mapped, consent: { ...consent, ...changes } });
  return (
    <>
      <div className={styles.pair}>
        <NativeSelect
          aria-label={`What was agreed to in ${column.name}`}
          value={consent.purpose}
          data={consentPurposes.map((value) => ({ value, label: purposeWords[value] }))}
          onChange={(event) => change({ purpose: event.currentTarget.value as ConsentPurpose })}
        />
        <NativeSelect
          aria-label={`On what the consent in ${column.name} rests`}
          value={consent.basis}
          data={[...consentBases]}
          onChange={(event) => change({ basis: event.currentTarget.value as ConsentBasis })}
        />
      </div>
      <TextInput
        aria-label={`How they agreed in ${column.name}`}
        value={consent.text}
        maxLength={5000}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
    </>
  );
}
