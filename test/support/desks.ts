/** Cores that a test starts, or takes over, and that are settled when it is done. Called once for a file. */
import { afterEach } from 'vitest';
import { type Desk, startCore } from './workspaces.ts';

export function settledDesks(): { open: Pick<Desk, 'settle'>[]; core(): Desk } {
  const open: Pick<Desk, 'settle'>[] = [];
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.settle();
  });
  return {
    open,
    core() {
      const desk = startCore();
      open.push(desk);
      return desk;
    },
  };
}
