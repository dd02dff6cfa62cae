import { IconCopy, IconEye, IconMail, IconMessage2, IconNote, IconPencil, IconPhone, IconShieldCheck, IconTag } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ContributorProfile } from '../../../shared/contract/contributors.ts';
import { useCall } from '../../app/query.ts';
import { type Command, useCommands } from '../../app/registry.ts';
import { copyText, watchPerson } from '../actions.ts';
import { personCommands } from '../adding/commands.ts';
import { hasSelection, useContributorList } from '../list-state.ts';
import { openTagPicker, recordConsentOf, setRenaming, setWritingNote, writeContact } from '../ui-state.ts';
import { useLatest } from '../use-latest.ts';
import { inSentence } from '../words.ts';

/** What can be done to the person who is open. `#` belongs to those selected in the list while there are any. */
export function useProfileCommands({ row, details }: ContributorProfile, showAbout: () => void): void {
  const me = useCall('team.me', {}).data?.me;
  const isWatched = details.watchers.some(({ id }) => id === me?.id);
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
      {
        id: 'contributors.log',
        keys: 'l',
        label: `Log a contact with ${inSentence(row.name)}`,
        icon: IconMessage2,
        group,
        words: 'talk chat letter follow up',
        changes: true,
        run: inAbout(() => writeContact({ id: null })),
      },
      {
        id: 'contributors.logCall',
        label: `Log a call with ${inSentence(row.name)}`,
        icon: IconPhone,
        group,
        changes: true,
        run: inAbout(() => writeContact({ id: null, channel: 'call' })),
      },
      {
        id: 'contributors.logMail',
        label: `Log a mail with ${inSentence(row.name)}`,
        icon: IconMail,
        group,
        changes: true,
        run: inAbout(() => writeContact({ id: null, channel: 'mail' })),
      },
      {
        id: 'contributors.watch',
        keys: 'w',
        label: isWatched ? `Watch ${inSentence(row.name)} no longer` : `Watch ${inSentence(row.name)}`,
        icon: IconEye,
        group,
        words: 'follow',
        changes: true,
        run: () => void watchPerson({ id: row.id, name: row.name }, !isWatched),
      },
      {
        id: 'contributors.consent',
        label: `Record consent of ${inSentence(row.name)}`,
        icon: IconShieldCheck,
        group,
        words: 'permission gdpr agree refuse withdraw',
        changes: true,
        run: inAbout(() => recordConsentOf('contact')),
      },
      ...personCommands(row.id, group),
      { id: 'contributors.copyName', label: 'Copy the name', icon: IconCopy, group, run: () => void copyText(row.name, 'the name') },
    ];
  }, [row.id, row.name, some, about, isWatched]);
  useCommands(commands);
}
