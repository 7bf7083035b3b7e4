import type { ReactNode } from 'react';
import { useSession } from '../session/session.tsx';

/** True while what is shown is only what could be read of damaged data: nothing can be saved. */
export function useLooking(): boolean {
  return useSession().status.looking;
}

/**
 * Controls that enter or save something. While what is shown is only looked at, all of them are dead; the band above every
 * screen says why. What opens in a dialog lies outside, and so must its opener within.
 */
export function Writing({ children }: { readonly children: ReactNode }) {
  // A fieldset alone holds for every kind of control within, also for those that come later.
  return useLooking() ? (
    <fieldset disabled style={{ display: 'contents' }}>
      {children}
    </fieldset>
  ) : (
    children
  );
}
