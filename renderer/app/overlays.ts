/** What lies over the window: the palette, or the sheet of keys. One at a time. */
import { create } from 'zustand';

export type Overlay = 'palette' | 'keys';

export const useOverlay = create<{ overlay: Overlay | null; text: string }>()(() => ({ overlay: null, text: '' }));

/** `text`: what is already typed in the palette, such as `#`. */
export function showOverlay(overlay: Overlay, text = ''): void {
  useOverlay.setState({ overlay, text });
}

export function hideOverlay(): void {
  useOverlay.setState({ overlay: null });
}
