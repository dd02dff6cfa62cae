import { type RefObject, useState } from 'react';
import type { DetailItem, Details } from '../../../../shared/contract/details.ts';
import { api } from '../../../app/api.ts';
import { toast } from '../../../app/toasts.ts';
import { EditorFrame } from '../../../ui/EditorFrame.tsx';
import { emptyItem, ItemFields, isWhole } from './ItemFields.tsx';
import { labelOf, type Subject } from './lines.ts';
import { ValueField } from './ValueField.tsx';

interface Props {
  contributor: string;
  details: Details;
  subject: Subject;
  onClose: () => void;
  otherwise: RefObject<HTMLElement | null>;
}

/** One detail being written. What was typed stays when it could not be saved. */
export default function DetailEditor({ contributor, details, subject, onClose, otherwise }: Props) {
  const before =
    subject.what === 'own' ? details.custom[subject.field.id] : subject.what === 'value' ? details.values[subject.field] : undefined;
  const [value, setValue] = useState(before ?? '');
  const [item, setItem] = useState<DetailItem>(() =>
    subject.what === 'item' ? (subject.row?.item ?? emptyItem(subject.kind)) : emptyItem('link'),
  );
  const label = labelOf(subject);

  const saving = (): Promise<unknown> => {
    if (subject.what !== 'item')
      return api.contributors.setDetail({
        people: { contributors: [contributor] },
        field: subject.what === 'own' ? subject.field.id : subject.field,
        value,
      });
    return subject.row ? api.contributors.editDetail({ detail: subject.row.id, item }) : api.contributors.addDetail({ contributor, item });
  };
  const save = async () => {
    if (subject.what !== 'item' && value === before) return;
    await saving();
    toast({ text: `Noted: ${label.toLocaleLowerCase()}.`, undo: true });
  };
  const isEmpty = subject.what === 'item' ? !isWhole(item) : value.trim() === '';
  return (
    <EditorFrame label={label} isEmpty={isEmpty} onSave={save} onClose={onClose} otherwise={otherwise}>
      {subject.what === 'item' ? (
        <ItemFields item={item} onItem={setItem} />
      ) : (
        <ValueField subject={subject} label={label} value={value} onValue={setValue} />
      )}
    </EditorFrame>
  );
}
