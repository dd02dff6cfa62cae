import { Button } from '@mantine/core';
import { IconArrowMerge, IconClock, IconExternalLink, IconRefresh, IconUsersMinus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { SuggestionRow } from '../../shared/contract/identities.ts';
import { go } from '../app/navigation.ts';
import { type Command, type ScreenProps, useCommands } from '../app/registry.ts';
import { ScreenBar } from '../app/ScreenBar.tsx';
import { useChanging } from '../app/use-workspace.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { counted, figure } from '../ui/figures.ts';
import { Key } from '../ui/Key.tsx';
import { Opening } from '../ui/Opening.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Comparison } from './Comparison.tsx';
import styles from './DeskScreen.module.css';
import { acceptCertain, type Desk, keyOf, putOff, sayNotSame, saySame, useDesk } from './desk.ts';
import { Queue } from './Queue.tsx';

/** One suggestion after another: the same person, not the same, later. */
export default function DeskScreen(_: ScreenProps) {
  const desk = useDesk();
  return (
    <div className={styles.page}>
      <ScreenBar title="Same person?" detail={desk ? figure(desk.counts.certain + desk.counts.likely + desk.counts.possible) : undefined} />
      {desk === undefined ? <Opening /> : desk.error ? <Failed error={desk.error} lookAgain={desk.lookAgain} /> : <Waiting desk={desk} />}
    </div>
  );
}

const Failed = ({ error, lookAgain }: { error: Error; lookAgain: () => void }) => (
  <Problem
    title="It could not be found out who is there twice"
    action={
      <Button variant="default" onClick={lookAgain}>
        Try again
      </Button>
    }
  >
    {error.message}
  </Problem>
);

function Waiting({ desk }: { desk: Desk }) {
  const { rows, later, counts, isAsking, lookAgain } = desk;
  const { certain } = counts;
  const all = useMemo(() => [...rows, ...later], [rows, later]);
  const [at, setAt] = useState(0);
  const [isBulk, setBulk] = useState(false);
  const changing = useChanging();
  // What was answered is gone from the list, so the next one stands at its place.
  const place = Math.min(at, Math.max(0, all.length - 1));
  const chosen = all[place];
  useDeskCommands(chosen, all.length, place, setAt);
  if (!chosen)
    return (
      <EmptyState
        title="Nobody seems to be here twice"
        actions={
          <Button variant="default" loading={isAsking} onClick={lookAgain}>
            Look again
          </Button>
        }
      >
        Names, addresses and accounts of everybody are compared, and what agrees is shown here to be decided. A name alone never joins
        anyone. Whoever is one person all the same can be merged from the list of contributors (M).
      </EmptyState>
    );
  return (
    <>
      <div className={styles.panes}>
        <Queue
          counts={counts}
          rows={rows}
          later={later}
          chosen={keyOf(chosen)}
          onChoose={(key) => setAt(all.findIndex((row) => keyOf(row) === key))}
        >
          {certain > 1 ? (
            <Button variant="default" size="xs" onClick={() => setBulk(true)} {...changing}>
              Accept all {figure(certain)} certain ones…
            </Button>
          ) : null}
          <Button
            variant="subtle"
            size="xs"
            loading={isAsking}
            leftSection={<IconRefresh size="0.875rem" stroke={1.6} aria-hidden />}
            onClick={lookAgain}
          >
            Look again
          </Button>
        </Queue>
        <Comparison key={keyOf(chosen)} suggestion={chosen} />
      </div>
      <section className={styles.answers} aria-label="Answers">
        <Button rightSection={<Key keys="s" inherit />} onClick={() => void saySame(chosen)} {...changing}>
          Same person
        </Button>
        <Button variant="default" rightSection={<Key keys="n" />} onClick={() => void sayNotSame(chosen)} {...changing}>
          Not the same
        </Button>
        <Button variant="subtle" rightSection={<Key keys="l" />} onClick={() => putOff(chosen)}>
          Later
        </Button>
        <p className={styles.place}>
          One undo splits them again, also what arrives later · {figure(place + 1)} of {figure(all.length)}
        </p>
      </section>
      {isBulk ? (
        <Confirm
          title={`Join ${counted(certain, 'certain pair')}?`}
          verb="Join them"
          isSafe
          onConfirm={() => void acceptCertain()}
          onClose={() => setBulk(false)}
        >
          <p>
            In each an address, an account, or a rare full name agrees. Each is a merge as if you had said so yourself: undo takes back all
            of them, and a profile can be split at any time.
          </p>
        </Confirm>
      ) : null}
    </>
  );
}

function useDeskCommands(chosen: SuggestionRow | undefined, count: number, place: number, setAt: (at: number) => void): void {
  const commands = useMemo((): Command[] => {
    if (!chosen) return [];
    const group = 'On this suggestion';
    return [
      { id: 'identities.next', label: 'Next', keys: 'j', keysOnly: true, group, run: () => setAt(Math.min(count - 1, place + 1)) },
      { id: 'identities.previous', label: 'Previous', keys: 'k', keysOnly: true, group, run: () => setAt(Math.max(0, place - 1)) },
      {
        id: 'identities.same',
        label: 'Same person',
        icon: IconArrowMerge,
        keys: 's',
        group,
        changes: true,
        run: () => void saySame(chosen),
      },
      {
        id: 'identities.notSame',
        label: 'Not the same',
        icon: IconUsersMinus,
        keys: 'n',
        group,
        changes: true,
        run: () => void sayNotSame(chosen),
      },
      { id: 'identities.later', label: 'Later', icon: IconClock, keys: 'l', group, run: () => putOff(chosen) },
      {
        id: 'identities.openOne',
        label: `Open ${chosen.one.name}`,
        icon: IconExternalLink,
        keys: 'o',
        group,
        run: () => go('contributors', { contributor: chosen.one.contributor }),
      },
    ];
  }, [chosen, count, place, setAt]);
  useCommands(commands);
}
