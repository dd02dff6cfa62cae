import { useEffect, useState } from 'react';

/**
 * Enter that comes before the answer to what was typed: `run` is called once the answer is there, and never with one that only fitted
 * what was typed before. Whoever types on takes it back.
 *
 * @param isSettled What is shown answers `typed`.
 * @returns What to call for Enter, with what it was pressed after.
 */
export function useHeldEnter(typed: string, isSettled: boolean, run: () => void): (after: string) => void {
  const [heldAfter, setHeldAfter] = useState<string | null>(null);
  useEffect(() => {
    if (heldAfter === null || (heldAfter === typed && !isSettled)) return;
    setHeldAfter(null);
    if (heldAfter === typed) run();
  });
  return setHeldAfter;
}
