import { setImmediate } from 'node:timers/promises';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { WorkProgress } from '../../shared/contract/works.ts';
import type { WorkHow } from './works.ts';

/**
 * What a save beside other calls awaits between its slices: others are answered, it is told how far it is, and given up
 * where it is not wanted any more.
 */
export const besideOthers =
  ({ signal, tell }: WorkHow) =>
  async (progress: WorkProgress): Promise<void> => {
    tell(progress);
    await setImmediate();
    if (signal.aborted) throw new Refusal('work-cancelled');
  };
