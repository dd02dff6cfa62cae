import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { type KeyboardEvent, lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { useProblem } from '../../app/use-problem.ts';
import { Key, keyCaps } from '../../ui/Key.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { draftOf, dropDraft, keepDraft } from './drafts.ts';
import styles from './Notes.module.css';
import words from './text.module.css';

const Markdown = lazy(async () => ({ default: (await import('../../ui/Markdown.tsx')).Markdown }));

const LONGEST = 20_000;

interface Props {
  label: string;
  text: string;
  /** Under which an unsaved text is kept when this closes before it was saved. */
  draft: string;
  /** Fails when it could not be saved: then the text stays where it is. */
  onSave: (text: string) => Promise<void>;
  onClose: () => void;
  /** Where the focus goes when what had it before is gone. */
  otherwise?: RefObject<HTMLElement | null>;
}

/** A note being written. Escape leaves it only when nothing would be lost. */
export function NoteEditor({ label, text: before, draft, onSave, onClose, otherwise }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useFocusReturn(box, otherwise);
  const [text, setText] = useState(() => draftOf(draft) ?? before);
  const [preview, setPreview] = useState(false);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  const [saving, setSaving] = useState(false);
  const problem = useProblem();
  const save = async () => {
    if (text.trim() === '' || saving) return;
    setSaving(true);
    try {
      await onSave(text.trim());
      leave();
    } catch (error) {
      setSaving(false);
      problem.say(error, 'The note is not saved; your text is still here.');
    }
  };
  const write = (next: string) => {
    setText(next);
    keepDraft(draft, next, before);
  };
  const leave = () => {
    dropDraft(draft);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (event.key === 'Escape' && text.trim() === before.trim()) leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div ref={box} className={styles.editor} onKeyDown={onKeyDown}>
      {preview ? (
        <div className={styles.preview}>
          <Suspense>{text.trim() === '' ? <p className={words.small}>Nothing written yet.</p> : <Markdown text={text} />}</Suspense>
        </div>
      ) : (
        <Textarea
          aria-label={label}
          placeholder="Plain text or Markdown"
          autosize
          minRows={3}
          maxRows={16}
          maxLength={LONGEST}
          value={text}
          autoFocus
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
      <div className={styles.editorFoot}>
        <SegmentedControl
          aria-label="Show as"
          data={[
            { value: 'text', label: 'Write' },
            { value: 'preview', label: 'Preview' },
          ]}
          value={preview ? 'preview' : 'text'}
          onChange={(next) => setPreview(next === 'preview')}
        />
        <span className={styles.spring} />
        <Button size="xs" variant="subtle" onClick={leave}>
          Cancel
        </Button>
        <Button
          size="xs"
          title={`Save the note (${keyCaps('mod+enter').join(' ')})`}
          disabled={text.trim() === ''}
          loading={saving}
          rightSection={<Key keys="mod+enter" inherit />}
          onClick={() => void save()}
        >
          Save
        </Button>
      </div>
    </div>
  );
}
