import { implement } from '@orpc/server';
import { notices } from '../../../shared/contract/notices.ts';
import type { Served } from './served.ts';

export function noticesRouter({ store }: Served) {
  const os = implement(notices);
  return os.router({
    read: os.read.handler(async ({ input }) => {
      // Its word lists are loaded only for those who read a notice.
      const { offerNotice } = await import('../notices/offer-notice.ts');
      return offerNotice(store(), input.file, input.text);
    }),
  });
}
