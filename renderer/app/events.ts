/** What the core tells by itself: commits, progress, the workspace, wishes from the menu. */
import type { BridgeEvent } from '../../shared/bridge.ts';
import { noteSeq } from './api.ts';
import { noteJob } from './jobs.ts';
import { invalidateAreas } from './query.ts';
import { workspaceChanged } from './session.ts';

/** While an import runs there are many commits a second; four repaints a second are enough. */
const PAUSE = 250;

let waiting = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** The first news is passed on at once, so that one's own change shows without delay. */
function areasChanged(areas: readonly string[]): void {
  for (const area of areas) waiting.add(area);
  if (timer === undefined) passOn();
}

function passOn(): void {
  timer = undefined;
  if (waiting.size === 0) return;
  const areas = [...waiting];
  waiting = new Set();
  invalidateAreas(areas);
  timer = setTimeout(passOn, PAUSE);
}

interface Wishes {
  requested: (kind: 'workspace' | 'git', path: string) => void;
  menu: (command: string) => void;
}

/** Listens until the function it returns is called. */
export function listen({ requested, menu }: Wishes): () => void {
  return window.cairn.subscribe((event: BridgeEvent) => {
    if (event.type === 'changed') {
      noteSeq(event.seq);
      areasChanged(event.areas);
    } else if (event.type === 'job') noteJob(event.job);
    else if (event.type === 'workspace') void workspaceChanged(event.path, event.restarted);
    else if (event.type === 'requested') requested(event.kind, event.path);
    else menu(event.command);
  });
}
