import { Button } from '@mantine/core';
import { IconDoorExit, IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { TeammateRow, TeamRow } from '../../shared/contract/team.ts';
import { api } from '../app/api.ts';
import { toast, toastError } from '../app/toasts.ts';
import { useChanging } from '../app/use-workspace.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { More } from '../ui/More.tsx';
import { Pill } from '../ui/Pill.tsx';
import { sitHere } from './Me.tsx';
import { Renaming } from './Renaming.tsx';
import styles from './TeamSettings.module.css';

interface Props {
  teammate: TeammateRow;
  teams: readonly TeamRow[];
  isMe: boolean;
}

export function TeammateItem({ teammate, teams, isMe }: Props) {
  const { id, name, title, left } = teammate;
  const [editing, setEditing] = useState(false);
  const changing = useChanging();
  const menu = useRef<HTMLButtonElement>(null);
  const theirs = teams.filter((team) => teammate.teams.includes(team.id)).map((team) => team.name);
  const kept = (error: unknown) => toastError(error, `${name} stays as before.`);
  const save = (newName: string, newTitle: string) =>
    api.team.editTeammate({ teammate: id, name: newName, title: newTitle }).then(() => toast({ text: `Changed ${newName}.`, undo: true }));
  const leave = () =>
    void api.team
      .setTeammateLeft({ teammate: id, left: !left })
      .then(
        () => toast({ text: left ? `${name} is back.` : `${name} has left.`, detail: 'What they did keeps their name.', undo: true }),
        kept,
      );
  if (editing)
    return (
      <li>
        <Renaming
          label={`Name of ${name}`}
          name={name}
          more={{ label: 'What they do', text: title }}
          onSave={save}
          onClose={() => setEditing(false)}
          otherwise={menu}
        />
      </li>
    );
  return (
    <li className={styles.item} data-left={left || undefined}>
      <Avatar name={name} />
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <span className={styles.more}>{[title, ...theirs].filter((part) => part !== '').join(' · ')}</span>
      </span>
      {left ? <Pill tone="quiet">has left</Pill> : null}
      {isMe ? <Pill tone="good">you</Pill> : null}
      {!left && !isMe ? (
        <Button size="xs" variant="subtle" aria-label={`This is me: ${name}`} onClick={() => sitHere(id)} {...changing}>
          This is me
        </Button>
      ) : null}
      <More
        label={`More about ${name}`}
        target={menu}
        items={[
          { label: 'Change…', icon: IconPencil, onClick: () => setEditing(true) },
          { label: left ? 'Is back' : 'Has left', icon: IconDoorExit, onClick: leave },
        ]}
      />
    </li>
  );
}
