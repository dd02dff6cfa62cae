/** What sources need a person for, as Today shows it. */
import { IconAlertTriangle, IconFileAlert } from '@tabler/icons-react';
import { go } from '../app/navigation.ts';
import { readSource } from '../app/reading.ts';
import type { TodayKinds } from '../app/registry.ts';
import { chooseTable } from '../tables/index.ts';
import { counted } from '../ui/figures.ts';
import { TimeAgo } from '../ui/TimeAgo.tsx';
import { seeSetAside } from './actions.ts';
import styles from './Freshness.module.css';

const sign = <IconAlertTriangle className={styles.sign} size="1.125rem" stroke={1.6} aria-hidden />;

export const sourcesToday: Pick<TodayKinds, 'source_stopped' | 'set_aside'> = {
  source_stopped: {
    title: 'Sources',
    hint: 'something stopped',
    icon: IconAlertTriangle,
    keyOf: ({ source }) => source.id,
    lineOf: ({ source, text, at, canReadAgain }) => ({
      picture: sign,
      name: source.name,
      text,
      when: <TimeAgo at={at} short />,
      open: () => go('sources', { source: source.id }),
      actions: [
        canReadAgain
          ? { label: 'Read again', keys: 'd', changes: true, run: () => void readSource(source.id) }
          : { label: 'Import again…', keys: 'd', changes: true, run: () => void chooseTable() },
        { label: 'Look', keys: 'l', run: () => go('sources', { source: source.id }) },
      ],
    }),
  },
  set_aside: {
    title: 'Set aside',
    hint: 'could not be read',
    icon: IconFileAlert,
    keyOf: ({ source }) => source.id,
    lineOf: ({ source, count }) => ({
      picture: sign,
      name: source.name,
      text: `${counted(count, 'item')} could not be read and ${count === 1 ? 'was' : 'were'} set aside.`,
      open: () => go('sources', { source: source.id }),
      actions: [
        { label: 'Seen', keys: 'd', changes: true, run: () => void seeSetAside(source.id) },
        { label: 'Look', keys: 'l', run: () => go('sources', { source: source.id }) },
      ],
    }),
  },
};
