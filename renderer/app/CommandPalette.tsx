import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { matches } from '../ui/fold.ts';
import { useHeldEnter } from '../ui/held-enter.ts';
import { Key } from '../ui/Key.tsx';
import styles from './CommandPalette.module.css';
import { overlayTakes } from './overlays.ts';
import { readQuery, usePalette } from './palette.ts';
import type { PaletteGroup, PaletteItem } from './registry.ts';

/** Finds people and tags, and does everything that has a name. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size="40rem"
      yOffset="clamp(1rem, 11vh, 6.5rem)"
      transitionProps={{ duration: 90, transition: 'fade' }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Find anything">
        <Finder onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const query = readQuery(text);
  const { groups, isPending } = usePalette(query);
  const items = groups.flatMap(({ items }) => items);
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === chosen),
  );
  const current = items[at];
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const optionId = (item: PaletteItem) => `${listId}-${item.id}`;

  const run = (item: PaletteItem | undefined): void => {
    if (!item) return;
    onClose();
    item.run();
  };
  const pressEnter = useHeldEnter(text, !isPending, () => run(current));
  useLayoutEffect(() => {
    field.current?.focus();
    const { text, isEntered } = overlayTakes();
    setText(text);
    if (isEntered) pressEnter(text);
  }, [pressEnter]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && items.length > 0) {
      event.preventDefault();
      const next = Math.abs(step) === 1 ? (at + step + items.length) % items.length : Math.min(items.length - 1, Math.max(0, at + step));
      setChosen(items[next]?.id ?? null);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      pressEnter(text);
    }
  };

  return (
    <div className={styles.palette}>
      <div className={styles.head}>
        <IconSearch size="1.125rem" stroke={1.6} aria-hidden="true" />
        <input
          className={styles.input}
          ref={field}
          data-autofocus
          role="combobox"
          aria-label="Find anything"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={current ? optionId(current) : undefined}
          placeholder="Find people, tags and commands"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
        />
        <Key keys="escape" />
      </div>
      <div className={styles.list} id={listId} role="listbox" aria-label="Results">
        {groups.map((group) => (
          <Group
            key={group.label}
            group={group}
            query={query.text}
            current={current}
            optionId={optionId}
            onPoint={(item) => setChosen(item.id)}
            onRun={run}
          />
        ))}
        {items.length === 0 ? (
          <p className={styles.nothing}>
            Nothing has “{query.text}” in it. Names, handles, addresses, tags and commands are looked through.
          </p>
        ) : null}
      </div>
      <div className={styles.foot}>
        <span>
          <Key keys="up down" /> move
        </span>
        <span>
          <Key keys="enter" /> run
        </span>
        <span className={styles.signs}>
          <Key keys="@" /> people <Key keys="#" /> tags <Key keys=">" /> commands
        </span>
      </div>
    </div>
  );
}

interface GroupProps {
  group: PaletteGroup;
  query: string;
  current: PaletteItem | undefined;
  optionId: (item: PaletteItem) => string;
  onPoint: (item: PaletteItem) => void;
  onRun: (item: PaletteItem) => void;
}

function Group({ group, query, current, optionId, onPoint, onRun }: GroupProps) {
  const labelId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: options of a list box are grouped by role; a fieldset would make them a form
    <div role="group" aria-labelledby={labelId}>
      <div className={styles.label} id={labelId}>
        {group.label}
      </div>
      {group.items.map((item) => (
        <Option
          key={item.id}
          id={optionId(item)}
          item={item}
          query={query}
          isCurrent={item === current}
          onPoint={() => onPoint(item)}
          onRun={() => onRun(item)}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  id: string;
  item: PaletteItem;
  query: string;
  isCurrent: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function Option({ id, item, query, isCurrent, onPoint, onRun }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the current option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys for all options
    <div
      className={styles.option}
      ref={row}
      id={id}
      role="option"
      aria-selected={isCurrent}
      onMouseMove={isCurrent ? undefined : onPoint}
      onClick={onRun}
    >
      <span className={styles.picture}>{item.picture}</span>
      <span className={styles.name}>
        <Marked text={item.label} query={query} />
      </span>
      {item.detail ? <span className={styles.detail}>{item.detail}</span> : null}
      {item.keys ? <Key keys={item.keys} /> : isCurrent ? <Key keys="enter" /> : null}
    </div>
  );
}

/** The letters that were typed, marked in what was found. */
function Marked({ text, query }: { text: string; query: string }) {
  const parts: React.ReactNode[] = [];
  let from = 0;
  for (const [start, end] of matches(text, query)) {
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
