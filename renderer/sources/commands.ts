/** What the sources screen puts into the palette. */
import { IconGitBranch, IconPlayerPause, IconPlayerPlay, IconPlus, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { SourceRow } from '../../shared/contract/sources.ts';
import { replace } from '../app/navigation.ts';
import { readDocumentation, readSource } from '../app/reading.ts';
import { type Command, useCommands } from '../app/registry.ts';
import type { Dialog } from '../app/source-dialog.ts';
import { bringBackSource } from './actions.ts';
import { pauseSource, resumeSource } from './rhythm-actions.ts';
import { editWords, isReadAgain } from './words.ts';

/** `chosen`: the one that is shown. */
export function useSourceCommands(
  sources: readonly SourceRow[] | undefined,
  chosen: SourceRow | undefined,
  open: (dialog: Dialog) => void,
): void {
  const commands = useMemo((): Command[] => {
    const step = (by: number) => () => {
      const at = (sources ?? []).findIndex((source) => source.id === chosen?.id);
      const next = sources?.[at + by];
      if (next) replace('sources', { source: next.id });
    };
    const group = 'In the list';
    const list: Command[] = [
      { id: 'sources.next', label: 'Next source', keys: 'j', keysOnly: true, group, run: step(1) },
      { id: 'sources.previous', label: 'Previous source', keys: 'k', keysOnly: true, group, run: step(-1) },
    ];
    list.push({
      id: 'sources.add',
      label: 'Add a git clone…',
      icon: IconPlus,
      keys: 'a',
      group: 'Sources',
      changes: true,
      run: () => open('add'),
    });
    if (!chosen) return list;
    const about = `On ${chosen.name}`;
    const rename: Command = {
      id: 'sources.rename',
      label: 'Rename this source…',
      keys: 'e',
      group: about,
      changes: true,
      run: () => open('rename'),
    };
    const remove: Command = {
      id: 'sources.remove',
      label: 'Remove this source…',
      icon: IconTrash,
      group: about,
      words: 'delete disconnect stop reading retire',
      changes: true,
      run: () => open('remove'),
    };
    const own = chosen.kind === 'table' || chosen.kind === 'sample' ? [rename] : [rename, remove];
    if (chosen.retiredAt !== null)
      return [
        ...list,
        {
          id: 'sources.bringBack',
          label: 'Bring this source back',
          icon: IconRefresh,
          group: about,
          words: 'read again retired',
          changes: true,
          run: () => void bringBackSource(chosen.id),
        },
        ...own,
      ];
    if (!isReadAgain(chosen)) return [...list, ...own];
    const reading: Command[] = [
      {
        id: 'sources.read',
        label: 'Read what is new',
        icon: IconRefresh,
        keys: 'r',
        group: about,
        words: 'sync',
        changes: true,
        run: () => void readSource(chosen.id),
      },
      {
        id: 'sources.readFull',
        label: 'Look at everything again',
        icon: IconRefresh,
        group: about,
        words: 'full sync',
        changes: true,
        run: () => void readSource(chosen.id, true),
      },
    ];
    if (chosen.rhythm)
      reading.push({
        id: 'sources.pause',
        label: chosen.rhythm.paused ? 'Let this source go on' : 'Pause this source',
        icon: chosen.rhythm.paused ? IconPlayerPlay : IconPlayerPause,
        group: about,
        words: 'stop schedule sync resume pause',
        changes: true,
        run: () => void (chosen.rhythm?.paused ? resumeSource(chosen.id) : pauseSource(chosen.id)),
      });
    const edit: Command = {
      id: 'sources.edit',
      label: `${editWords(chosen)} of this source…`,
      group: about,
      words: 'move path edit mailmap',
      changes: true,
      run: () => open('edit'),
    };
    if (chosen.server || chosen.document) return [...list, ...reading, edit, ...own];
    return [
      ...list,
      ...reading,
      {
        id: 'sources.documentation',
        label: 'Find out what is documentation',
        icon: IconGitBranch,
        group: about,
        changes: true,
        run: () => void readDocumentation(chosen.id),
      },
      edit,
      ...own,
    ];
  }, [sources, chosen, open]);
  useCommands(commands);
}
