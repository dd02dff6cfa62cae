import { IconPencil, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { api } from '../../app/api.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { More } from '../../ui/More.tsx';
import { TimeAgo } from '../../ui/TimeAgo.tsx';
import { setWritingNote, useContributorUi } from '../ui-state.ts';
import about from './About.module.css';
import { draftOf } from './drafts.ts';
import { NoteEditor } from './NoteEditor.tsx';
import styles from './Notes.module.css';
import { AddButton, PartHead } from './PartHead.tsx';
import text from './text.module.css';

// Reading Markdown is a third of what this screen weighs, and most people have no note.
const Markdown = lazy(async () => ({ default: (await import('../../ui/Markdown.tsx')).Markdown }));

type Note = ContributorProfile['notes'][number];

/** Notes about the person, newest first as the core gives them. */
export function Notes({ contributor, notes }: { contributor: string; notes: readonly Note[] }) {
  const draft = `new ${contributor}`;
  const writing = useContributorUi((state) => state.writingNote);
  // What was begun here before is open again.
  useEffect(() => {
    if (draftOf(draft) !== undefined) setWritingNote(true);
  }, [draft]);
  const plus = useRef<HTMLButtonElement>(null);
  const add = async (text: string) => {
    await api.contributors.addNote({ contributor, text });
    toast({ text: 'Note saved.', undo: true });
  };
  return (
    <section className={about.part} aria-labelledby="notes">
      <PartHead id="notes" title="Notes">
        <AddButton ref={plus} label="Write a note" hint="Write a note (N)" onClick={() => setWritingNote(true)} />
      </PartHead>
      {writing ? (
        <NoteEditor
          key={draft}
          label="New note"
          text=""
          draft={draft}
          onSave={add}
          onClose={() => setWritingNote(false)}
          otherwise={plus}
        />
      ) : null}
      {notes.length === 0 && !writing ? <p className={text.small}>What should your team know about this person?</p> : null}
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} />
      ))}
    </section>
  );
}

function NoteCard({ note }: { note: Note }) {
  const [editing, setEditing] = useState(() => draftOf(note.id) !== undefined);
  // The menu the person came from is not there while the note is being changed.
  const menu = useRef<HTMLButtonElement>(null);
  const save = async (text: string) => {
    if (text === note.text) return;
    await api.contributors.editNote({ note: note.id, text });
    toast({ text: 'Note changed.', undo: true });
  };
  const remove = () => api.contributors.removeNote({ note: note.id }).then(() => toast({ text: 'Note removed.', undo: true }), toastError);
  if (editing)
    return (
      <NoteEditor label="Edit the note" text={note.text} draft={note.id} onSave={save} onClose={() => setEditing(false)} otherwise={menu} />
    );
  return (
    <article className={styles.note}>
      <Suspense fallback={<p className={styles.plainNote}>{note.text}</p>}>
        <Markdown text={note.text} />
      </Suspense>
      <footer className={styles.noteFoot}>
        <span>
          <TimeAgo at={note.at} />
          {note.by ? `, ${note.by.name}` : null}
          {note.editedAt === null ? null : (
            <>
              , changed <TimeAgo at={note.editedAt} />
            </>
          )}
        </span>
        <More
          label="What to do with this note"
          target={menu}
          items={[
            { label: 'Edit', icon: IconPencil, onClick: () => setEditing(true) },
            { label: 'Remove', icon: IconTrash, onClick: () => void remove() },
          ]}
        />
      </footer>
    </article>
  );
}
