/** What the command line, a second start or the system asks to open. */
import { statSync } from 'node:fs';
import type { BridgeEvent } from '../../shared/bridge.ts';
import type { Grants } from './grants.ts';

type Requested = Extract<BridgeEvent, { type: 'requested' }>;
export type Request = Pick<Requested, 'kind' | 'path'>;

interface Situation {
  grants: Grants;
  emit(event: BridgeEvent): void;
}

export class Requests {
  readonly #situation: Situation;
  #first: Request | null = null;
  #windowListens = false;

  constructor(situation: Situation) {
    this.#situation = situation;
  }

  /** Grants the path and passes it to the window, which hears of it when it asks what to show first, or at once if it already did. */
  request(path: string): void {
    const request = requestFor(path);
    this.#situation.grants.grant(request.path);
    if (this.#windowListens) this.#situation.emit({ type: 'requested', ...request });
    else this.#first = request;
  }

  /** The workspace that the page will ask for; opened while the page loads, it is there when the page is. */
  get workspace(): string | null {
    return this.#first?.kind === 'workspace' ? this.#first.path : null;
  }

  /** For `shell.start`. Stays the same as long as the page does. */
  first(): Request | null {
    this.#windowListens = true;
    return this.#first;
  }

  /** A new page starts. What an earlier one was asked for is done. */
  pageStarts(): void {
    if (this.#windowListens) this.#first = null;
    this.#windowListens = false;
  }
}

/** A folder is a clone; anything else is taken for a workspace, and opening it says what is wrong with it. */
export function requestFor(path: string): Request {
  return { kind: isFolder(path) ? 'git' : 'workspace', path };
}

/** False as well for what may not be looked at, or cannot be a name at all: nobody may end Cairn by handing it over. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
