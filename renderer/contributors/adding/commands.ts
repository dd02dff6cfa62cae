import { IconArrowMerge, IconArrowsSplit, IconPlus, IconUserPlus } from '@tabler/icons-react';
import type { Command } from '../../app/registry.ts';
import { openForm, personOnScreen } from './adding.ts';

/** There wherever one is; an activity is that of whoever's profile is open, and else one chooses. */
export const addingCommands: readonly Command[] = [
  {
    id: 'contributors.add',
    label: 'Add a person',
    icon: IconUserPlus,
    group: 'Add by hand',
    words: 'contributor new create by hand',
    changes: true,
    run: () => openForm({ form: 'person' }),
  },
  {
    id: 'contributors.addActivity',
    label: 'Add an activity',
    icon: IconPlus,
    group: 'Add by hand',
    words: 'talk tweet post blog article meetup help irc chat forum contribution by hand',
    changes: true,
    run: () => openForm({ form: 'activity', contributor: personOnScreen() }),
  },
];

/** On the profile of somebody. */
export const personCommands = (contributor: string, group: string): readonly Command[] => [
  {
    id: 'contributors.addActivityHere',
    keys: 'a',
    label: 'Add an activity',
    group,
    keysOnly: true,
    changes: true,
    run: () => openForm({ form: 'activity', contributor }),
  },
  {
    id: 'contributors.merge',
    keys: 'm',
    label: 'Merge with…',
    icon: IconArrowMerge,
    group,
    words: 'same person join unite',
    changes: true,
    run: () => openForm({ form: 'merge', contributor }),
  },
  {
    id: 'contributors.splitProfile',
    label: 'Split this profile…',
    icon: IconArrowsSplit,
    group,
    words: 'not me two people apart unmerge identities',
    changes: true,
    run: () => openForm({ form: 'split', contributor }),
  },
];
