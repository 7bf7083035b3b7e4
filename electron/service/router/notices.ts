import { implement } from '@orpc/server';
import { deadlinePractice } from '../../../db/deadline-practice.ts';
import { notices } from '../../../shared/contract/notices.ts';
import type { Served } from './served.ts';

export function noticesRouter({ state, store }: Served) {
  const os = implement(notices);
  return os.router({
    read: os.read.handler(async ({ input, signal }) => {
      // Its word lists are loaded only for those who read a notice.
      const { offerNotice } = await import('../notices/offer-notice.ts');
      return state.works.during(input.id, signal, (how) => offerNotice(store, state.reader, input, how));
    }),
    readPart: os.readPart.handler(async ({ input }) => {
      const { selectedTask } = await import('../notices/selected-task.ts');
      return selectedTask(input, deadlinePractice(store()));
    }),
  });
}
