import { TextInput, UnstyledButton } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { identityIn } from '../../../shared/domain/contributors/by-hand.ts';
import { AppError } from '../../../shared/errors.ts';
import { api } from '../../app/api.ts';
import { go } from '../../app/navigation.ts';
import { toast } from '../../app/toasts.ts';
import { inSentence } from '../words.ts';
import { EditorFrame } from './details/EditorFrame.tsx';
import text from './text.module.css';

interface Props {
  contributor: string;
  onClose: () => void;
  otherwise: RefObject<HTMLElement | null>;
}

/** One more address or account of somebody. Whose it is already is offered to be opened. */
export default function GiveIdentity({ contributor, onClose, otherwise }: Props) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<AppError | null>(null);
  const given = identityIn(typed);
  const owner = problem?.details?.contributor;
  const save = () => {
    if ('problem' in given) return;
    api.contributors.addIdentity({ contributor, identity: given }).then(
      () => {
        toast({ text: `${'email' in given ? given.email : given.username} belongs to this person now.`, undo: true });
        onClose();
      },
      (error: unknown) => setProblem(error instanceof AppError ? error : new AppError('internal', 'It was not saved.')),
    );
  };
  return (
    <EditorFrame label="Address or account" isEmpty={'problem' in given} onSave={save} onClose={onClose} otherwise={otherwise}>
      <TextInput
        label="Address or account"
        placeholder="ana@example.org, or github: anapires"
        value={typed}
        error={problem?.message ?? (typed.trim().length > 3 && 'problem' in given ? given.problem : null)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setProblem(null);
        }}
      />
      {typeof owner === 'string' ? (
        <UnstyledButton className={text.link} onClick={() => go('contributors', { contributor: owner })}>
          Open {inSentence(String(problem?.details?.name))}
        </UnstyledButton>
      ) : null}
    </EditorFrame>
  );
}
