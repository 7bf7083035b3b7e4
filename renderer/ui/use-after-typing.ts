import { useCallback } from 'react';
import { settleTyping } from './settle.ts';
import { useLatest } from './use-latest.ts';

/**
 * For keys and buttons that act on a whole form while a control may still hold what was typed: lets that control settle
 * its value, then does the action of the render that knows it.
 */
export function useAfterTyping<Args extends readonly unknown[]>(
  action: (...args: Args) => void,
): (...args: Args) => void {
  const latest = useLatest(action);
  return useCallback(
    (...args: Args) => {
      settleTyping();
      setTimeout(() => latest.current(...args), 0);
    },
    [latest],
  );
}
