/** Which files a merge request touches. */
import type { Thing } from './invent.ts';

export interface Touched {
  now: string;
  /** What it was called before. */
  before: string;
}

const told = new WeakMap<Thing, Touched[]>();

/** A test pushed something else. */
export const touch = (thing: Thing, ...names: string[]): void => void told.set(thing, names.map(plain));

const plain = (name: string): Touched => ({ now: name, before: name });

/** Of three one is about documents, one moves code, one touches nothing. */
export function filesOf(thing: Thing): readonly Touched[] {
  const said = told.get(thing);
  if (said) return said;
  if (thing.iid % 3 === 0) return [plain('docs/gates.md'), plain('readme.md')];
  return thing.iid % 3 === 1 ? [{ now: `src/gate-${thing.iid % 5}.ts`, before: `lib/gate-${thing.iid % 5}.ts` }] : [];
}
