import { Combobox, useCombobox } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { type ReactElement, useEffect, useLayoutEffect, useState } from 'react';
import { useCall } from '../app/query.ts';
import { figure } from '../ui/figures.ts';
import styles from './TagPicker.module.css';

export interface Tag {
  id: string;
  name: string;
}

interface Props {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** The button it hangs from. */
  children: ReactElement;
  /** `add`: a name nobody used makes a new tag. */
  purpose: 'add' | 'remove';
  /** Tags that are not offered, because the person carries them. */
  without?: readonly Tag[];
  /** Only these are offered. */
  only?: readonly Tag[] | undefined;
  onPick: (name: string, tag: Tag | null) => void;
}

const NEW = 'new:';
const SHOWN = 50;
const LONGEST = 60;
const same = (one: string, other: string): boolean => one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;

/** Finds a tag by typing, most used first. */
export function TagPicker({ opened, onOpened, children, purpose, without = [], only, onPick }: Props) {
  const [text, setText] = useState('');
  const combobox = useCombobox({ opened, onOpenedChange: onOpened, onDropdownClose: () => setText('') });
  const known = useCall('contributors.tags', {}, { enabled: opened }).data?.tags ?? [];
  const wanted = text.trim();
  const offered = known
    .filter((tag) => !without.some((one) => one.id === tag.id) && (!only || only.some((one) => one.id === tag.id)))
    .filter((tag) => tag.name.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()))
    .sort((one, other) => other.people - one.people || one.name.localeCompare(other.name))
    .slice(0, SHOWN);
  const isNew = purpose === 'add' && wanted !== '' && !known.some((tag) => same(tag.name, wanted));

  // The first answer is under the Enter key as soon as there is one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is offered depends on what is typed; the store is the same one
  useEffect(() => {
    if (opened) combobox.selectFirstOption();
  }, [opened, wanted, offered.length]);
  // At once, not after a fade: whoever presses # goes on typing, and afterwards goes on where they were.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once as it opens
  useLayoutEffect(() => {
    if (!opened) return undefined;
    const before = document.activeElement;
    combobox.searchRef.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [opened]);

  const pick = (value: string) => {
    onOpened(false);
    setText('');
    if (value.startsWith(NEW)) return onPick(value.slice(NEW.length), null);
    const tag = known.find((one) => one.id === value);
    if (tag) onPick(tag.name, tag);
  };

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={pick}
      width="16rem"
      position="top-start"
      shadow="md"
      radius="lg"
      withinPortal
      transitionProps={{ duration: 0 }}
    >
      <Combobox.Target withAriaAttributes={false} targetType="button">
        {children}
      </Combobox.Target>
      <Combobox.Dropdown className={styles.dropdown}>
        <Combobox.Search
          classNames={{ input: styles.search ?? '' }}
          value={text}
          // When it is made already open; later the effect above does it.
          autoFocus={opened}
          maxLength={LONGEST}
          placeholder={purpose === 'add' ? 'Find or make a tag' : 'Find a tag'}
          aria-label={purpose === 'add' ? 'Find or make a tag' : 'Find a tag to take off'}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {offered.length === 0 && !isNew ? (
          <p className={styles.empty}>
            {wanted === ''
              ? purpose === 'add'
                ? 'Type a name for the first tag.'
                : 'They carry no tags.'
              : `No tag has “${wanted}” in its name.`}
          </p>
        ) : (
          <Combobox.Options className={styles.options} aria-label="Tags">
            {offered.map((tag) => (
              <Combobox.Option key={tag.id} value={tag.id} className={styles.option}>
                <span className={styles.name}>{tag.name}</span>
                <span className={styles.count}>{figure(tag.people)}</span>
              </Combobox.Option>
            ))}
            {isNew ? (
              <Combobox.Option value={`${NEW}${wanted}`} className={styles.option}>
                <span className={styles.name}>
                  Make “<b>{wanted}</b>”
                </span>
                <IconTag size="0.875rem" stroke={1.6} aria-hidden />
              </Combobox.Option>
            ) : null}
          </Combobox.Options>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
