import { useCallback } from 'react';
import { settleTyping } from './settle.ts';
import { useLatest } from './use-latest.ts';

/**
 * For keys and buttons that act on a whole form while a control may still hold what was typed: lets that control settle
 * its value, then does the action of the render that knows it.
 */
export function useAfterTyping(action: () => void): () => void {
  const latest = useLatest(action);
  return useCallback(() => {
    settleTyping();
    setTimeout(() => latest.current(), 0);
  }, [latest]);
}
