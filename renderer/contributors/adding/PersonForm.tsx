import { Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { type GivenIdentity, identityIn } from '../../../shared/domain/contributors/by-hand.ts';
import { fold } from '../../../shared/domain/identities/fold.ts';
import type { AppError } from '../../../shared/errors.ts';
import { api } from '../../app/api.ts';
import { go } from '../../app/navigation.ts';
import { useCall } from '../../app/query.ts';
import { toast } from '../../app/toasts.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { inSentence } from '../words.ts';
import styles from './adding.module.css';

const FEW = 3;

/** Lines or commas between them. */
const partsOf = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Somebody whom no source knows (yet): a name is enough. */
export default function PersonForm({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [known, setKnown] = useState('');
  const [noteText, setNoteText] = useState('');
  const given = partsOf(known).map(identityIn);
  const problem = given.find((one): one is Extract<GivenIdentity, { problem: string }> => 'problem' in one)?.problem;
  const open = (contributor: string) => {
    onClose();
    go('contributors', { contributor });
  };
  const save = async (): Promise<void> => {
    const row = await api.contributors.addContributor({
      name,
      emails: given.flatMap((one) => ('email' in one ? [one.email] : [])),
      accounts: given.flatMap((one) => ('username' in one ? [one] : [])),
      noteText,
    });
    toast({ text: `Added ${inSentence(row.name)}.`, undo: true });
    go('contributors', { contributor: row.id });
  };
  const owner = (error: AppError) => {
    const { contributor, name: called } = error.details ?? {};
    return typeof contributor === 'string' ? <OpenPerson name={String(called)} onOpen={() => open(contributor)} /> : null;
  };
  return (
    <FormDialog
      title="Add a person"
      verb="Add"
      isReady={name.trim() !== '' && problem === undefined}
      onSave={save}
      onClose={onClose}
      wayOut={owner}
    >
      <TextInput label="Name" data-autofocus maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Namesakes name={name} onOpen={open} />
      <TextInput
        label="Addresses or accounts, if you know any"
        placeholder="ana@example.org, github: anapires"
        error={problem}
        value={known}
        onChange={(event) => setKnown(event.currentTarget.value)}
      />
      <Textarea
        label="Note"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        value={noteText}
        onChange={(event) => setNoteText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
    </FormDialog>
  );
}

function OpenPerson({ name, onOpen }: { name: string; onOpen: () => void }) {
  return (
    <UnstyledButton className={styles.link} onClick={onOpen}>
      Open {inSentence(name)}
    </UnstyledButton>
  );
}

/** Whoever has the name already: perhaps it is them. */
function Namesakes({ name, onOpen }: { name: string; onOpen: (contributor: string) => void }) {
  const asked = name.trim();
  const found = useCall('contributors.list', { search: asked.slice(0, 200), offset: 0, limit: 20 }, { enabled: asked.length > 2 }).data;
  const same = found?.rows.filter((row) => fold(row.name) === fold(asked)).slice(0, FEW) ?? [];
  if (asked.length <= 2 || same.length === 0) return null;
  return (
    <p className={styles.hint} role="status">
      Somebody of this name is here already:{' '}
      {same.map((row) => (
        <span key={row.id}>
          <OpenPerson name={row.name} onOpen={() => onOpen(row.id)} /> {row.handle}{' '}
        </span>
      ))}
    </p>
  );
}
