import { Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { CustomField } from '../../../shared/contract/details.ts';
import { api } from '../../app/api.ts';
import { useCall } from '../../app/query.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { useChanging } from '../../app/use-workspace.ts';
import { counted } from '../../ui/figures.ts';
import { More } from '../../ui/More.tsx';
import OwnFieldForm, { customKindNames } from '../profile/details/OwnFieldForm.tsx';
import styles from './FieldSettings.module.css';

/** What this workspace notes about people beyond what every workspace does. */
export default function FieldSettings() {
  const fields = useCall('contributors.customFields', {}).data?.fields;
  const [isAdding, setAdding] = useState(false);
  const changing = useChanging();
  const add = useRef<HTMLButtonElement>(null);
  if (!fields) return null;
  return (
    <>
      <p className={styles.intro}>
        What you want to know about people and Cairn has no place for: a region, a cohort, the day somebody signed. Each is on every
        profile.
      </p>
      <ul aria-label="Fields of your own">
        {fields.map((field) => (
          <FieldItem key={field.id} field={field} />
        ))}
      </ul>
      {isAdding ? (
        <OwnFieldForm onClose={() => setAdding(false)} otherwise={add} />
      ) : (
        <div className={styles.add}>
          <Button
            ref={add}
            variant="default"
            leftSection={<IconPlus size="1rem" stroke={1.6} aria-hidden />}
            onClick={() => setAdding(true)}
            {...changing}
          >
            Add a field
          </Button>
        </div>
      )}
    </>
  );
}

const people = (count: number): string =>
  count === 0 ? 'nobody has a value' : counted(count, 'person has a value', 'people have a value');

function FieldItem({ field }: { field: CustomField }) {
  const { id, name, kind, choices, people: count } = field;
  const [isEditing, setEditing] = useState(false);
  const menu = useRef<HTMLButtonElement>(null);
  const values = counted(count, 'person', 'people');
  const remove = () =>
    void api.contributors.removeCustomField({ field: id }).then(
      () =>
        toast({
          text: `Removed the field ${name}.`,
          ...(count > 0 ? { detail: `The values of ${values} went with it.` } : {}),
          undo: true,
        }),
      (error: unknown) => toastError(error, `${name} stays as before.`),
    );
  if (isEditing)
    return (
      <li>
        <OwnFieldForm field={field} onClose={() => setEditing(false)} otherwise={menu} />
      </li>
    );
  return (
    <li className={styles.item}>
      <span className={styles.what}>
        <span className={styles.name}>{name}</span>
        <span className={styles.more}>
          {[customKindNames[kind], choices.join(', '), people(count)].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <More
        label={`More about ${name}`}
        target={menu}
        items={[
          { label: kind === 'choice' ? 'Rename, change choices…' : 'Rename…', icon: IconPencil, onClick: () => setEditing(true) },
          { label: count > 0 ? `Remove, with the values of ${values}` : 'Remove', icon: IconTrash, onClick: remove },
        ]}
      />
    </li>
  );
}
