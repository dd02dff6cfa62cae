import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconSelector, IconUserQuestion, IconUsersGroup } from '@tabler/icons-react';
import type { TeammateRow } from '../../shared/contract/team.ts';
import { api } from '../app/api.ts';
import { go } from '../app/navigation.ts';
import { useCall } from '../app/query.ts';
import { toastError } from '../app/toasts.ts';
import { useChanging } from '../app/use-workspace.ts';
import { Avatar } from '../ui/Avatar.tsx';
import styles from './Me.module.css';

/** Where in the settings the team is. */
export const teamPart = { part: 'Team' };

const NOBODY = 'nobody';
const icon = { size: '1rem', stroke: 1.6, 'aria-hidden': true } as const;

export function sitHere(teammate: string | null, onBehalfOf: string | null = null): void {
  api.team.iAm({ teammate, onBehalfOf }).catch((error: unknown) => toastError(error, 'Who sits here stays as it was.'));
}

/** Who sits at this computer, and for whom they act. Not there while nobody works here by name. */
export function Me() {
  const team = useCall('team.list', {}).data;
  const desk = useCall('team.me', {}).data;
  const changing = useChanging();
  const here = team?.teammates.filter(({ left }) => !left) ?? [];
  if (!desk || (here.length === 0 && !desk.me)) return null;
  const { me, onBehalfOf } = desk;
  return (
    <Menu position="top-start" width="15rem" offset={4}>
      <Menu.Target>
        <UnstyledButton className={styles.target} title={me ? undefined : 'Say who you are, and every change carries it'}>
          {me ? <Avatar name={me.name} size={18} /> : <IconUserQuestion {...icon} />}
          <span className={styles.words}>
            {me ? <VisuallyHidden>You are </VisuallyHidden> : null}
            <span className={styles.name}>{me ? me.name : 'Who is here?'}</span>
            {onBehalfOf ? <span className={styles.for}> for {onBehalfOf.name}</span> : null}
          </span>
          <IconSelector className={styles.more} size="0.875rem" stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.list}>
          <Menu.Label>I am</Menu.Label>
          <Menu.RadioGroup value={me?.id ?? NOBODY} onChange={(chosen) => sitHere(chosen === NOBODY ? null : chosen)}>
            {here.map((one) => (
              <Choice key={one.id} one={one} changing={changing} />
            ))}
            <Menu.RadioItem value={NOBODY} {...changing}>
              Nobody in particular
            </Menu.RadioItem>
          </Menu.RadioGroup>
          {me && here.length > 1 ? (
            <>
              <Menu.Label>I act for</Menu.Label>
              <Menu.RadioGroup value={onBehalfOf?.id ?? NOBODY} onChange={(chosen) => sitHere(me.id, chosen === NOBODY ? null : chosen)}>
                {here
                  .filter(({ id }) => id !== me.id)
                  .map((one) => (
                    <Choice key={one.id} one={one} changing={changing} />
                  ))}
                <Menu.RadioItem value={NOBODY} {...changing}>
                  Myself
                </Menu.RadioItem>
              </Menu.RadioGroup>
            </>
          ) : null}
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUsersGroup {...icon} />} onClick={() => go('settings', teamPart)}>
          Team…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice({ one, changing }: { one: TeammateRow; changing: ReturnType<typeof useChanging> }) {
  return (
    <Menu.RadioItem value={one.id} {...changing}>
      {one.name}
    </Menu.RadioItem>
  );
}
