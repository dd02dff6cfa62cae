/** What the palette offers for what is typed. */
import { createElement } from 'react';
import { fits } from '../ui/fold.ts';
import { areas } from './areas.ts';
import { activeCommands, mountedCommands } from './commands.ts';
import type { Command, PaletteGroup, PaletteItem, PaletteQuery, PaletteResults } from './registry.ts';

const signs: Record<string, PaletteQuery['only']> = { '@': 'people', '#': 'tags', '>': 'commands' };

/** `# docs` looks for the tag docs. */
export function readQuery(typed: string): PaletteQuery {
  const only = signs[typed[0] ?? ''];
  return only ? { text: typed.slice(1).trim(), only } : { text: typed.trim(), only: 'everything' };
}

/** Commands of the screen first, then people, tags and what else the areas find, then all other commands, and last what there are thousands of. */
export function usePalette(query: PaletteQuery): PaletteResults {
  const results: PaletteResults[] = [];
  for (const area of areas) {
    // biome-ignore lint/correctness/useHookAtTopLevel: the list of areas never changes, so the hooks are always called in one order
    if (area.usePaletteResults) results.push(area.usePaletteResults(query));
  }
  const withCommands = query.only === 'everything' || query.only === 'commands';
  const here = withCommands ? mountedCommands() : [];
  const everywhere = withCommands ? activeCommands().filter((command) => !here.includes(command)) : [];
  const groups = merged([
    ...groupsOf(here, query.text, (command) => command.group ?? 'On this screen'),
    ...results.flatMap(({ groups }) => groups.filter(({ isLast }) => !isLast)),
    ...groupsOf(everywhere, query.text, (command) => (command.group === 'Go to' ? 'Go to' : 'Commands')),
    ...results.flatMap(({ groups }) => groups.filter(({ isLast }) => isLast)),
  ]);
  return { groups, isPending: results.some(({ isPending }) => isPending) };
}

/** One heading for what several areas put under the same words. */
function merged(groups: readonly PaletteGroup[]): PaletteGroup[] {
  const byLabel = new Map<string, PaletteItem[]>();
  for (const { label, items } of groups) if (items.length > 0) byLabel.set(label, [...(byLabel.get(label) ?? []), ...items]);
  return [...byLabel].map(([label, items]) => ({ label, items }));
}

function groupsOf(commands: readonly Command[], text: string, labelOf: (command: Command) => string): PaletteGroup[] {
  const groups = new Map<string, PaletteItem[]>();
  for (const command of commands) {
    if (command.keysOnly || !fits(`${command.label} ${command.words ?? ''} ${command.group ?? ''}`, text)) continue;
    const label = labelOf(command);
    groups.set(label, [...(groups.get(label) ?? []), toItem(command)]);
  }
  return [...groups].map(([label, items]) => ({ label, items }));
}

function toItem({ id, label, icon, keys, run }: Command): PaletteItem {
  return {
    id,
    label,
    run,
    ...(keys ? { keys } : {}),
    ...(icon ? { picture: createElement(icon, { size: '1rem', stroke: 1.6, 'aria-hidden': true }) } : {}),
  };
}
