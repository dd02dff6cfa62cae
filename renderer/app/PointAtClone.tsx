import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { counted } from '../ui/figures.ts';
import { PathText } from '../ui/PathText.tsx';
import styles from './PointAtClone.module.css';
import { addClones, choosePlace, forgetPointed, openHaving, type Pointed, startWith } from './pointing.ts';
import { useSession } from './session.ts';

/** Where a clone goes: into the workspace that is open, one that has it already, or a new one whose place is named. */
export default function PointAtClone({ pointed }: { pointed: Pointed }) {
  const open = useSession((state) => (state.phase === 'open' && !state.workspace?.readOnly ? state.workspace : null));
  const { clones, having, place } = pointed;
  const [first] = clones;
  const what = clones.length === 1 ? (first?.name ?? '') : counted(clones.length, 'clone');
  const isNewFirst = !open && having.length === 0;
  return (
    <Modal
      opened
      onClose={forgetPointed}
      title={isNewFirst ? `A workspace for ${what}` : `Where should ${what} go?`}
      size="34rem"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ul>
        {having.map((one, index) => (
          <Way
            key={one.path}
            title={`${one.name} has it already`}
            path={one.path}
            isFirst={index === 0}
            verb={`Open ${shortened(one.name)}`}
            onChoose={() => first && void openHaving(one.path, first)}
          />
        ))}
        {open ? (
          <Way
            title={`${open.name}, which is open`}
            path={open.path}
            isFirst={having.length === 0}
            verb={`Add to ${shortened(open.name)}`}
            onChoose={() => void addClones(clones)}
          />
        ) : null}
        <Way
          title="A new workspace, in this file"
          path={place}
          isFirst={isNewFirst}
          verb="Start a new workspace"
          onChoose={() => void startWith(pointed)}
        >
          <button type="button" className={styles.place} onClick={() => void choosePlace(pointed)}>
            Another place…
          </button>
        </Way>
      </ul>
      <p className={styles.note}>The clone is only read, never changed. Nothing leaves this computer.</p>
    </Modal>
  );
}

interface WayProps {
  title: string;
  path: string;
  /** The one that Enter takes. */
  isFirst: boolean;
  verb: string;
  onChoose: () => void;
  children?: ReactNode;
}

function Way({ title, path, isFirst, verb, onChoose, children }: WayProps) {
  return (
    <li className={styles.way}>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <PathText path={path} />
        {children}
      </div>
      <Button variant={isFirst ? 'filled' : 'default'} data-autofocus={isFirst || undefined} onClick={onChoose}>
        {verb}
      </Button>
    </li>
  );
}

const shortened = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);
