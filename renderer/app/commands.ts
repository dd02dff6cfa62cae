/** Everything that can be done right now, from wherever it was registered. */
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDeviceFloppy,
  IconFolderOpen,
  IconFolderPlus,
  IconGitBranch,
  IconKeyboard,
  IconMountain,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import { areas, railAreas } from './areas.ts';
import { back, forward, go } from './navigation.ts';
import { chooseAndAddClone, chooseAndCreate, chooseAndOpen, chooseAndSaveCopy } from './opening.ts';
import { showOverlay } from './overlays.ts';
import { type Command, useMounted } from './registry.ts';
import { openSample } from './sample.ts';
import { closeWorkspace, isOpen, isReadOnly } from './session.ts';
import { redo, undo } from './undo.ts';

const always: readonly Command[] = [
  {
    id: 'workspace.open',
    label: 'Open a workspace…',
    icon: IconFolderOpen,
    keys: 'mod+o',
    inFields: true,
    group: 'Workspace',
    run: () => void chooseAndOpen(),
  },
  {
    id: 'workspace.new',
    label: 'New workspace…',
    icon: IconFolderPlus,
    keys: 'mod+n',
    inFields: true,
    group: 'Workspace',
    words: 'create make',
    run: () => void chooseAndCreate(),
  },
  {
    id: 'sources.addClone',
    label: 'Point at a git clone…',
    icon: IconGitBranch,
    keys: 'mod+g',
    inFields: true,
    group: 'Workspace',
    words: 'add source repository import',
    changes: true,
    run: () => void chooseAndAddClone(),
  },
  {
    id: 'workspace.sample',
    label: 'Look around the sample community',
    icon: IconMountain,
    keys: 'mod+e',
    inFields: true,
    group: 'Workspace',
    words: 'demo example try invented',
    run: () => void openSample(),
  },
  {
    id: 'app.keys',
    label: 'Show all keys',
    icon: IconKeyboard,
    keys: '?',
    group: 'Help',
    words: 'shortcuts keyboard',
    run: () => showOverlay('keys'),
  },
];

const whileOpen: readonly Command[] = [
  ...railAreas.flatMap(({ rail }): Command[] =>
    rail
      ? [
          {
            id: `go.${rail.screen}`,
            label: rail.label,
            icon: rail.icon,
            keys: rail.keys ?? `g ${rail.key}`,
            inFields: rail.keys !== undefined,
            group: 'Go to',
            run: () => go(rail.screen),
          },
        ]
      : [],
  ),
  {
    id: 'app.palette',
    label: 'Find anything',
    icon: IconSearch,
    keys: 'mod+k',
    inFields: true,
    group: 'Everywhere',
    keysOnly: true,
    run: () => showOverlay('palette'),
  },
  { id: 'app.back', label: 'Back', keys: 'alt+left', inFields: true, group: 'Everywhere', keysOnly: true, run: back },
  { id: 'app.forward', label: 'Forward', keys: 'alt+right', inFields: true, group: 'Everywhere', keysOnly: true, run: forward },
  {
    id: 'history.undo',
    label: 'Undo the last change',
    icon: IconArrowBackUp,
    keys: 'mod+z',
    group: 'Everywhere',
    changes: true,
    run: () => void undo(),
  },
  {
    id: 'history.redo',
    label: 'Redo',
    icon: IconArrowForwardUp,
    keys: 'mod+shift+z',
    group: 'Everywhere',
    changes: true,
    run: () => void redo(),
  },
  {
    id: 'workspace.saveCopy',
    label: 'Save a copy of the workspace…',
    icon: IconDeviceFloppy,
    group: 'Workspace',
    words: 'backup export',
    run: () => void chooseAndSaveCopy(),
  },
  { id: 'workspace.close', label: 'Close the workspace', icon: IconX, group: 'Workspace', run: () => void closeWorkspace() },
  ...areas.flatMap((area) => area.commands ?? []),
];

/** What the screen offers first, the last part mounted before the others; then what is always there. */
export function activeCommands(): readonly Command[] {
  return [...mountedCommands(), ...[...(isOpen() ? whileOpen : []), ...always].filter(isPossible)];
}

export function mountedCommands(): readonly Command[] {
  return [...useMounted.getState().commands.values()].reverse().flat().filter(isPossible);
}

const isPossible = (command: Command): boolean => !command.changes || !isReadOnly();

/** Runs a command that the menu of the system names. */
export function runCommand(id: string): void {
  activeCommands()
    .find((command) => command.id === id)
    ?.run();
}
