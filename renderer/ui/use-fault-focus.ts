import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { focusFirstFault } from './settle.ts';

/** Frames for which a control at fault is waited for, unless something is pressed: some 20 seconds. */
const FRAMES = 1_200;

const PRESSES = ['keydown', 'pointerdown'] as const;

/** Moves the focus to the first control at fault of a form, once the faults that were just found are drawn. */
export function useFaultFocus(): {
  /** The part of the window that is searched. */
  readonly scope: RefObject<HTMLDivElement | null>;
  /** Call when faults were found. */
  readonly focusFault: () => void;
} {
  const scope = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState(0);
  useEffect(() => {
    const form = scope.current;
    if (found === 0 || form === null) return undefined;
    let frame = 0;
    let tried = 0;
    const search = (): void => {
      tried += 1;
      // A folded section that holds the fault is only opening, on a slow PC for many frames.
      if (!focusFirstFault(form) && tried < FRAMES) frame = requestAnimationFrame(search);
    };
    // Whoever goes on by hand meanwhile keeps the focus.
    const stop = (): void => {
      cancelAnimationFrame(frame);
      for (const press of PRESSES) window.removeEventListener(press, stop, true);
    };
    for (const press of PRESSES) window.addEventListener(press, stop, true);
    search();
    return stop;
  }, [found]);
  const focusFault = useCallback(() => setFound((count) => count + 1), []);
  return { scope, focusFault };
}
