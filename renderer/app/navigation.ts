/** Where in the window one is: a history of screens of its own, kept per workspace so that the window remembers its place. */
import { create } from 'zustand';
import type { Params } from './registry.ts';
import { recall, remember } from './storage.ts';

export interface Place {
  screen: string;
  params: Params;
}

interface Navigation {
  /** What the places belong to: the path of the workspace. */
  workspace: string | null;
  places: readonly Place[];
  index: number;
}

/** What needs a person now comes first, unless the window remembers another place. */
const first: Place = { screen: 'today', params: {} };
const MOST = 100;

export const useNavigation = create<Navigation>()(() => ({ workspace: null, places: [first], index: 0 }));

/** The place that is on screen. */
export const usePlace = (): Place => useNavigation((state) => state.places[state.index] ?? first);

/** Opens a screen. Going to where one is does nothing. */
export function go(screen: string, params: Params = {}): void {
  const { places, index } = useNavigation.getState();
  if (samePlace(places[index], { screen, params })) return;
  const kept = [...places.slice(0, index + 1), { screen, params }].slice(-MOST);
  useNavigation.setState({ places: kept, index: kept.length - 1 });
}

/** Changes where one is without a step to go back: for the row under the cursor. */
export function replace(screen: string, params: Params = {}): void {
  useNavigation.setState(({ places, index }) => ({ places: places.with(index, { screen, params }) }));
}

export function back(): void {
  useNavigation.setState(({ index }) => ({ index: Math.max(0, index - 1) }));
}

export function forward(): void {
  useNavigation.setState(({ index, places }) => ({ index: Math.min(places.length - 1, index + 1) }));
}

/** Takes up where one was in this workspace. */
export function enterWorkspace(path: string | null): void {
  if (path === useNavigation.getState().workspace) return;
  useNavigation.setState({ workspace: path, places: [path ? remembered(path) : first], index: 0 });
}

useNavigation.subscribe(({ workspace, places, index }) => {
  if (workspace) remember(storageKey(workspace), JSON.stringify(places[index] ?? first));
});

const storageKey = (path: string): string => `place:${path}`;

function remembered(path: string): Place {
  try {
    const kept: unknown = JSON.parse(recall(storageKey(path)) ?? 'null');
    return isPlace(kept) ? kept : first;
  } catch {
    return first;
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null || !('screen' in value) || !('params' in value)) return false;
  const { screen, params } = value;
  return (
    typeof screen === 'string' &&
    typeof params === 'object' &&
    params !== null &&
    Object.values(params).every((one) => typeof one === 'string')
  );
}

function samePlace(one: Place | undefined, other: Place): boolean {
  if (one?.screen !== other.screen) return false;
  const keys = Object.keys(other.params);
  return keys.length === Object.keys(one.params).length && keys.every((key) => one.params[key] === other.params[key]);
}
