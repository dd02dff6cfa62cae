import { TextInput, UnstyledButton } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { identityIn } from '../../../shared/domain/contributors/by-hand.ts';
import { AppError } from '../../../shared/errors.ts';
import { api } from '../../app/api.ts';
import { go } from '../../app/navigation.ts';
import { toast } from '../../app/toasts.ts';
import { EditorFrame } from '../../ui/EditorFrame.tsx';
import { inSentence } from '../words.ts';
import text from './text.module.css';

interface Props {
  contributor: string;
  onClose: () => void;
  otherwise: RefObject<HTMLElement | null>;
}

/** One more address or account of somebody. Whose it is already is offered to be opened. */
export default function GiveIdentity({ contributor, onClose, otherwise }: Props) {
  const [typed, setTyped] = useState('');
  const [owner, setOwner] = useState<{ id: string; name: string } | null>(null);
  const given = identityIn(typed);
  const save = async () => {
    if ('problem' in given) return;
    try {
      await api.contributors.addIdentity({ contributor, identity: given });
    } catch (error) {
      const whose = error instanceof AppError ? error.details : undefined;
      if (typeof whose?.contributor === 'string') setOwner({ id: whose.contributor, name: String(whose.name) });
      throw error;
    }
    toast({ text: `${'email' in given ? given.email : given.username} belongs to this person now.`, undo: true });
  };
  return (
    <EditorFrame label="Address or account" isEmpty={'problem' in given} onSave={save} onClose={onClose} otherwise={otherwise}>
      <TextInput
        label="Address or account"
        placeholder="ana@example.org, or github: anapires"
        value={typed}
        error={typed.trim().length > 3 && 'problem' in given ? given.problem : null}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setOwner(null);
        }}
      />
      {owner ? (
        <UnstyledButton className={text.link} onClick={() => go('contributors', { contributor: owner.id })}>
          Open {inSentence(owner.name)}
        </UnstyledButton>
      ) : null}
    </EditorFrame>
  );
}
