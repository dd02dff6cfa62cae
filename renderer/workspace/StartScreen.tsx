import { ActionIcon, Loader, UnstyledButton } from '@mantine/core';
import { IconFolderOpen, IconFolderPlus, IconGitBranch, IconMountain, IconX, type TablerIcon } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { recentWorkspace } from '../../shared/contract/shell.ts';
import type { z } from '../../shared/zod.ts';
import { api } from '../app/api.ts';
import { chooseAndAddClone, chooseAndCreate, chooseAndOpen, nameOf } from '../app/opening.ts';
import { invalidateAreas, useCall } from '../app/query.ts';
import { type Command, useCommands } from '../app/registry.ts';
import { openSample } from '../app/sample.ts';
import { openWorkspace, useSession } from '../app/session.ts';
import { toastError } from '../app/toasts.ts';
import { CairnMark } from '../ui/CairnMark.tsx';
import { counted, day } from '../ui/figures.ts';
import { Key } from '../ui/Key.tsx';
import { PathText } from '../ui/PathText.tsx';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import { Entrance } from './Entrance.tsx';
import styles from './StartScreen.module.css';

type Recent = z.infer<typeof recentWorkspace>;

/** What one sees before a workspace is open: go on with the last one, or begin another. */
export function StartScreen() {
  const { data: start } = useCall('shell.start', {});
  const opening = useSession((state) => state.opening);
  const recent = start?.recent ?? [];
  const last = recent.find((one) => one.exists);
  const earlier = recent.filter((one) => one !== last);
  const sample = earlier.find((one) => one.sample && one.exists);
  const lastPath = last?.path;

  const commands = useMemo(
    (): Command[] =>
      lastPath
        ? [
            {
              id: 'start.continue',
              label: 'Continue',
              keys: 'enter',
              keysOnly: true,
              group: 'Start',
              run: () => void openWorkspace(lastPath),
            },
          ]
        : [],
    [lastPath],
  );
  useCommands(commands);

  return (
    <Entrance>
      <h1 className={styles.lead}>See who contributes to your project and what each of them did, and keep notes on them.</h1>
      <div className={styles.ways} aria-busy={opening !== null}>
        {last ? <Continue recent={last} isOpening={opening === last.path} /> : null}
        <Way
          icon={IconFolderOpen}
          title="Open a workspace"
          text="A file a colleague shared, or a backup of your own."
          keys="mod+o"
          onClick={() => void chooseAndOpen()}
        />
        <Way
          icon={IconGitBranch}
          title="Point at a git clone"
          text="Its history becomes your list of contributors, kept where you say."
          keys="mod+g"
          onClick={() => void chooseAndAddClone()}
        />
        {last?.sample ? null : (
          <Way
            icon={IconMountain}
            title="Look around the sample community"
            text={
              sample
                ? `The one you opened on ${day(sample.openedAt)}, as you left it.`
                : 'About 400 invented people over three years. Nothing to set up.'
            }
            keys="mod+e"
            onClick={() => void openSample()}
          />
        )}
        <Way
          icon={IconFolderPlus}
          title="Start a new workspace"
          text="One file on your own disk. Add sources when you like."
          keys="mod+n"
          onClick={() => void chooseAndCreate()}
        />
      </div>
      {earlier.length > 0 ? <Earlier recent={earlier} opening={opening} /> : null}
      {opening && !recent.some((one) => one.path === opening) ? (
        <p className={styles.opening} role="status">
          <Loader size="0.875rem" /> Opening {nameOf(opening)}
        </p>
      ) : null}
    </Entrance>
  );
}

const peopleOf = ({ people, sample }: Recent): string =>
  people === null ? '' : sample ? counted(people, 'invented person', 'invented people') : counted(people, 'person', 'people');

function Continue({ recent, isOpening }: { recent: Recent; isOpening: boolean }) {
  return (
    <UnstyledButton
      className={styles.continue}
      aria-keyshortcuts="Enter"
      title={recent.path}
      onClick={() => void openWorkspace(recent.path)}
    >
      <CairnMark size={18} />
      <span className={styles.way}>
        <span className={styles.title}>Continue with {recent.name}</span>
        <span className={styles.text}>
          {recent.people === null ? '' : `${peopleOf(recent)}. `}Opened <TimeAgo at={recent.openedAt} />.
        </span>
        <span className={styles.text}>
          <PathText path={recent.path} />
        </span>
      </span>
      {isOpening ? <Loader size="1rem" /> : <Key keys="enter" />}
    </UnstyledButton>
  );
}

interface WayProps {
  icon: TablerIcon;
  title: string;
  text: string;
  keys: string;
  onClick: () => void;
}

function Way({ icon: Icon, title, text, keys, onClick }: WayProps) {
  return (
    <UnstyledButton className={styles.button} onClick={onClick}>
      <Icon size="1.125rem" stroke={1.5} aria-hidden="true" />
      <span className={styles.way}>
        <span className={styles.title}>{title}</span>
        <span className={styles.text}>{text}</span>
      </span>
      <Key keys={keys} />
    </UnstyledButton>
  );
}

function Earlier({ recent, opening }: { recent: readonly Recent[]; opening: string | null }) {
  const forget = (path: string) => () => {
    api.shell.forgetRecent({ path }).then(
      () => invalidateAreas(['shell']),
      (error: unknown) => toastError(error),
    );
  };
  return (
    <section className={styles.earlier}>
      <h2>Earlier</h2>
      <ul>
        {recent.map((one) => (
          <li key={one.path}>
            <UnstyledButton className={styles.recent} title={one.path} onClick={() => void openWorkspace(one.path)}>
              <span className={styles.which}>
                <span className={styles.line}>
                  <span className={styles.name}>{one.name}</span>
                  <span className={styles.people}>{one.exists ? peopleOf(one) : 'no longer where it was'}</span>
                </span>
                <span className={styles.text}>
                  <PathText path={one.path} />
                </span>
              </span>
              {opening === one.path ? <Loader size="0.875rem" /> : <span className={styles.date}>{day(one.openedAt)}</span>}
            </UnstyledButton>
            <ActionIcon
              className={styles.forget ?? ''}
              size="sm"
              aria-label={`Take ${one.name} off this list`}
              title="Take off this list. The file stays."
              onClick={forget(one.path)}
            >
              <IconX size="0.875rem" stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
