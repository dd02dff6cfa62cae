import { Select, TagsInput, TextInput } from '@mantine/core';
import { type RefObject, useState } from 'react';
import type { CustomField } from '../../../../shared/contract/details.ts';
import { type CustomKind, customKinds } from '../../../../shared/domain/contributors/details.ts';
import { api } from '../../../app/api.ts';
import { toast, toastError } from '../../../app/toasts.ts';
import { EditorFrame } from './EditorFrame.tsx';

const kindNames: Record<CustomKind, string> = { text: 'Text', number: 'Number', date: 'Date', choice: 'Choice', link: 'Link' };

interface Props {
  /** Goes on to the value of the person it was made for. */
  onMade: (field: CustomField) => void;
  onClose: () => void;
  otherwise: RefObject<HTMLElement | null>;
}

/** A new field for everybody in this workspace. */
export default function OwnFieldForm({ onMade, onClose, otherwise }: Props) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<CustomKind>('text');
  const [choices, setChoices] = useState<string[]>([]);
  const save = () =>
    api.contributors.addCustomField({ name: name.trim(), kind, choices: kind === 'choice' ? choices : [] }).then(
      (field) => {
        toast({ text: `Added the field ${field.name}.`, undo: true });
        onMade(field);
      },
      (error: unknown) => toastError(error, 'No field was added; what you wrote is still here.'),
    );
  return (
    <EditorFrame
      label="A field of your own"
      isEmpty={name.trim() === '' || (kind === 'choice' && choices.length === 0)}
      onSave={() => void save()}
      onClose={onClose}
      otherwise={otherwise}
    >
      <TextInput label="Name of the field" maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Select
        label="It holds"
        allowDeselect={false}
        data={customKinds.map((value) => ({ value, label: kindNames[value] }))}
        value={kind}
        onChange={(chosen) => setKind(customKinds.find((one) => one === chosen) ?? kind)}
      />
      {kind === 'choice' ? (
        <TagsInput label="To choose from" placeholder="One, then Enter" maxTags={100} value={choices} onChange={setChoices} />
      ) : null}
    </EditorFrame>
  );
}
