/** From a key stroke to a command: one listener for the whole window. */
import { catchTyping } from './overlays.ts';
import type { Command } from './registry.ts';

const onMac = navigator.userAgent.includes('Mac OS');
/** How long the second key of `g c` may take. */
const CHORD = 1500;

const named: Record<string, string> = {
  ' ': 'space',
  Enter: 'enter',
  Escape: 'escape',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * A stroke as it is written in a command. Signs such as `?` or `#` are taken as typed, however a keyboard makes them;
 * letters of other alphabets count as the letter that stands on the same key.
 */
export function strokeOf(event: KeyboardEvent): string {
  const letterKey = /^Key([A-Z])$/.exec(event.code)?.[1];
  const isLatin = /^[a-z]$/i.test(event.key);
  const key = isLatin
    ? event.key.toLowerCase()
    : letterKey && /^\p{L}$/u.test(event.key)
      ? letterKey.toLowerCase()
      : (named[event.key] ?? event.key);
  const isSign = key.length === 1 && !/^[a-z0-9]$/.test(key);
  const mod = onMac ? event.metaKey : event.ctrlKey;
  const other = onMac ? event.ctrlKey : event.metaKey;
  return [mod && 'mod', other && 'other', event.altKey && 'alt', event.shiftKey && !isSign && 'shift', key].filter(Boolean).join('+');
}

const fields = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]';
/** Enter and space belong to what has the focus. */
const pressable =
  'button, a[href], summary, input, [role=button], [role=link], [role=option], [role=menuitem], [role=tab], [role=checkbox], [role=switch]';
const ownKeys = '[role=menu], [role=listbox], [role=dialog]';

/** Whether a stroke there belongs to the element and not to the window. */
function isTaken(stroke: string, target: Element | null, command: Command): boolean {
  if (target?.closest(fields) && !command.inFields) return true;
  if ((stroke === 'enter' || stroke === 'space') && target?.closest(pressable)) return true;
  if (command.inFields) return false;
  return Boolean(target?.closest(ownKeys)) || document.querySelector('[aria-modal=true]') !== null;
}

/** Listens for the keys of the commands that `commands` gives, first come first served. Returns how to stop. */
export function listenToKeys(commands: () => readonly Command[]): () => void {
  let before: { stroke: string; at: number } | null = null;

  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return;
    const stroke = strokeOf(event);
    const target = event.target instanceof Element ? event.target : null;
    const first = before && event.timeStamp - before.at < CHORD ? before.stroke : null;
    before = null;

    const withKeys = commands().filter((command) => command.keys !== undefined);
    const begins = !target?.closest(fields) && withKeys.some((command) => command.keys?.startsWith(`${stroke} `));
    // A second key that leads nowhere does nothing, rather than what it does alone.
    const isLost = first !== null && stroke.length === 1 && !begins;
    const found =
      (first ? withKeys.find((command) => command.keys === `${first} ${stroke}`) : undefined) ??
      (isLost ? undefined : withKeys.find((command) => command.keys === stroke));
    if (found && !isTaken(stroke, target, found)) {
      event.preventDefault();
      if (!event.repeat || found.keysOnly) found.run();
      return;
    }
    if (!found && begins) before = { stroke, at: event.timeStamp };
  };

  // Before a list or a field below can take it.
  const onEveryKey = (event: KeyboardEvent): void => {
    if (!catchTyping(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  window.addEventListener('keydown', onEveryKey, { capture: true });
  window.addEventListener('keydown', onKey);
  return () => {
    window.removeEventListener('keydown', onEveryKey, { capture: true });
    window.removeEventListener('keydown', onKey);
  };
}
