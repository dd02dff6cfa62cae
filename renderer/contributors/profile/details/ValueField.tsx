import { Autocomplete, Select, TextInput } from '@mantine/core';
import { recognitionNames } from '../../../../shared/domain/contributors/detail-words.ts';
import { publicRecognitions, shirtCuts, shirtSizes, suggestedPersonas } from '../../../../shared/domain/contributors/details.ts';
import { useCall } from '../../../app/query.ts';
import { capital } from '../../../ui/letters.ts';
import { useKnownWords } from './known-words.ts';
import type { Subject } from './lines.ts';

interface Props {
  subject: Exclude<Subject, { what: 'item' }>;
  label: string;
  value: string;
  onValue: (value: string) => void;
}

const option = (value: string) => ({ value, label: capital(value) });
const zones = () => Intl.supportedValuesOf('timeZone');

/** Written freely, and often the same for several people. */
const texts: ReadonlySet<unknown> = new Set(['affiliation', 'title', 'location', 'pronouns', 'persona']);

/** The field that fits what a detail may be. */
export function ValueField({ subject, label, value, onValue }: Props) {
  const team = useCall('team.list', {}, { enabled: subject.what === 'value' && subject.field === 'owner' }).data;
  const isText = subject.what === 'value' && texts.has(subject.field);
  const known = useKnownWords(isText ? subject.field : null, subject.field === 'persona' ? suggestedPersonas : []);
  const asks = { label, value };
  const choosing = (data: { value: string; label: string }[]) => (
    <Select {...asks} data={data} value={value === '' ? null : value} onChange={(chosen) => onValue(chosen ?? '')} allowDeselect={false} />
  );
  if (subject.what === 'own') {
    const { kind, choices } = subject.field;
    if (kind === 'choice') return choosing(choices.map((choice) => ({ value: choice, label: choice })));
    return (
      <TextInput
        {...asks}
        type={kind === 'date' ? 'date' : 'text'}
        inputMode={kind === 'number' ? 'decimal' : 'text'}
        placeholder={kind === 'link' ? 'https://' : undefined}
        maxLength={2000}
        onChange={(event) => onValue(event.currentTarget.value)}
      />
    );
  }
  switch (subject.field) {
    case 'shirtSize':
      return choosing(shirtSizes.map(option));
    case 'shirtCut':
      return choosing(shirtCuts.map(option));
    case 'publicRecognition':
      return choosing(publicRecognitions.map((one) => ({ value: one, label: capital(recognitionNames[one] ?? one) })));
    case 'owner':
      return choosing((team?.teammates ?? []).filter(({ left }) => !left).map(({ id, name }) => ({ value: id, label: name })));
    case 'timeZone':
      return <Autocomplete {...asks} data={zones()} limit={30} placeholder="Europe/Lisbon" onChange={onValue} />;
    default:
      return <Autocomplete {...asks} data={known} limit={30} maxLength={500} onChange={onValue} />;
  }
}
