/** What Cairn remembers outside of workspaces: preferences, where the window was, recent workspaces with the folders of their clones. Nothing else. */
import Store from 'electron-store';
import { preferences, recentWorkspace } from '../../shared/contract/shell.ts';
import { z } from '../../shared/zod.ts';
import type { Opened } from '../core/messages.ts';

const MOST_RECENT = 10;

const bounds = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1), maximised: z.boolean() });
export type WindowBounds = z.infer<typeof bounds>;

const recent = recentWorkspace.omit({ exists: true });
export type Recent = z.infer<typeof recent>;
export type Preferences = z.infer<typeof preferences>;

/** Each part stands alone: what a hand or a crash garbled goes back to its default, and the rest stays. */
const remembered = z.object({
  preferences: preferences.catch({ theme: 'system' }),
  bounds: bounds.nullable().catch(null),
  recent: z.array(recent).max(MOST_RECENT).catch([]),
});
type Remembered = z.infer<typeof remembered>;

export class Memory {
  readonly #store = new Store<Record<string, unknown>>({ name: 'cairn', clearInvalidConfig: true });
  #now: Remembered;

  constructor() {
    this.#now = remembered.parse(this.#store.store);
  }

  get preferences(): Preferences {
    return this.#now.preferences;
  }

  get bounds(): WindowBounds | null {
    return this.#now.bounds;
  }

  /** Newest first. */
  get recent(): readonly Recent[] {
    return this.#now.recent;
  }

  setPreferences(change: { [K in keyof Preferences]?: Preferences[K] | undefined }): Preferences {
    this.#save({ preferences: preferences.parse({ ...this.#now.preferences, ...change }) });
    return this.#now.preferences;
  }

  setBounds(value: WindowBounds): void {
    this.#save({ bounds: value });
  }

  /** Called with what the core says is open, never with what the window says. */
  noteOpened(workspace: NonNullable<Opened['workspace']>, openedAt: number): void {
    const others = this.#now.recent.filter(({ path }) => path !== workspace.path);
    this.#save({ recent: [{ ...workspace, openedAt }, ...others].slice(0, MOST_RECENT) });
  }

  /** A recent workspace has another name or number of people. */
  noteKnown(known: NonNullable<Opened['workspace']>): void {
    this.#save({ recent: this.#now.recent.map((one) => (one.path === known.path ? { ...one, ...known } : one)) });
  }

  forgetRecent(forgotten: string): void {
    this.#save({ recent: this.#now.recent.filter(({ path }) => path !== forgotten) });
  }

  #save(change: Partial<Remembered>): void {
    this.#now = { ...this.#now, ...change };
    try {
      this.#store.set(change);
    } catch {
      // A full disk must not keep anybody from working; this is remembered until Cairn ends.
    }
  }
}
