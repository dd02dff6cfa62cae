/** What a screen puts into the title bar of the window: its title, what belongs beside it, its actions. */
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';
import styles from './ScreenBar.module.css';

const useScreenBarSlots = create<{ title: HTMLElement | null; actions: HTMLElement | null }>()(() => ({
  title: null,
  actions: null,
}));

interface Props {
  title: string;
  /** Grey, behind the title: "1,284 of 8,412". */
  detail?: ReactNode;
  /** Buttons at the right: one filled at most. */
  actions?: ReactNode;
}

export function ScreenBar({ title, detail, actions }: Props) {
  const slots = useScreenBarSlots();
  useEffect(() => {
    document.title = `${title} - Cairn`;
  }, [title]);
  return (
    <>
      {slots.title
        ? createPortal(
            <>
              <h1 className={styles.title}>{title}</h1>
              {detail ? <span className={styles.detail}>{detail}</span> : null}
            </>,
            slots.title,
          )
        : null}
      {slots.actions && actions ? createPortal(actions, slots.actions) : null}
    </>
  );
}

/** Where the title bar takes them in. */
export function ScreenBarSlot({ name, className }: { name: 'title' | 'actions'; className?: string | undefined }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => {
    useScreenBarSlots.setState({ [name]: element });
    return () => useScreenBarSlots.setState({ [name]: null });
  }, [name, element]);
  return <div className={className} ref={setElement} />;
}
