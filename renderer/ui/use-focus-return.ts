import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Once this part closes, the focus goes back to where it was when it opened; to `otherwise` when that is gone by then, such as
 * a menu. Whoever has gone elsewhere meanwhile stays there.
 */
export function useFocusReturn(box: RefObject<HTMLElement | null>, otherwise?: RefObject<HTMLElement | null>): void {
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    const own = box.current;
    return () =>
      queueMicrotask(() => {
        if (own?.isConnected || (document.activeElement ?? document.body) !== document.body) return;
        const there = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : otherwise?.current;
        there?.focus({ preventScroll: true });
      });
  }, [box, before, otherwise]);
}
