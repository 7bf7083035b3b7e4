import { useState } from 'react';
import { useTellRefusal } from '../session/session.tsx';

/** One piece of work at a time: what is under way, and the way to begin one. What is begun meanwhile is not done; a refusal is told. */
export function useDoing<What>(): {
  readonly doing: What | null;
  readonly during: (what: What, work: () => Promise<void>) => Promise<void>;
} {
  const tell = useTellRefusal();
  const [doing, setDoing] = useState<What | null>(null);
  const during = async (what: What, work: () => Promise<void>): Promise<void> => {
    if (doing !== null) return;
    setDoing(what);
    try {
      await work();
    } catch (error) {
      tell(error);
    } finally {
      setDoing(null);
    }
  };
  return { doing, during };
}
