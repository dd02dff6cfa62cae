import { IconCopy, IconNote, IconPencil, IconTag } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ContributorRow } from '../../../shared/contract/contributors.ts';
import { type Command, useCommands } from '../../app/registry.ts';
import { copyText } from '../actions.ts';
import { personCommands } from '../adding/commands.ts';
import { hasSelection, useContributorList } from '../list-state.ts';
import { openTagPicker, setRenaming, setWritingNote } from '../ui-state.ts';
import { useLatest } from '../use-latest.ts';
import { inSentence } from '../words.ts';

/** What can be done to the person who is open. `#` belongs to those selected in the list while there are any. */
export function useProfileCommands(row: ContributorRow, showAbout: () => void): void {
  const some = useContributorList((state) => hasSelection(state.selection));
  const about = useLatest(showAbout);
  const commands = useMemo((): Command[] => {
    const group = `On ${inSentence(row.name)}`;
    const inAbout = (run: () => void) => () => {
      about.current();
      run();
    };
    return [
      {
        id: 'contributors.rename',
        keys: 'e',
        label: 'Edit the name',
        icon: IconPencil,
        group,
        changes: true,
        run: () => setRenaming(true),
      },
      {
        id: 'contributors.note',
        keys: 'n',
        label: 'Write a note',
        icon: IconNote,
        group,
        changes: true,
        run: inAbout(() => setWritingNote(true)),
      },
      {
        id: 'contributors.tagPerson',
        ...(some ? {} : { keys: '#' }),
        label: `Tag ${inSentence(row.name)}`,
        icon: IconTag,
        group,
        changes: true,
        run: inAbout(() => openTagPicker('profile')),
      },
      ...personCommands(row.id, group),
      { id: 'contributors.copyName', label: 'Copy the name', icon: IconCopy, group, run: () => void copyText(row.name, 'the name') },
    ];
  }, [row.id, row.name, some, about]);
  useCommands(commands);
}
