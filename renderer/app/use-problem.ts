import { useEffect, useMemo, useRef } from 'react';
import { dismissToast, sayProblem } from './toasts.ts';

/**
 * What went wrong while one thing is being written. It is said until that is tried again or put away: no old failure stands beside
 * what was saved at the second try.
 */
export function useProblem(): { say: (error: unknown, what?: string) => void; forget: () => void } {
  const shown = useRef<number | null>(null);
  const problem = useMemo(() => {
    const forget = () => {
      if (shown.current !== null) dismissToast(shown.current);
      shown.current = null;
    };
    const say = (error: unknown, what?: string) => {
      forget();
      shown.current = sayProblem(error, what);
    };
    return { say, forget };
  }, []);
  useEffect(() => problem.forget, [problem]);
  return problem;
}
