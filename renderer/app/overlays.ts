/** What lies over the window: the palette, or the sheet of keys. One at a time. */
import { create } from 'zustand';

export type Overlay = 'palette' | 'keys';

interface Overlays {
  overlay: Overlay | null;
  /** What is already typed in the palette. */
  text: string;
  /** The field of the palette is there and has the focus. */
  isTaking: boolean;
}

export const useOverlay = create<Overlays>()(() => ({ overlay: null, text: '', isTaking: false }));

/** `text`: what is already typed in the palette, such as `#`. */
export function showOverlay(overlay: Overlay, text = ''): void {
  useOverlay.setState({ overlay, text, isTaking: false });
}

export function hideOverlay(): void {
  useOverlay.setState({ overlay: null, isTaking: false });
}

/** From here on the field takes the keys itself. */
export function overlayTakes(): void {
  useOverlay.setState({ isTaking: true });
}

/** Quick hands type before the palette is drawn: no letter of that is lost. True when the stroke was caught. */
export function catchTyping(event: KeyboardEvent): boolean {
  const { overlay, isTaking, text } = useOverlay.getState();
  if (overlay !== 'palette' || isTaking || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
  useOverlay.setState({ text: text + event.key });
  return true;
}
