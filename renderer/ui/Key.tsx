import { Kbd } from '@mantine/core';
import { IconCornerDownLeft } from '@tabler/icons-react';
import styles from './Key.module.css';

const onMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac OS');

const names: Record<string, string> = onMac
  ? { mod: '⌘', shift: '⇧', alt: '⌥', enter: '↵', escape: 'Esc', backspace: '⌫', left: '←', right: '→', up: '↑', down: '↓' }
  : {
      mod: 'Ctrl',
      shift: 'Shift',
      alt: 'Alt',
      enter: '↵',
      escape: 'Esc',
      backspace: 'Backspace',
      left: '←',
      right: '→',
      up: '↑',
      down: '↓',
    };

/** The caps of a key as it is written in a command: `mod+k` -> Ctrl, K. */
export function keyCaps(keys: string): string[] {
  return keys.split(/[ +]/).map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** The same for screen readers: `mod+k` -> Control+K. */
export function spokenKeys(keys: string): string {
  const words: Record<string, string> = {
    mod: onMac ? 'Meta' : 'Control',
    left: 'ArrowLeft',
    right: 'ArrowRight',
    shift: 'Shift',
    alt: 'Alt',
  };
  return keys
    .split('+')
    .map((key) => words[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join('+');
}

interface Props {
  /** As in a command: `e`, `mod+k`, `g c`. */
  keys: string;
  /** On a filled button or a toast the cap takes the colour of its surroundings. */
  inherit?: boolean;
}

/** Key caps beside a command. Screen readers hear the key from `aria-keyshortcuts` of the control. */
export function Key({ keys, inherit = false }: Props) {
  return (
    <span className={styles.keys} aria-hidden="true" data-inherit={inherit || undefined}>
      {keyCaps(keys).map((cap, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the caps of one key never change their order
        <Kbd key={index} className={styles.cap}>
          {cap === '↵' ? <IconCornerDownLeft size="0.6875rem" stroke={2} /> : cap}
        </Kbd>
      ))}
    </span>
  );
}
