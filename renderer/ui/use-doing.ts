import { useState } from 'react';
import { newId } from '../session/new-id.ts';
import { useTellRefusal } from '../session/session.tsx';

/**
 * One piece of work at a time: what is under way, and the way to begin one. What is begun meanwhile is not done; a refusal is told.
 * The work is given an id for its call, under which `WorkProgress` shows it and can end it.
 */
export function useDoing<What>(): {
  readonly doing: What | null;
  readonly workId: string | null;
  readonly during: (what: What, work: (workId: string) => Promise<void>) => Promise<void>;
} {
  const tell = useTellRefusal();
  const [now, setNow] = useState<{ readonly what: What; readonly workId: string } | null>(null);
  const during = async (what: What, work: (workId: string) => Promise<void>): Promise<void> => {
    if (now !== null) return;
    const workId = newId();
    setNow({ what, workId });
    try {
      await work(workId);
    } catch (error) {
      tell(error);
    } finally {
      setNow(null);
    }
  };
  return { doing: now?.what ?? null, workId: now?.workId ?? null, during };
}
