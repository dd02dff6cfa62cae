import { Button, Menu } from '@mantine/core';
import { IconPencil, IconTrash, IconUsersPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { TeammateRow, TeamRow } from '../../shared/contract/team.ts';
import { api } from '../app/api.ts';
import { toast, toastError } from '../app/toasts.ts';
import { useChanging } from '../app/use-workspace.ts';
import { More } from '../ui/More.tsx';
import { Renaming } from './Renaming.tsx';
import styles from './TeamSettings.module.css';

const icon = { size: '1rem', stroke: 1.6, 'aria-hidden': true } as const;

interface Props {
  team: TeamRow;
  /** Everybody, for the names of members. */
  teammates: readonly TeammateRow[];
  /** Who can be put into it. */
  here: readonly TeammateRow[];
}

export function TeamItem({ team: { id, name, members }, teammates, here }: Props) {
  const [editing, setEditing] = useState(false);
  const changing = useChanging();
  const menu = useRef<HTMLButtonElement>(null);
  const names = teammates.filter((one) => members.includes(one.id)).map((one) => one.name);
  const kept = (error: unknown) => toastError(error, `${name} stays as before.`);
  const put = (teammate: string, isIn: boolean) =>
    void (isIn ? api.team.addMember({ team: id, teammate }) : api.team.removeMember({ team: id, teammate })).catch(kept);
  const rename = (newName: string) =>
    api.team.renameTeam({ team: id, name: newName }).then(() => toast({ text: `Renamed ${name} to ${newName}.`, undo: true }));
  const remove = () =>
    void api.team
      .removeTeam({ team: id })
      .then(() => toast({ text: `Removed the team ${name}.`, detail: 'Its members stay teammates.', undo: true }), kept);
  if (editing)
    return (
      <li>
        <Renaming label={`Name of ${name}`} name={name} onSave={rename} onClose={() => setEditing(false)} otherwise={menu} />
      </li>
    );
  return (
    <li className={styles.item}>
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <span className={styles.more}>{names.length > 0 ? names.join(', ') : 'nobody yet'}</span>
      </span>
      <Menu position="bottom-end" width="14rem">
        <Menu.Target>
          <Button size="xs" variant="subtle" leftSection={<IconUsersPlus {...icon} />} aria-label={`Members of ${name}`} {...changing}>
            Members
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.members ?? ''}>
          {here.length === 0 ? <Menu.Label>Add teammates first.</Menu.Label> : null}
          {here.map((one) => (
            <Menu.CheckboxItem key={one.id} checked={members.includes(one.id)} onChange={(isIn) => put(one.id, isIn)}>
              {one.name}
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      <More
        label={`More about ${name}`}
        target={menu}
        items={[
          { label: 'Rename…', icon: IconPencil, onClick: () => setEditing(true) },
          { label: 'Remove', icon: IconTrash, onClick: remove },
        ]}
      />
    </li>
  );
}
