import { type RefObject, useState } from 'react';
import { EditorFrame } from '../ui/EditorFrame.tsx';
import { NameFields } from './NameFields.tsx';

interface Props {
  label: string;
  name: string;
  /** A second field, which may be empty: its label and what stands in it. */
  more?: { label: string; text: string };
  onSave: (name: string, more: string) => Promise<unknown>;
  onClose: () => void;
  /** Where the focus goes when the menu it came from is new. */
  otherwise: RefObject<HTMLElement | null>;
}

/** The fields of a row in its place; Escape leaves it as it was. */
export function Renaming({ label, name: before, more, onSave, onClose, otherwise }: Props) {
  const [name, setName] = useState(before);
  const [second, setSecond] = useState(more?.text ?? '');
  const save = async () => {
    if (name.trim() !== before || second.trim() !== (more?.text ?? '')) await onSave(name.trim(), second.trim());
  };
  return (
    <EditorFrame
      label={label}
      isEmpty={name.trim() === ''}
      onSave={save}
      onClose={onClose}
      failure={`${before} stays as before; what you wrote is still here.`}
      otherwise={otherwise}
    >
      <NameFields
        label={label}
        name={name}
        onName={setName}
        {...(more ? { more: { label: more.label, text: second, onText: setSecond } } : {})}
      />
    </EditorFrame>
  );
}
