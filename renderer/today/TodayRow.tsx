import { Button, Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import type { Ref } from 'react';
import type { TodayAction } from '../app/registry.ts';
import { useChanging } from '../app/use-workspace.ts';
import { Key } from '../ui/Key.tsx';
import type { Line } from './lines.ts';
import styles from './TodayScreen.module.css';

interface Props {
  line: Line;
  /** The keys act on it. */
  isCurrent: boolean;
  /** The choices of its action are open. */
  isChoosing: boolean;
  onPoint: () => void;
  onChoosing: (isOpen: boolean) => void;
  nameRef: Ref<HTMLButtonElement>;
}

/** One thing that needs a person: who, what, since when, and what to do about it. */
export function TodayRow({ line, isCurrent, isChoosing, onPoint, onChoosing, nameRef }: Props) {
  const { picture, name, text, when, isLate, open, actions } = line;
  return (
    <li className={styles.row} data-current={isCurrent || undefined} aria-current={isCurrent || undefined} onFocus={onPoint}>
      <span className={styles.picture}>{picture}</span>
      <UnstyledButton ref={nameRef} className={styles.name} title={name} onClick={open}>
        {name}
      </UnstyledButton>
      <span className={styles.text} title={text}>
        {text}
      </span>
      <span className={styles.when} data-late={isLate || undefined}>
        {isLate ? <IconClock size="0.8125rem" stroke={1.8} aria-hidden /> : null}
        {when}
      </span>
      <span className={styles.actions}>
        {actions.map((action, index) =>
          index === 0 || isCurrent ? (
            <Action
              key={action.label}
              action={action}
              about={name}
              isFirst={index === 0}
              withKey={isCurrent}
              isOpen={isChoosing && 'choices' in action}
              onOpen={onChoosing}
            />
          ) : null,
        )}
      </span>
    </li>
  );
}

interface ActionProps {
  action: TodayAction;
  about: string;
  isFirst: boolean;
  withKey: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

function Action({ action, about, isFirst, withKey, isOpen, onOpen }: ActionProps) {
  const changing = useChanging();
  const looks = {
    size: 'xs',
    variant: 'subtle',
    className: styles.action ?? '',
    'data-first': (isFirst && withKey) || undefined,
    'aria-keyshortcuts': action.keys,
    rightSection: withKey ? <Key keys={action.keys} inherit={isFirst} /> : null,
    ...(action.changes ? changing : {}),
  } as const;
  const words = (
    <>
      <span aria-hidden>{action.label}</span>
      <VisuallyHidden>{`${action.label}: ${about}`}</VisuallyHidden>
    </>
  );
  if ('run' in action)
    return (
      <Button {...looks} onClick={action.run}>
        {words}
      </Button>
    );
  return (
    <Menu position="bottom-end" width="11rem" opened={isOpen} onChange={onOpen}>
      <Menu.Target>
        <Button {...looks}>{words}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {action.choices.map(({ label, run }) => (
          <Menu.Item key={label} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
