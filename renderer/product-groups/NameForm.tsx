import { TextInput } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { api } from '../app/api.ts';
import { toast } from '../app/toasts.ts';
import { EditorFrame } from '../ui/EditorFrame.tsx';

interface Props {
  /** The one that is renamed; without one, a new one is made. */
  group?: { id: string; name: string };
  onClose: () => void;
  otherwise: RefObject<HTMLElement | null>;
}

export function NameForm({ group, onClose, otherwise }: Props) {
  const [name, setName] = useState(group?.name ?? '');
  const save = async () => {
    const next = name.trim();
    if (next === group?.name) return;
    if (group) await api.productGroups.renameGroup({ group: group.id, name: next });
    else await api.productGroups.addGroup({ name: next });
    toast({ text: group ? `Renamed ${group.name} to ${next}.` : `Added ${next}.`, undo: true });
  };
  return (
    <EditorFrame
      label={group ? `Name of ${group.name}` : 'A product group'}
      isEmpty={name.trim() === ''}
      verb={group ? 'Save' : 'Add'}
      onSave={save}
      onClose={onClose}
      failure={group ? `${group.name} stays as before; what you wrote is still here.` : 'No group was added; what you wrote is still here.'}
      otherwise={otherwise}
    >
      <TextInput label="Name of the product group" maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
    </EditorFrame>
  );
}
