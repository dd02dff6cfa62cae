/**
 * What an area gives the shell: its place in the rail, its screens, its commands, what it finds. The shell knows areas
 * only through this; `areas.ts` lists them.
 */
import type { TablerIcon } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useEffect, useId } from 'react';
import { create } from 'zustand';
import type { TodayItem } from '../../shared/contract/today.ts';

/** Where in a screen one is. Texts only, so that the place survives a restart. */
export type Params = Readonly<Record<string, string>>;

export interface ScreenProps {
  params: Params;
}

/** Something one can do, by its name in the palette or by its key. */
export interface Command {
  /** Unique, with the area in front: `contributors.tag`. */
  id: string;
  label: string;
  icon?: TablerIcon;
  /** `e`, `mod+k`, `mod+shift+z`, or two keys after another: `g c`. `mod` is Ctrl, on a Mac Command. */
  keys?: string;
  /** Keys do the command also while one types in a field. Only for keys with `mod`. */
  inFields?: boolean;
  /** The heading in the palette and on the sheet of keys, such as "On Freja Lindqvarn"; default: "Commands". */
  group?: string;
  /** More words one may look for. */
  words?: string;
  /** Keys only: not shown in the palette. For j, k, x and such. */
  keysOnly?: boolean;
  /** Changes the workspace: not there while it is open for reading only. */
  changes?: boolean;
  run: () => void;
}

/** What is typed in the palette. `@` narrows to people, `#` to tags, `>` to commands; the sign is not in `text`. */
export interface PaletteQuery {
  text: string;
  only: 'everything' | 'people' | 'tags' | 'commands';
}

export interface PaletteItem {
  id: string;
  label: string;
  /** Grey, behind the label. */
  detail?: string;
  /** An avatar or an icon. */
  picture?: ReactNode;
  keys?: string;
  run: () => void;
}

export interface PaletteGroup {
  label: string;
  /** Behind the commands: one hardly looks for one of these by a word such as "new". */
  isLast?: boolean;
  items: readonly PaletteItem[];
}

export interface PaletteResults {
  groups: readonly PaletteGroup[];
  /** What is there now answers what was typed before; the answer to this is on its way. */
  isPending: boolean;
}

export interface SettingsPart {
  title: string;
  order: number;
  Part: ComponentType;
}

let parts: readonly SettingsPart[] = [];

/** What areas bring to the settings, in their order. The screen of the settings belongs to one of them and cannot know the others. */
export const settingsParts = (): readonly SettingsPart[] => parts;

export function bringSettings(brought: readonly SettingsPart[]): void {
  parts = brought.toSorted((one, other) => one.order - other.order);
}

/** Something to do about a line of Today, with its key while the cursor is there: at once, or one of a few choices. */
export type TodayAction = { label: string; keys: string; changes?: true } & (
  | { run: () => void }
  | { choices: readonly { label: string; run: () => void }[] }
);

/** One thing that needs a person, as its area shows it. */
export interface TodayLine {
  picture: ReactNode;
  name: string;
  /** What it is about. */
  text: string;
  /** How long it waits, or has left. */
  when?: ReactNode;
  isLate?: boolean;
  /** Where it is looked at. */
  open: () => void;
  /** The first is shown in every row, the others where the cursor is. */
  actions: readonly TodayAction[];
}

export interface TodayKind<K extends TodayItem['kind']> {
  title: string;
  /** Grey, behind the title: what stands here. */
  hint: string;
  icon: TablerIcon;
  /** Tells lines of this kind apart. */
  keyOf: (item: Extract<TodayItem, { kind: K }>) => string;
  /** `day`: today where the workspace counts its days. */
  lineOf: (item: Extract<TodayItem, { kind: K }>, day: string) => TodayLine;
}

/** Every kind, from the areas that bring them; the compiler asks for one that is missing. */
export type TodayKinds = { [K in TodayItem['kind']]: TodayKind<K> };

let kinds: TodayKinds | undefined;

export function bringToday(brought: TodayKinds): void {
  kinds = brought;
}

/** How a kind of item is shown; the screen of Today cannot know the areas. */
export function todayKind<K extends TodayItem['kind']>(kind: K): TodayKinds[K] {
  if (!kinds) throw new Error('The areas are put together in areas.ts, before anything is drawn.');
  return kinds[kind];
}

export interface RendererArea {
  name: string;
  rail?: {
    label: string;
    icon: TablerIcon;
    /** Contributors 20, Sources 80. */
    order: number;
    /** The screen it opens; one of `screens`. */
    screen: string;
    /** The second key after `g`. */
    key: string;
    /** Instead of `g` and the key: `mod+,`. Shown in the rail. */
    keys?: string;
    /** How many things wait there. A hook; nothing is shown for 0. */
    useCount?: () => number;
    /** At the foot of the rail: History, Settings. */
    foot?: boolean;
  };
  /** Names are unique over all areas: `contributors`, `sources`. A screen that is seldom opened may be `lazy`. */
  screens: Readonly<Record<string, ComponentType<ScreenProps>>>;
  /** Always there while a workspace is open. What depends on the screen goes through `useCommands`. */
  commands?: readonly Command[];
  /** What the palette finds here. A hook: called on every render of the palette with what is typed. */
  usePaletteResults?: (query: PaletteQuery) => PaletteResults;
  /** A part of the settings. Team 20, Safety 30. */
  settings?: SettingsPart;
  /** At the foot of the rail, above History: who sits here. */
  RailFoot?: ComponentType;
  /** What lies over any screen when it is asked for: forms and small windows. */
  Dialogs?: ComponentType;
  /** A part of the status bar, such as how fresh each source is. */
  Status?: ComponentType;
}

interface Mounted {
  commands: ReadonlyMap<string, readonly Command[]>;
}

/** Commands of what is on screen now. */
export const useMounted = create<Mounted>()(() => ({ commands: new Map() }));

/**
 * Commands that are there while the calling component is. The last component mounted wins a key. Pass the same list while
 * nothing changed (`useMemo`), or every render registers anew.
 */
export function useCommands(commands: readonly Command[]): void {
  const owner = useId();
  useEffect(() => {
    useMounted.setState((state) => ({ commands: new Map([...state.commands].filter(([key]) => key !== owner)).set(owner, commands) }));
    return () => useMounted.setState((state) => ({ commands: new Map([...state.commands].filter(([key]) => key !== owner)) }));
  }, [owner, commands]);
}
