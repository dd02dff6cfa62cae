import { Select, TagsInput, TextInput } from '@mantine/core';
import { type RefObject, useRef, useState } from 'react';
import type { CustomField } from '../../../../shared/contract/details.ts';
import { type CustomKind, customKinds } from '../../../../shared/domain/contributors/details.ts';
import { api } from '../../../app/api.ts';
import { toast } from '../../../app/toasts.ts';
import { EditorFrame, wide } from '../../../ui/EditorFrame.tsx';

export const customKindNames: Record<CustomKind, string> = { text: 'Text', number: 'Number', date: 'Date', choice: 'Choice', link: 'Link' };

interface Props {
  /** The one that is changed; `null`: a new one. */
  field?: CustomField | null;
  /** Goes on to something else with it; without this the form closes. */
  onMade?: (field: CustomField) => void;
  onClose: () => void;
  otherwise: RefObject<HTMLElement | null>;
}

/** A field for everybody in this workspace. What it holds is decided once: values of another kind would make no sense in it. */
export default function OwnFieldForm({ field: before = null, onMade, onClose, otherwise }: Props) {
  const [name, setName] = useState(before?.name ?? '');
  const [kind, setKind] = useState<CustomKind>(before?.kind ?? 'text');
  const [choices, setChoices] = useState<string[]>(before?.choices ?? []);
  const made = useRef<CustomField | null>(null);
  const save = async () => {
    const said = { name: name.trim(), choices: kind === 'choice' ? choices : [] };
    made.current = before
      ? await api.contributors.editCustomField({ field: before.id, ...said })
      : await api.contributors.addCustomField({ ...said, kind });
    toast({ text: `${before ? 'Changed' : 'Added'} the field ${made.current.name}.`, undo: true });
  };
  return (
    <EditorFrame
      label={before ? `The field ${before.name}` : 'A field of your own'}
      isEmpty={name.trim() === '' || (kind === 'choice' && choices.length === 0)}
      onSave={save}
      onSaved={() => (onMade && made.current ? onMade(made.current) : onClose())}
      onClose={onClose}
      failure={before ? 'The field stays as it was; what you wrote is still here.' : 'No field was added; what you wrote is still here.'}
      otherwise={otherwise}
    >
      <TextInput label="Name of the field" maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      {before ? null : (
        <Select
          label="It holds"
          allowDeselect={false}
          data={customKinds.map((value) => ({ value, label: customKindNames[value] }))}
          value={kind}
          onChange={(chosen) => setKind(customKinds.find((one) => one === chosen) ?? kind)}
        />
      )}
      {kind === 'choice' ? (
        <TagsInput
          wrapperProps={wide}
          label="To choose from"
          description={before ? 'Who has a choice that you take away keeps it until somebody gives another.' : undefined}
          placeholder="One, then Enter"
          maxTags={100}
          value={choices}
          onChange={setChoices}
        />
      ) : null}
    </EditorFrame>
  );
}
