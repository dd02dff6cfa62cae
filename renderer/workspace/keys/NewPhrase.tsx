import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { api } from '../../app/api.ts';
import { useCall } from '../../app/query.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { useWorkspace } from '../../app/use-workspace.ts';
import { day } from '../../ui/figures.ts';
import styles from './Keys.module.css';

interface Props {
  /** There is no key yet. */
  isFirst: boolean;
  onDone: () => void;
  onClose: () => void;
}

interface Phrase {
  words: readonly string[];
  ask: readonly number[];
}

/** Shows a new phrase, once; it counts when two of its words were said. The words are in this window only while this is open. */
export function NewPhrase({ isFirst, onDone, onClose }: Props) {
  const [phrase, setPhrase] = useState<Phrase | null>(null);
  const [isWritten, setWritten] = useState(false);
  useEffect(() => {
    let isHere = true;
    api.workspace.newPhrase({}).then((made) => {
      if (isHere) setPhrase(made);
    }, toastError);
    return () => {
      isHere = false;
    };
  }, []);
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={isFirst ? 'A key for postal addresses' : 'A new recovery phrase'}
      size="32rem"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {phrase === null ? null : isWritten ? (
        <Confirm phrase={phrase} isFirst={isFirst} onDone={onDone} onBack={() => setWritten(false)} />
      ) : (
        <Sheet words={phrase.words} isFirst={isFirst} onNext={() => setWritten(true)} onClose={onClose} />
      )}
    </Modal>
  );
}

function Sheet({
  words,
  isFirst,
  onNext,
  onClose,
}: {
  words: readonly string[];
  isFirst: boolean;
  onNext: () => void;
  onClose: () => void;
}) {
  const workspace = useWorkspace();
  const print = (): void => {
    api.shell.print({}).catch((error: unknown) => toastError(error, 'It could not be printed. Write the words down.'));
  };
  return (
    <div className={styles.form}>
      <p className={styles.note}>
        {isFirst
          ? 'Postal addresses are kept encrypted in the file. These twelve words open them, on any computer.'
          : 'These twelve words take the place of the old ones, which open this file no longer.'}{' '}
        They are shown this once: write them down, or print them, and keep the sheet where you keep a passport.
      </p>
      <div className={styles.sheet} data-paper>
        <p className={styles.paper}>Cairn: recovery phrase of the workspace {workspace?.name}</p>
        <ol className={styles.words} aria-label="Recovery phrase">
          {words.map((word, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may stand there twice, and nothing moves
            <li key={at}>{word}</li>
          ))}
        </ol>
        <p className={styles.paper}>
          Set on {day(Date.now())}. Whoever has these words and the file can read the postal addresses in it. Nobody can bring the words
          back.
        </p>
      </div>
      <div className={styles.actions}>
        <Button variant="default" leftSection={<IconPrinter size="1rem" stroke={1.6} aria-hidden />} onClick={print}>
          Print…
        </Button>
        <span className={styles.gap} />
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button data-autofocus onClick={onNext}>
          I have written them down
        </Button>
      </div>
    </div>
  );
}

function Confirm({ phrase, isFirst, onDone, onBack }: { phrase: Phrase; isFirst: boolean; onDone: () => void; onBack: () => void }) {
  const [said, setSaid] = useState<readonly string[]>(phrase.ask.map(() => ''));
  const [remember, setRemember] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ place: number; text: string } | null>(null);
  const { data: state } = useCall('workspace.keyState', {});
  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const words = phrase.ask.map((place, at) => ({ place, word: said[at] ?? '' }));
    try {
      if (isFirst) await api.workspace.makeKey({ confirm: words, remember: remember && state?.keychain !== 'unavailable' });
      else await api.workspace.changePhrase({ confirm: words });
      toast(
        isFirst
          ? { text: 'The key is made.', detail: 'Postal addresses can be written down now.' }
          : {
              text: 'The new phrase opens this workspace.',
              detail: 'The old one no longer does. Copies and backups from before keep theirs.',
            },
      );
      onDone();
    } catch (error) {
      setBusy(false);
      const place = error instanceof AppError ? error.details?.place : null;
      if (error instanceof AppError && typeof place === 'number') setProblem({ place, text: error.message });
      else toastError(error, 'The phrase was not set.');
    }
  };
  return (
    <form className={styles.form} onSubmit={(event) => void confirm(event)}>
      <p className={styles.note}>Two of the words, to be sure that they are on your sheet.</p>
      <div className={styles.two}>
        {phrase.ask.map((place, at) => (
          <TextInput
            key={place}
            data-autofocus={at === 0 || undefined}
            label={`Word ${place}`}
            value={said[at] ?? ''}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            error={problem?.place === place ? problem.text : null}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setSaid(said.map((one, index) => (index === at ? value : one)));
              setProblem(null);
            }}
          />
        ))}
      </div>
      {isFirst ? <Remember keychain={state?.keychain} isOn={remember} onChange={setRemember} /> : null}
      <div className={styles.actions}>
        <Button variant="subtle" onClick={onBack}>
          Back to the words
        </Button>
        <Button type="submit" loading={isBusy} disabled={said.some((word) => word.trim() === '')}>
          {isFirst ? 'Make the key' : 'Set the phrase'}
        </Button>
      </div>
    </form>
  );
}

function Remember({ keychain, isOn, onChange }: { keychain: string | undefined; isOn: boolean; onChange: (isOn: boolean) => void }) {
  if (keychain === 'unavailable')
    return <p className={styles.note}>This computer has no keychain that Cairn could use, so the phrase is asked for once per start.</p>;
  return (
    <Checkbox
      label="Open by itself on this computer"
      description="The key is kept in the keychain of the system as well."
      checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
