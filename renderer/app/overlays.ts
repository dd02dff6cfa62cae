/** What lies over the window: the palette, or the sheet of keys. One at a time. */
import { create } from 'zustand';

export type Overlay = 'palette' | 'keys';

/** What the palette is to begin with. */
export interface Typed {
  text: string;
  /** Enter was pressed after it. */
  isEntered: boolean;
}

interface Overlays extends Typed {
  overlay: Overlay | null;
  /** The field of the palette is there and has the focus. */
  isTaking: boolean;
}

const nothing: Overlays = { overlay: null, text: '', isEntered: false, isTaking: false };

export const useOverlay = create<Overlays>()(() => nothing);

/** `text`: what is already typed in the palette, such as `#`. */
export function showOverlay(overlay: Overlay, text = ''): void {
  useOverlay.setState({ ...nothing, overlay, text });
}

export function hideOverlay(): void {
  useOverlay.setState(nothing);
}

/** What was typed until now; from here on the field takes the keys itself. */
export function overlayTakes(): Typed {
  const { text, isEntered } = useOverlay.getState();
  useOverlay.setState({ isTaking: true });
  return { text, isEntered };
}

/**
 * Quick hands type before the palette is drawn: no letter of that is lost, and none reaches what lies below. True when the stroke
 * was caught.
 */
export function catchTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const { overlay, isTaking, text, isEntered } = useOverlay.getState();
  if (overlay !== 'palette' || isTaking || ctrlKey || metaKey || altKey) return false;
  if (key === 'Escape') hideOverlay();
  else if (key === 'Enter') useOverlay.setState({ isEntered: true });
  else if (key === 'Backspace' && !isEntered) useOverlay.setState({ text: text.slice(0, -1) });
  else if (key.length === 1 && !isEntered) useOverlay.setState({ text: text + key });
  return true;
}
