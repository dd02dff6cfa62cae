import { memo } from 'react';
import styles from './Avatar.module.css';

const hues = [25, 60, 95, 145, 175, 225, 265, 320];

/** The same name has the same hue on every machine. */
function hueOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hues[(hash >>> 0) % hues.length] ?? 25;
}

/** First letters of the first and the last word; whole characters, so that no letter is cut in half. */
function initialsOf(name: string): string {
  // Only the ends matter, and a name may be 10 kB.
  const words = (name.length > 400 ? `${name.slice(0, 200)} ${name.slice(-200)}` : name)
    .split(/[\s._\-@]+/u)
    .map(letter)
    .filter((first) => first !== '');
  const first = words[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

function letter(word: string): string {
  return /\p{L}|\p{N}/u.exec(word)?.[0] ?? '';
}

interface Props {
  name: string;
  /** In CSS pixels at 100 % text: 18 card, 22 row, 48 header. */
  size?: number;
}

/** Initials in the person's own muted hue. The name stands beside it, so it is hidden from screen readers. */
export const Avatar = memo(function Avatar({ name, size = 22 }: Props) {
  return (
    <span className={styles.avatar} aria-hidden="true" style={{ '--hue': hueOf(name), '--size': `${size / 16}rem` } as React.CSSProperties}>
      {initialsOf(name)}
    </span>
  );
});
