import { Button, Modal } from '@mantine/core';
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
          <li key={one.path} className={styles.way}>
            <div className={styles.words}>
              <p className={styles.title}>{one.name} has it already</p>
              <PathText path={one.path} />
            </div>
            <Button
              variant={index === 0 ? 'filled' : 'default'}
              data-autofocus={index === 0 || undefined}
              onClick={() => first && void openHaving(one.path, first)}
            >
              Open {shortened(one.name)}
            </Button>
          </li>
        ))}
        {open ? (
          <li className={styles.way}>
            <div className={styles.words}>
              <p className={styles.title}>{open.name}, which is open</p>
              <PathText path={open.path} />
            </div>
            <Button
              variant={having.length === 0 ? 'filled' : 'default'}
              data-autofocus={having.length === 0 || undefined}
              onClick={() => void addClones(clones)}
            >
              Add to {shortened(open.name)}
            </Button>
          </li>
        ) : null}
        <li className={styles.way}>
          <div className={styles.words}>
            <p className={styles.title}>A new workspace, in this file</p>
            <PathText path={place} />
            <button type="button" className={styles.place} onClick={() => void choosePlace(pointed)}>
              Another place…
            </button>
          </div>
          <Button
            variant={isNewFirst ? 'filled' : 'default'}
            data-autofocus={isNewFirst || undefined}
            onClick={() => void startWith(pointed)}
          >
            Start a new workspace
          </Button>
        </li>
      </ul>
      <p className={styles.note}>The clone is only read, never changed. Nothing leaves this computer.</p>
    </Modal>
  );
}

const shortened = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);
